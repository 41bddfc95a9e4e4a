import type { Knex } from 'knex';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { changeBetween } from '../../core/amend/edits/amendment-change.ts';
import { amendmentAfter, amendmentOf, isAmendmentEvent, revisionIn } from '../../core/amend/edits/events.ts';
import { type EntryNews, newsOfEntry } from '../../core/events/news.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { revisionsTo } from '../store/amendment-past.ts';
import { Damage } from '../store/damage.ts';
import { type LedgerRow, toEntry } from '../store/ledger.ts';

/** The most entries, and characters of payload, that are sent. Above these limits a window must read the review again. */
const MAX_ENTRIES = 50;
const MAX_PAYLOAD_CHARS = 200_000;
/** The most characters of a change that are sent with its entry. A window must ask for a longer one. */
const MAX_CHANGE_CHARS = 20_000;
/** The most amendments whose last sent revision is cached. */
const MAX_CACHED_AMENDMENTS = 50;

/** Reads the news of one review's ledger, once for all windows that show the review. */
interface EntryNewsReader {
  /** The number of the newest entry, and the news of the entries after `seq`; none if they exceed the limits. */
  readonly after: (seq: number) => Promise<{ readonly seq: number; readonly entries: readonly EntryNews[] }>;
}

/** The number of the newest entry in a review's ledger. */
export async function ledgerSeq(db: Knex, schema: string): Promise<number> {
  const [{ seq }] = await db
    .withSchema(schema)
    .from<LedgerRow>('ledger')
    .select(db.raw('coalesce(max(seq), 0) AS seq'));
  return seq;
}

export function createEntryNewsReader(db: Knex, schema: string): EntryNewsReader {
  /** The last sent revision of amendments, with the most recently changed one at the end. */
  const cachedAmendments = new Map<string, Amendment>();

  function cacheAmendment(amendment: Amendment): void {
    cachedAmendments.delete(amendment.id);
    cachedAmendments.set(amendment.id, amendment);
    const [oldest] = cachedAmendments.keys();
    if (cachedAmendments.size > MAX_CACHED_AMENDMENTS && oldest !== undefined)
      cachedAmendments.delete(oldest);
  }

  const ledger = () => db<LedgerRow>('ledger').withSchema(schema);

  /** An entry's amendment before the entry; null if the entry creates it. */
  async function amendmentBefore({ subject, seq }: LedgerEntry, revision: number): Promise<Amendment | null> {
    const last = cachedAmendments.get(amendmentOf(subject));
    if (last?.revision === revision - 1) return last;
    const range = { last: seq - 1, revision: revision - 1 };
    return (await revisionsTo(ledger, amendmentOf(subject), range)).at(-1)?.amendment ?? null;
  }

  /** The change that an entry makes to an existing amendment; undefined for other entries and for changes that are too long. */
  async function changeIn(entry: LedgerEntry): Promise<EntryNews['change']> {
    if (!isAmendmentEvent(entry.act)) return undefined;
    const revision = revisionIn(entry);
    const before = revision > 1 ? await amendmentBefore(entry, revision) : null;
    const after = amendmentAfter(before ?? undefined, entry);
    cacheAmendment(after);
    if (!before) return undefined;
    const change = changeBetween(before, after);
    return JSON.stringify(change).length > MAX_CHANGE_CHARS ? undefined : change;
  }

  async function newsOf(entry: LedgerEntry): Promise<EntryNews> {
    // If the change can't be read, the entry is sent without it, and the window asks for the amendment.
    const change = await changeIn(entry).catch((error: unknown) => {
      if (error instanceof RangeError || error instanceof Damage) return undefined;
      throw error;
    });
    return { ...newsOfEntry(entry), ...(change && { change }) };
  }

  return {
    after: async (after) => {
      const seq = await ledgerSeq(db, schema);
      if (seq - after > MAX_ENTRIES || seq <= after) return { seq, entries: [] };
      const [{ size }] = await db
        .withSchema(schema)
        .from<LedgerRow>('ledger')
        .where('seq', '>', after)
        .select(db.raw('coalesce(sum(length(payload)), 0) AS size'));
      if (Number(size) > MAX_PAYLOAD_CHARS) return { seq, entries: [] };
      const rows: readonly LedgerRow[] = await ledger().where('seq', '>', after).orderBy('seq').select('*');
      const entries: EntryNews[] = [];
      for (const row of rows) entries.push(await newsOf(toEntry(row)));
      return { seq: entries.at(-1)?.seq ?? seq, entries };
    },
  };
}
