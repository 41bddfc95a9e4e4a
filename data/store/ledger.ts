import type { Knex } from 'knex';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import type { EventPayload, EventSubject, EventTypeName } from '../../core/events/event-types.ts';
import { type ChainHead, EMPTY_HEAD, hashedText } from '../../core/ledger/chain.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { isVersionEntry } from '../../core/review/versions.ts';
import { sha256 } from '../base/hash.ts';
import { engineOf } from './engine.ts';
import { inBatches } from './in-parts.ts';
import { fromJson } from './json.ts';
import { cachedHead, send, updateCachedHead } from './turn.ts';

/** An entry as it is stored. */
export type LedgerRow = Omit<LedgerEntry, 'payload'> & { readonly payload: string };

/** The hash that an entry must carry: SHA-256 of the canonical JSON of all else in it. */
export const entryHash = (entry: Omit<LedgerEntry, 'hash'>): string => sha256(hashedText(entry));

/** The entry in a row. @throws Damage if its payload can't be parsed */
export const toEntry = (row: LedgerRow): LedgerEntry => ({
  ...row,
  payload: fromJson(row.payload, `entry ${row.seq}`),
});

/** Writes a ledger entry for an event, in the transaction that makes the change. */
export type LedgerWriter = <N extends EventTypeName>(
  type: N,
  subject: EventSubject,
  payload: EventPayload<N>,
) => Promise<LedgerEntry>;

/** The number and hash of the newest entry; `EMPTY_HEAD` for an empty ledger. */
export async function ledgerHead(trx: Knex.Transaction): Promise<ChainHead> {
  const cached = cachedHead(trx);
  if (cached) return cached;
  const row = await trx<LedgerRow>('ledger').select('seq', 'hash').orderBy('seq', 'desc').first();
  return row ?? EMPTY_HEAD;
}

/**
 * Adds an entry after the newest one. The transaction must have the write lock.
 * @returns the entry exactly as a later reader will find it
 */
export async function append<N extends EventTypeName>(
  trx: Knex.Transaction,
  entryFields: Pick<LedgerEntry, 'at' | 'who' | 'subject'> & {
    readonly act: N;
    readonly payload: EventPayload<N>;
  },
): Promise<LedgerEntry> {
  const head = await ledgerHead(trx);
  const payload = canonicalJson(entryFields.payload);
  const { at, who: author, act, subject } = entryFields;
  const unhashed = {
    seq: head.seq + 1,
    at,
    who: author,
    act,
    subject,
    payload: JSON.parse(payload),
    prev: head.hash,
  };
  const entry: LedgerEntry = { ...unhashed, hash: entryHash(unhashed) };
  await send(trx, engineOf(trx).canPipeline, trx<LedgerRow>('ledger').insert({ ...entry, payload }));
  updateCachedHead(trx, { seq: entry.seq, hash: entry.hash });
  return entry;
}

/** Up to `limit` entries after number `after`, oldest first. */
export async function listLedger(
  trx: Knex.Transaction,
  after: number,
  limit: number,
): Promise<readonly LedgerEntry[]> {
  const rows = await trx<LedgerRow>('ledger').where('seq', '>', after).orderBy('seq').limit(limit);
  return rows.map(toEntry);
}

/**
 * The newest entry that isn’t only a named version. Exports carry its number, so that naming a version doesn’t change
 * them.
 */
export async function readNewestChange(trx: Knex.Transaction): Promise<ChainHead> {
  for (let { seq } = await ledgerHead(trx); seq > 0; seq--) {
    const [entry] = await listLedger(trx, seq - 1, 1);
    if (entry && !isVersionEntry(entry)) return { seq, hash: entry.hash };
  }
  return EMPTY_HEAD;
}

/** Every entry about some subjects. Those about one subject are in order, oldest first. */
export async function entriesAbout(
  trx: Knex.Transaction,
  subjects: readonly string[],
): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const batch of inBatches(subjects))
    entries.push(...(await trx<LedgerRow>('ledger').whereIn('subject', batch).orderBy('seq')).map(toEntry));
  return entries;
}

/** The entry that a request wrote, so that a repeated request isn't carried out twice. Undefined if there is none. */
export async function entryOfRequest(
  trx: Knex.Transaction,
  act: EventTypeName,
  request: string | undefined,
): Promise<LedgerEntry | undefined> {
  if (request === undefined) return undefined;
  // The pattern can't match inside a text of the payload, because JSON escapes quotation marks.
  const requestPattern = `%"request":"${request}"%`;
  const row = await trx<LedgerRow>('ledger').where({ act }).whereLike('payload', requestPattern).first();
  return row && toEntry(row);
}

/** The hashes of some entries, by number. Unknown numbers are left out. */
export async function hashesOf(
  trx: Knex.Transaction,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const hashes = new Map<number, string>();
  for (const batch of inBatches(seqs))
    for (const { seq, hash } of await trx<LedgerRow>('ledger').select('seq', 'hash').whereIn('seq', batch))
      hashes.set(seq, hash);
  return hashes;
}

/** The names of everybody who ever wrote an entry. */
export const peopleOf = (trx: Knex.Transaction): Promise<readonly string[]> =>
  trx<LedgerRow>('ledger').distinct('who').pluck('who');
