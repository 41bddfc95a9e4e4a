import type { Knex } from 'knex';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import type { ReviewState } from '../../core/events/review-state.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import type { Package, PackagedImport } from '../../core/merge/package.ts';
import { sha256 } from '../base/hash.ts';
import { findAnswers } from './answers.ts';
import { evidenceRows, markOf } from './evidence.ts';
import { inBatches } from './in-parts.ts';
import { fromJson } from './json.ts';
import { type KeptRow, listKeptRows } from './kept-rows.ts';
import { listLedger } from './ledger.ts';
import { responsesIn } from './responses.ts';

const PAGE_SIZE = 2000;

/** The whole ledger, oldest first. */
export async function wholeLedger(trx: Knex.Transaction): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (;;) {
    const page = await listLedger(trx, entries.at(-1)?.seq ?? 0, PAGE_SIZE);
    if (page.length === 0) return entries;
    entries.push(...page);
  }
}

/** Every SHA-256 in the payloads of some entries. */
function hashesIn(entries: readonly LedgerEntry[]): ReadonlySet<string> {
  const hashes = new Set<string>();
  for (const { payload } of entries)
    for (const [hash] of canonicalJson(payload).matchAll(/[0-9a-f]{64}/g)) hashes.add(hash);
  return hashes;
}

/** The stored responses of an import, for a package. */
async function packagedImport(trx: Knex.Transaction, id: string): Promise<PackagedImport> {
  const { respondents, answers } = await responsesIn(trx, id);
  return { id, respondents: [...respondents], answers: [...answers] };
}

/**
 * The values that some entries name only by hash, as far as the review has them. They are the contents of a package.
 */
export async function readNamedValues(
  trx: Knex.Transaction,
  entries: readonly LedgerEntry[],
  state: ReviewState,
): Promise<Pick<Package, 'evidence' | 'kept' | 'answers' | 'imports'>> {
  const namedHashes = hashesIn(entries);
  const evidence = (await evidenceRows(trx))
    .map((row) => ({ hash: markOf(row).hash, row }))
    .filter(({ hash }) => namedHashes.has(hash))
    .map(({ hash, row }) => ({ hash, value: fromJson(row.json, `${row.kind} ${row.id}`) }));
  const keptValues: { hash: string; value: unknown }[] = [];
  for (const batch of inBatches([...namedHashes].toSorted()))
    for (const row of await trx<KeptRow>('kept').whereIn('hash', batch).orderBy('hash'))
      keptValues.push({ hash: row.hash, value: fromJson(row.json, `what was kept as ${row.hash}`) });
  const correctedIds = [...state.answers]
    .filter(([, { now }]) => namedHashes.has(now))
    .map(([id]) => String(id));
  const answers = (await findAnswers(trx, correctedIds)).map(({ id, text }) => ({ id, text }));
  const imports: PackagedImport[] = [];
  for (const record of state.records.values())
    if (
      record.kind === 'import' &&
      record.value &&
      'rows' in record.value &&
      namedHashes.has(record.value.rows)
    )
      imports.push(await packagedImport(trx, record.value.id));
  const byHash = (a: { readonly hash: string }, b: { readonly hash: string }) => (a.hash < b.hash ? -1 : 1);
  return {
    evidence: evidence.toSorted(byHash),
    kept: keptValues.toSorted(byHash),
    answers: answers.toSorted((a, b) => a.id - b.id),
    imports: imports.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/**
 * The values outside the ledgers of both copies in a merge, by hash. If a merge renames an item, the changed values are
 * added.
 */
export class ValuesByHash {
  readonly #values: Map<string, unknown>;

  private constructor(values: Map<string, unknown>) {
    this.#values = values;
  }

  /** @param reviewPackage the package; absent for a choice between readings, which needs none */
  static async of(trx: Knex.Transaction, reviewPackage?: Package): Promise<ValuesByHash> {
    const values = new Map<string, unknown>();
    for (const { hash, value } of reviewPackage?.kept ?? []) values.set(hash, value);
    for (const { hash, value } of reviewPackage?.evidence ?? []) values.set(hash, value);
    for (const { text } of reviewPackage?.answers ?? []) values.set(sha256(text), text);
    for (const { hash, json } of await listKeptRows(trx))
      values.set(hash, fromJson(json, `what was kept as ${hash}`));
    for (const row of await evidenceRows(trx))
      values.set(markOf(row).hash, fromJson(row.json, `${row.kind} ${row.id}`));
    return new ValuesByHash(values);
  }

  /** The value with a hash. @throws RangeError if neither copy has it */
  readonly read = (hash: string): unknown => {
    const value = this.#values.get(hash);
    if (value === undefined)
      throw new RangeError(`what is named as ${hash.slice(0, 12)}… is in neither copy`);
    return value;
  };

  /** Adds a value. @returns its hash */
  readonly add = (value: unknown): string => {
    const hash = sha256(canonicalJson(value));
    this.#values.set(hash, value);
    return hash;
  };

  /** Whether a copy has the value with this hash. */
  has = (hash: string): boolean => this.#values.has(hash);
}
