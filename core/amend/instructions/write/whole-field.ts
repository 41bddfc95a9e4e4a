import type { Field } from '../../../act/tree.ts';
import type { RedlineNode } from '../../redline/redline.ts';
import type { Location, WordsTarget } from '../syntax.ts';
import { findNamedPlace, type PlacedOperation } from './field-places.ts';
import type { Hunk } from './hunk.ts';
import { beforeAndAfter, hunksOf } from './hunks.ts';
import { locationOf, stepOf } from './places.ts';
import type { RunningNode } from './running-index.ts';
import { evenly, isPaired, tokensOf } from './tokens.ts';

const share = (hunks: readonly Hunk[], text: string): number => {
  const all = tokensOf(text).filter(({ isWord }) => isWord).length;
  const changed = hunks.reduce(
    (sum, { from, to }) => sum + tokensOf(text.slice(from, to)).filter(({ isWord }) => isWord).length,
    0,
  );
  return all === 0 ? 1 : changed / all;
};

/** More of a field than this is replaced as one. */
const MAX_CHANGED_SHARE = 0.55;
/** More stretches than this in one field are replaced as one. */
const MAX_HUNKS = 5;

/** Whether so much of some words changes that a drafter would set all of them out anew. */
export function isMostlyNew(runs: RedlineNode['fields'][Field]): boolean {
  const { before, after } = beforeAndAfter(runs);
  if (!before.trim() || !after.trim()) return false;
  const hunks = hunksOf(runs);
  if (hunks.length === 0) return false;
  const words = tokensOf(before).filter(({ isWord }) => isWord).length;
  return (
    hunks.length > MAX_HUNKS ||
    (words > 3 && share(hunks, before) > MAX_CHANGED_SHARE && !isPlainStretch(hunks, before))
  );
}

/** One stretch that leaves a good part before or after it is told by its ends, not by setting all out. */
const isPlainStretch = (hunks: readonly Hunk[], before: string): boolean => {
  const [only] = hunks;
  return (
    hunks.length === 1 &&
    only !== undefined &&
    (only.from > before.length / 4 || only.to < (before.length * 3) / 4)
  );
};

/** All the words of a field at once: a heading, the opening words, the closing words. */
export function wholeField(node: RunningNode, field: Field, after: string): PlacedOperation | null {
  const words = evenly(after);
  if (!isPaired(words)) return null;
  const namedPlace = findNamedPlace(node, field);
  const last = namedPlace?.context.at(-1);
  if (
    !namedPlace?.isWhole ||
    !last ||
    last.type === 'unit' ||
    last.type === 'definition' ||
    last.type === 'column' ||
    last.type === 'longTitle'
  )
    return null;
  const first = node.children[0];
  const step = first && stepOf(first);
  const place: Location =
    last.type === 'opening' && step ? [{ type: 'wordsBeside', side: 'before', of: [step] }] : [last];
  const targets: WordsTarget[] = [{ type: 'all', in: place }];
  const context = namedPlace.context.slice(0, -1);
  return words
    ? { context, operation: { type: 'substituteWords', targets, newText: { words, provisions: [] } } }
    : { context, operation: { type: 'omitWords', targets } };
}

/** Words where there were none: a heading, closing words on a new line. */
export function newField(node: RunningNode, field: Field, after: string): PlacedOperation | null {
  const words = evenly(after);
  const last = node.children.at(-1);
  const at = locationOf(node);
  if (!isPaired(words)) return null;
  const newText = { words, provisions: [] };
  if (field === 'wrapUp' && last && at) {
    const step = stepOf(last) ?? locationOf(last)?.at(-1);
    if (!step) return null;
    const anchor = { type: 'provision', side: 'after', of: [step], newLine: true } as const;
    return { context: at, operation: { type: 'insert', at: [anchor], newText } };
  }
  const place = findNamedPlace(node, field);
  if (!place || (field === 'intro' && node.children.length > 0)) return null;
  if (!place.isWhole) return null;
  const anchor = { type: 'edge', edge: field === 'heading' ? 'beginning' : 'end', of: [] } as const;
  return { context: place.context, operation: { type: 'insert', at: [anchor], newText } };
}

/** All of a field replaced or left out as one, where that is how it is best told: always but for a heading. */
export function wholeFieldIf(
  node: RunningNode,
  field: Field,
  before: string,
  after: string,
  hunks: readonly Hunk[],
): PlacedOperation | null {
  const short = tokensOf(before).filter(({ isWord }) => isWord).length <= 2;
  const isBestWhole = field !== 'heading' || short || hunks.length > 1 || share(hunks, before) > 0.5;
  return isBestWhole ? wholeField(node, field, after) : null;
}
