import type { Knex } from 'knex';
import type { PlacedExcerpt } from '../../../core/coding/calls.ts';
import { withState } from '../../../core/coding/excerpt-places.ts';
import { toCheckAgain } from '../../../core/events/check-again.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import type { Excerpt } from '../../../core/evidence/records.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { CodedText } from '../../store/coded-texts.ts';
import { readerIn, readingIds } from '../../store/coding.ts';
import { ledgerHead, listLedger } from '../../store/ledger.ts';
import { findRecords, listRecords } from '../../store/records.ts';
import type { Context } from '../context/context.ts';
import { textsFor } from './texts.ts';

/** What a text is counted by. */
export type CountKeys = Pick<CodedText, 'question' | 'type'>;

/** How many entries behind it is quicker to read everything anew than to see what each entry touched. */
const FAR_BEHIND = 500;

/** The excerpts and readings of one open review, with where excerpts stand, kept as long as no new entry of the ledger touches them. */
class HeldCoding {
  #head: Pick<LedgerEntry, 'seq' | 'hash'> = { seq: 0, hash: '' };
  #byId = new Map<string, PlacedExcerpt>();
  #list: readonly PlacedExcerpt[] = [];
  readonly #countKeys = new Map<Ref, CountKeys>();
  /** Who read a text, by the id of the reading. */
  readonly #readers = new Map<string, string>();

  /** What the excerpts' texts are counted by. */
  get countKeys(): ReadonlyMap<Ref, CountKeys> {
    return this.#countKeys;
  }

  /** Everybody who made an excerpt or read a text, by name. */
  get coders(): readonly string[] {
    return [...new Set([...this.#list.map(({ by }) => by), ...this.#readers.values()])].sort();
  }

  /** All, in the order of their ids. For a transaction that only reads: a write may yet come to nothing. */
  async all(context: Context, trx: Knex.Transaction): Promise<readonly PlacedExcerpt[]> {
    const head = await ledgerHead(trx);
    if (head.hash === this.#head.hash) return this.#list;
    const touched = await this.#touched(trx, head.seq);
    if (touched) await this.#renew(context, trx, touched);
    else {
      this.#byId.clear();
      this.#countKeys.clear();
      this.#readers.clear();
      this.#putReaders(await readingIds(trx));
      await this.#store(context, trx, await listRecords(trx, 'excerpt'));
    }
    this.#list = [...this.#byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#head = head;
    return this.#list;
  }

  /** What the entries since the last look touched; null where that isn't known, or is as good as everything. */
  async #touched(trx: Knex.Transaction, newest: number): Promise<ReadonlySet<string> | null> {
    const { seq, hash } = this.#head;
    if (seq === 0 || newest - seq > FAR_BEHIND) return null;
    const entries = await listLedger(trx, seq, FAR_BEHIND);
    if (entries[0]?.prev !== hash) return null;
    const refs = new Set<string>();
    for (const entry of entries) {
      const stale = toCheckAgain(entry);
      if (stale === 'everything') return null;
      for (const ref of stale.refs) {
        // The name of a question may be on many texts.
        if (ref.startsWith('question:')) return null;
        refs.add(ref);
      }
    }
    return refs;
  }

  async #renew(context: Context, trx: Knex.Transaction, touched: ReadonlySet<string>): Promise<void> {
    const ids = [...touched].flatMap((ref) =>
      ref.startsWith('excerpt:') ? [ref.slice('excerpt:'.length)] : [],
    );
    const readings = [...touched].flatMap((ref) =>
      ref.startsWith('reading:') ? [ref.slice('reading:'.length)] : [],
    );
    for (const id of readings) this.#readers.delete(id);
    this.#putReaders(await readingIds(trx, readings));
    for (const { id, of } of this.#list) if (touched.has(of)) ids.push(id);
    for (const id of ids) this.#byId.delete(id);
    await this.#store(context, trx, [...(await findRecords(trx, 'excerpt', [...new Set(ids)])).values()]);
  }

  #putReaders(ids: readonly string[]): void {
    for (const id of ids) {
      const by = readerIn(id);
      if (by !== null) this.#readers.set(id, by);
    }
  }

  async #store(context: Context, trx: Knex.Transaction, excerpts: readonly Excerpt[]): Promise<void> {
    const texts = await textsFor(
      context,
      trx,
      excerpts.map(({ of }) => of),
    );
    for (const { of, question, type } of texts.values()) this.#countKeys.set(of, { question, type });
    for (const excerpt of excerpts)
      this.#byId.set(excerpt.id, withState(excerpt, texts.get(excerpt.of)?.text));
  }
}

const heldCodings = new WeakMap<Context, HeldCoding>();

function heldBy(context: Context): HeldCoding {
  const coding = heldCodings.get(context) ?? new HeldCoding();
  heldCodings.set(context, coding);
  return coding;
}

/** All excerpts of an open review with where they stand, in the order of their ids; see `HeldCoding.all`. */
export const excerptsIn = (context: Context, trx: Knex.Transaction): Promise<readonly PlacedExcerpt[]> =>
  heldBy(context).all(context, trx);

/** The same, with what each one's text is counted by, and who the coders are. */
export async function askedExcerptsIn(
  context: Context,
  trx: Knex.Transaction,
): Promise<{
  readonly excerpts: readonly PlacedExcerpt[];
  readonly countKeys: ReadonlyMap<Ref, CountKeys>;
  readonly coders: () => readonly string[];
}> {
  const coding = heldBy(context);
  return {
    excerpts: await coding.all(context, trx),
    countKeys: coding.countKeys,
    coders: () => coding.coders,
  };
}
