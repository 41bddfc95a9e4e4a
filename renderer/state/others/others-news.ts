import type { AmendmentChange } from '../../../core/amend/edits/amendment-change.ts';
import { calls, declarationOf, type EntryNews } from '../../../core/api.ts';
import { EVERY_SUBJECT, type Subject } from '../../../core/contract.ts';

/** What others changed of a review. */
export interface OthersNews {
  readonly changes: readonly Subject[];
  /** Which amendments are to be read; all, where that can't be told. */
  readonly amendments: readonly string[] | 'all';
  /** What was made of others, in its order. */
  readonly amendmentChanges: readonly AmendmentChange[];
}

const ALL: readonly Subject[] = ['base', ...EVERY_SUBJECT];

/** Most entries have the name of the call that writes them; of another, anything may be new. */
const changesOf = ({ act }: EntryNews): readonly Subject[] =>
  Object.hasOwn(calls, act) ? declarationOf(act as keyof typeof calls).changes : ALL;

function amendmentsOf({ things: subjects }: EntryNews): readonly string[] | 'all' {
  if (subjects === 'everything') return 'all';
  return subjects.flatMap((each) => (each.startsWith('amendment:') ? [each.slice('amendment:'.length)] : []));
}

/** What entries that others wrote have made out of date. */
export function newsOf(entries: readonly EntryNews[]): OthersNews {
  const changes = new Set<Subject>(entries.flatMap(changesOf));
  const amendments = new Set<string>();
  for (const news of entries) {
    const changed = news.change ? [] : amendmentsOf(news);
    if (changed === 'all') return { changes: [...changes], amendments: 'all', amendmentChanges: [] };
    for (const id of changed) amendments.add(id);
  }
  // What is read whole needs no change made to it.
  const amendmentChanges = entries.flatMap(({ change }) =>
    change && !amendments.has(change.id) ? [change] : [],
  );
  return { changes: [...changes], amendments: [...amendments], amendmentChanges };
}
