import type { Knex } from 'knex';
import { inParts } from './in-parts.ts';

/** Of some answers, by id, those whose respondent didn't agree to be published, or asked for confidence. */
export async function answersWithheld(
  trx: Knex.Transaction,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const withheld = new Set<number>();
  for (const some of inParts(ids)) {
    const rows = await trx('answer')
      .join('respondent', 'respondent.id', 'answer.respondent')
      .whereIn('answer.id', some)
      .where((either) => either.where('respondent.consent', false).orWhere('respondent.confidential', true))
      .pluck('answer.id');
    for (const id of rows) withheld.add(Number(id));
  }
  return withheld;
}
