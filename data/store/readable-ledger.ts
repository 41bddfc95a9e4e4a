import type { Knex } from 'knex';
import { amendmentOf, amendmentReadOn, isAmendmentEvent } from '../../core/amend/edits/events.ts';
import { replayEntry } from '../../core/events/replay.ts';
import { ReviewState } from '../../core/events/review-state.ts';
import { breakAt, type ChainHead, EMPTY_HEAD } from '../../core/ledger/chain.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { sha256 } from '../base/hash.ts';
import { entryHash, type LedgerRow, toEntry } from './ledger.ts';

/** The state that a damaged ledger replays to, and the amendments that could not be replayed to the end. */
interface PartialReplay {
  readonly state: ReviewState;
  /**
   * The reason why the later entries of an amendment could not be replayed, by amendment id. One is missing, and those
   * after it only have changes.
   */
  readonly reasonsUnread: ReadonlyMap<string, string>;
}

const PAGE_SIZE = 500;

/** The entries that can be parsed and have the right hash. */
async function* readableEntries(trx: Knex.Transaction): AsyncGenerator<LedgerEntry> {
  for (let after = 0; ; ) {
    const rows = await trx<LedgerRow>('ledger').where('seq', '>', after).orderBy('seq').limit(PAGE_SIZE);
    for (const row of rows) {
      const entry = parseEntry(row);
      if (entry && entry.hash === entryHash(entry)) yield entry;
    }
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < PAGE_SIZE) return;
  }
}

/** The entry in a row; undefined if its payload can’t be parsed. */
function parseEntry(row: LedgerRow): LedgerEntry | undefined {
  try {
    return toEntry(row);
  } catch {
    return undefined;
  }
}

/**
 * Replays a damaged ledger as far as its chain is unbroken. After the break only amendments are replayed. Their
 * revisions are numbered, so that a missing one is noticed. Replay then resumes at the next entry with a whole copy.
 */
export async function replayReadable(trx: Knex.Transaction): Promise<PartialReplay> {
  const state = new ReviewState();
  const reasonsUnread = new Map<string, string>();
  let head: ChainHead | null = EMPTY_HEAD;
  for await (const entry of readableEntries(trx)) {
    if (head && breakAt(head, entry, sha256) === null && tryReplay(state, entry)) head = entry;
    else {
      head = null;
      if (isAmendmentEvent(entry.act)) resumeAmendment(state, reasonsUnread, entry);
    }
  }
  return { state, reasonsUnread };
}

/** Replays an entry into the state. @returns false if the entry does not fit */
function tryReplay(state: ReviewState, entry: LedgerEntry): boolean {
  try {
    replayEntry(state, entry);
    return true;
  } catch {
    return false;
  }
}

/** Replays an entry after the break, if it is the amendment’s next revision or has a whole copy. */
function resumeAmendment(
  { amendments }: ReviewState,
  reasonsUnread: Map<string, string>,
  entry: LedgerEntry,
): void {
  try {
    const id = amendmentOf(entry.subject);
    try {
      amendments.set(id, amendmentReadOn(amendments.get(id), entry));
      reasonsUnread.delete(id);
    } catch (error) {
      if (!reasonsUnread.has(id)) reasonsUnread.set(id, (error as RangeError).message);
    }
  } catch {
    // The subject isn't an amendment, so that the entry is skipped.
  }
}
