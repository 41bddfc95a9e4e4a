import type { EntryNews } from '../../../core/api.ts';

/** The ledger entries that a server reported and that were not applied yet. */
export class ServerEntries {
  readonly #entries = new Map<number, EntryNews>();
  #newest = 0;

  /** The number of the newest reported entry. */
  get newest(): number {
    return this.#newest;
  }

  add(seq: number, entries: readonly EntryNews[]): void {
    this.#newest = Math.max(this.#newest, seq);
    for (const entry of entries) this.#entries.set(entry.seq, entry);
  }

  /** The entries after one, up to the newest; null if some were not reported. Forgets the earlier ones. */
  after(seq: number): readonly EntryNews[] | null {
    for (const seqBefore of this.#entries.keys()) if (seqBefore <= seq) this.#entries.delete(seqBefore);
    const next: EntryNews[] = [];
    for (let at = seq + 1; at <= this.#newest; at++) {
      const entry = this.#entries.get(at);
      if (!entry) return null;
      next.push(entry);
    }
    return next;
  }
}
