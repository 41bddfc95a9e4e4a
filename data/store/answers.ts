import type { Knex } from 'knex';

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
