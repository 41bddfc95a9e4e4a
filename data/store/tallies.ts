import type { Knex } from 'knex';
import { countAnswers, type GivenAnswers, type Tally } from '../../core/consultation/tally.ts';
import { campaignRespondents } from './campaigns.ts';
import { listRecords } from './records.ts';
import { type AnswerCountByType, countAnswersByType } from './responses-read.ts';

/** Counts the answers to each closed question, also to those that nobody answered, in the order of the questions' ids. */
export async function readTallies(trx: Knex.Transaction): Promise<readonly Tally[]> {
  const closed = (await listRecords(trx, 'question')).filter(({ kind }) => kind === 'closed');
  if (closed.length === 0) return [];
  const byQuestion = new Map<string, GivenAnswers[]>(closed.map(({ id }) => [id, []]));
  const ids = closed.map(({ id }) => id);
  const campaigns = new Map<string, number>();
  const keyOf = ({ question, text, type }: AnswerCountByType): string =>
    JSON.stringify([question, text, type]);
  for (const tally of await countAnswersByType(trx, ids, await campaignRespondents(trx)))
    campaigns.set(keyOf(tally), (campaigns.get(keyOf(tally)) ?? 0) + tally.count);
  for (const tally of await countAnswersByType(trx, ids)) {
    const { question, ...answers } = tally;
    byQuestion.get(question)?.push({ ...answers, inCampaigns: campaigns.get(keyOf(tally)) ?? 0 });
  }
  return closed.map((question) => countAnswers(question, byQuestion.get(question.id) ?? []));
}
