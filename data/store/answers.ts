import type { Knex } from 'knex';
import { inParts } from './in-parts.ts';

/** What one respondent said to one question. */
export interface AnswerRow {
  readonly id: number;
  readonly respondent: number;
  readonly question: string;
  readonly text: string;
}

/** The answer of that id, as it is named in a ref, if there is one. */
export async function findAnswer(trx: Knex.Transaction, id: string): Promise<AnswerRow | undefined> {
  return /^[1-9]\d{0,14}$/.test(id)
    ? trx<AnswerRow>('answer')
        .where({ id: Number(id) })
        .first()
    : undefined;
}

/** The import that an answer came with. */
export async function importOf(trx: Knex.Transaction, { respondent }: AnswerRow): Promise<string> {
  const row = await trx<{ readonly id: number; readonly import: string }>('respondent')
    .where({ id: respondent })
    .first();
  return row?.import ?? '';
}

/** Gives an answer another text; the table of words is for the caller to keep in step. */
export async function updateAnswer(trx: Knex.Transaction, id: number, text: string): Promise<void> {
  await trx<AnswerRow>('answer').where({ id }).update({ text });
}

/** The answers of those ids, of which there may be fewer, by id. */
export async function answersById(
  trx: Knex.Transaction,
  ids: readonly number[],
): Promise<ReadonlyMap<number, AnswerRow>> {
  const answers = new Map<number, AnswerRow>();
  for (const part of inParts(ids))
    for (const row of await trx<AnswerRow>('answer').whereIn('id', part)) answers.set(row.id, row);
  return answers;
}

/** The answers of those ids, as they are named in refs, of which there may be fewer. */
export async function findAnswers(
  trx: Knex.Transaction,
  ids: readonly string[],
): Promise<readonly AnswerRow[]> {
  const numbers = ids.filter((id) => /^[1-9]\d{0,14}$/.test(id)).map(Number);
  return [...(await answersById(trx, numbers)).values()];
}
