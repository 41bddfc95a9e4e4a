import type { Pid } from '../../act/tree.ts';
import { type Line, plainLines } from '../../amend/redline/lines.ts';
import { type LineStretch, stretchesIn } from '../../amend/redline/stretches.ts';
import { type LineSignatures, type Signature, type SignedRun, UNSIGNED } from '../../history/signed-runs.ts';

/** Words of a printed line, and the amendment that puts them in, or strikes them, with whose they are; null for words of the Act. */
interface DraftRun {
  readonly text: string;
  readonly am: string | null;
  readonly by: Signature | null;
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

function draftLine(line: Line, text: string, signed: readonly SignedRun[]): DraftLine {
  const stretches = stretchesIn(line);
  return {
    text,
    pid: line.pid,
    isHeading: line.role === 'heading',
    isInserted: line.changeStatus.state === 'inserted',
    pids: [...new Set([line.pid, ...stretches.map(({ pid }) => pid)])],
    fields: new Set(stretches.map(({ field }) => field)),
    runs: signed.flatMap(({ run, by }): DraftRun[] =>
      run.kind === 'deleted' ? [] : [{ text: run.text, am: run.kind === 'kept' ? null : run.am, by }],
    ),
    struck: signed.flatMap(({ run, by }): DraftRun[] =>
      run.kind === 'deleted' ? [{ text: run.text, am: run.am, by }] : [],
    ),
  };
}

/** The printed lines of a draft as it would read, those that have words. @param runsOf a line's runs with whose they are */
export function draftLines(
  lines: readonly Line[],
  runsOf: LineSignatures['runsOf'] = UNSIGNED.runsOf,
): readonly DraftLine[] {
  return lines.flatMap((line) => {
    const [text = ''] = plainLines([line], 'as-amended');
    return text === '' ? [] : [draftLine(line, text, runsOf(line))];
  });
}
