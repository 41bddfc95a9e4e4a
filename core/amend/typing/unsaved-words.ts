import { z } from 'zod';
import type { Provision } from '../../act/tree.ts';
import { type Amendment, amendmentIdSchema } from '../edits/amendment.ts';
import { checkEdits } from '../edits/check.ts';
import type { Edit } from '../edits/edit.ts';
import { differenceOf, lacking } from '../edits/edit-difference.ts';
import { editSchema } from '../edits/edit-schema.ts';
import { windowSchema } from '../edits/events.ts';
import { mergeEdits } from './merge-edits.ts';
import {
  isWordless,
  mergeFields,
  WORD_FIELDS,
  type WordField,
  type Words,
  wordChanges,
  wordsLeft,
} from './word-fields.ts';

const change = z.object({ from: z.string(), to: z.string() });

/**
 * What was typed for one amendment and was not stored when it was told of, as a difference from what was: small, however
 * long the amendment is.
 */
const unsavedChangeSchema = z.object({
  /** Null for words that were in no amendment yet. */
  amendment: amendmentIdSchema.nullable(),
  title: z.string(),
  gone: z.array(editSchema),
  put: z.array(editSchema),
  /** The revision that it was typed over. */
  revision: z.number().int().min(1).optional(),
  /** The windows that sent some of it over that one and had no answer: it may be stored, by one of them. */
  sent: z.array(windowSchema).optional(),
  words: z.object({ title: change.optional(), purpose: change.optional(), reason: change.optional() }),
});
export type UnsavedChange = Readonly<z.infer<typeof unsavedChangeSchema>>;

/** All that one window held of one review, as it is kept outside the review until it is stored. */
export const unsavedWordsSchema = z.object({
  /** Of which review, by its identity and its path, and in which base text. */
  review: z.string(),
  path: z.string(),
  base: z.string(),
  /** When the last of it was typed, and when somebody discarded it. */
  at: z.iso.datetime(),
  discarded: z.iso.datetime().optional(),
  changes: z.array(unsavedChangeSchema),
});
export type UnsavedWords = Readonly<z.infer<typeof unsavedWordsSchema>>;

/** What putting unsaved words back comes to. */
export interface PutBack {
  readonly edits: readonly Edit[];
  readonly words: Words;
  /** What can't stand beside what was changed since, and needs an amendment of its own. */
  readonly conflicting: { readonly edits: readonly Edit[]; readonly words: Words };
}

/**
 * What is left of unsaved words, once one of the windows that sent some of them turns out to have stored what it sent.
 * @param before the amendment as it was typed over; @param stored as that window left it
 */
export function remainingUnsaved(
  { sent: _, ...unsaved }: UnsavedChange,
  before: Amendment,
  stored: Amendment,
): UnsavedChange {
  const { gone, put, words } = unsaved;
  const { removed, added } = differenceOf(stored.edits, [...lacking(before.edits, gone), ...put]);
  const typed = Object.fromEntries(WORD_FIELDS.map((field) => [field, words[field]?.to] as const));
  return {
    ...unsaved,
    revision: stored.revision,
    gone: removed,
    put: added,
    words: wordChanges(stored, wordsLeft(typed, stored)),
  };
}

/** What is in the amendment beside the words, of which a difference says nothing: it was there, as far as can be told. */
function unchangedBeside(base: Provision, unsaved: UnsavedChange, now: readonly Edit[]): readonly Edit[] {
  const { gone: removed, put: added } = unsaved;
  const fits = (edit: Edit) => (list: readonly Edit[]) => checkEdits(base, [...list, edit]).ok;
  return lacking(now, [...removed, ...added]).filter((edit) => [removed, added].every(fits(edit)));
}

/** Unsaved words in an amendment as it is now, change by change: what was changed since stays. */
export function putBack(
  base: Provision,
  unsaved: UnsavedChange,
  now: Pick<Amendment, 'edits' | WordField>,
): PutBack {
  const unchangedEdits = unchangedBeside(base, unsaved, now.edits);
  const merged = mergeEdits(
    base,
    [...unsaved.gone, ...unchangedEdits],
    [...unsaved.put, ...unchangedEdits],
    now.edits,
  );
  const { words, conflicting } = mergeFields(unsaved.words, now);
  return { edits: merged.edits, words, conflicting: { edits: merged.conflicting, words: conflicting } };
}

/** Whether there is nothing left to put back: all of it is stored by now. */
export function isStored(base: Provision, unsaved: UnsavedChange, now: Amendment): boolean {
  const { edits, words, conflicting } = putBack(base, unsaved, now);
  const isSame = edits.length === now.edits.length && differenceOf(now.edits, edits).added.length === 0;
  return isSame && conflicting.edits.length === 0 && isWordless(conflicting.words) && isWordless(words);
}
