import { count } from '../../../core/base/english.ts';
import type { Thread } from '../../../core/review/records.ts';
import { type Waiting, waitingFor } from '../../../core/review/waiting.ts';

/** A key for one request made in a comment. The same request made again at another time has another key. */
const requestKey = ({ kind, ref, by, at }: Waiting): string => JSON.stringify([kind, ref, by, at]);

/** The requests that others make of a person in comments: tasks and mentions. */
export const requestsInComments = (person: string, threads: readonly Thread[]): readonly Waiting[] =>
  waitingFor(person, { threads, amendments: [], mayAgree: 'anyone', people: [] }).filter(
    ({ by }) => by !== person,
  );

/** Returns the requests that were not in the list last shown. */
export const newRequests = (before: readonly Waiting[], now: readonly Waiting[]): readonly Waiting[] => {
  const oldKeys = new Set(before.map(requestKey));
  return now.filter((one) => !oldKeys.has(requestKey(one)));
};

/** More new requests than this at once come from a merge, so only their number is announced. */
const MAX_ANNOUNCED = 2;

const WHERE = 'See “Waiting for you” in this review’s menu.';

/** Describes new requests in sentences that say where to find them. */
export const describeRequests = (items: readonly Waiting[]): readonly string[] =>
  items.length > MAX_ANNOUNCED
    ? [`${count(items.length, 'comment asks', 'comments ask')} something of you. ${WHERE}`]
    : items.map(
        ({ kind, by, words }) =>
          `${by} ${kind === 'task' ? 'gave you a task' : 'mentioned you'}: “${words}”. ${WHERE}`,
      );
