import type { Knex } from 'knex';
import { inBatches } from './in-parts.ts';

/** Those of some answers, by id, whose respondent didn't agree to publication or asked for confidentiality. */
export async function answersWithheld(
  trx: Knex.Transaction,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const withheld = new Set<number>();
  for (const batch of inBatches(ids)) {
    const rows = await trx('answer')
      .join('respondent', 'respondent.id', 'answer.respondent')
      .whereIn('answer.id', batch)
      .where((query) => query.where('respondent.consent', false).orWhere('respondent.confidential', true))
      .pluck('answer.id');
    for (const id of rows) withheld.add(Number(id));
  }
  return withheld;
}

/** Counts the answers that may not be published. One that lacks consent and is confidential counts as without consent. */
export async function countWithheldAnswers(
  trx: Knex.Transaction,
): Promise<{ readonly answersWithoutConsent: number; readonly confidentialAnswers: number }> {
  const countAnswers = async (consent: boolean, confidential?: boolean): Promise<number> => {
    const where = { 'respondent.consent': consent, ...(confidential && { 'respondent.confidential': true }) };
    const row = await trx('answer')
      .join('respondent', 'respondent.id', 'answer.respondent')
      .where(where)
      .count<{ readonly number: number | string }[]>({ number: '*' })
      .first();
    return Number(row?.number ?? 0);
  };
  return {
    answersWithoutConsent: await countAnswers(false),
    confidentialAnswers: await countAnswers(true, true),
  };
}
