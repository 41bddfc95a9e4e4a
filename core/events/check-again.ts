import type { LedgerEntry } from '../ledger/entry.ts';
import { affectedBy } from './event-types.ts';

/** The links that may need checking after an entry: those that depend on any of these. */
interface LinksToCheck {
  readonly refs: ReadonlySet<string>;
  /** Whether the text of provisions may have changed. */
  readonly text: boolean;
  /** Whether links were added, removed or reviewed. */
  readonly links: boolean;
}

/** Determines the links to check again after an entry. */
export function toCheckAgain(entry: LedgerEntry): LinksToCheck | 'everything' {
  const { keys, text } = affectedBy(entry);
  if (keys === 'everything') return keys;
  return { refs: new Set(keys), text, links: keys.some((key) => key.startsWith('link:')) };
}
