import type { EntryNews } from '../../../core/api.ts';

/** What a server told of a review's ledger, until it is taken in. */
export class ServerEntries {
  readonly #entries = new Map<number, EntryNews>();
  #newest = 0;

  /** The number of the newest entry that there is, as far as was told. */
  get newest(): number {
    return this.#newest;
  }

  add(seq: number, entries: readonly EntryNews[]): void {
    this.#newest = Math.max(this.#newest, seq);
    for (const entry of entries) this.#entries.set(entry.seq, entry);
  }

  /** The entries after one, up to the newest; null where some of them were not told. Those before are forgotten. */
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
