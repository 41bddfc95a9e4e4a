import type { Amendment } from '../edits/amendment.ts';
import { mergeValue, mergeWords } from './merge-words.ts';

/** The text fields of an amendment. */
export const WORD_FIELDS = ['title', 'purpose', 'reason'] as const;
export type WordField = (typeof WORD_FIELDS)[number];
export type Words = Readonly<Partial<Pick<Amendment, WordField>>>;

/** A person's changes of the text fields. A field that is missing was not changed. */
export type WordChanges = Readonly<
  Partial<Record<WordField, Readonly<{ from: string; to: string }> | undefined>>
>;

export const isWordless = (words: Words): boolean => Object.keys(words).length === 0;

/** The held words that still have to be saved, after some words were saved. */
export const wordsLeft = (heldWords: Words, writtenWords: Words): Words =>
  Object.fromEntries(
    WORD_FIELDS.flatMap((field) => {
      const typed = heldWords[field];
      return typed === undefined || typed === writtenWords[field] ? [] : [[field, typed]];
    }),
  );

/** The changes of the fields from their old words to the typed ones. */
export const wordChanges = (from: Pick<Amendment, WordField>, typed: Words): WordChanges =>
  Object.fromEntries(
    WORD_FIELDS.flatMap((field) => {
      const to = typed[field];
      return to === undefined ? [] : [[field, { from: from[field], to }] as const];
    }),
  );

/** Merges two people's words of one field. A title, or a field that was empty, is only merged as a whole. Null on conflict. */
function mergeField(field: WordField, from: string, mine: string, theirs: string): string | null {
  const isOne = field === 'title' || from === '';
  return isOne ? (mergeValue(from, mine, theirs) ?? null) : mergeWords(from, mine, theirs);
}

/** Merges a person's changes with the saved words: the words to save, and those that would overwrite somebody's change. */
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
