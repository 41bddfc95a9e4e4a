import { isWord, tokensOf } from './tokens.ts';

/** What a change amounts to, weightiest first. A filter may hide some, and still says how many it hides. */
export const CHANGE_CLASSES = ['substantive', 'numbering', 'punctuation', 'typography'] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/** Signs that only look different: quotation marks, hyphens and dashes, spaces, an ellipsis. */
const SAME_SIGN: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛′`´]/g, "'"],
  [/[“”„‟″«»]/g, '"'],
  [/''/g, '"'],
  [/[\u00AD\u200B\u2060\uFEFF]/g, ''],
  [/[‐‑‒–—―−]+|-{2,}/g, '-'],
  [/\u2026/g, '...'],
];

/** A text without what is only a matter of how it is set. */
export function untypeset(text: string): string {
  const plain = SAME_SIGN.reduce((said, [sign, same]) => said.replace(sign, same), text.normalize('NFC'));
  return plain.replace(/\s+/g, ' ').trim();
}

/** The words of a text, without its punctuation. */
const wordsOnly = (text: string): string => tokensOf(untypeset(text)).filter(isWord).join(' ');

/** Words that can be set in one way only. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;

/**
 * What a change of words amounts to. Only what certainly says the same is less than substantive: the words have to be
 * equal, one by one. A reference to another number is substantive.
 */
export function classOfWords(before: string, after: string): ChangeClass {
  if (before !== after && PLAIN.test(before) && PLAIN.test(after)) return 'substantive';
  if (untypeset(before) === untypeset(after)) return 'typography';
  return wordsOnly(before) === wordsOnly(after) ? 'punctuation' : 'substantive';
}
