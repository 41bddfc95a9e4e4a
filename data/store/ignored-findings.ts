import type { Knex } from 'knex';
import { type IgnoredFinding, ignoredFindingSchema } from '../../core/amend/checks/ignored.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { parseStored } from './json.ts';

/** A row for a finding that is ignored now. Findings that are no longer ignored are only in the ledger. */
export interface IgnoredFindingRow {
  readonly key: string;
  /** The ledger entry that ignored it. */
  readonly seq: number;
  readonly json: string;
}

const parseIgnored = ({ key, json }: IgnoredFindingRow): IgnoredFinding =>
  parseStored(ignoredFindingSchema, json, `ignored finding ${key}`);

/** All ignored findings, in the order in which they were ignored. */
export async function listIgnored(trx: Knex.Transaction): Promise<IgnoredFinding[]> {
  return (await trx<IgnoredFindingRow>('ignored_finding').orderBy('seq')).map(parseIgnored);
}

/** The ignored finding of that key, if there is one. */
export async function findIgnored(trx: Knex.Transaction, key: string): Promise<IgnoredFinding | undefined> {
  const row = await trx<IgnoredFindingRow>('ignored_finding').where({ key }).first();
  return row && parseIgnored(row);
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

/** Changes the key of an ignored finding. A ledger entry must record the change. */
export async function renameIgnored(trx: Knex.Transaction, key: string, newKey: string): Promise<void> {
  const row = await trx<IgnoredFindingRow>('ignored_finding').where({ key }).first();
  if (!row) return;
  const { seq, json } = ignoredRow({ ...parseIgnored(row), key: newKey }, row.seq);
  await trx<IgnoredFindingRow>('ignored_finding').where({ key }).delete();
  await trx<IgnoredFindingRow>('ignored_finding').insert({ key: newKey, seq, json });
}

/** Deletes an ignored finding, so that it counts again. A ledger entry must record the change. */
export async function deleteIgnored(trx: Knex.Transaction, key: string): Promise<void> {
  await trx<IgnoredFindingRow>('ignored_finding').where({ key }).delete();
}
