import type { Knex } from 'knex';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import type { KeptMark } from '../../core/ledger/kept-mark.ts';
import { sha256 } from '../base/hash.ts';

/** A value that something held once, by the fingerprint that the ledger names it by. */
export interface KeptRow {
  readonly hash: string;
  readonly json: string;
}

/**
 * Keeps values by their fingerprints, but those that are kept already. @returns the marks of what is new, for the
 * ledger entry that must tell of them
 */
export async function keep(
  trx: Knex.Transaction,
  values: ReadonlyMap<string, unknown>,
): Promise<readonly KeptMark[]> {
  const marks: KeptMark[] = [];
  for (const [hash, value] of values) {
    if (await trx<KeptRow>('kept').where({ hash }).first()) continue;
    const json = canonicalJson(value);
    await trx<KeptRow>('kept').insert({ hash, json });
    marks.push({ hash, as: sha256(json) });
  }
  return marks;
}

/** The value of that fingerprint as JSON; undefined where it was never kept. */
export async function findKept(trx: Knex.Transaction, hash: string): Promise<string | undefined> {
  return (await trx<KeptRow>('kept').where({ hash }).first())?.json;
}

/** All rows. */
export const keptRows = async (trx: Knex.Transaction): Promise<readonly KeptRow[]> => trx<KeptRow>('kept');
