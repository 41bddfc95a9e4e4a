import type { Amendment } from '../edits/amendment.ts';
import { mergeValue, mergeWords } from './merge-words.ts';

/** The fields of an amendment that a person writes beside its edits. */
export const WORD_FIELDS = ['title', 'purpose', 'reason'] as const;
export type WordField = (typeof WORD_FIELDS)[number];
export type Words = Readonly<Partial<Pick<Amendment, WordField>>>;

/** What a person made of the fields that they wrote in. */
export type WordChanges = Readonly<
  Partial<Record<WordField, Readonly<{ from: string; to: string }> | undefined>>
>;

export const isWordless = (words: Words): boolean => Object.keys(words).length === 0;

/** What is left of the words that are held, once some were written. */
export const wordsLeft = (heldWords: Words, writtenWords: Words): Words =>
  Object.fromEntries(
    WORD_FIELDS.flatMap((field) => {
      const typed = heldWords[field];
      return typed === undefined || typed === writtenWords[field] ? [] : [[field, typed]];
    }),
  );

/** Words that were typed over some fields, as a change of each. */
export const wordChanges = (from: Pick<Amendment, WordField>, typed: Words): WordChanges =>
  Object.fromEntries(
    WORD_FIELDS.flatMap((field) => {
      const to = typed[field];
      return to === undefined ? [] : [[field, { from: from[field], to }] as const];
    }),
  );

/** A field as two hands have it, null where both wrote it anew. A title is one thought, and so is what was empty before. */
function mergeField(field: WordField, from: string, mine: string, theirs: string): string | null {
  const isOne = field === 'title' || from === '';
  return isOne ? (mergeValue(from, mine, theirs) ?? null) : mergeWords(from, mine, theirs);
}

/** What one hand wrote, beside what is there now: what is to be written of it, and what only in place of the other's. */
export function mergeFields(
  mine: WordChanges,
  now: Pick<Amendment, WordField>,
): { readonly words: Words; readonly conflicting: Words } {
  const words: Partial<Record<WordField, string>> = {};
  const conflicting: Partial<Record<WordField, string>> = {};
  for (const field of WORD_FIELDS) {
    const typed = mine[field];
    if (!typed) continue;
    const merged = mergeField(field, typed.from, typed.to, now[field]);
    if (merged === null) conflicting[field] = typed.to;
    else if (merged !== now[field]) words[field] = merged;
  }
  return { words, conflicting };
}
