import type { Pid, Provision } from '../../../core/act/tree.ts';
import { patternOf } from '../../../core/amend/find-words.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';
import { groupBy } from '../../../core/base/group-by.ts';
import { isContainer } from '../../state/review/units.ts';
import type { View } from '../../state/window/workbench.ts';
import { drawnLine, LEFT_OUT, lineElements, ownLines, rangesWithin, wordsOf } from '../page/drawn-lines.ts';
import { occurrencesIn, type Reading, type Stretch } from './occurrences.ts';

/** A match in the text, whether it is drawn or not. */
export interface Match extends Stretch {
  /** The section that it is drawn in, or the group whose heading it is in. */
  readonly unit: Pid;
  /** The provision that names its place. */
  readonly pid: Pid;
  readonly line: string;
}

function* unitsOf(node: RedlineNode): Generator<RedlineNode> {
  for (const child of node.children) {
    yield child;
    if (isContainer(child.provision)) yield* unitsOf(child);
  }
}

/** Every match of some words in the text as a view shows it, in reading order. */
export function matchesIn(root: Provision, act: RedlineNode, view: View, words: string): readonly Match[] {
  const pattern = patternOf(words, {});
  if (!pattern) return [];
  const leave = LEFT_OUT[view];
  const readings: readonly Reading[] = leave === null ? ['deleted', 'inserted'] : [leave];
  return [...unitsOf(act)].flatMap((unit) =>
    ownLines(unit)
      .filter(({ changeStatus }) => changeStatus.state !== leave)
      .flatMap((line) => {
        const words = wordsOf(root, line).map(({ source }) => source);
        const at = { unit: unit.provision.pid, pid: line.pid, line: line.key };
        return occurrencesIn(words, pattern, readings).map((stretch) => ({ ...stretch, ...at }));
      }),
  );
}

/** The DOM ranges of each match that is drawn. */
export function rangesOf(
  page: HTMLElement,
  root: Provision,
  act: RedlineNode,
  view: View,
  matches: readonly Match[],
): ReadonlyMap<Match, readonly Range[]> {
  const byLine = groupBy(matches, ({ line }) => line);
  const rangesByMatch = new Map<Match, readonly Range[]>();
  for (const element of lineElements(page)) {
    const { line: key } = element.dataset;
    const drawn = key === undefined || byLine.has(key) ? drawnLine(root, act, view, element) : null;
    if (!drawn) continue;
    for (const match of byLine.get(drawn.key) ?? []) {
      const ranges = rangesWithin(drawn, match.from, match.to);
      if (ranges.length > 0) rangesByMatch.set(match, [...(rangesByMatch.get(match) ?? []), ...ranges]);
    }
  }
  return rangesByMatch;
}
