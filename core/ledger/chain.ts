import { canonicalJson } from '../base/canonical-json.ts';
import type { LedgerEntry } from './entry.ts';

/** The newest entry of a ledger, as the next one must name it. */
export type ChainHead = Pick<LedgerEntry, 'seq' | 'hash'>;

/** What a ledger without entries ends in, and so what the first entry follows. */
export const EMPTY_HEAD: ChainHead = { seq: 0, hash: '' };

/** What an entry's hash is taken of: the canonical JSON of all else in it. */
export function hashedText(entry: Omit<LedgerEntry, 'hash'>): string {
  const { seq, at, who: writer, act, subject, payload, prev } = entry;
  return canonicalJson({ seq, at, who: writer, act, subject, payload, prev });
}

/**
 * Why `entry` can't be the one that follows `head`; null when it can.
 * @param sha256 of a text, in hex: which has no one implementation on all the hosts
 */
export function breakAt(
  head: ChainHead,
  entry: LedgerEntry,
  sha256: (text: string) => string,
): string | null {
  if (entry.seq !== head.seq + 1) return `entry ${head.seq + 1} of the history is missing`;
  if (entry.prev !== head.hash) return `entry ${entry.seq} of the history does not follow the one before it`;
  if (entry.hash !== sha256(hashedText(entry)))
    return `entry ${entry.seq} of the history does not match its own hash`;
  return null;
}
