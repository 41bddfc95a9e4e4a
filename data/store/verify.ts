import type { Knex } from 'knex';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { ok, type Result } from '../../core/base/result.ts';
import { mergePayloadSchema } from '../../core/events/merge-account.ts';
import { recordKey } from '../../core/events/records.ts';
import { replayEntry } from '../../core/events/replay.ts';
import { ReviewState } from '../../core/events/review-state.ts';
import { breakAt, type ChainHead, EMPTY_HEAD } from '../../core/ledger/chain.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { sha256 } from '../base/hash.ts';
import { type AmendmentRow, amendmentNumber } from './amendments.ts';
import { Damage } from './damage.ts';
import { engineOf } from './engine.ts';
import { evidenceRows, markOf } from './evidence.ts';
import { type IgnoredFindingRow, ignoredRow } from './ignored-findings.ts';
import { fromJson } from './json.ts';
import { findKept, listKeptRows } from './kept-rows.ts';
import { entryHash, listLedger } from './ledger.ts';
import { type LinkRow, linkRow } from './links.ts';
import { listRecords, recordRows } from './records.ts';
import { type CorrectedAnswers, checkResponses } from './responses-check.ts';
import { type InstrumentRow, readFormerText, readInstrument, readReview } from './review.ts';

const PAGE_SIZE = 500;

/** The outcome of verifying a whole review. */
export interface Verified {
  readonly entries: number;
  readonly head: string;
  /** Whether the search index of the responses is sound. If not, it can be rebuilt from them. */
  readonly isSearchable: boolean;
}

/**
 * Checks a whole review: the file's structure, every link of the ledger's chain, and that every table has exactly
 * what the ledger records. Those tables are all that a person sees, so an altered byte is found. If every entry was
 * rewritten, hashes included, only a pack's manifest that names its head reveals it.
 * @throws Damage naming the first place that is wrong.
 */
export async function verify(trx: Knex.Transaction): Promise<Result<Verified>> {
  const state = new ReviewState();
  let head: ChainHead = EMPTY_HEAD;
  for (;;) {
    const page = await listLedger(trx, head.seq, PAGE_SIZE);
    if (page.length === 0) break;
    for (const entry of page) {
      checkEntry(entry, head, state);
      head = entry;
    }
  }
  await checkReview(trx, state);
  await checkAmendments(trx, state);
  await checkLinks(trx, state);
  await checkIgnored(trx, state);
  await checkEvidence(trx, state);
  await checkRecords(trx, state);
  await checkResponses(trx, await listRecords(trx, 'import'), await correctedAnswers(trx, state));
  await checkKept(trx, state);
  const { answerIndex, findFaults } = engineOf(trx);
  const isSearchable = await answerIndex.agreesWithAnswers(trx);
  // Checked last: it names pages and indexes, which tell a person less than an entry or a note does.
  const fault = (await findFaults(trx, 'full')).find(
    (message) => isSearchable || !answerIndex.isIndexFault(message),
  );
  if (fault !== undefined) throw new Damage(fault, 'the file');
  return ok({ entries: head.seq, head: head.hash, isSearchable });
}

/** Verifies a review in a transaction that may write. A damaged search index is rebuilt. */
export async function verifyAndRebuild(trx: Knex.Transaction): Promise<Result<Verified>> {
  const verified = await verify(trx);
  if (!verified.ok || verified.value.isSearchable) return verified;
  await engineOf(trx).answerIndex.rebuild(trx);
  const verifiedAgain = await verify(trx);
  if (verifiedAgain.ok && !verifiedAgain.value.isSearchable)
    throw new Damage('the words that responses are found by are not theirs', 'responses');
  return verifiedAgain;
}

/** Checks that an entry continues the chain, and replays it. @throws Damage */
function checkEntry(entry: LedgerEntry, head: ChainHead, state: ReviewState): void {
  const place = `entry ${entry.seq}`;
  const chainBreak = breakAt(head, entry, sha256);
  if (chainBreak) throw new Damage(chainBreak, entry.seq === head.seq + 1 ? place : `entry ${head.seq + 1}`);
  if (entry.act === 'review.merge') checkImportedEntries(entry, place);
  replayOrDamage(state, entry, place);
}

/** Checks that the imported entries of another copy's ledger still have their hashes. @throws Damage */
function checkImportedEntries({ payload }: LedgerEntry, place: string): void {
  const { events } = mergePayloadSchema.safeParse(payload).data ?? { events: [] };
  const altered = events.find((event) => event.hash !== entryHash(event));
  if (altered) throw new Damage(`an entry by ${altered.who} that ${place} imported was altered`, place);
}

/** Replays an entry. @throws Damage if it doesn’t fit the entries before it */
function replayOrDamage(state: ReviewState, entry: LedgerEntry, place: string): void {
  try {
    replayEntry(state, entry);
  } catch {
    throw new Damage(`${place} of the ledger can't follow those before it`, place);
  }
}

/** Whether a row has bytes where the store writes text. A flipped bit can change the type of a stored value. */
const holdsBytes = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && Object.values(row).some((value) => value instanceof Uint8Array);

/** @throws Damage unless a row is as the ledger records it */
function checkSame(row: unknown, expected: unknown, place: string): void {
  if (row === undefined) throw new Damage(`${place} is in the ledger, and not in the review`, place);
  if (holdsBytes(row) || canonicalJson(row) !== canonicalJson(expected))
    throw new Damage(`${place} is not what the ledger says it is`, place);
}

/** @throws Damage unless a table has as many rows as the ledger records */
function checkCount(rows: number, expected: number, noun: string): void {
  if (rows !== expected)
    throw new Damage(`there are ${rows} ${noun}, and the ledger tells of ${expected}`, noun);
}

async function checkReview(trx: Knex.Transaction, state: ReviewState): Promise<void> {
  checkSame(await readReview(trx), state.review, 'the name of the review');
  checkSame((await readInstrument(trx)).hash, state.instrumentHash, 'the text of the Act');
  for (const hash of state.former) await readFormerText(trx, hash);
  const former = await trx<InstrumentRow>('former_text').select('hash');
  checkCount(former.length, state.former.size, 'former texts of the Act');
}

async function checkAmendments(trx: Knex.Transaction, state: ReviewState): Promise<void> {
  const rows = await trx<AmendmentRow>('amendment');
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const [id, amendment] of state.amendments) {
    const expectedRow = { id, number: amendmentNumber(id), json: canonicalJson(amendment) };
    checkSame(byId.get(id), expectedRow, `amendment ${id}`);
  }
  checkCount(rows.length, state.amendments.size, 'amendments');
}

async function checkLinks(trx: Knex.Transaction, state: ReviewState): Promise<void> {
  const rows = await trx<LinkRow>('link');
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { link, seq } of state.links.values())
    checkSame(byId.get(link.id), linkRow(link, seq), `link ${link.id}`);
  checkCount(rows.length, state.links.size, 'links');
}

async function checkIgnored(trx: Knex.Transaction, state: ReviewState): Promise<void> {
  const rows = await trx<IgnoredFindingRow>('ignored_finding');
  const byKey = new Map(rows.map((row) => [row.key, row]));
  for (const [key, { finding, seq }] of state.ignored)
    checkSame(byKey.get(key), ignoredRow(finding, seq), `ignored finding ${key}`);
  checkCount(rows.length, state.ignored.size, 'ignored findings');
}

async function checkEvidence(trx: Knex.Transaction, state: ReviewState): Promise<void> {
  const rows = await evidenceRows(trx);
  for (const [index, mark] of state.marks.entries()) {
    const row = rows[index];
    const storedMark = row && { ...markOf(row), position: row.position };
    checkSame(storedMark, mark, `${mark.kind} ${mark.id}`);
  }
  checkCount(rows.length, state.marks.length, 'pieces of evidence');
}

async function checkRecords(trx: Knex.Transaction, state: ReviewState): Promise<void> {
  const rows = await recordRows(trx);
  const byKey = new Map(rows.map((row) => [recordKey(row.kind, row.id), row]));
  for (const [key, { kind, value }] of state.records)
    checkSame(byKey.get(key), { kind, id: value?.id, json: canonicalJson(value) }, key.replace(':', ' '));
  checkCount(rows.length, state.records.size, 'records');
}

/** The corrected answers by id: the imported text, and the hash of the text that is stored now. @throws Damage */
async function correctedAnswers(trx: Knex.Transaction, state: ReviewState): Promise<CorrectedAnswers> {
  const corrected = new Map<number, { readonly text: string; readonly now: string }>();
  for (const [id, { first, now }] of state.answers) {
    const place = `answer ${id}`;
    const text = fromJson((await findKept(trx, first)) ?? 'null', place);
    if (typeof text !== 'string' || sha256(text) !== first)
      throw new Damage(`what ${place} was is not what the ledger says it was`, place);
    corrected.set(id, { text, now });
  }
  return corrected;
}

async function checkKept(trx: Knex.Transaction, state: ReviewState): Promise<void> {
  const rows = await listKeptRows(trx);
  const byHash = new Map(rows.map((row) => [row.hash, row]));
  for (const [hash, as] of state.keptValues) {
    const row = byHash.get(hash);
    const place = `what was kept as ${hash}`;
    checkSame(row && { hash: row.hash, as: holdsBytes(row) ? '' : sha256(row.json) }, { hash, as }, place);
  }
  checkCount(rows.length, state.keptValues.size, 'values kept of what was');
}
