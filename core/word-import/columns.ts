import type { LineStretch } from '../amend/stretches.ts';
import { Aligner, type Char } from './aligner.ts';
import type { ReturnedRun } from './returned-lines.ts';
import { type IsTheirs, type Match, trackedMatches } from './tracked-matches.ts';

/** One character of a line, as it left and as it came back; null on the side on which it isn't. */
export interface Column {
  readonly char: string;
  readonly sent: { readonly of: LineStretch; readonly at: number } | null;
  readonly back: ReturnedRun | null;
}

const NOBODY: IsTheirs = () => false;

/**
 * Matches by comparing, for a line in which something was changed without tracking. What somebody certainly put in is
 * not compared: it is none of the words that left.
 */
function compared(
  sent: readonly Char<LineStretch>[],
  back: readonly Char<ReturnedRun>[],
  isTheirs: IsTheirs,
): readonly Match[] {
  const left = back.flatMap(({ of }, at) => (of.insertedBy && isTheirs(of) ? [] : [at]));
  const chars = left.length === back.length ? back : left.flatMap((at) => back[at] ?? []);
  return new Aligner(sent, chars).matches.map(([i, j]): Match => [i, left[j] ?? j]);
}

/**
 * A line as it left beside the same line as it came back, character by character. Each side is all there, in order.
 * @param isTheirs whether what was put in is certainly not the draft's own
 */
export function columnsOf(
  stretches: readonly LineStretch[],
  runs: readonly ReturnedRun[],
  isTheirs: IsTheirs = NOBODY,
): readonly Column[] {
  const sent = stretches.flatMap((of): Char<LineStretch>[] =>
    of.run.text.split('').map((char) => ({ char, kind: of.run.kind, of })),
  );
  const within = stretches.flatMap(({ run }) => run.text.split('').map((_, at) => at));
  const back = runs.flatMap((of): Char<ReturnedRun>[] =>
    of.text.split('').map((char) => ({ char, kind: of.kind, of })),
  );
  const matches = trackedMatches(stretches, runs, isTheirs) ?? compared(sent, back, isTheirs);
  const columns: Column[] = [];
  const left = (i: number) => {
    const one = sent[i];
    if (one) columns.push({ char: one.char, sent: { of: one.of, at: within[i] ?? 0 }, back: null });
  };
  const right = (j: number) => {
    const one = back[j];
    if (one) columns.push({ char: one.char, sent: null, back: one.of });
  };
  let [i, j] = [0, 0];
  for (const [a, b] of [...matches, [sent.length, back.length] as const]) {
    for (; i < a; i++) left(i);
    for (; j < b; j++) right(j);
    const [one, other] = [sent[a], back[b]];
    if (one && other)
      columns.push({ char: one.char, sent: { of: one.of, at: within[a] ?? 0 }, back: other.of });
    i = a + 1;
    j = b + 1;
  }
  return columns;
}
