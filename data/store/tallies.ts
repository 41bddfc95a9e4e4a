import type { Knex } from 'knex';
import { type GivenAnswers, type Tally, tallyOf } from '../../core/consultation/tally.ts';
import { listRecords } from './records.ts';
import { givenByType } from './responses-read.ts';

/** How the closed questions were answered, in the order in which they came. Those that nobody answered are there, too. */
export async function readTallies(trx: Knex.Transaction): Promise<readonly Tally[]> {
  const closed = (await listRecords(trx, 'question')).filter(({ kind }) => kind === 'closed');
  if (closed.length === 0) return [];
  const byQuestion = new Map<string, GivenAnswers[]>(closed.map(({ id }) => [id, []]));
  for (const { question, ...given } of await givenByType(
    trx,
    closed.map(({ id }) => id),
  ))
    byQuestion.get(question)?.push({ ...given, inCampaigns: 0 });
  return closed.map((question) => tallyOf(question, byQuestion.get(question.id) ?? []));
}
