import type { Knex } from 'knex';
import type { RecordRow } from './records.ts';

/** The ids of the answers with an excerpt. They are found in the JSON by a pattern, because parsing thousands takes too long. */
export async function codedAnswers(trx: Knex.Transaction): Promise<ReadonlySet<number>> {
  const ids = new Set<number>();
  const texts: readonly string[] = await trx<RecordRow>('record').where({ kind: 'excerpt' }).pluck('json');
  // Quoted words can't match the pattern, because JSON escapes their quotation marks.
  for (const text of texts) {
    const id = /"of":"answer:([1-9]\d{0,14})"/.exec(text)?.[1];
    if (id !== undefined) ids.add(Number(id));
  }
  return ids;
}
