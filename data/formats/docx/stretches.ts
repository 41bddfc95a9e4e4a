import type { Line, Piece } from '../../../core/amend/lines.ts';
import type { Fate, Run } from '../../../core/amend/redline.ts';

/** What stands between a provision's number and its words; in Word, a tab (drafting-conventions.md §7.4, 14). */
const TAB = '\t';

const has = (runs: readonly Run[], leave: Run['kind']) => runs.some((run) => run.kind !== leave && run.text);

/** The tab after a label: in each text in which there is a label, and in no other. */
function tabAfter(label: readonly Run[]): readonly Run[] {
  const before = has(label, 'inserted');
  const after = has(label, 'deleted');
  if (before && after) return [{ kind: 'kept', text: TAB }];
  const owner = label.findLast((run) => run.kind === (after ? 'inserted' : 'deleted'));
  return owner && owner.kind !== 'kept' ? [{ kind: owner.kind, text: TAB, am: owner.am }] : [];
}

const owner = (run: Run): string => (run.kind === 'kept' ? '' : run.am);

/** A run as a line that is in one text only has it: all of it goes with the line, and nothing of it stays. */
function inLine(run: Run, fate: Fate): readonly Run[] {
  if (fate.state === 'kept' || run.kind === fate.state) return [run];
  return run.kind === 'kept' ? [{ kind: fate.state, text: run.text, am: fate.am }] : [];
}

/**
 * A line's runs in the order a word processor has them, label, tab and body, with neighbours of one kind and one
 * amendment joined: each of the changes among them is one that a reader accepts or rejects.
 */
export function stretchesOf(line: Line): readonly Run[] {
  const runs = (pieces: readonly Piece[]) =>
    pieces.flatMap((piece) => piece.runs).flatMap((run) => inLine(run, line.fate));
  const label = runs(line.label);
  const joined: Run[] = [];
  for (const run of [...label, ...tabAfter(label), ...runs(line.body)]) {
    const last = joined.at(-1);
    if (!run.text) continue;
    if (last && last.kind === run.kind && owner(last) === owner(run)) {
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    } else joined.push(run);
  }
  return joined;
}
