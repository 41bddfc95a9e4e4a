import type { QueryClient } from '@tanstack/react-query';
import {
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
  declarationOf,
  type ReviewInfo,
} from '../../../core/api.ts';
import { type Declaration, isOutdatedBy, type Subject } from '../../../core/contract.ts';
import { Refused, valueOrThrow } from '../../ui/refused.ts';
import { noteAct, type WriteOutcome } from './acts.ts';
import { call } from './call.ts';
import { outdated } from './outdated.ts';
import { sendByName } from './requests.ts';
import { noteOwn, noteWrite } from './writes.ts';

/**
 * The cached answers of the open review, and how writes invalidate them. Everything follows from the contract's
 * declarations of the calls.
 */

const isCall = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(calls, name);

/** A filter for the cached answers of some calls. */
const answersOf = (isOne: (name: CallName) => boolean) => ({
  predicate: ({ queryKey: [name] }: { readonly queryKey: readonly unknown[] }) => isCall(name) && isOne(name),
});

const outdatedBy = (write: Pick<Declaration, 'writes' | 'changes'>) => (read: CallName) =>
  isOutdatedBy(declarationOf(read).from, write);

/** Clears all cached answers about the review, because it has another base text now. */
export const forgetReview = (client: QueryClient): Promise<void> =>
  client.resetQueries(answersOf(() => true));

/** Waits until the shown answers about some subjects are up to date. */
export const refreshed = (client: QueryClient, ...changes: readonly Subject[]): Promise<void> =>
  client.refetchQueries(
    { ...answersOf(outdatedBy({ writes: 'review', changes })), type: 'active', stale: true },
    { cancelRefetch: false },
  );

/** The path of the shown review; null if none is shown. */
const drawnReview = (client: QueryClient): string | null =>
  client.getQueryData<ReviewInfo>(['review.get', {}])?.path ?? null;

/**
 * Adds the hash of the shown base text to edits, so that the host refuses them if the review was moved to another text
 * meanwhile.
 */
function drawnIn<N extends CallName>(client: QueryClient, name: N, input: CallInput<N>): CallInput<N> {
  const review = client.getQueryData<ReviewInfo>(['review.get', {}]);
  return 'base' in calls[name].input.shape && review ? { ...input, base: review.instrumentHash } : input;
}

/** Puts the output of a write into the cached answer that contains it, unless that was never requested. */
function updateAnswer(client: QueryClient, { puts }: Declaration, output: unknown, input: unknown): void {
  if (!puts) return;
  // The contract checks these types against each other; here only the name is known.
  const putValue = puts.update as (answer: unknown, output: unknown, input: unknown) => unknown;
  client.setQueryData([puts.into, {}], (answer: unknown) =>
    answer === undefined ? undefined : putValue(answer, output, input),
  );
}

interface WriteOptions {
  /** See `noteWrite`. */
  readonly isHeld?: boolean;
  /** Whether the write saves typing, which has its own undo. */
  readonly isTyped?: boolean;
  /** See `sendByName`. */
  readonly requestContent?: unknown;
}

/**
 * Makes a write and updates the cached answers. @param review the path of the review to write to; by default the shown
 * one @throws Refused
 */
export async function write<N extends CallName>(
  client: QueryClient,
  name: N,
  input: CallInput<N>,
  review = drawnReview(client),
  { isTyped = false, ...how }: WriteOptions = {},
): Promise<CallOutput<N>> {
  const writing = writeWithEntries(client, name, input, review, how);
  if (isTyped || review === null) return (await writing).output;
  return noteAct({ review, name, input }, writing);
}

/** Makes a write like `write`, but not as an act to undo, and also returns the numbers of its ledger entries. */
export async function writeWithEntries<N extends CallName>(
  client: QueryClient,
  name: N,
  input: CallInput<N>,
  review = drawnReview(client),
  { isHeld, requestContent }: Omit<WriteOptions, 'isTyped'> = {},
): Promise<WriteOutcome<CallOutput<N>>> {
  if (review !== drawnReview(client))
    throw new Refused({
      kind: 'other-review',
      message: 'Another review is now open in this window. This change was not saved in either review.',
    });
  return noteWrite(name, () => makeWrite(client, name, input, review, requestContent), isHeld);
}

async function makeWrite<N extends CallName>(
  client: QueryClient,
  name: N,
  input: CallInput<N>,
  review: string | null,
  requestContent: unknown,
): Promise<WriteOutcome<CallOutput<N>>> {
  const declaration = declarationOf(name);
  const isOutdated = outdatedBy(declaration);
  const isPutInto = (read: CallName) => read === declaration.puts?.into;
  // An answer with pending changes of other people must be read again, even if the output of this write is put into it.
  const isBehind = client
    .getQueryCache()
    .findAll(answersOf(isPutInto))
    .some(({ state }) => state.isInvalidated || state.fetchStatus === 'fetching');
  // Answers that were requested before this write must not replace the new ones.
  await client.cancelQueries(answersOf(isOutdated));
  try {
    const send = (sentInput: CallInput<N>) => call(name, sentInput, review);
    const answer = await sendByName(name, drawnIn(client, name, input), review, send, requestContent);
    if (answer.ok && answer.wrote && review !== null) noteOwn(review, answer.wrote);
    const output = valueOrThrow(answer);
    updateAnswer(client, declaration, output, input);
    if (declaration.changes.includes('base')) await forgetReview(client);
    return { output, entries: (answer.ok && answer.wrote) || [] };
  } finally {
    void client.invalidateQueries(answersOf((read) => isOutdated(read) && (isBehind || !isPutInto(read))));
  }
}

/**
 * Reloads the answers that other people's changes made out of date. The amendments and the text have their own updates.
 */
export function outdate(client: QueryClient, changes: readonly Subject[]): void {
  const isOutdated = outdatedBy({ writes: 'review', changes });
  outdated(
    client,
    (name) => isCall(name) && name !== 'amendment.list' && name !== 'act.get' && isOutdated(name),
  );
}
