import type { Knex } from 'knex';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { changeBetween } from '../../core/amend/edits/amendment-change.ts';
import { amendmentAfter, amendmentOf, isAmendmentEvent, revisionIn } from '../../core/amend/edits/events.ts';
import { type EntryNews, newsOfEntry } from '../../core/events/news.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { revisionsTo } from '../store/amendment-past.ts';
import { Damage } from '../store/damage.ts';
import { type LedgerRow, toEntry } from '../store/ledger.ts';

/** So many entries at most, and characters of what they say, are told of; who needs more asks for them. */
const MAX_ENTRIES = 50;
const MAX_PAYLOAD_CHARS = 200_000;
/** What of an entry is longer than this is asked for by whoever needs it. */
const MAX_CHANGE_CHARS = 20_000;
/** Of so many amendments it is kept in mind what they were told to be last. */
const MAX_CACHED_AMENDMENTS = 50;

/** Tells what is new in one review's ledger, for all who look at it at once. */
interface EntryNewsReader {
  /** How far it has come, with what is new after an entry where that is not too much. */
  readonly after: (seq: number) => Promise<{ readonly seq: number; readonly entries: readonly EntryNews[] }>;
}

/** How far a review's ledger has come. */
export async function ledgerSeq(db: Knex, schema: string): Promise<number> {
  const [{ seq }] = await db
    .withSchema(schema)
    .from<LedgerRow>('ledger')
    .select(db.raw('coalesce(max(seq), 0) AS seq'));
  return seq;
}

export function createEntryNewsReader(db: Knex, schema: string): EntryNewsReader {
  /** Amendments as they were told to be last, the one that changed last at the end. */
  const cachedAmendments = new Map<string, Amendment>();

  function cacheAmendment(amendment: Amendment): void {
    cachedAmendments.delete(amendment.id);
    cachedAmendments.set(amendment.id, amendment);
    const [oldest] = cachedAmendments.keys();
    if (cachedAmendments.size > MAX_CACHED_AMENDMENTS && oldest !== undefined)
      cachedAmendments.delete(oldest);
  }

  const ledger = () => db<LedgerRow>('ledger').withSchema(schema);

  /** The amendment that an entry is about as it was before; null for one that it begins. */
  async function amendmentBefore({ subject, seq }: LedgerEntry, revision: number): Promise<Amendment | null> {
    const last = cachedAmendments.get(amendmentOf(subject));
    if (last?.revision === revision - 1) return last;
    const range = { last: seq - 1, revision: revision - 1 };
    return (await revisionsTo(ledger, amendmentOf(subject), range)).at(-1)?.amendment ?? null;
  }

  /** What an entry made of an amendment, where it made a revision of one that there was. */
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
    // Whoever can't be told what changed asks for it.
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
