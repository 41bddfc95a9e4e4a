import type { Knex } from 'knex';
import type { RecordRow } from './records.ts';

/** The ids of the answers of which a passage is an excerpt. Read from the text: thousands are looked through at once. */
export async function codedAnswers(trx: Knex.Transaction): Promise<ReadonlySet<number>> {
  const ids = new Set<number>();
  const texts: readonly string[] = await trx<RecordRow>('record').where({ kind: 'excerpt' }).pluck('json');
  // Within a text's own words a quotation mark would have a backslash before it.
  for (const text of texts) {
    const id = /"of":"answer:([1-9]\d{0,14})"/.exec(text)?.[1];
    if (id !== undefined) ids.add(Number(id));
  }
  return ids;
}
