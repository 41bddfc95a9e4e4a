import type { Field } from '../../../act/tree.ts';
import type { RedlineNode } from '../../redline/redline.ts';
import type { Location, WordsTarget } from '../syntax.ts';
import { findNamedPlace, type PlacedOperation } from './field-places.ts';
import type { Hunk } from './hunk.ts';
import { beforeAndAfter, hunksOf } from './hunks.ts';
import { locationOf, stepOf } from './places.ts';
import type { RunningNode } from './running-index.ts';
import { countWords, isPaired, singleSpaced } from './tokens.ts';

const changedShare = (hunks: readonly Hunk[], text: string): number => {
  const all = countWords(text);
  const changed = hunks.reduce((sum, { from, to }) => sum + countWords(text.slice(from, to)), 0);
  return all === 0 ? 1 : changed / all;
};

/** A field with a larger share of changed words is replaced as a whole. */
const MAX_CHANGED_SHARE = 0.55;
/** A field with more changed stretches is replaced as a whole. */
const MAX_HUNKS = 5;

/** Whether so much of a field changes that drafters would set out the whole field again. */
export function isMostlyNew(runs: RedlineNode['fields'][Field]): boolean {
  const { before, after } = beforeAndAfter(runs);
  if (!before.trim() || !after.trim()) return false;
  const hunks = hunksOf(runs);
  if (hunks.length === 0) return false;
  const words = countWords(before);
  return (
    hunks.length > MAX_HUNKS ||
    (words > 3 && changedShare(hunks, before) > MAX_CHANGED_SHARE && !isNamedByEnds(hunks, before))
  );
}

/** Whether the only change leaves at least a quarter of the text before or after it, so that it can be named by its ends. */
const isNamedByEnds = (hunks: readonly Hunk[], before: string): boolean => {
  const [only] = hunks;
  return (
    hunks.length === 1 &&
    only !== undefined &&
    (only.from > before.length / 4 || only.to < (before.length * 3) / 4)
  );
};

/** Replaces or omits a whole field: a heading, the opening words, the closing words. Null if it can't be named. */
export function writeWholeField(node: RunningNode, field: Field, after: string): PlacedOperation | null {
  const words = singleSpaced(after);
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

/** Inserts the first words of an empty field: a heading, or closing words on a new line. Null if its place can't be named. */
export function writeNewField(node: RunningNode, field: Field, after: string): PlacedOperation | null {
  const words = singleSpaced(after);
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

/** Replaces or omits a whole field if that is the best form. For a heading, it is only for large changes. */
export function writeWholeFieldIfBest(
  node: RunningNode,
  field: Field,
  before: string,
  after: string,
  hunks: readonly Hunk[],
): PlacedOperation | null {
  const isShort = countWords(before) <= 2;
  const isBestWhole = field !== 'heading' || isShort || hunks.length > 1 || changedShare(hunks, before) > 0.5;
  return isBestWhole ? writeWholeField(node, field, after) : null;
}
