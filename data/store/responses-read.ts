import type { Knex } from 'knex';
import { type AnswerRow, answersById } from './answers.ts';
import { inBatches } from './in-parts.ts';
import { answerIdRange, answerRange, type RespondentRow } from './responses.ts';

/** The first import that has an answer to a question; null when none has. @param exceptImport is left out */
export async function importOfQuestion(
  trx: Knex.Transaction,
  question: string,
  exceptImport: string,
): Promise<string | null> {
  for (const { import: id } of await trx<RespondentRow>('respondent').distinct('import').orderBy('import')) {
    if (id === exceptImport) continue;
    const range = await answerRange(trx, id);
    if (!range) continue;
    const answer = await trx<AnswerRow>('answer')
      .where({ question })
      .whereBetween('id', range.answers)
      .select('id')
      .first();
    if (answer) return id;
  }
  return null;
}

/** The answers with these ids, each with its respondent, in no particular order. */
export async function answersWithRespondents(
  trx: Knex.Transaction,
  ids: readonly number[],
): Promise<readonly { readonly answer: AnswerRow; readonly respondent: RespondentRow }[]> {
  const answers = [...(await answersById(trx, ids)).values()];
  const respondentIds = [...new Set(answers.map(({ respondent }) => respondent))];
  const respondents = new Map<number, RespondentRow>();
  for (const batch of inBatches(respondentIds))
    for (const row of await trx<RespondentRow>('respondent').whereIn('id', batch))
      respondents.set(row.id, row);
  return answers.flatMap((answer) => {
    const respondent = respondents.get(answer.respondent);
    return respondent ? [{ answer, respondent }] : [];
  });
}

/** All answers of one respondent, in the file's order. */
export async function answersBy(trx: Knex.Transaction, respondent: number): Promise<readonly AnswerRow[]> {
  return trx<AnswerRow>('answer').whereBetween('id', answerIdRange(respondent, respondent)).orderBy('id');
}

/** The distinct answers to some questions, and how often each was given. */
export async function countDistinctAnswers(
  trx: Knex.Transaction,
  questions: readonly string[],
): Promise<readonly { readonly question: string; readonly text: string; readonly count: number }[]> {
  return trx('answer')
    .whereIn('question', questions)
    .groupBy('question', 'text')
    .select('question', 'text')
    .count({ count: '*' });
}

/**
 * How often each answer to some questions was given, by type of respondent. With `respondentIds`, only these count. An
 * answer may then be listed several times, once for each batch of the query.
 */
export async function countAnswersByType(
  trx: Knex.Transaction,
  questions: readonly string[],
  respondentIds?: readonly number[],
): Promise<readonly AnswerCountByType[]> {
  const batches = respondentIds ? [...inBatches(respondentIds)] : [null];
  const answers: AnswerCountByType[] = [];
  for (const batch of batches) {
    const rows: readonly AnswerCountByType[] = await trx('answer')
      .join('respondent', 'respondent.id', 'answer.respondent')
      .whereIn('answer.question', questions)
      .where((query) => (batch ? query.whereIn('respondent.id', batch) : query))
      .groupBy('answer.question', 'answer.text', 'respondent.type')
      .select('answer.question', 'answer.text', 'respondent.type')
      .count({ count: '*' });
    for (const row of rows) answers.push({ ...row, count: Number(row.count) });
  }
  return answers;
}

/** An answer, and how often one type of respondent gave it. */
export interface AnswerCountByType {
  readonly question: string;
  readonly text: string;
  readonly type: string;
  readonly count: number;
}

/** The respondents after an id, in the order of their ids. */
export const respondentsAfter = (
  trx: Knex.Transaction,
  after: number,
  limit?: number,
): Promise<readonly RespondentRow[]> => {
  const rows = trx<RespondentRow>('respondent').where('id', '>', after).orderBy('id');
  return limit === undefined ? rows : rows.limit(limit);
};

/** All answers of the respondents `from` to `to` inclusive, in the file's order. */
export const answersBetween = (
  trx: Knex.Transaction,
  from: number,
  to: number,
): Promise<readonly AnswerRow[]> =>
  trx<AnswerRow>('answer').whereBetween('id', answerIdRange(from, to)).orderBy('id');
