import type { Knex } from 'knex';
import { type Amendment, amendmentSchema } from '../../core/amend/edits/amendment.ts';
import { amendmentAfter } from '../../core/amend/edits/events.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { nextNumbers } from '../../core/base/next-number.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { engineOf } from './engine.ts';
import { inBatches } from './in-parts.ts';
import { parseStored } from './json.ts';
import { send } from './turn.ts';

/** A row of the table of current amendments. */
export interface AmendmentRow {
  readonly id: string;
  readonly number: number;
  readonly json: string;
}

const toAmendment = ({ id, json }: AmendmentRow): Amendment =>
  parseStored(amendmentSchema, json, `amendment ${id}`);

/** The number in an amendment's id: 17 of `A-017`. */
export const amendmentNumber = (id: string): number => Number(id.slice('A-'.length));

/** A parsed amendment with the JSON that it was parsed from. */
interface CachedAmendment {
  readonly json: string;
  readonly amendment: Amendment;
}

/** The amendments last listed on each connection, so that listing thousands again parses only the changed ones. */
const lastListed = new WeakMap<object, WeakRef<ReadonlyMap<string, CachedAmendment>>>();

/** All amendments, in the order of their numbers. Those that are unchanged since the last listing are not parsed again. */
export async function listAmendments(trx: Knex.Transaction): Promise<Amendment[]> {
  const rows = await trx<AmendmentRow>('amendment').orderBy('number');
  const connectionConfig: object = trx.client.config;
  const cachedById = lastListed.get(connectionConfig)?.deref();
  const listed = rows.map((row): CachedAmendment => {
    const cached = cachedById?.get(row.id);
    return cached?.json === row.json ? cached : { json: row.json, amendment: toAmendment(row) };
  });
  lastListed.set(connectionConfig, new WeakRef(new Map(listed.map((one) => [one.amendment.id, one]))));
  return listed.map(({ amendment }) => amendment);
}

/** The amendment of that id, if there is one. */
export async function findAmendment(trx: Knex.Transaction, id: string): Promise<Amendment | undefined> {
  const row = await trx<AmendmentRow>('amendment').where({ id }).first();
  return row && toAmendment(row);
}

/** The amendments with these ids, in the order of the ids. Unknown ids are left out. */
export async function findAmendments(trx: Knex.Transaction, ids: readonly string[]): Promise<Amendment[]> {
  const rows: AmendmentRow[] = [];
  for (const batch of inBatches(ids))
    rows.push(...(await trx<AmendmentRow>('amendment').whereIn('id', batch)));
  const amendmentsById = new Map(rows.map((row) => [row.id, toAmendment(row)]));
  return ids.flatMap((id) => amendmentsById.get(id) ?? []);
}

/** The next free ids. Rows are never removed, so that no id is used twice. */
export async function nextAmendmentIds(trx: Knex.Transaction, count: number): Promise<readonly string[]> {
  const numbers = await trx<AmendmentRow>('amendment').pluck('number');
  return nextNumbers(numbers, count).map((number) => `A-${String(number).padStart(3, '0')}`);
}

/** The next free id. */
export const nextAmendmentId = async (trx: Knex.Transaction): Promise<string> =>
  (await nextAmendmentIds(trx, 1))[0] ?? '';

/** Brings the table of amendments up to date with a new ledger entry. @returns the amendment after the entry */
export async function recordAmendment(
  trx: Knex.Transaction,
  before: Amendment | undefined,
  entry: LedgerEntry,
): Promise<Amendment> {
  const after = amendmentAfter(before, entry);
  const { id } = after;
  const json = canonicalJson(after);
  const table = trx<AmendmentRow>('amendment');
  const statement = before
    ? table.where({ id }).update({ json })
    : table.insert({ id, number: amendmentNumber(id), json });
  await send(trx, engineOf(trx).canPipeline, statement);
  return after;
}
