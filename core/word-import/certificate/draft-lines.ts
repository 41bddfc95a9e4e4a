import type { Pid } from '../../act/tree.ts';
import { type Line, plainLines } from '../../amend/redline/lines.ts';
import { type LineStretch, stretchesIn } from '../../amend/redline/stretches.ts';
import { type LineSignatures, type Signature, type SignedRun, UNSIGNED } from '../../history/signed-runs.ts';

/**
 * Words of a printed line, with the amendment that inserts or strikes them and their author; null for words of the
 * Act.
 */
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
  /** Whether the line is absent from the original Act. */
  readonly isInserted: boolean;
  /** Every provision that has words in it. */
  readonly pids: readonly Pid[];
  /** The fields of the provisions that the line prints. */
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

/**
 * The printed lines of the draft as amended, without empty ones.
 * @param runsOf a line's runs with their authors
 */
export function draftLines(
  lines: readonly Line[],
  runsOf: LineSignatures['runsOf'] = UNSIGNED.runsOf,
): readonly DraftLine[] {
  return lines.flatMap((line) => {
    const [text = ''] = plainLines([line], 'as-amended');
    return text === '' ? [] : [draftLine(line, text, runsOf(line))];
  });
}
