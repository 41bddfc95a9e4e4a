import type { Knex } from 'knex';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { amendmentIn, amendmentOf, isAmendmentEvent, revisionIn } from '../../core/amend/edits/events.ts';
import { madeReadOn, type WholeRevision } from '../../core/history/whole-revision.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { fieldsIn } from '../../core/ledger/payload-fields.ts';
import { Damage } from './damage.ts';
import { inBatches } from './in-parts.ts';
import { type LedgerRow, toEntry } from './ledger.ts';

/**
 * Reads earlier revisions of an amendment from the ledger. Most entries only have the change, and some a whole copy of the
 * amendment (`core/amend/edits/whole-copies.ts`). Reading begins at the last whole copy before the revision.
 */

/** The number of entries read at a time. */
const PAGE_SIZE = 16;

/** The ledger's rows, as a transaction or a server's connection has them. */
type LedgerRows = () => Knex.QueryBuilder<LedgerRow, LedgerRow[]>;

/**
 * The entries about an amendment up to entry `last`. They begin with the newest whole copy that is no later than
 * `revision`.
 */
async function entriesFromWholeCopy(
  ledger: LedgerRows,
  id: string,
  { last, revision }: { readonly last: number; readonly revision: number },
): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (let before = last + 1; ; ) {
    const rows: readonly LedgerRow[] = await ledger()
      .where({ subject: `amendment:${id}` })
      .where('seq', '<', before)
      .orderBy('seq', 'desc')
      .limit(PAGE_SIZE);
    for (const row of rows) {
      const entry = toEntry(row);
      if (!isAmendmentEvent(entry.act)) continue;
      entries.push(entry);
      const state = amendmentIn(entry);
      if (state && state.revision <= revision) return entries.toReversed();
    }
    if (rows.length < PAGE_SIZE) return entries.toReversed();
    before = rows.at(-1)?.seq ?? 0;
  }
}

/**
 * Consecutive revisions of an amendment up to entry `last`, from the newest whole copy that is no later than `revision`.
 * Empty if the amendment did not exist yet.
 * @throws Damage naming a revision that is missing
 */
export async function revisionsTo(
  ledger: LedgerRows,
  id: string,
  range: { readonly last: number; readonly revision: number },
): Promise<readonly WholeRevision[]> {
  const entries = await entriesFromWholeCopy(ledger, id, range);
  try {
    return madeReadOn(entries);
  } catch (error) {
    if (error instanceof RangeError) throw new Damage(error.message, `amendment ${id}`);
    throw error;
  }
}

/** The error for a revision that the ledger should have. */
const missingRevision = (id: string, revision: number): Damage =>
  new Damage(`revision ${revision} of ${id} is missing from the history`, `amendment ${id}`);

/** A revision of an amendment; undefined if it has no revision of that number. @throws Damage if it can't be read */
export async function findRevision(
  trx: Knex.Transaction,
  id: string,
  revision: number,
): Promise<WholeRevision | undefined> {
  const ledger = () => trx<LedgerRow>('ledger');
  const entriesOfAmendment = () => ledger().where({ subject: `amendment:${id}` });
  // Each entry about an amendment makes one revision. If entries are lost, the nth entry is a later revision, or missing.
  const nthRow = await entriesOfAmendment()
    .orderBy('seq')
    .offset(revision - 1)
    .first('seq');
  const lastRow = nthRow ?? (await entriesOfAmendment().orderBy('seq', 'desc').first('seq'));
  if (!lastRow) return undefined;
  const revisions = await revisionsTo(ledger, id, { last: lastRow.seq, revision });
  const match = revisions.find(({ amendment }) => amendment.revision === revision);
  if (!match && (revisions.at(-1)?.amendment.revision ?? 0) > revision) throw missingRevision(id, revision);
  return match;
}

/** An amendment before and after an entry about it. @throws Damage if it can't be read */
export async function aroundEntry(
  trx: Knex.Transaction,
  entry: LedgerEntry,
): Promise<{ readonly before: Amendment | undefined; readonly after: Amendment | undefined }> {
  const id = amendmentOf(entry.subject);
  const revision = revisionIn(entry);
  const range = { last: entry.seq, revision: revision - 1 };
  const revisions = await revisionsTo(() => trx<LedgerRow>('ledger'), id, range);
  const [before, after] = [revision - 1, revision].map(
    (number) => revisions.find(({ amendment }) => amendment.revision === number)?.amendment,
  );
  if (!before && revision > 1) throw missingRevision(id, revision - 1);
  return { before, after };
}

/** Every title that some amendments ever had, by id. Reads only the entries that can set a title. */
export async function titlesOf(
  trx: Knex.Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const titles = new Map<string, Set<string>>();
  const subjects = ids.map((id) => `amendment:${id}`);
  for (const batch of inBatches(subjects)) {
    const rows: readonly LedgerRow[] = await trx<LedgerRow>('ledger')
      .whereIn('act', ['amendment.create', 'amendment.describe', 'amendment.merge'])
      .whereIn('subject', batch);
    for (const { subject, payload } of rows.map(toEntry)) {
      const { title } = fieldsIn(fieldsIn(payload).is ?? payload);
      const id = amendmentOf(subject);
      if (typeof title === 'string') titles.set(id, (titles.get(id) ?? new Set()).add(title));
    }
  }
  return titles;
}
