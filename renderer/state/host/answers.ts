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
import { Refused, settled } from '../../ui/refused.ts';
import { noteAct, type WriteOutcome } from './acts.ts';
import { call } from './call.ts';
import { outdated } from './outdated.ts';
import { sendByName } from './requests.ts';
import { noteOwn, noteWrite } from './writes.ts';

/**
 * The answers that the window keeps of a review, and what a write does to them: all of it follows from what the contract
 * declares of each call.
 */

const isCall = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(calls, name);

/** The kept answers whose call is one of some. */
const answersOf = (isOne: (name: CallName) => boolean) => ({
  predicate: ({ queryKey: [name] }: { readonly queryKey: readonly unknown[] }) => isCall(name) && isOne(name),
});

const outdatedBy = (write: Pick<Declaration, 'writes' | 'changes'>) => (read: CallName) =>
  isOutdatedBy(declarationOf(read).from, write);

/** Reads anew all that is known of the review: it is of another text now, and nothing that was drawn holds. */
export const forgetReview = (client: QueryClient): Promise<void> =>
  client.resetQueries(answersOf(() => true));

/** Waits until what is shown of a subject is up to date. */
export const refreshed = (client: QueryClient, ...changes: readonly Subject[]): Promise<void> =>
  client.refetchQueries(
    { ...answersOf(outdatedBy({ writes: 'review', changes })), type: 'active', stale: true },
    { cancelRefetch: false },
  );

/** The path of the review that is drawn, where one is. */
const drawnReview = (client: QueryClient): string | null =>
  client.getQueryData<ReviewInfo>(['review.get', {}])?.path ?? null;

/** Edits say which text they were drawn in, lest the review was moved to another in the meantime, elsewhere. */
function drawnIn<N extends CallName>(client: QueryClient, name: N, input: CallInput<N>): CallInput<N> {
  const review = client.getQueryData<ReviewInfo>(['review.get', {}]);
  return 'base' in calls[name].input.shape && review ? { ...input, base: review.instrumentHash } : input;
}

/** Puts a write's own answer into the answer that it is part of; nothing where that was never asked for. */
function updateAnswer(client: QueryClient, { puts }: Declaration, output: unknown, input: unknown): void {
  if (!puts) return;
  // The contract checks that these fit each other; here only the name is known.
  const putValue = puts.update as (answer: unknown, output: unknown, input: unknown) => unknown;
  client.setQueryData([puts.into, {}], (answer: unknown) =>
    answer === undefined ? undefined : putValue(answer, output, input),
  );
}

interface WriteOptions {
  /** See `noteWrite`. */
  readonly isHeld?: boolean;
  /** It saves what was typed, which is undone by itself. */
  readonly isTyped?: boolean;
  /** See `sendByName`. */
  readonly requestContent?: unknown;
}

/**
 * Makes a write and brings what is shown up to date with it.
 * @param review the path of the review that it is meant for; the one that is drawn, unless said
 * @throws Refused
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

/** The same, with the numbers of the ledger's entries that it wrote; no act that is undone by the next Ctrl+Z. */
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
  // What others changed and is not read yet is still to be read after this write, whatever its own answer is put into.
  const isBehind = client
    .getQueryCache()
    .findAll(answersOf(isPutInto))
    .some(({ state }) => state.isInvalidated || state.fetchStatus === 'fetching');
  // What was asked for before this write must not come in after it.
  await client.cancelQueries(answersOf(isOutdated));
  try {
    const send = (sentInput: CallInput<N>) => call(name, sentInput, review);
    const answer = await sendByName(name, drawnIn(client, name, input), review, send, requestContent);
    if (answer.ok && answer.wrote && review !== null) noteOwn(review, answer.wrote);
    const output = settled(answer);
    updateAnswer(client, declaration, output, input);
    if (declaration.changes.includes('base')) await forgetReview(client);
    return { output, entries: (answer.ok && answer.wrote) || [] };
  } finally {
    void client.invalidateQueries(answersOf((read) => isOutdated(read) && (isBehind || !isPutInto(read))));
  }
}

/** Asks anew for what others' changes made out of date; the amendments and the text are followed by those who draw them. */
export function outdate(client: QueryClient, changes: readonly Subject[]): void {
  const isOutdated = outdatedBy({ writes: 'review', changes });
  outdated(
    client,
    (name) => isCall(name) && name !== 'amendment.list' && name !== 'act.get' && isOutdated(name),
  );
}
