import { canonicalJson } from '../base/canonical-json.ts';
import type { LedgerEntry } from './entry.ts';

/** The number and hash of a ledger's newest entry. The next entry must refer to them. */
export type ChainHead = Pick<LedgerEntry, 'seq' | 'hash'>;

/** The head of an empty ledger, to which the first entry refers. */
export const EMPTY_HEAD: ChainHead = { seq: 0, hash: '' };

/** The text whose SHA-256 is an entry's hash: the canonical JSON of all other members. */
export function hashedText(entry: Omit<LedgerEntry, 'hash'>): string {
  const { seq, at, who: writer, act, subject, payload, prev } = entry;
  return canonicalJson({ seq, at, who: writer, act, subject, payload, prev });
}

/**
 * Why `entry` can't follow `head`; null for a valid entry.
 * @param sha256 returns the hash of a text in hex. Given by the caller, because each host has its own implementation
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
