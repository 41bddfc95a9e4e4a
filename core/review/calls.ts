import { z } from 'zod';
import { scopeSchema } from '../amend/changes/scope.ts';
import { type Amendment, amendmentIdSchema, amendmentSchema } from '../amend/edits/amendment.ts';
import { withAmendments } from '../amend/edits/with-amendments.ts';
import { LONG_BODY, reads, updatesCache, writes } from '../contract.ts';
import { requestSchema } from '../ledger/request.ts';
import { AGREERS, agreementSchema, changeNamesSchema, reviewedSchema, threadSchema } from './records.ts';
import { waitingSchema } from './waiting.ts';

/** The calls about reviewing a draft: comments, marks that something was reviewed, and decisions. Part of the contract in `api.ts`. */

const id = z.string().max(300);
/** The text may be empty if the comment suggests a change. */
const commentFields = {
  text: z.string().max(20_000).default(''),
  /** The suggested replacement of the words that the thread is about. */
  suggest: z.string().max(20_000).optional(),
  /** Makes the call idempotent: a repeated request adds nothing, and returns the thread. */
  request: requestSchema.optional(),
};
const decided = z.object({ amendment: amendmentSchema, thread: threadSchema.nullable() });

const scopeAnswer = z.object({ scope: scopeSchema.omit({ id: true }).nullable() });
type ScopeAnswer = z.infer<typeof scopeAnswer>;

export const reviewCalls = {
  /** Everybody who wrote a ledger entry of the review, or has a task in it. */
  'review.people': { ...reads(['ledger']), input: z.object({}), output: z.array(z.string()).readonly() },
  /** The items that wait for the person, first those that are due, by date, then the newest. */
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
   * Begins a thread. Refused `not-found` if its subject doesn't exist, and `invalid` for an empty comment. Refused `clash` if
   * the words are no longer in the draft, or a suggestion would replace words of several provisions.
   */
  'thread.add': {
    ...writes(['comments']),
    body: LONG_BODY,
    input: threadSchema.pick({ on: true, words: true }).extend(commentFields),
    output: threadSchema,
  },
  /** Adds a reply. A resolved thread is reopened. */
  'thread.reply': {
    ...writes(['comments']),
    input: z.object({ id, ...commentFields }),
    output: threadSchema,
  },
  /** Moves a thread to other words, for example after its words were deleted. Null moves it to the whole item. */
  'thread.place': {
    ...writes(['comments']),
    body: LONG_BODY,
    input: threadSchema.pick({ id: true, on: true, words: true }),
    output: threadSchema,
  },
  /**
   * Accepts a suggestion into the amendment that has or touches the words, or into a new one, in one transaction. `shown` are
   * the amendments in the text. Refused `clash` if the words have changed or the suggestion was accepted already, `refused` if
   * the words are of an amendment that can't be revised.
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
      /** The index of the comment in its thread. */
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
  /** Makes a thread a task, or changes the task. Null removes the task. */
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
   * All marks that a person reviewed an amendment, or accepted one `change` of it. `isStale` is true if what was reviewed has
   * changed since.
   */
  'reviewed.list': {
    ...reads(['reviewed', 'amendments']),
    input: z.object({}),
    output: z.array(reviewedSchema.omit({ print: true }).extend({ isStale: z.boolean() })).readonly(),
  },
  /**
   * Records that the person has reviewed an amendment, or accepts one `change` of it, or removes that mark. The amendment's state
   * doesn't change. Refused `not-found` for an unknown change, `refused` for an agreed or withdrawn amendment
   * (`core/review/rules.ts`).
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
   * Agrees an amendment that is in legal review, or returns it with a comment, in one transaction. Refused `invalid` for a return
   * without a comment, `refused` for its author, if authors may not agree their own.
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
  /** The provisions that the review may change. Null for all. */
  'scope.get': { ...reads(['scope']), input: z.object({}), output: scopeAnswer },
  /**
   * Sets the provisions that the review may change; null for all. Existing changes outside them stay. Refused `not-found` for an
   * unknown provision.
   */
  'scope.set': {
    ...writes(['scope'], {
      may: 'owner',
      ...updatesCache('scope.get', (_: ScopeAnswer, set: ScopeAnswer) => set),
    }),
    input: scopeAnswer,
    output: scopeAnswer,
  },
  /** Who may agree an amendment. The default is everybody except its author. */
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
