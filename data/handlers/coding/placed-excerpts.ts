import type { Knex } from 'knex';
import type { PlacedExcerpt } from '../../../core/coding/calls.ts';
import { withState } from '../../../core/coding/excerpt-places.ts';
import { toCheckAgain } from '../../../core/events/check-again.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import type { Excerpt } from '../../../core/evidence/records.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { CodedText } from '../../store/coded-texts.ts';
import { readerOfReading, readingIds } from '../../store/coding.ts';
import { ledgerHead, listLedger } from '../../store/ledger.ts';
import { findRecords, listRecords } from '../../store/records.ts';
import type { Context } from '../context/context.ts';
import { perContext } from '../context/per-context.ts';
import { textsFor } from './texts.ts';

/** The keys by which the excerpts of a text are counted. */
export type CountKeys = Pick<CodedText, 'question' | 'type'>;

/** With more new entries than this, reading all records again is faster than finding what each entry touched. */
const MAX_NEW_ENTRIES = 500;

/** Caches the excerpts and readings of one open review, and the positions of excerpts, until a ledger entry touches them. */
class CodingCache {
  /** The ledger entry as of which the caches are right. */
  #head: Pick<LedgerEntry, 'seq' | 'hash'> = { seq: 0, hash: '' };
  /** The excerpts with their positions, by id. */
  #byId = new Map<string, PlacedExcerpt>();
  /** The same excerpts, sorted by id. */
  #list: readonly PlacedExcerpt[] = [];
  readonly #countKeys = new Map<Ref, CountKeys>();
  /** The person who read a text, by the id of the reading. */
  readonly #readers = new Map<string, string>();

  /** The count keys of each text that has excerpts. */
  get countKeys(): ReadonlyMap<Ref, CountKeys> {
    return this.#countKeys;
  }

  /** Everybody who made an excerpt or read a text, by name. */
  get coders(): readonly string[] {
    return [...new Set([...this.#list.map(({ by }) => by), ...this.#readers.values()])].sort();
  }

  /** Lists all excerpts by id. Call it only in a read transaction, because a write may be rolled back after it is cached. */
  async listExcerpts(context: Context, trx: Knex.Transaction): Promise<readonly PlacedExcerpt[]> {
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

  /** Lists the refs that new entries touched; null if that is unknown, or if everything has to be read again. */
  async #touched(trx: Knex.Transaction, newest: number): Promise<ReadonlySet<string> | null> {
    const { seq, hash } = this.#head;
    if (seq === 0 || newest - seq > MAX_NEW_ENTRIES) return null;
    const entries = await listLedger(trx, seq, MAX_NEW_ENTRIES);
    if (entries[0]?.prev !== hash) return null;
    const refs = new Set<string>();
    for (const entry of entries) {
      const stale = toCheckAgain(entry);
      if (stale === 'everything') return null;
      for (const ref of stale.refs) {
        // The count keys of many texts hold the name of the question.
        if (ref.startsWith('question:')) return null;
        refs.add(ref);
      }
    }
    return refs;
  }

  /** Reads the excerpts and readings that new entries touched again. */
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

  /** Stores the readers that are named in the ids of readings. */
  #putReaders(ids: readonly string[]): void {
    for (const id of ids) {
      const reader = readerOfReading(id);
      if (reader !== null) this.#readers.set(id, reader);
    }
  }

  /** Stores excerpts with their positions, and the count keys of their texts. */
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

const cacheOf = perContext(() => new CodingCache());

/** Lists all excerpts of an open review with their positions, by id. Call it only in a read transaction. */
export const listPlacedExcerpts = (
  context: Context,
  trx: Knex.Transaction,
): Promise<readonly PlacedExcerpt[]> => cacheOf(context).listExcerpts(context, trx);

/** Lists the excerpts with the count keys of their texts, and the names of the coders. */
export async function placedExcerptsWithKeys(
  context: Context,
  trx: Knex.Transaction,
): Promise<{
  readonly excerpts: readonly PlacedExcerpt[];
  readonly countKeys: ReadonlyMap<Ref, CountKeys>;
  readonly coders: () => readonly string[];
}> {
  const coding = cacheOf(context);
  return {
    excerpts: await coding.listExcerpts(context, trx),
    countKeys: coding.countKeys,
    coders: () => coding.coders,
  };
}
