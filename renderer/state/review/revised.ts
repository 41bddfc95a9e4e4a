import { isRevising } from '../../../core/amend/edits/events.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';

/** A revision of an amendment that was made while drafting another one. */
interface Revised {
  readonly seq: number;
  readonly id: string;
  readonly words: string;
  /** The reason, for example “while drafting A-002”. */
  readonly because: string;
}

/** The reason for a revision of one amendment that was made while drafting another. */
export const whileDrafting = (me: string): string => `while drafting ${me}`;

/** The newest revision of each amendment that was made while drafting another one, the newest first. */
export function revisedIn(entries: readonly LedgerEntry[]): readonly Revised[] {
  const newest = new Map<string, Revised>();
  for (const { seq, who: author, act, subject, payload } of entries) {
    if (!isRevising(act) || typeof payload !== 'object' || payload === null) continue;
    const { because, revision } = payload as Readonly<Record<string, unknown>>;
    if (typeof because !== 'string' || typeof revision !== 'number') continue;
    const id = subject.replace(/^amendment:/, '');
    newest.set(`${id} ${because}`, { seq, id, words: revisedWords(id, revision, author), because });
  }
  return [...newest.values()].toSorted((a, b) => b.seq - a.seq);
}

/** Describes a revision, for example `Ann Draper changed A-001 (revision 4)`. */
const revisedWords = (id: string, revision: number, author: string): string =>
  `${author} changed ${id} (revision ${revision})`;
