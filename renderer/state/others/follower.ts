import type { QueryClient } from '@tanstack/react-query';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { withChange } from '../../../core/amend/edits/amendment-change.ts';
import { withAmendments } from '../../../core/amend/edits/with-amendments.ts';
import { newsOfEntry } from '../../../core/api.ts';
import { ok } from '../../../core/base/result.ts';
import { outdate } from '../host/answers.ts';
import { call } from '../host/call.ts';
import { isOwnEntry, writesNow } from '../host/writes.ts';
import { newsOf, type OthersNews } from './others-news.ts';
import type { ServerEntries } from './server-entries.ts';

/**
 * The greatest number of entries that are read one by one. More come from an import or a merge; then everything is
 * reloaded.
 */
const MAX_ENTRIES = 200;

const LIST = ['amendment.list', {}] as const;

/** The review that is followed, from a ledger entry on. */
interface Followed {
  readonly path: string;
  readonly from: number;
  /** The entries that the server reported; null for a file. */
  readonly serverEntries: ServerEntries | null;
  /** Whether the window has stopped showing the review. Then no answer is updated. */
  readonly isOver: () => boolean;
}

/**
 * The outcome of looking for news. `done`: all news was applied. `writing`: this window is writing, so its own entries
 * are not known yet. `failed`: the news could not be read and must be requested again.
 */
type Looked = 'done' | 'writing' | 'failed';

/** Whether this window is writing. Then an entry may be this window's own, although its answer has not arrived. */
const isWriting = (): boolean => writesNow().running.length > 0;

/**
 * Applies reported changes to amendments. @returns the changed amendments by id, and the ids of those that have to be
 * read because a change was not reported.
 */
function afterChanges(amendments: readonly Amendment[], reported: OthersNews['amendmentChanges']) {
  const changed = new Map<string, Amendment>();
  const unknown = new Set<string>();
  for (const change of reported) {
    const { id } = change;
    const before = changed.get(id) ?? amendments.find((amendment) => amendment.id === id);
    // The amendment was read meanwhile.
    if (before && before.revision >= change.revision) continue;
    const after = before ? withChange(before, change) : null;
    if (after) changed.set(id, after);
    else unknown.add(id);
  }
  for (const id of unknown) changed.delete(id);
  return { changed, unknown };
}

/**
 * Updates the answers with other people's changes. Reads only the changed amendments. @returns whether this succeeded
 */
async function takeIn(client: QueryClient, { path, isOver }: Followed, news: OthersNews): Promise<boolean> {
  const { amendments, changes, amendmentChanges } = news;
  if (amendments === 'all') {
    await client.invalidateQueries({ queryKey: LIST, exact: true });
    if (client.getQueryState(LIST)?.status === 'error') return false;
  } else if (amendments.length > 0 || amendmentChanges.length > 0) {
    const { changed, unknown } = afterChanges(
      client.getQueryData<readonly Amendment[]>(LIST) ?? [],
      amendmentChanges,
    );
    const ids = [...amendments, ...unknown];
    const answer = ids.length > 0 ? await call('amendment.list', { ids }, path) : ok([]);
    if (isOver()) return true;
    if (!answer.ok) return false;
    client.setQueryData(LIST, (listed: readonly Amendment[] | undefined) =>
      listed === undefined ? listed : withAmendments(listed, [...changed.values(), ...answer.value]),
    );
  }
  outdate(client, changes);
  return true;
}

/**
 * Follows the ledger of a review, without reading again what this window wrote. @returns a function that applies the
 * news. @param isTold whether the server is reporting news at this moment
 */
export function follower(client: QueryClient, followed: Followed): (isTold: boolean) => Promise<Looked> {
  const { path, serverEntries, isOver } = followed;
  let after = followed.from;
  return async (isTold) => {
    while (isOwnEntry(path, after + 1)) after++;
    if (isTold && serverEntries && serverEntries.newest <= after) return 'done';
    if (isWriting()) return 'writing';
    const reportedEntries = isTold ? serverEntries?.after(after) : null;
    const answer = reportedEntries ? null : await call('ledger.list', { after, limit: MAX_ENTRIES }, path);
    if (isOver()) return 'done';
    if (isWriting()) return 'writing';
    if (answer && !answer.ok) return 'failed';
    const entries = reportedEntries ?? answer?.value.map(newsOfEntry) ?? [];
    const last = entries.at(-1);
    if (!last) return 'done';
    const othersEntries = entries.filter(({ seq }) => !isOwnEntry(path, seq));
    const news = newsOf(othersEntries);
    const isMore = entries.length === MAX_ENTRIES;
    const isIn =
      othersEntries.length === 0 ||
      (await takeIn(client, followed, isMore ? { ...news, amendments: 'all' } : news));
    if (!isIn) return 'failed';
    after = last.seq;
    return 'done';
  };
}
