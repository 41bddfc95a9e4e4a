import { count } from '../../../core/base/english.ts';
import type { Thread } from '../../../core/review/records.ts';
import { type Waiting, waitingFor } from '../../../core/review/waiting.ts';

/** What is asked of somebody in comments, each time that it is asked. */
const keyOf = ({ kind, ref, by, at }: Waiting): string => JSON.stringify([kind, ref, by, at]);

/** What others ask of a person in the comments of a review: a task, or a comment that names them. */
export const askedInComments = (person: string, threads: readonly Thread[]): readonly Waiting[] =>
  waitingFor(person, { threads, amendments: [], mayAgree: 'anyone', people: [] }).filter(
    ({ by }) => by !== person,
  );

/** What was asked since a list was last looked at. */
export const newlyAsked = (before: readonly Waiting[], now: readonly Waiting[]): readonly Waiting[] => {
  const oldKeys = new Set(before.map(keyOf));
  return now.filter((one) => !oldKeys.has(keyOf(one)));
};

/** More than that at once are a merge: only how many is told. */
const MOST_TOLD = 2;

const WHERE = 'See “Waiting for you” in this review’s menu.';

/** What somebody is asked for, in sentences that say where to find it. */
export const askedWords = (items: readonly Waiting[]): readonly string[] =>
  items.length > MOST_TOLD
    ? [`${count(items.length, 'comment asks', 'comments ask')} something of you. ${WHERE}`]
    : items.map(
        ({ kind, by, words }) =>
          `${by} ${kind === 'task' ? 'gave you a task' : 'mentioned you'}: “${words}”. ${WHERE}`,
      );
