import type { Pid } from '../../act/tree.ts';
import { type Line, plainLines } from '../../amend/redline/lines.ts';
import { type LineStretch, stretchesIn } from '../../amend/redline/stretches.ts';

/** Words of a printed line, and the amendment that puts them in, or strikes them; null for words of the Act. */
interface DraftRun {
  readonly text: string;
  readonly am: string | null;
}

/** A printed line of the draft, as it is compared with a file. */
export interface DraftLine {
  readonly text: string;
  readonly pid: Pid;
  readonly isHeading: boolean;
  /** Whether the line itself is not in the Act as it was. */
  readonly isInserted: boolean;
  /** Every provision that has words in it. */
  readonly pids: readonly Pid[];
  /** Which of its provisions' words. */
  readonly fields: ReadonlySet<LineStretch['field']>;
  readonly runs: readonly DraftRun[];
  readonly struck: readonly DraftRun[];
}

function draftLine(line: Line, text: string): DraftLine {
  const stretches = stretchesIn(line);
  const of = (kind: 'inserted' | 'deleted') =>
    stretches.flatMap(({ run }): DraftRun[] => (run.kind === kind ? [{ text: run.text, am: run.am }] : []));
  return {
    text,
    pid: line.pid,
    isHeading: line.role === 'heading',
    isInserted: line.changeStatus.state === 'inserted',
    pids: [...new Set([line.pid, ...stretches.map(({ pid }) => pid)])],
    fields: new Set(stretches.map(({ field }) => field)),
    runs: stretches.flatMap(({ run }): DraftRun[] =>
      run.kind === 'deleted' ? [] : [{ text: run.text, am: run.kind === 'kept' ? null : run.am }],
    ),
    struck: of('deleted'),
  };
}

/** The printed lines of a draft as it would read, those that have words. */
export function draftLines(lines: readonly Line[]): readonly DraftLine[] {
  return lines.flatMap((line) => {
    const [text = ''] = plainLines([line], 'as-amended');
    return text === '' ? [] : [draftLine(line, text)];
  });
}
