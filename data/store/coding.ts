import type { Knex } from 'knex';
import type { RecordKind } from '../../core/events/records.ts';
import type { Ref } from '../../core/evidence/link.ts';
import { type Excerpt, excerptSchema, type Reading, readingSchema } from '../../core/evidence/records.ts';
import { inParts } from './in-parts.ts';
import { fromJson, parseStored } from './json.ts';
import type { RecordRow } from './records.ts';

/** The excerpts whose stored form names something: a theme, a text. A first sieve, before they are read. */
async function excerptsNaming(trx: Knex.Transaction, name: string): Promise<readonly Excerpt[]> {
  const rows = await trx<RecordRow>('record')
    .where({ kind: 'excerpt' })
    .where('json', 'like', `%${JSON.stringify(name)}%`)
    .orderBy('id');
  return rows.map(({ id, json }) => parseStored(excerptSchema, json, `excerpt ${id}`));
}

/** The excerpts that have a theme. */
export const excerptsOfTheme = async (trx: Knex.Transaction, theme: string): Promise<readonly Excerpt[]> =>
  (await excerptsNaming(trx, theme)).filter(({ themes }) => themes.includes(theme));

/** The excerpts of a text. */
export const excerptsOf = async (trx: Knex.Transaction, of: Ref): Promise<readonly Excerpt[]> =>
  (await excerptsNaming(trx, of)).filter((excerpt) => excerpt.of === of);

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

/** A reading's id: one person reads, or checks, a text once. */
export const readingId = (of: Ref, as: Reading['as'], by: string): string => `${of} ${as} ${by}`;

/** Who read a text and who checked it. */
export async function readingsOf(trx: Knex.Transaction, of: Ref): Promise<readonly Reading[]> {
  const rows = await trx<RecordRow>('record')
    .where({ kind: 'reading' })
    // All that begins with the ref and a space.
    .where('id', '>', `${of} `)
    .where('id', '<', `${of}!`)
    .orderBy('id');
  return rows
    .map(({ id, json }) => parseStored(readingSchema, json, `reading ${id}`))
    .filter((reading) => reading.of === of);
}

/** A record as it is stored, of whatever shape; null when there is none. */
export async function parseRecord(trx: Knex.Transaction, kind: RecordKind, id: string): Promise<unknown> {
  const row = await trx<RecordRow>('record').where({ kind, id }).first();
  return row ? fromJson(row.json, `${kind} ${id}`) : null;
}

/** The texts that somebody has read. */
export async function textsReadBy(trx: Knex.Transaction, by: string): Promise<ReadonlySet<Ref>> {
  const rows = await trx<RecordRow>('record')
    .where({ kind: 'reading' })
    .where('json', 'like', `%${JSON.stringify(by)}%`);
  const readings = rows.map(({ id, json }) => parseStored(readingSchema, json, `reading ${id}`));
  return new Set(readings.filter((one) => one.by === by && one.as === 'read').map(({ of }) => of));
}

/** Who a reading is by, where its id says that a text was read; null for one that says it was checked. */
export const readerIn = (id: string): string | null => /^\S+ read (.+)$/.exec(id)?.[1] ?? null;

/** The ids of readings: of those given, as far as they are there, or of all. */
export async function readingIds(
  trx: Knex.Transaction,
  candidates?: readonly string[],
): Promise<readonly string[]> {
  const all = () => trx<RecordRow>('record').where({ kind: 'reading' });
  if (!candidates) return all().pluck('id');
  const ids: string[] = [];
  for (const part of inParts(candidates)) ids.push(...(await all().whereIn('id', part).pluck('id')));
  return ids;
}
