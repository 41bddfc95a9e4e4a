import type { Knex } from 'knex';
import { toCheckAgain } from '../../../core/events/check-again.ts';
import type { Link, LinkEndpoint, LinkWithStatus, Ref, Suspicion } from '../../../core/evidence/link.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { digest } from '../../base/hash.ts';
import { ledgerHead, listLedger } from '../../store/ledger.ts';
import { listLinks } from '../../store/links.ts';
import type { Context } from '../context/context.ts';
import { lookUp } from '../context/look-up.ts';
import { perContext } from '../context/per-context.ts';
import { endsOf } from './endpoints.ts';

/** How many entries behind it is quicker to take everything anew than to see what each entry touched. */
const FAR_BEHIND = 500;

/**
 * The status of each link of one open review, with the fingerprints that it rests on. Every change is in the ledger, so
 * only what its new entries touch is looked at again.
 */
class LinkStatuses {
  #head: Pick<LedgerEntry, 'seq' | 'hash'> = { seq: 0, hash: '' };
  #links: readonly Link[] | null = null;
  #list: LinkWithStatus[] | null = null;
  readonly #hashes = new Map<Ref, string>();
  /** Fingerprints as links had them before words were what they were taken of. */
  readonly #older = new Map<Ref, string>();

  /** For a transaction that only reads: what one that writes has done may yet come to nothing. */
  async links(context: Context, trx: Knex.Transaction): Promise<LinkWithStatus[]> {
    await this.#catchUp(trx);
    if (this.#list) return this.#list;
    this.#links ??= await listLinks(trx);
    const refs = new Set(this.#links.flatMap(({ from, to }) => [from, to]));
    const missing = [...refs].filter((ref) => !this.#hashes.has(ref));
    for (const [ref, { hash }] of await endsOf(context, trx, missing)) this.#hashes.set(ref, hash);
    const list: LinkWithStatus[] = [];
    for (const link of this.#links)
      list.push({ ...link, suspect: await this.#suspicions(context, trx, link) });
    this.#list = list;
    return list;
  }

  async #suspicions(context: Context, trx: Knex.Transaction, link: Link): Promise<readonly Suspicion[]> {
    const suspicions: Suspicion[] = [];
    for (const end of ['from', 'to'] as const) {
      const now = this.#hashes.get(link[end]) ?? null;
      if (now === seenAt(link, end)) continue;
      if (now === null) suspicions.push({ end, because: 'gone', now });
      else if ((await this.#olderHash(context, trx, link[end])) !== seenAt(link, end))
        suspicions.push({ end, because: 'changed', now });
    }
    return suspicions;
  }

  async #olderHash(context: Context, trx: Knex.Transaction, ref: Ref): Promise<string> {
    const hash = this.#older.get(ref) ?? digest((await lookUp(context, trx, ref)) ?? null);
    this.#older.set(ref, hash);
    return hash;
  }

  async #catchUp(trx: Knex.Transaction): Promise<void> {
    const head = await ledgerHead(trx);
    if (head.hash === this.#head.hash) return;
    const { seq, hash } = this.#head;
    this.#head = head;
    this.#list = null;
    const news = head.seq - seq > FAR_BEHIND ? [] : await listLedger(trx, seq, FAR_BEHIND);
    if (seq === 0 || news[0]?.prev !== hash) return this.#forget();
    for (const entry of news) {
      const stale = toCheckAgain(entry);
      if (stale === 'everything') return this.#forget();
      if (stale.links) this.#links = null;
      this.#drop((ref) => stale.refs.has(ref) || (stale.text && ref.startsWith('provision:')));
    }
  }

  #drop(isStale: (ref: Ref) => boolean): void {
    for (const hashes of [this.#hashes, this.#older])
      for (const ref of hashes.keys()) if (isStale(ref)) hashes.delete(ref);
  }

  #forget(): void {
    this.#links = null;
    this.#drop(() => true);
  }
}

/** The fingerprint of an end as a person last looked at it. */
export const seenAt = (link: Pick<Link, 'fromHash' | 'toHash'>, end: LinkEndpoint): string =>
  end === 'from' ? link.fromHash : link.toHash;

/** The cached link statuses of an open review. */
export const linkStatusesOf = perContext(() => new LinkStatuses());
