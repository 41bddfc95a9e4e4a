import type { Knex } from 'knex';
import type { Ref } from '../../core/evidence/link.ts';
import type { AnswerRow } from './answers.ts';
import { inBatches } from './in-parts.ts';
import { listRecords } from './records.ts';
import { respondentOfAnswer } from './responses.ts';

/** The id of the answer that a ref names: 5 of `answer:5`. */
export const answerId = (ref: Ref): number => Number(ref.slice('answer:'.length));

/** The respondents who took part in any campaign, ascending. */
export async function campaignRespondents(trx: Knex.Transaction): Promise<readonly number[]> {
  const respondents = new Set<number>();
  for (const { members } of await listRecords(trx, 'campaign'))
    for (const member of members) respondents.add(respondentOfAnswer(answerId(member)));
  return [...respondents].sort((a, b) => a - b);
}

/** The members of each campaign, by the answer that is its example. */
export async function membersByExample(trx: Knex.Transaction): Promise<ReadonlyMap<Ref, readonly Ref[]>> {
  return new Map((await listRecords(trx, 'campaign')).map(({ example, members }) => [example, members]));
}

/** The type of respondent who gave each of some answers, by the answer’s id. */
export async function typesOfAnswers(
  trx: Knex.Transaction,
  answers: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const types = new Map<number, string>();
  for (const batch of inBatches(answers)) {
    const rows: readonly { readonly id: number; readonly type: string }[] = await trx('answer')
      .join('respondent', 'respondent.id', 'answer.respondent')
      .whereIn('answer.id', batch)
      .select('answer.id', 'respondent.type');
    for (const { id, type } of rows) types.set(id, type);
  }
  return types;
}

/** A page of the answers to a question, in the order of their ids. @param after the last id of the page before */
export const answersTo = (
  trx: Knex.Transaction,
  question: string,
  after: number,
  limit: number,
): Promise<readonly Pick<AnswerRow, 'id' | 'text'>[]> =>
  trx<AnswerRow>('answer')
    .where({ question })
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .select('id', 'text');
