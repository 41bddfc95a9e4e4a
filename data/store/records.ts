import type { Knex } from 'knex';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { nextNumbers } from '../../core/base/next-number.ts';
import {
  RECORD_SCHEMAS,
  type RecordChange,
  type RecordKind,
  type RecordValues,
  recordKey,
} from '../../core/events/records.ts';
import { Damage } from './damage.ts';
import { inBatches } from './in-parts.ts';
import { parseStored } from './json.ts';

/** A row for a current record, such as a theme or a decision. Former values are only in the ledger. */
export interface RecordRow {
  readonly kind: RecordKind;
  readonly id: string;
  readonly json: string;
}

const parse = <K extends RecordKind>(kind: K, { id, json }: RecordRow): RecordValues[K] =>
  parseStored(RECORD_SCHEMAS[kind], json, `${kind} ${id}`);

/** All records of a kind, in the order of their ids. */
export async function listRecords<K extends RecordKind>(
  trx: Knex.Transaction,
  kind: K,
): Promise<readonly RecordValues[K][]> {
  return (await trx<RecordRow>('record').where({ kind }).orderBy('id')).map((row) => parse(kind, row));
}

/** The record of that kind and id, if there is one. */
export async function findRecord<K extends RecordKind>(
  trx: Knex.Transaction,
  kind: K,
  id: string,
): Promise<RecordValues[K] | undefined> {
  const row = await trx<RecordRow>('record').where({ kind, id }).first();
  return row && parse(kind, row);
}

/** The records of a kind with these ids, by id. Unknown ids are left out. */
export async function findRecords<K extends RecordKind>(
  trx: Knex.Transaction,
  kind: K,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordValues[K]>> {
  const records = new Map<string, RecordValues[K]>();
  for (const batch of inBatches(ids)) {
    const rows = await trx<RecordRow>('record').where({ kind }).whereIn('id', batch);
    for (const row of rows) records.set(row.id, parse(kind, row));
  }
  return records;
}

/** The prefix of each kind’s ids. All differ from each other and from those of the evidence (N-014, C-07, R-001). */
export const ID_PREFIXES = {
  theme: 'T',
  excerpt: 'X',
  redaction: 'RD',
  decision: 'D',
  question: 'Q',
  campaign: 'CP',
  import: 'I',
  thread: 'TH',
  returned: 'W',
  version: 'V',
} as const satisfies Partial<Record<RecordKind, string>>;

/** The next `count` ids of a kind: `X-0001`. The id of a deleted record is reused only if it was the last one. */
export async function nextRecordIds(
  trx: Knex.Transaction,
  kind: keyof typeof ID_PREFIXES,
  count = 1,
): Promise<readonly string[]> {
  const storedIds = await trx<RecordRow>('record').where({ kind }).pluck('id');
  const numbers = storedIds.map((id) => Number(/-(\d{1,9})$/.exec(id)?.[1] ?? 0));
  return nextNumbers(numbers, count).map(
    (number) => `${ID_PREFIXES[kind]}-${String(number).padStart(4, '0')}`,
  );
}

/**
 * Makes the changes that a ledger entry `records.change` records.
 * @throws RangeError if a record's stored value isn't the change's `was`, or its new value breaks the schema.
 */
export async function changeRecords(trx: Knex.Transaction, changes: readonly RecordChange[]): Promise<void> {
  for (const batch of inBatches(changes)) await changeBatch(trx, batch);
}

/** Makes some of the changes. The changed rows are deleted, and the new ones are inserted together. */
async function changeBatch(trx: Knex.Transaction, changes: readonly RecordChange[]): Promise<void> {
  const ids = new Map<RecordKind, string[]>();
  for (const { kind, id } of changes) ids.set(kind, [...(ids.get(kind) ?? []), id]);
  const rowsByKey = new Map<string, RecordRow>();
  for (const [kind, recordIds] of ids) {
    const rows = await trx<RecordRow>('record').where({ kind }).whereIn('id', recordIds);
    for (const row of rows) rowsByKey.set(recordKey(kind, row.id), row);
  }
  for (const { kind, id, was, is } of changes) {
    const key = recordKey(kind, id);
    if ((rowsByKey.get(key)?.json ?? 'null') !== canonicalJson(was))
      throw new RangeError(`${key} has changed`);
    // A record outside the limits for reading would be stored, and then be reported as damage.
    if (is && !RECORD_SCHEMAS[kind].safeParse(is).success)
      throw new RangeError(`${key} is not what such a record may be`);
    if (is) rowsByKey.set(key, { kind, id, json: canonicalJson(is) });
    else rowsByKey.delete(key);
  }
  for (const [kind, recordIds] of ids)
    await trx<RecordRow>('record').where({ kind }).whereIn('id', recordIds).delete();
  if (rowsByKey.size > 0) await trx<RecordRow>('record').insert([...rowsByKey.values()]);
}

/** All rows of all kinds. @throws Damage for a row with bytes instead of text, which a flipped bit can cause */
export async function recordRows(trx: Knex.Transaction): Promise<readonly RecordRow[]> {
  const rows = await trx<RecordRow>('record');
  for (const row of rows)
    if (typeof row.json !== 'string')
      throw new Damage(`${row.kind} ${row.id} can't be read`, `${row.kind} ${row.id}`);
  return rows;
}
