import type { Knex } from 'knex';
import type { Instrument } from '../../core/act/instrument.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { replay } from '../../core/events/replay.ts';
import { checkPackage, type Package } from '../../core/merge/package.ts';
import { sha256 } from '../base/hash.ts';
import { Damage } from './damage.ts';
import type { EvidenceRow } from './evidence.ts';
import type { KeptRow } from './kept-rows.ts';
import { rowsOf } from './replayed-rows.ts';
import { indexResponses, insertResponses } from './responses.ts';
import type { InstrumentRow } from './review.ts';
import { verify } from './verify.ts';

/** Rows per INSERT, so that the table with the most columns stays below the limit of bindings. */
const ROWS_PER_INSERT = 50;

/** Inserts rows, with a limited number in each statement. */
async function insert<T extends object>(
  trx: Knex.Transaction,
  table: string,
  rows: readonly T[],
): Promise<void> {
  for (let index = 0; index < rows.length; index += ROWS_PER_INSERT)
    await trx(table).insert(rows.slice(index, index + ROWS_PER_INSERT));
}

/**
 * The refusal of a package that doesn’t begin with the first entry, because no review can start from it; null for a
 * complete package.
 */
export function partialPackageRefusal({ since, review }: Package): Result<never> | null {
  if (since.seq === 0) return null;
  return refuse(
    'clash',
    `This package only has the work after history entry ${since.seq} of “${review.title}”, so you cannot start a review from it. Ask for a package with everything, or for a copy of the review. Nothing was written.`,
    'since',
  );
}

/** Finds a text outside the package by its hash. */
type FindText = (hash: string) => Promise<Instrument | null>;

/** The text with a hash, from the package or from elsewhere on this computer; null if neither has it. */
export async function findTextOf(
  { texts = [] }: Package,
  hash: string,
  findText: FindText,
): Promise<InstrumentRow | null> {
  const value = texts.find((text) => text.hash === hash)?.value ?? (await findText(hash));
  const json = value && canonicalJson(value);
  return json && sha256(json) === hash ? { hash, json } : null;
}

/** The text with a hash, as `findTextOf`. @throws Damage if there is none */
async function requireText(hash: string, reviewPackage: Package, findText: FindText): Promise<InstrumentRow> {
  const text = await findTextOf(reviewPackage, hash, findText);
  if (text) return text;
  const { id, version } = reviewPackage.instrument;
  throw new Damage(
    `the text of its Act (${id}, ${version}) is neither in the package nor among the texts that Keeling has here`,
    'the text of the Act',
  );
}

/**
 * Returns a function that finds a value of a package by its hash, as JSON. The function throws Damage for a missing
 * value.
 */
function jsonByHash(hashedValues: Package['evidence']): (hash: string) => string {
  const values = new Map(hashedValues.map(({ hash, value }) => [hash, value]));
  return (hash) => {
    if (!values.has(hash)) throw new Damage(`what is named as ${hash.slice(0, 12)}… is not in it`, 'package');
    return canonicalJson(values.get(hash));
  };
}

/**
 * Fills the empty tables of a new review from a package that begins with the first entry. The ledger is the same, entry for
 * entry, so that the two are copies of one review. Everything is verified before the transaction is committed.
 * @throws Damage or RangeError for a package whose contents aren't those of a review
 */
export async function startFromPackage(
  trx: Knex.Transaction,
  reviewPackage: Package,
  findText: FindText,
): Promise<Result<null>> {
  const packageCheck = partialPackageRefusal(reviewPackage) ?? checkPackage(reviewPackage, sha256);
  if (!packageCheck.ok) return packageCheck;
  const state = replay(reviewPackage.entries);
  if (!state.review || state.review.id !== reviewPackage.review.id)
    throw new Damage('its ledger does not begin with the review that it is of', 'entry 1');
  await insert(
    trx,
    'ledger',
    reviewPackage.entries.map((entry) => ({ ...entry, payload: canonicalJson(entry.payload) })),
  );
  await insert(trx, 'review', [state.review]);
  await insert(trx, 'instrument', [await requireText(state.instrumentHash, reviewPackage, findText)]);
  for (const hash of state.former)
    await insert(trx, 'former_text', [await requireText(hash, reviewPackage, findText)]);
  for (const [table, rows] of Object.entries(rowsOf(state))) await insert(trx, table, rows);
  const [evidence, keptValue] = [jsonByHash(reviewPackage.evidence), jsonByHash(reviewPackage.kept)];
  await insert<EvidenceRow>(
    trx,
    'evidence',
    state.marks.map(({ kind, id, hash, position }) => ({ position, kind, id, json: evidence(hash) })),
  );
  await insert<KeptRow>(
    trx,
    'kept',
    [...state.keptValues.keys()].map((hash) => ({ hash, json: keptValue(hash) })),
  );
  for (const rows of reviewPackage.imports) {
    await insertResponses(trx, rows);
    const [first, last] = [rows.respondents[0]?.id ?? 1, rows.respondents.at(-1)?.id ?? 0];
    await indexResponses(trx, first, last - first + 1);
  }
  const verified = await verify(trx);
  return verified.ok ? ok(null) : verified;
}
