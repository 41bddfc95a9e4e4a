import type { Knex } from 'knex';
import { inBatches } from './in-parts.ts';

/** One respondent's answer to one question. */
export interface AnswerRow {
  readonly id: number;
  readonly respondent: number;
  readonly question: string;
  readonly text: string;
}

/** The answer with an id, which a ref has as text; undefined if there is none. */
export async function findAnswer(trx: Knex.Transaction, id: string): Promise<AnswerRow | undefined> {
  return /^[1-9]\d{0,14}$/.test(id)
    ? trx<AnswerRow>('answer')
        .where({ id: Number(id) })
        .first()
    : undefined;
}

/** The id of the import that an answer came with. */
export async function importOf(trx: Knex.Transaction, { respondent }: AnswerRow): Promise<string> {
  const row = await trx<{ readonly id: number; readonly import: string }>('respondent')
    .where({ id: respondent })
    .first();
  return row?.import ?? '';
}

/** Changes the text of an answer. The caller must update the search index. */
export async function updateAnswer(trx: Knex.Transaction, id: number, text: string): Promise<void> {
  await trx<AnswerRow>('answer').where({ id }).update({ text });
}

/** The answers with these ids, by id. Unknown ids are left out. */
export async function answersById(
  trx: Knex.Transaction,
  ids: readonly number[],
): Promise<ReadonlyMap<number, AnswerRow>> {
  const answers = new Map<number, AnswerRow>();
  for (const batch of inBatches(ids))
    for (const row of await trx<AnswerRow>('answer').whereIn('id', batch)) answers.set(row.id, row);
  return answers;
}

/** The answers with these ids, which refs have as text. Unknown ids are left out. */
export async function findAnswers(
  trx: Knex.Transaction,
  ids: readonly string[],
): Promise<readonly AnswerRow[]> {
  const numbers = ids.filter((id) => /^[1-9]\d{0,14}$/.test(id)).map(Number);
  return [...(await answersById(trx, numbers)).values()];
}
