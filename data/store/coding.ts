import type { Knex } from 'knex';
import type { RecordKind } from '../../core/events/records.ts';
import type { Ref } from '../../core/evidence/link.ts';
import { type Excerpt, excerptSchema, type Reading, readingSchema } from '../../core/evidence/records.ts';
import { inBatches } from './in-parts.ts';
import { fromJson, parseStored } from './json.ts';
import type { RecordRow } from './records.ts';

/** The excerpts whose JSON has a name, such as a theme's id, anywhere. Callers must check the field. */
async function excerptsMentioning(trx: Knex.Transaction, name: string): Promise<readonly Excerpt[]> {
  const rows = await trx<RecordRow>('record')
    .where({ kind: 'excerpt' })
    .where('json', 'like', `%${JSON.stringify(name)}%`)
    .orderBy('id');
  return rows.map(({ id, json }) => parseStored(excerptSchema, json, `excerpt ${id}`));
}

/** The excerpts that have a theme. */
export const excerptsOfTheme = async (trx: Knex.Transaction, theme: string): Promise<readonly Excerpt[]> =>
  (await excerptsMentioning(trx, theme)).filter(({ themes }) => themes.includes(theme));

/** The excerpts of a text. */
export const excerptsOf = async (trx: Knex.Transaction, of: Ref): Promise<readonly Excerpt[]> =>
  (await excerptsMentioning(trx, of)).filter((excerpt) => excerpt.of === of);

/** The excerpts of provisions of the Act. */
export const excerptsOfProvisions = async (trx: Knex.Transaction): Promise<readonly Excerpt[]> => {
  const rows = await trx<RecordRow>('record')
    .where({ kind: 'excerpt' })
    .where('json', 'like', '%"of":"provision:%')
    .orderBy('id');
  return rows
    .map(({ id, json }) => parseStored(excerptSchema, json, `excerpt ${id}`))
    .filter(({ of }) => of.startsWith('provision:'));
};

/** The id of the record that a person has read or checked a text. One person reads or checks a text once. */
export const readingId = (of: Ref, as: Reading['as'], by: string): string => `${of} ${as} ${by}`;

/** Who read a text and who checked it. */
export async function readingsOf(trx: Knex.Transaction, of: Ref): Promise<readonly Reading[]> {
  const rows = await trx<RecordRow>('record')
    .where({ kind: 'reading' })
    // All ids that begin with the ref and a space: `!` is the character after the space.
    .where('id', '>', `${of} `)
    .where('id', '<', `${of}!`)
    .orderBy('id');
  return rows
    .map(({ id, json }) => parseStored(readingSchema, json, `reading ${id}`))
    .filter((reading) => reading.of === of);
}

/** A record's stored JSON, whatever its shape; null when there is none. */
export async function readRawRecord(trx: Knex.Transaction, kind: RecordKind, id: string): Promise<unknown> {
  const row = await trx<RecordRow>('record').where({ kind, id }).first();
  return row ? fromJson(row.json, `${kind} ${id}`) : null;
}

/** The texts that a person has read. */
export async function textsReadBy(trx: Knex.Transaction, by: string): Promise<ReadonlySet<Ref>> {
  const rows = await trx<RecordRow>('record')
    .where({ kind: 'reading' })
    .where('json', 'like', `%${JSON.stringify(by)}%`);
  const readings = rows.map(({ id, json }) => parseStored(readingSchema, json, `reading ${id}`));
  return new Set(readings.filter((one) => one.by === by && one.as === 'read').map(({ of }) => of));
}

/** The person in the id of a reading; null for the id of a check. */
export const readerOfReading = (id: string): string | null => /^\S+ read (.+)$/.exec(id)?.[1] ?? null;

/** The ids of the stored readings; with `candidates`, only those among them. */
export async function readingIds(
  trx: Knex.Transaction,
  candidates?: readonly string[],
): Promise<readonly string[]> {
  const allReadings = () => trx<RecordRow>('record').where({ kind: 'reading' });
  if (!candidates) return allReadings().pluck('id');
  const ids: string[] = [];
  for (const batch of inBatches(candidates))
    ids.push(...(await allReadings().whereIn('id', batch).pluck('id')));
  return ids;
}
