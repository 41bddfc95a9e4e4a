import type { Knex } from 'knex';
import { type Instrument, instrumentSchema } from '../../core/act/instrument.ts';
import { canonical } from '../../core/canonical.ts';
import { Damage } from './damage.ts';
import { sha256 } from './hash.ts';
import { parseStored } from './json.ts';

/** What a review says of itself: the only row of its table. */
export interface ReviewRow {
  readonly id: string;
  readonly title: string;
  readonly created: string;
}

/** The base text: the only row of its table. */
export interface InstrumentRow {
  readonly hash: string;
  readonly json: string;
}

/** The review's own row. @throws Damage when there is not exactly one. */
export async function readReview(trx: Knex.Transaction): Promise<ReviewRow> {
  return only(await trx<ReviewRow>('review'), 'the name of the review');
}

/** Writes the review's row, once, when it is made. */
export async function insertReview(trx: Knex.Transaction, row: ReviewRow): Promise<void> {
  await trx<ReviewRow>('review').insert(row);
}

/** Gives the review another title, once a ledger entry tells of it. */
export async function updateTitle(trx: Knex.Transaction, title: string): Promise<void> {
  await trx<ReviewRow>('review').update({ title });
}

/** The base text and its hash. @throws Damage when the text is not the one that was hashed. */
export async function readInstrument(
  trx: Knex.Transaction,
): Promise<{ readonly instrument: Instrument; readonly hash: string }> {
  const { hash, json } = only(await trx<InstrumentRow>('instrument'), 'the text of the Act');
  if (sha256(json) !== hash) throw new Damage('the text of the Act does not match its hash', 'instrument');
  return { instrument: parseStored(instrumentSchema, json, 'instrument'), hash };
}

/** Stores the base text, once, when the review is made. @returns its hash, in hex */
export async function insertInstrument(trx: Knex.Transaction, instrument: Instrument): Promise<string> {
  const json = canonical(instrument);
  const hash = sha256(json);
  await trx<InstrumentRow>('instrument').insert({ hash, json });
  return hash;
}

function only<T>(rows: readonly T[], what: string): T {
  const [row, ...others] = rows;
  if (row === undefined || others.length > 0) {
    throw new Damage(`${what} is held ${rows.length} times instead of once`, what);
  }
  return row;
}
