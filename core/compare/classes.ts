import { isWord, tokensOf } from './tokens.ts';

/** The classes of a change, the most important first. A filter that hides a class must still show its count. */
export const CHANGE_CLASSES = ['substantive', 'numbering', 'punctuation', 'typography'] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/** Variants of a character, each with the form in which variants are compared: quotation marks, dashes, invisible characters. */
const CHARACTER_VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛′`´]/g, "'"],
  [/[“”„‟″«»]/g, '"'],
  [/''/g, '"'],
  [/[\u00AD\u200B\u2060\uFEFF]/g, ''],
  [/[‐‑‒–—―−]+|-{2,}/g, '-'],
  [/\u2026/g, '...'],
];

/** The form of a text in which texts that differ only in typography are equal. */
export function withoutTypography(text: string): string {
  const normalized = CHARACTER_VARIANTS.reduce(
    (result, [variants, standard]) => result.replace(variants, standard),
    text.normalize('NFC'),
  );
  return normalized.replace(/\s+/g, ' ').trim();
}

/** The words of a text, without its punctuation. */
const wordsOnly = (text: string): string => tokensOf(withoutTypography(text)).filter(isWord).join(' ');

/** Words without any character that has variants. A quick test that avoids normalising. */
const PLAIN_WORDS = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;

/**
 * The class of a change of words. A change is less than substantive only if all words stay equal, so a changed number in a
 * reference is substantive.
 */
export function classOfWords(before: string, after: string): ChangeClass {
  if (before !== after && PLAIN_WORDS.test(before) && PLAIN_WORDS.test(after)) return 'substantive';
  if (withoutTypography(before) === withoutTypography(after)) return 'typography';
  return wordsOnly(before) === wordsOnly(after) ? 'punctuation' : 'substantive';
}
