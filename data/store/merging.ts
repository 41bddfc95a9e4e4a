import type { Knex } from 'knex';
import { amendmentOf, isAmendmentEvent } from '../../core/amend/edits/events.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import type { NewEvent } from '../../core/events/event-types.ts';
import type { EvidenceKind } from '../../core/evidence/marks.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import type { Plan } from '../../core/merge/merge-plan.ts';
import { sha256 } from '../base/hash.ts';
import { findAmendment, recordAmendment } from './amendments.ts';
import { indexAnswers, unindexAnswers } from './answer-search.ts';
import { findAnswers, updateAnswer } from './answers.ts';
import { Damage } from './damage.ts';
import { deletePiece, insertEvidence, parsePiece, replacePiece } from './evidence.ts';
import { deleteIgnored, type IgnoredFindingRow, insertIgnored } from './ignored-findings.ts';
import { inBatches } from './in-parts.ts';
import type { LedgerWriter } from './ledger.ts';
import { deleteLink, insertLink, type LinkRow } from './links.ts';
import { changeResponses, type ReceivedImport } from './merging-responses.ts';
import type { ValuesByHash } from './packages.ts';
import { changeRecords } from './records.ts';
import { updateTitle } from './review.ts';

/**
 * A piece of evidence by its hash. It is parsed by its schema, because the hash proves only its origin and not its
 * shape.
 * @throws Damage for a value that is not such a piece, or has another id
 */
export function requirePiece(
  valuesByHash: ValuesByHash,
  kind: EvidenceKind,
  id: string,
  hash: string,
): { readonly id: string } {
  const json = canonicalJson(valuesByHash.read(hash));
  const value = parsePiece(kind, { position: 0, kind, id, json }) as { readonly id: string };
  if (value.id !== id || canonicalJson(value) !== json || sha256(json) !== hash)
    throw new Damage(`${kind} ${id} is not what it is said to be`, `${kind} ${id}`);
  return value;
}

/** Adds, replaces and deletes pieces of evidence. */
async function changeEvidence(
  trx: Knex.Transaction,
  { updates }: Plan,
  valuesByHash: ValuesByHash,
): Promise<void> {
  for (const { kind, id, hash } of updates.marks) if (hash === null) await deletePiece(trx, kind, id);
  for (const { kind, id, was, hash } of updates.marks) {
    if (hash === null) continue;
    const value = requirePiece(valuesByHash, kind, id, hash);
    if (was === null) await insertEvidence(trx, [{ kind, value }]);
    else await replacePiece(trx, kind, value);
  }
}

/** Stores corrected texts of answers. */
async function changeAnswers(
  trx: Knex.Transaction,
  { updates }: Plan,
  valuesByHash: ValuesByHash,
): Promise<void> {
  for (const { id, is } of updates.answers) {
    const [answer] = await findAnswers(trx, [String(id)]);
    // Without an answer, its import was removed. Without a correction, the answer came with its import.
    if (!answer || !is) continue;
    if (sha256(answer.text) === is.now) continue;
    const text = valuesByHash.read(is.now);
    if (typeof text !== 'string') continue;
    await unindexAnswers(trx, id, id);
    await updateAnswer(trx, id, text);
    await indexAnswers(trx, id, id);
  }
}

/** Adds, changes and deletes links. A changed link keeps the number of the entry that made it. */
async function changeLinks(
  trx: Knex.Transaction,
  { links }: Plan,
  entriesBySubject: ReadonlyMap<string, LedgerEntry>,
) {
  const storedLinks = new Map<string, LinkRow>();
  for (const batch of inBatches(links.map(({ id }) => id)))
    for (const row of await trx<LinkRow>('link').whereIn('id', batch)) storedLinks.set(row.id, row);
  // All are deleted before any is inserted, because two links may have swapped endpoints, which must be unique.
  for (const id of storedLinks.keys()) await deleteLink(trx, id);
  for (const { id, is } of links) {
    const entry = entriesBySubject.get(`link:${id}`);
    if (is && entry) await insertLink(trx, is, { ...entry, seq: storedLinks.get(id)?.seq ?? entry.seq });
  }
}

/** Adds and deletes ignored findings. */
async function changeFindings(
  trx: Knex.Transaction,
  { findings }: Plan,
  entriesBySubject: ReadonlyMap<string, LedgerEntry>,
) {
  for (const { key, is } of findings) {
    const ignored = await trx<IgnoredFindingRow>('ignored_finding').where({ key }).first();
    await deleteIgnored(trx, key);
    const entry = entriesBySubject.get(`finding:${key}`);
    if (is && entry) await insertIgnored(trx, is, { ...entry, seq: ignored?.seq ?? entry.seq });
  }
}

/**
 * Writes the ledger entries of a merge or a choice, and brings the tables up to date with them. The transaction must
 * verify the whole review afterwards.
 * @throws Damage for a value that the package names but doesn't have
 */
export async function applyMergePlan(
  trx: Knex.Transaction,
  write: LedgerWriter,
  events: readonly NewEvent[],
  plan: Plan,
  source: { readonly valuesByHash: ValuesByHash; readonly imports: readonly ReceivedImport[] },
): Promise<void> {
  const entriesBySubject = new Map<string, LedgerEntry>();
  for (const { act, subject, payload } of events) {
    const entry = await write(act, subject, payload);
    entriesBySubject.set(subject, entry);
    if (!isAmendmentEvent(act)) continue;
    const id = amendmentOf(subject);
    await recordAmendment(trx, await findAmendment(trx, id), entry);
  }
  if (plan.updates.title !== null) await updateTitle(trx, plan.updates.title);
  await changeEvidence(trx, plan, source.valuesByHash);
  await changeRecords(trx, plan.updates.records);
  await changeResponses(trx, plan, source.imports);
  await changeAnswers(trx, plan, source.valuesByHash);
  await changeLinks(trx, plan, entriesBySubject);
  await changeFindings(trx, plan, entriesBySubject);
}
