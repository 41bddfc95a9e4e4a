import type { Knex } from 'knex';
import { type Amendment, amendmentSchema } from '../../core/amend/edits/amendment.ts';
import { amendmentAfter } from '../../core/amend/edits/events.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { nextNumbers } from '../../core/base/next-number.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { engineOf } from './engine.ts';
import { inParts } from './in-parts.ts';
import { parseStored } from './json.ts';
import { send } from './turn.ts';

/** The current value of each amendment. */
export interface AmendmentRow {
  readonly id: string;
  readonly number: number;
  readonly json: string;
}

const toAmendment = ({ id, json }: AmendmentRow): Amendment =>
  parseStored(amendmentSchema, json, `amendment ${id}`);

/** The number in an amendment's id: 17 of `A-017`. */
export const amendmentNumber = (id: string): number => Number(id.slice('A-'.length));

interface Read {
  readonly json: string;
  readonly amendment: Amendment;
}

/** What was read last on a connection, as long as there is memory to spare: whoever looks at thousands asks for all again and again. */
const lastRead = new WeakMap<object, WeakRef<ReadonlyMap<string, Read>>>();

/** All amendments, in the order of their numbers. One that is stored as it was when it was last listed is not read anew. */
export async function listAmendments(trx: Knex.Transaction): Promise<Amendment[]> {
  const rows = await trx<AmendmentRow>('amendment').orderBy('number');
  const connection: object = trx.client.config;
  const before = lastRead.get(connection)?.deref();
  const read = rows.map((row): Read => {
    const cached = before?.get(row.id);
    return cached?.json === row.json ? cached : { json: row.json, amendment: toAmendment(row) };
  });
  lastRead.set(connection, new WeakRef(new Map(read.map((one) => [one.amendment.id, one]))));
  return read.map(({ amendment }) => amendment);
}

/** The amendment of that id, if there is one. */
export async function findAmendment(trx: Knex.Transaction, id: string): Promise<Amendment | undefined> {
  const row = await trx<AmendmentRow>('amendment').where({ id }).first();
  return row && toAmendment(row);
}

/** The amendments of those ids, in the order in which they are named; those that there are not are left out. */
export async function findAmendments(trx: Knex.Transaction, ids: readonly string[]): Promise<Amendment[]> {
  const rows: AmendmentRow[] = [];
  for (const part of inParts(ids)) rows.push(...(await trx<AmendmentRow>('amendment').whereIn('id', part)));
  const amendmentsById = new Map(rows.map((row) => [row.id, toAmendment(row)]));
  return ids.flatMap((id) => amendmentsById.get(id) ?? []);
}

/** Ids that no amendment has or had: rows are never removed. */
export async function nextAmendmentIds(trx: Knex.Transaction, count: number): Promise<readonly string[]> {
  const numbers = await trx<AmendmentRow>('amendment').pluck('number');
  return nextNumbers(numbers, count).map((number) => `A-${String(number).padStart(3, '0')}`);
}

/** An id that no amendment has or had. */
export const nextAmendmentId = async (trx: Knex.Transaction): Promise<string> =>
  (await nextAmendmentIds(trx, 1))[0] ?? '';

/** Makes the tables say what a new ledger entry says of an amendment. */
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
  await send(trx, engineOf(trx).isAhead, statement);
  return after;
}
