import { z } from 'zod';
import { scopeSchema } from '../amend/changes/scope.ts';
import { type Amendment, amendmentIdSchema, amendmentSchema } from '../amend/edits/amendment.ts';
import { withAmendments } from '../amend/edits/with-amendments.ts';
import { LONG_BODY, reads, updatesCache, writes } from '../contract.ts';
import { requestSchema } from '../ledger/request.ts';
import { AGREERS, agreementSchema, changeNamesSchema, reviewedSchema, threadSchema } from './records.ts';
import { waitingSchema } from './waiting.ts';

/** The calls about reviewing a draft: comments, who has read what, and agreeing or returning. Part of `api.ts`. */

const id = z.string().max(300);
/** A comment without words of its own only suggests. */
const commentFields = {
  text: z.string().max(20_000).default(''),
  /** What should stand in the place of the words that the thread is about. */
  suggest: z.string().max(20_000).optional(),
  /** By the name of one that was done, the thread is answered as it is, and nothing is said twice. */
  request: requestSchema.optional(),
};
const decided = z.object({ amendment: amendmentSchema, thread: threadSchema.nullable() });

const scopeAnswer = z.object({ scope: scopeSchema.omit({ id: true }).nullable() });
type ScopeAnswer = z.infer<typeof scopeAnswer>;

export const reviewCalls = {
  /** Everybody who ever did anything in the review, and whoever has a task in it. */
  'review.people': { ...reads(['ledger']), input: z.object({}), output: z.array(z.string()).readonly() },
  /** What waits for the person at the keyboard, what is due first and then the newest first. */
  'review.waiting': {
    ...reads(['comments', 'amendments', 'agreement']),
    input: z.object({}),
    output: z.array(waitingSchema),
  },
  'thread.list': {
    ...reads(['comments']),
    input: z.object({}),
    output: z.array(threadSchema).readonly(),
  },
  /**
   * Begins a thread. Refused `not-found` where the subject does not exist, and `invalid` without words. Refused
   * `clash` where the words are no longer in the draft, or a suggestion would replace words of several provisions.
   */
  'thread.add': {
    ...writes(['comments']),
    body: LONG_BODY,
    input: threadSchema.pick({ on: true, words: true }).extend(commentFields),
    output: threadSchema,
  },
  /** Answers in a thread; one that was resolved is open again. */
  'thread.reply': {
    ...writes(['comments']),
    input: z.object({ id, ...commentFields }),
    output: threadSchema,
  },
  /** Puts a thread on other words, or (null) on the whole of a thing: for one whose words are gone. */
  'thread.place': {
    ...writes(['comments']),
    body: LONG_BODY,
    input: threadSchema.pick({ id: true, on: true, words: true }),
    output: threadSchema,
  },
  /**
   * Takes what a comment suggests into the amendment that has or touches the words, or into a new one: one act, of which
   * the thread tells. `shown` are the amendments that count as made. Refused `clash` where the words read otherwise now or
   * it was taken already, `refused` where they are those of an amendment that is settled.
   */
  'thread.take': {
    ...writes(
      ['amendments', 'comments'],
      updatesCache(
        'amendment.list',
        (list: readonly Amendment[], { amendments }: { readonly amendments: readonly Amendment[] }) =>
          withAmendments(list, amendments),
      ),
    ),
    body: LONG_BODY,
    input: z.object({
      id,
      /** Which of the thread's comments, counted from 0. */
      comment: z.number().int().min(0),
      shown: z.array(amendmentIdSchema).max(5000),
    }),
    output: z.object({ thread: threadSchema, into: amendmentIdSchema, amendments: z.array(amendmentSchema) }),
  },
  'thread.resolve': {
    ...writes(['comments']),
    input: z.object({ id, resolved: z.boolean() }),
    output: threadSchema,
  },
  /** Makes a task of a thread, changes it, says that it is done, or (null) makes it none again. */
  'thread.task': {
    ...writes(['comments']),
    input: z.object({
      id,
      task: z
        .object({ owner: z.string().min(1).max(200), due: z.iso.date().nullable(), isDone: z.boolean() })
        .nullable(),
    }),
    output: threadSchema,
  },
  /**
   * Who has reviewed which amendment, or accepted which `change` of it; `isStale` where its words or reasons, or those of the
   * change, have changed since.
   */
  'reviewed.list': {
    ...reads(['reviewed', 'amendments']),
    input: z.object({}),
    output: z.array(reviewedSchema.omit({ print: true }).extend({ isStale: z.boolean() })).readonly(),
  },
  /**
   * Says that the person at the keyboard has reviewed an amendment as it is, or accepts one `change` of it, or takes that
   * back. Accepting settles nothing: an amendment is agreed as a whole. Refused `not-found` for a change
   * that is not made, `refused` of an amendment that is settled (`core/review/rules.ts`).
   */
  'reviewed.mark': {
    ...writes(['reviewed'], { may: 'reviewer' }),
    body: LONG_BODY,
    input: z.object({
      amendment: amendmentIdSchema,
      change: changeNamesSchema.optional(),
      reviewed: z.boolean(),
    }),
    output: z.object({ amendment: amendmentIdSchema }),
  },
  /**
   * Agrees an amendment that is in legal review, or returns it with a comment: one act. Refused `invalid` for a return
   * without a comment, `refused` for its author where the author may not agree it.
   */
  'amendment.decide': {
    ...writes(['amendments', 'comments'], {
      may: 'reviewer',
      ...updatesCache(
        'amendment.list',
        (list: readonly Amendment[], { amendment }: z.infer<typeof decided>) =>
          withAmendments(list, [amendment]),
      ),
    }),
    body: LONG_BODY,
    input: z.object({
      id: amendmentIdSchema,
      revision: z.number().int().min(1),
      decision: z.enum(['agree', 'return']),
      comment: z.string().max(20_000).default(''),
    }),
    output: decided,
  },
  /** What of the Act the review may change; null where that is everything. */
  'scope.get': { ...reads(['scope']), input: z.object({}), output: scopeAnswer },
  /**
   * Sets what the review may change, or (null) lets it change everything. What amendments change outside it by then stays.
   * Refused `not-found` for a provision that the text does not have.
   */
  'scope.set': {
    ...writes(['scope'], {
      may: 'owner',
      ...updatesCache('scope.get', (_: ScopeAnswer, set: ScopeAnswer) => set),
    }),
    input: scopeAnswer,
    output: scopeAnswer,
  },
  /** Who may agree an amendment: by default anybody but its author. */
  'agreement.get': {
    ...reads(['agreement']),
    input: z.object({}),
    output: agreementSchema.pick({ who: true }),
  },
  'agreement.set': {
    ...writes(['agreement'], { may: 'owner' }),
    input: z.object({ who: z.enum(AGREERS) }),
    output: agreementSchema.pick({ who: true }),
  },
} as const;
