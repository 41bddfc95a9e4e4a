import { z } from 'zod';
import type { Provision } from '../act/tree.ts';
import { sameValue } from '../base/same-value.ts';
import { type Amendment, amendmentIdSchema } from './amendment.ts';
import { type Edit, editSchema } from './edit.ts';
import { mergeEdits } from './merge-edits.ts';
import { mergeValue, mergeWords } from './merge-words.ts';

/** The fields of an amendment that a person writes beside its edits. */
export const WORD_FIELDS = ['title', 'purpose', 'reason'] as const;
export type WordField = (typeof WORD_FIELDS)[number];

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
  /** What was being written when it was told of, and may be stored: as a difference, too. */
  sent: z.object({ gone: z.array(editSchema), put: z.array(editSchema) }).optional(),
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

/** The edits of a list that another lacks. Most are the very same values, and need no comparing. */
function lacking(list: readonly Edit[], others: readonly Edit[]): readonly Edit[] {
  const same = new Set(others);
  const left = list.filter((edit) => !same.has(edit));
  if (left.length === 0) return left;
  const own = new Set(list);
  const rest = others.filter((edit) => !own.has(edit));
  return left.filter((edit) => !rest.some((other) => sameValue(edit, other)));
}

/** What was taken out of a list of edits, and what was put into it. */
export const differenceOf = (
  from: readonly Edit[],
  to: readonly Edit[],
): Pick<UnsavedChange, 'gone' | 'put'> => ({ gone: [...lacking(from, to)], put: [...lacking(to, from)] });

/** What putting unsaved words back comes to. */
export interface PutBack {
  readonly edits: readonly Edit[];
  readonly words: Readonly<Partial<Record<WordField, string>>>;
  /** What can't stand beside what was changed since, and needs an amendment of its own. */
  readonly apart: { readonly edits: readonly Edit[]; readonly words: PutBack['words'] };
}

interface Sides {
  readonly from: readonly Edit[];
  readonly mine: readonly Edit[];
}

/** What the words were typed over, and what they made of it: where what was being written is stored, they follow that. */
function sidesOf({ gone, put, sent }: UnsavedChange, now: readonly Edit[]): Sides {
  const isNow = (edit: Edit): boolean => now.some((other) => sameValue(edit, other));
  const isSent = sent?.put.length && sent.put.every(isNow) && !sent.gone.some(isNow);
  if (!isSent) return { from: gone, mine: put };
  return {
    from: [...lacking(gone, sent.gone), ...sent.put],
    mine: [...put, ...lacking(sent.gone, gone)],
  };
}

/** A field as both hands have it; null where both wrote it anew. */
function joined(field: WordField, from: string, mine: string, theirs: string): string | null {
  if (field === 'title' || from === '') return mergeValue(from, mine, theirs) ?? null;
  return mergeWords(from, mine, theirs);
}

/** Unsaved words in an amendment as it is now, change by change: what was changed since stays. */
export function putBack(
  base: Provision,
  unsaved: UnsavedChange,
  now: Pick<Amendment, 'edits' | WordField>,
): PutBack {
  const { from, mine } = sidesOf(unsaved, now.edits);
  const merged = mergeEdits(base, from, mine, now.edits);
  const words: Partial<Record<WordField, string>> = {};
  const apart: Partial<Record<WordField, string>> = {};
  for (const field of WORD_FIELDS) {
    const typed = unsaved.words[field];
    if (!typed) continue;
    const both = joined(field, typed.from, typed.to, now[field]);
    if (both === null) apart[field] = typed.to;
    else if (both !== now[field]) words[field] = both;
  }
  return { edits: merged.edits, words, apart: { edits: merged.apart, words: apart } };
}

/** Whether there is nothing left to put back: all of it is stored by now. */
export function isStored(base: Provision, unsaved: UnsavedChange, now: Amendment): boolean {
  const { edits, words, apart } = putBack(base, unsaved, now);
  const isSame = edits.length === now.edits.length && differenceOf(now.edits, edits).put.length === 0;
  const isApart = apart.edits.length > 0 || Object.keys(apart.words).length > 0;
  return isSame && !isApart && Object.keys(words).length === 0;
}
