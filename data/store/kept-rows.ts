import type { Knex } from 'knex';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import type { KeptMark } from '../../core/ledger/kept-mark.ts';
import { sha256 } from '../base/hash.ts';

/** A value that the ledger names only by its hash, such as a text before it was corrected. */
export interface KeptRow {
  readonly hash: string;
  readonly json: string;
}

/**
 * Stores values by their hashes, except those that are stored already.
 * @returns the marks of the new ones, which the ledger entry must have
 */
export async function keepValues(
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

/** The JSON of the value with a hash; undefined if it was never stored. */
export async function findKept(trx: Knex.Transaction, hash: string): Promise<string | undefined> {
  return (await trx<KeptRow>('kept').where({ hash }).first())?.json;
}

/** All kept values. */
export const listKeptRows = async (trx: Knex.Transaction): Promise<readonly KeptRow[]> =>
  trx<KeptRow>('kept');
