import type { Knex } from 'knex';
import { type IgnoredFinding, ignoredFindingSchema } from '../../core/amend/checks/ignored.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { parseStored } from './json.ts';

/** The findings that are ignored now; those taken back live on in the ledger. */
export interface IgnoredFindingRow {
  readonly key: string;
  /** The ledger entry that ignored it. */
  readonly seq: number;
  readonly json: string;
}

const toIgnored = ({ key, json }: IgnoredFindingRow): IgnoredFinding =>
  parseStored(ignoredFindingSchema, json, `ignored finding ${key}`);

/** All ignored findings, in the order in which they were ignored. */
export async function listIgnored(trx: Knex.Transaction): Promise<IgnoredFinding[]> {
  return (await trx<IgnoredFindingRow>('ignored_finding').orderBy('seq')).map(toIgnored);
}

/** The ignored finding of that key, if there is one. */
export async function findIgnored(trx: Knex.Transaction, key: string): Promise<IgnoredFinding | undefined> {
  const row = await trx<IgnoredFindingRow>('ignored_finding').where({ key }).first();
  return row && toIgnored(row);
}

/** An ignored finding as the columns of its row. */
export const ignoredRow = (ignored: IgnoredFinding, seq: number): IgnoredFindingRow => ({
  key: ignored.key,
  seq,
  json: canonicalJson(ignored),
});

/** Adds a finding that a ledger entry says is ignored. */
export async function insertIgnored(
  trx: Knex.Transaction,
  ignored: IgnoredFinding,
  { seq }: LedgerEntry,
): Promise<void> {
  await trx<IgnoredFindingRow>('ignored_finding').insert(ignoredRow(ignored, seq));
}

/** Keeps an ignored finding under another key, once a ledger entry tells of it. */
export async function renameIgnored(trx: Knex.Transaction, key: string, now: string): Promise<void> {
  const row = await trx<IgnoredFindingRow>('ignored_finding').where({ key }).first();
  if (!row) return;
  const { seq, json } = ignoredRow({ ...toIgnored(row), key: now }, row.seq);
  await trx<IgnoredFindingRow>('ignored_finding').where({ key }).delete();
  await trx<IgnoredFindingRow>('ignored_finding').insert({ key: now, seq, json });
}

/** Takes an ignored finding away, once a ledger entry tells that it counts again. */
export async function deleteIgnored(trx: Knex.Transaction, key: string): Promise<void> {
  await trx<IgnoredFindingRow>('ignored_finding').where({ key }).delete();
}
