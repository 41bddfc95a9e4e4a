import type { AmendmentChange } from '../../../core/amend/edits/amendment-change.ts';
import { calls, declarationOf, type EntryNews } from '../../../core/api.ts';
import { EVERY_SUBJECT, type Subject } from '../../../core/contract.ts';

/** Other people's changes to a review. */
export interface OthersNews {
  readonly changes: readonly Subject[];
  /** The ids of the amendments to read, or all of them if that is not known. */
  readonly amendments: readonly string[] | 'all';
  /** The reported changes to other amendments, in order. */
  readonly amendmentChanges: readonly AmendmentChange[];
}

const ALL: readonly Subject[] = ['base', ...EVERY_SUBJECT];

/** Most entries are named after the call that wrote them. After any other, everything may have changed. */
const changesOf = ({ act }: EntryNews): readonly Subject[] =>
  Object.hasOwn(calls, act) ? declarationOf(act as keyof typeof calls).changes : ALL;

function amendmentsOf({ things: subjects }: EntryNews): readonly string[] | 'all' {
  if (subjects === 'everything') return 'all';
  return subjects.flatMap((each) => (each.startsWith('amendment:') ? [each.slice('amendment:'.length)] : []));
}

/** Collects the changes of some ledger entries. */
export function newsOf(entries: readonly EntryNews[]): OthersNews {
  const changes = new Set<Subject>(entries.flatMap(changesOf));
  const amendments = new Set<string>();
  for (const news of entries) {
    const changed = news.change ? [] : amendmentsOf(news);
    if (changed === 'all') return { changes: [...changes], amendments: 'all', amendmentChanges: [] };
    for (const id of changed) amendments.add(id);
  }
  // An amendment that is read as a whole needs no reported change.
  const amendmentChanges = entries.flatMap(({ change }) =>
    change && !amendments.has(change.id) ? [change] : [],
  );
  return { changes: [...changes], amendments: [...amendments], amendmentChanges };
}
