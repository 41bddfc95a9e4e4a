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
import { readEndpoints } from './endpoints.ts';

/** With more new entries than this, computing everything again is faster than finding what each entry touched. */
const MAX_NEW_ENTRIES = 500;

/**
 * Caches the status of each link of one open review, and the fingerprints of their endpoints. Every change is in the
 * ledger, so only the refs that new entries touch are checked again.
 */
class LinkStatuses {
  /** The ledger entry as of which the caches are right. */
  #head: Pick<LedgerEntry, 'seq' | 'hash'> = { seq: 0, hash: '' };
  /** The links; null if they must be read again. */
  #links: readonly Link[] | null = null;
  /** The links with their status; null if it must be computed again. */
  #list: LinkWithStatus[] | null = null;
  /** The present fingerprint of each endpoint. */
  readonly #hashes = new Map<Ref, string>();
  /** Fingerprints by an earlier method, which hashed the whole record and not its words. Old links still have these. */
  readonly #oldHashes = new Map<Ref, string>();

  /** Lists the links. Call it only in a read transaction, because a write may be rolled back after it is cached. */
  async links(context: Context, trx: Knex.Transaction): Promise<LinkWithStatus[]> {
    await this.#catchUp(trx);
    if (this.#list) return this.#list;
    this.#links ??= await listLinks(trx);
    const refs = new Set(this.#links.flatMap(({ from, to }) => [from, to]));
    const missing = [...refs].filter((ref) => !this.#hashes.has(ref));
    for (const [ref, { hash }] of await readEndpoints(context, trx, missing)) this.#hashes.set(ref, hash);
    const list: LinkWithStatus[] = [];
    for (const link of this.#links)
      list.push({ ...link, suspect: await this.#suspicions(context, trx, link) });
    this.#list = list;
    return list;
  }

  /** The endpoints of a link that no longer exist, or have changed since it was confirmed. */
  async #suspicions(context: Context, trx: Knex.Transaction, link: Link): Promise<readonly Suspicion[]> {
    const suspicions: Suspicion[] = [];
    for (const end of ['from', 'to'] as const) {
      const hashNow = this.#hashes.get(link[end]) ?? null;
      if (hashNow === confirmedHash(link, end)) continue;
      if (hashNow === null) suspicions.push({ end, because: 'gone', now: hashNow });
      else if ((await this.#oldHash(context, trx, link[end])) !== confirmedHash(link, end))
        suspicions.push({ end, because: 'changed', now: hashNow });
    }
    return suspicions;
  }

  async #oldHash(context: Context, trx: Knex.Transaction, ref: Ref): Promise<string> {
    const hash = this.#oldHashes.get(ref) ?? digest((await lookUp(context, trx, ref)) ?? null);
    this.#oldHashes.set(ref, hash);
    return hash;
  }

  /** Drops what the entries since the last call have made outdated. */
  async #catchUp(trx: Knex.Transaction): Promise<void> {
    const head = await ledgerHead(trx);
    if (head.hash === this.#head.hash) return;
    const { seq, hash } = this.#head;
    this.#head = head;
    this.#list = null;
    const newEntries = head.seq - seq > MAX_NEW_ENTRIES ? [] : await listLedger(trx, seq, MAX_NEW_ENTRIES);
    if (seq === 0 || newEntries[0]?.prev !== hash) return this.#forget();
    for (const entry of newEntries) {
      const stale = toCheckAgain(entry);
      if (stale === 'everything') return this.#forget();
      if (stale.links) this.#links = null;
      this.#drop((ref) => stale.refs.has(ref) || (stale.text && ref.startsWith('provision:')));
    }
  }

  /** Drops the fingerprints of outdated endpoints. */
  #drop(isOutdated: (ref: Ref) => boolean): void {
    for (const hashes of [this.#hashes, this.#oldHashes])
      for (const ref of hashes.keys()) if (isOutdated(ref)) hashes.delete(ref);
  }

  /** Drops everything. */
  #forget(): void {
    this.#links = null;
    this.#drop(() => true);
  }
}

/** The fingerprint of an endpoint when a person last confirmed the link. */
export const confirmedHash = (link: Pick<Link, 'fromHash' | 'toHash'>, end: LinkEndpoint): string =>
  end === 'from' ? link.fromHash : link.toHash;

/** The cached link statuses of an open review. */
export const linkStatusesOf = perContext(() => new LinkStatuses());
