import { z } from 'zod';
import { splitsPair } from '../amend/text/characters.ts';
import type { Splice } from '../amend/text/splice.ts';

/**
 * A stretch of a text, in UTF-16 code units. Its place, its words and the words around it are stored, so that a
 * changed text can be searched for it.
 */
export const anchorSchema = z.object({
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
});
export type Anchor = Readonly<z.infer<typeof anchorSchema>>;

/** A stretch of a text: `from` up to, and without, `to`, in UTF-16 code units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The context that an anchor stores on each side, in code units. More is stored where the context would not be unique. */
export const ANCHOR_CONTEXT = 32;

/** Whether a stretch is in a text, is not empty, and divides no surrogate pair. */
export const isStretch = (text: string, { from, to }: Stretch): boolean =>
  Number.isInteger(from) &&
  Number.isInteger(to) &&
  from >= 0 &&
  from < to &&
  to <= text.length &&
  !splitsPair(text, from) &&
  !splitsPair(text, to);

/**
 * Anchors the words `from..to` of a text. Stores as much context as is needed to distinguish the words from equal words
 * elsewhere in the text.
 * @throws RangeError when the stretch is empty, outside the text, or divides a surrogate pair.
 */
export function makeAnchor(text: string, from: number, to: number): Anchor {
  if (!isStretch(text, { from, to }))
    throw new RangeError(`Can't anchor ${from}..${to} in ${text.length} characters`);
  for (let reach = ANCHOR_CONTEXT; ; reach *= 2) {
    let start = Math.max(0, from - reach);
    let end = Math.min(text.length, to + reach);
    if (splitsPair(text, start)) start += 1;
    if (splitsPair(text, end)) end -= 1;
    const quote = text.slice(from, to);
    const anchor = { from, to, quote, prefix: text.slice(start, from), suffix: text.slice(to, end) };
    // Ends at the latest when the context is the whole text.
    if (findAnchor(anchor, text)) return anchor;
  }
}

const contextOf = ({ prefix, quote, suffix }: Anchor): string => prefix + quote + suffix;

/** The offset of `words` in a text; null if they are absent or occur more than once. */
function onlyPlace(text: string, words: string): number | null {
  const at = text.indexOf(words);
  return at < 0 || text.indexOf(words, at + 1) >= 0 ? null : at;
}

/**
 * Finds an anchor's words in `text` by the words and their context. Null when these are absent or occur more than once,
 * because equal words elsewhere must never be mistaken for the anchored words.
 */
export function findAnchor(anchor: Anchor, text: string): Stretch | null {
  if (anchor.quote === '') return null;
  const at = onlyPlace(text, contextOf(anchor));
  if (at === null) return null;
  const from = at + anchor.prefix.length;
  return { from, to: from + anchor.quote.length };
}

/** Whether `text` has an anchor's words and context exactly at the anchor's offsets. */
export const isAnchorInPlace = (anchor: Anchor, text: string): boolean =>
  anchor.quote !== '' &&
  anchor.to === anchor.from + anchor.quote.length &&
  text.startsWith(contextOf(anchor), anchor.from - anchor.prefix.length);

/**
 * Finds an anchor in a changed text when the changes are not known: first by its words with context, then by its words
 * alone, if they occurred once before and occur once now. Null when the words are lost: equal words elsewhere are not used.
 * @param before the text before the change, if known. Otherwise it is enough that `after` has the words once
 */
export function refindAnchor(anchor: Anchor, after: string, before?: string): Anchor | null {
  const stretch = findAnchor(anchor, after) ?? findWithoutContext(anchor, after, before);
  return stretch && isStretch(after, stretch) ? makeAnchor(after, stretch.from, stretch.to) : null;
}

function findWithoutContext(anchor: Anchor, after: string, before: string | undefined): Stretch | null {
  if (anchor.quote === '' || after.includes(contextOf(anchor))) return null;
  if (before !== undefined && onlyPlace(before, anchor.quote) === null) return null;
  const from = onlyPlace(after, anchor.quote);
  return from === null ? null : { from, to: from + anchor.quote.length };
}

/**
 * Carries an anchor through one splice of its text. `after` is the text after the splice. Null when the splice changed the
 * anchor's words: the anchor is then lost, even if the same words occur elsewhere.
 */
export function carryAnchor(anchor: Anchor, splice: Splice, after: string): Anchor | null {
  const { at, remove, insert } = splice;
  if (remove === 0 && insert === '') return anchor;
  const isBefore = at + remove <= anchor.from;
  if (!isBefore && at < anchor.to) return null;
  const shift = isBefore ? insert.length - remove : 0;
  const moved = { ...anchor, from: anchor.from + shift, to: anchor.to + shift };
  const isInContext =
    at <= anchor.to + anchor.suffix.length && at + remove >= anchor.from - anchor.prefix.length;
  if (isInContext || makesLookAlike(moved, splice, after)) return makeAnchor(after, moved.from, moved.to);
  return moved;
}

/** Whether a splice made another place of the text equal to an anchor's words and context. */
function makesLookAlike(anchor: Anchor, { at, insert }: Splice, after: string): boolean {
  // A place that is newly equal must overlap or touch the inserted words.
  const reach = anchor.prefix.length + anchor.quote.length + anchor.suffix.length;
  const seam = after.slice(Math.max(0, at - reach), at + insert.length + reach);
  return seam.includes(anchor.quote) && seam.includes(contextOf(anchor));
}

/**
 * Carries an anchor through splices that are in order and don't overlap, all in offsets of `before`. Null when a splice
 * changed the anchor's words.
 */
export function carryThrough(anchor: Anchor, before: string, splices: readonly Splice[]): Anchor | null {
  let text = before;
  let carried: Anchor | null = anchor;
  for (const splice of splices.toReversed()) {
    text = text.slice(0, splice.at) + splice.insert + text.slice(splice.at + splice.remove);
    carried &&= carryAnchor(carried, splice, text);
  }
  return carried;
}
