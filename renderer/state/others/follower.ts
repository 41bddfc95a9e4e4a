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

/** More entries than that at once are an import or a merge: everything is read anew. */
const MAX_ENTRIES = 200;

const LIST = ['amendment.list', {}] as const;

/** What is followed: a review by its path, from an entry on. */
interface Followed {
  readonly path: string;
  readonly from: number;
  /** What a server told of it; null for a file. */
  readonly serverEntries: ServerEntries | null;
  /** Whether the window draws it no more: nothing of it is then put into what is drawn. */
  readonly isOver: () => boolean;
}

/**
 * What came of looking for news: all there was is taken in (`done`); it can't be told yet what is new, since this window
 * writes at this moment (`writing`); or it could not be read, and is to be looked for again (`failed`).
 */
type Looked = 'done' | 'writing' | 'failed';

/** Whether it can't be told which entries are this window's own: what is being written has one by now perhaps, and no answer. */
const isWriting = (): boolean => writesNow().running.length > 0;

/** What amendments are after what was told of them, by id; and those that have to be read, since something was not told. */
function afterChanges(amendments: readonly Amendment[], reported: OthersNews['amendmentChanges']) {
  const changed = new Map<string, Amendment>();
  const unknown = new Set<string>();
  for (const change of reported) {
    const { id } = change;
    const before = changed.get(id) ?? amendments.find((amendment) => amendment.id === id);
    // Read meanwhile, for whatever reason.
    if (before && before.revision >= change.revision) continue;
    const after = before ? withChange(before, change) : null;
    if (after) changed.set(id, after);
    else unknown.add(id);
  }
  for (const id of unknown) changed.delete(id);
  return { changed, unknown };
}

/** Brings what is shown up to date with what others changed; of many amendments, only those are read. @returns whether it could */
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
 * Follows the ledger of a review. Nothing is read anew for what this window wrote itself.
 * @returns takes in what is new. @param isTold whether the server tells of news at this moment
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
