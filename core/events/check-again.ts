import type { LedgerEntry } from '../ledger/entry.ts';
import { affectedBy } from './event-types.ts';

/** What is not known any more after an entry, of links and of what they depend on. */
interface CheckAgain {
  readonly refs: ReadonlySet<string>;
  /** Whether a provision may say something else. */
  readonly text: boolean;
  /** Whether links came, went, or were reviewed. */
  readonly links: boolean;
}

/** Which links are to be checked again after an entry, by what it affects. */
export function toCheckAgain(entry: LedgerEntry): CheckAgain | 'everything' {
  const { keys, text } = affectedBy(entry);
  if (keys === 'everything') return keys;
  return { refs: new Set(keys), text, links: keys.some((key) => key.startsWith('link:')) };
}
