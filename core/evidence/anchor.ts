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

/** How much of the text around its words an anchor keeps on each side, in code units; more where that isn't unique. */
export const ANCHOR_CONTEXT = 32;

/** Whether a stretch is in a text, holds something, and cuts no character in two. */
export const isStretch = (text: string, { from, to }: Stretch): boolean =>
  Number.isInteger(from) &&
  Number.isInteger(to) &&
  from >= 0 &&
  from < to &&
  to <= text.length &&
  !splitsPair(text, from) &&
  !splitsPair(text, to);

/**
 * Anchors the words `from..to` of a text to their place. The context kept is as long as it takes to tell the words from
 * every look-alike in the same text.
 * @throws RangeError when the stretch is empty, outside the text, or cuts a character in two.
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

/** Where `words` are, if they are there just once. */
function onlyPlace(text: string, words: string): number | null {
  const at = text.indexOf(words);
  return at < 0 || text.indexOf(words, at + 1) >= 0 ? null : at;
}

/**
 * Where an anchor's words are in `text`, or null when they, with the words around them, aren't there or are there more
 * than once: a look-alike is never taken for the words that were anchored.
 */
export function findAnchor(anchor: Anchor, text: string): Stretch | null {
  if (anchor.quote === '') return null;
  const at = onlyPlace(text, contextOf(anchor));
  if (at === null) return null;
  const from = at + anchor.prefix.length;
  return { from, to: from + anchor.quote.length };
}

/** Whether an anchor's words, with the words around them, stand in `text` at the very place that it names. */
export const standsInPlace = (anchor: Anchor, text: string): boolean =>
  anchor.quote !== '' &&
  anchor.to === anchor.from + anchor.quote.length &&
  text.startsWith(contextOf(anchor), anchor.from - anchor.prefix.length);

/**
 * An anchor in a text that was changed nobody saw how: at its words, with the words around them, where these are in the
 * text once; else at its words alone, where they were in the text once and are so still. Null when they are lost:
 * words that look the same elsewhere are not taken for them.
 * @param before the text that it was in, where that is known; else the words alone must be in `after` once
 */
export function refindAnchor(anchor: Anchor, after: string, before?: string): Anchor | null {
  const stretch = findAnchor(anchor, after) ?? findAlone(anchor, after, before);
  return stretch && isStretch(after, stretch) ? makeAnchor(after, stretch.from, stretch.to) : null;
}

function findAlone(anchor: Anchor, after: string, before: string | undefined): Stretch | null {
  if (anchor.quote === '' || after.includes(contextOf(anchor))) return null;
  if (before !== undefined && onlyPlace(before, anchor.quote) === null) return null;
  const from = onlyPlace(after, anchor.quote);
  return from === null ? null : { from, to: from + anchor.quote.length };
}

/**
 * An anchor carried through one splice of its text; `after` is the text with it made. Null when the splice changed
 * something in its words: then it is lost, and stays so even if the same words stand elsewhere.
 */
export function carryAnchor(anchor: Anchor, splice: Splice, after: string): Anchor | null {
  const { at, remove, insert } = splice;
  if (remove === 0 && insert === '') return anchor;
  const isBefore = at + remove <= anchor.from;
  if (!isBefore && at < anchor.to) return null;
  const by = isBefore ? insert.length - remove : 0;
  const moved = { ...anchor, from: anchor.from + by, to: anchor.to + by };
  const nextTo = at <= anchor.to + anchor.suffix.length && at + remove >= anchor.from - anchor.prefix.length;
  if (nextTo || makesLookAlike(moved, splice, after)) return makeAnchor(after, moved.from, moved.to);
  return moved;
}

/** Whether a splice makes another place of the text read as an anchor and the words around it do. */
function makesLookAlike(anchor: Anchor, { at, insert }: Splice, after: string): boolean {
  // Whatever reads so now and didn't before runs over the seam.
  const reach = anchor.prefix.length + anchor.quote.length + anchor.suffix.length;
  const seam = after.slice(Math.max(0, at - reach), at + insert.length + reach);
  return seam.includes(anchor.quote) && seam.includes(contextOf(anchor));
}

/**
 * An anchor carried through splices of its text that are in order and don't overlap, all in offsets of the text as given.
 * Null when one of them changed something in its words.
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
