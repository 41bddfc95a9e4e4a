import { z } from 'zod';
import type { LedgerEntry } from '../ledger-entry.ts';
import {
  AMENDMENT_STATES,
  type Amendment,
  amendmentIdSchema,
  amendmentSchema,
  wordingSchema,
} from './amendment.ts';

const { title, purpose, reason, edits, revision, aside } = amendmentSchema.shape;

/** What a ledger entry about an amendment carries, by its act: only what that act changed. */
export const amendmentActs = {
  /** With `author`, whose it is, where somebody else took it in: from a Word file that came back. */
  'amendment.create': z.object({
    revision,
    title,
    purpose,
    reason,
    edits,
    author: z.string().min(1).max(500).optional(),
  }),
  /** With `because`, on whose account it was revised: while drafting another, or because another was withdrawn. */
  'amendment.revise': z.object({ revision, edits, because: z.string().max(1000).optional() }),
  'amendment.describe': z.object({
    revision,
    title: title.optional(),
    purpose: purpose.optional(),
    reason: reason.optional(),
  }),
  'amendment.setState': z.object({ revision, state: z.enum(AMENDMENT_STATES) }),
  /** Null goes back to the clause that is written from the edits. */
  'amendment.word': z.object({ revision, wording: wordingSchema.nullable() }),
  /** The review was moved to a newer text: the edits in it, and all that is put aside, now and before. */
  'amendment.rebase': z.object({ revision, edits, aside, state: z.enum(AMENDMENT_STATES).optional() }),
  /** A person dealt with something that was put aside: what is left of it. */
  'amendment.settle': z.object({ revision, aside: aside.unwrap() }),
  /** Somebody's work was taken in: what the amendment is of it, by whom and when it was last changed. */
  'amendment.merge': z.object({ revision, is: amendmentSchema.omit({ id: true, revision: true }) }),
} as const;
export type AmendmentAct = keyof typeof amendmentActs;
export type AmendmentPayload<A extends AmendmentAct> = z.infer<(typeof amendmentActs)[A]>;

/** Whether an entry of this act tells of an amendment. */
export const isAmendmentAct = (act: string): act is AmendmentAct => Object.hasOwn(amendmentActs, act);

/** The id of the amendment that an entry is about. @throws RangeError when it is about something else. */
export function amendmentOf(subject: string): string {
  const id = amendmentIdSchema.safeParse(subject.replace(/^amendment:/, ''));
  if (!subject.startsWith('amendment:') || !id.success) throw new RangeError(`No amendment: ${subject}`);
  return id.data;
}

/**
 * An amendment as it stands after a ledger entry. The one account of what each act does: the store writes what this
 * returns, and checking a file means asking it again.
 * @throws RangeError when the entry can't follow: a payload of another shape, or a revision out of turn.
 */
export function amendmentAfter(
  before: Amendment | undefined,
  entry: Pick<LedgerEntry, 'at' | 'who' | 'act' | 'subject' | 'payload'>,
): Amendment {
  const { act, at, who } = entry;
  const id = amendmentOf(entry.subject);
  if (!isAmendmentAct(act)) throw new RangeError(`No act on an amendment: ${act}`);
  const payload = amendmentActs[act].safeParse(entry.payload);
  if (!payload.success) throw new RangeError(`The payload of ${act} on ${id} has another shape`);
  const turn = (before?.revision ?? 0) + 1;
  const begins = act === 'amendment.create' || (act === 'amendment.merge' && before === undefined);
  if (payload.data.revision !== turn || begins !== (before === undefined)) {
    throw new RangeError(`${act} on ${id} can't make revision ${payload.data.revision} now: ${turn} is next`);
  }
  if ('is' in payload.data) return { id, revision: turn, ...payload.data.is };
  const start = { id, state: 'draft', author: who, createdAt: at };
  const { wording: worded, ...changed } = { wording: undefined, ...payload.data };
  const wording = worded === undefined ? before?.wording : worded;
  const { wording: _, ...known } = { ...before };
  // Parsed rather than asserted: what is left out of a payload must have been there before.
  const after = amendmentSchema.safeParse({
    ...start,
    ...known,
    ...changed,
    ...(wording ? { wording } : {}),
    changedAt: at,
    changedBy: who,
  });
  if (!after.success) throw new RangeError(`${act} on ${id} leaves it without what every amendment has`);
  return after.data;
}
