import type { Knex } from 'knex';
import { type Instrument, instrumentSchema } from '../../core/act/instrument.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { sha256 } from '../base/hash.ts';
import { Damage } from './damage.ts';
import { parseStored } from './json.ts';

/** A review's id, title and time of creation, in the only row of its table. */
export interface ReviewRow {
  readonly id: string;
  readonly title: string;
  readonly created: string;
}

/** The base text, in the only row of its table; and each former base text, in a table of their own. */
export interface InstrumentRow {
  readonly hash: string;
  readonly json: string;
}

/** The review's own row. @throws Damage when there is not exactly one. */
export async function readReview(trx: Knex.Transaction): Promise<ReviewRow> {
  return onlyRow(await trx<ReviewRow>('review'), 'the name of the review');
}

/** Writes the review's row when the review is made. */
export async function insertReview(trx: Knex.Transaction, row: ReviewRow): Promise<void> {
  await trx<ReviewRow>('review').insert(row);
}

/** Changes the review's title. A ledger entry must record the change. */
export async function updateTitle(trx: Knex.Transaction, title: string): Promise<void> {
  await trx<ReviewRow>('review').update({ title });
}

/** The base text and its hash. @throws Damage when the text is not the one that was hashed. */
export async function readInstrument(
  trx: Knex.Transaction,
): Promise<{ readonly instrument: Instrument; readonly hash: string }> {
  const { hash, json } = onlyRow(await trx<InstrumentRow>('instrument'), 'the text of the Act');
  if (sha256(json) !== hash) throw new Damage('the text of the Act does not match its hash', 'instrument');
  return {
    instrument: sharedInstrument(hash, () => parseStored(instrumentSchema, json, 'instrument')),
    hash,
  };
}

/** The texts in use in this process, by hash, so that fifty sessions on a large Act share one in memory. */
const instrumentsByHash = new Map<string, WeakRef<Instrument>>();

/** The text with a hash that is in use already, or else a newly parsed one. */
function sharedInstrument(hash: string, parse: () => Instrument): Instrument {
  const cached = instrumentsByHash.get(hash)?.deref();
  if (cached) return cached;
  const instrument = parse();
  instrumentsByHash.set(hash, new WeakRef(instrument));
  return instrument;
}

/** The hash of the base text, without reading the text. */
export async function instrumentHash(trx: Knex.Transaction): Promise<string> {
  return onlyRow(await trx<InstrumentRow>('instrument').select('hash'), 'the text of the Act').hash;
}

/** Replaces the base text and keeps the old one among the former texts. @returns the new text's hash, in hex */
export async function replaceInstrument(trx: Knex.Transaction, instrument: Instrument): Promise<string> {
  const formerRow = onlyRow(await trx<InstrumentRow>('instrument'), 'the text of the Act');
  const existing = await trx<InstrumentRow>('former_text').where({ hash: formerRow.hash }).first();
  if (!existing) await trx<InstrumentRow>('former_text').insert(formerRow);
  await trx<InstrumentRow>('instrument').delete();
  return insertInstrument(trx, instrument);
}

/** A former base text. @throws Damage when it is missing or doesn't have its hash */
export async function readFormerText(trx: Knex.Transaction, hash: string): Promise<Instrument> {
  const row = await trx<InstrumentRow>('former_text').where({ hash }).first();
  if (!row || sha256(row.json) !== hash)
    throw new Damage('a former text of the Act is not the one that the ledger names', `former text ${hash}`);
  return parseStored(instrumentSchema, row.json, `former text ${hash}`);
}

/** The rows of the base text and all former base texts, in the order of their hashes. */
export async function textRows(trx: Knex.Transaction): Promise<readonly InstrumentRow[]> {
  const former = await trx<InstrumentRow>('former_text');
  return [...(await trx<InstrumentRow>('instrument')), ...former].toSorted((a, b) =>
    a.hash < b.hash ? -1 : 1,
  );
}

/** Stores the base text. The table must be empty. @returns its hash, in hex */
export async function insertInstrument(trx: Knex.Transaction, instrument: Instrument): Promise<string> {
  const json = canonicalJson(instrument);
  const hash = sha256(json);
  await trx<InstrumentRow>('instrument').insert({ hash, json });
  return hash;
}

/** The one row of a table. @throws Damage if there is not exactly one */
function onlyRow<T>(rows: readonly T[], description: string): T {
  const [row, ...extraRows] = rows;
  if (row === undefined || extraRows.length > 0) {
    throw new Damage(`${description} is held ${rows.length} times instead of once`, description);
  }
  return row;
}
