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

/** Typing for one amendment that was not saved yet, as a difference. It is small even if the amendment is long. */
const unsavedChangeSchema = z.object({
  /** The amendment's id. Null for words that were in no amendment yet. */
  amendment: amendmentIdSchema.nullable(),
  title: z.string(),
  /** The edits that the typing removed, and those that it added. An altered edit is in both. */
  gone: z.array(editSchema),
  put: z.array(editSchema),
  /** The amendment's revision when the typing began. */
  revision: z.number().int().min(1).optional(),
  /** The windows that sent some of the typing to be saved and got no answer. One of them may have saved it. */
  sent: z.array(windowSchema).optional(),
  words: z.object({ title: change.optional(), purpose: change.optional(), reason: change.optional() }),
});
export type UnsavedChange = Readonly<z.infer<typeof unsavedChangeSchema>>;

/** All unsaved typing of one window in one review. It is kept outside the review until it is saved. */
export const unsavedWordsSchema = z.object({
  /** The identities of the review, its file and its base text. */
  review: z.string(),
  path: z.string(),
  base: z.string(),
  /** The time of the last typing, and the time when somebody discarded the typing. */
  at: z.iso.datetime(),
  discarded: z.iso.datetime().optional(),
  changes: z.array(unsavedChangeSchema),
});
export type UnsavedWords = Readonly<z.infer<typeof unsavedWordsSchema>>;

/** An amendment with unsaved words put back. */
export interface PutBack {
  readonly edits: readonly Edit[];
  readonly words: Words;
  /** The unsaved changes that conflict with newer ones. They need an amendment of their own. */
  readonly conflicting: { readonly edits: readonly Edit[]; readonly words: Words };
}

/**
 * The rest of unsaved words, once it is known that one window has saved a part of them.
 * @param before the amendment when the typing began
 * @param stored the revision that the window saved
 */
export function remainingUnsaved(
  { sent: _, ...unsaved }: UnsavedChange,
  before: Amendment,
  stored: Amendment,
): UnsavedChange {
  const typedEdits = [...lacking(before.edits, unsaved.gone), ...unsaved.put];
  const { removed, added } = differenceOf(stored.edits, typedEdits);
  const typed = Object.fromEntries(WORD_FIELDS.map((field) => [field, unsaved.words[field]?.to] as const));
  return {
    ...unsaved,
    revision: stored.revision,
    gone: removed,
    put: added,
    words: wordChanges(stored, wordsLeft(typed, stored)),
  };
}

/** The amendment's edits that the typing left unchanged, as far as the difference shows. */
function unchangedBeside(base: Provision, unsaved: UnsavedChange, now: readonly Edit[]): readonly Edit[] {
  const { gone: removed, put: added } = unsaved;
  const fits = (edit: Edit) => (list: readonly Edit[]) => checkEdits(base, [...list, edit]).ok;
  return lacking(now, [...removed, ...added]).filter((edit) => [removed, added].every(fits(edit)));
}

/** Puts unsaved words back into an amendment, change by change. Newer changes stay. */
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

/** Whether nothing is left to put back, because all of the typing is saved. */
export function isStored(base: Provision, unsaved: UnsavedChange, now: Amendment): boolean {
  const { edits, words, conflicting } = putBack(base, unsaved, now);
  const isSame = edits.length === now.edits.length && differenceOf(now.edits, edits).added.length === 0;
  return isSame && conflicting.edits.length === 0 && isWordless(conflicting.words) && isWordless(words);
}
