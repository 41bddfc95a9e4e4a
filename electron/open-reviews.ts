import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CallInput, CallName, ReviewInfo } from '../core/api.ts';
import { ok, type Result, refuse } from '../core/base/result.ts';
import type { Session } from '../data/session/session.ts';

/** An open review, and its calls that have not been answered yet. */
interface OpenReview {
  readonly session: Session;
  readonly runningCalls: Set<Promise<unknown>>;
}

/**
 * The open reviews of a host. Each tab shows one, and tabs that show the same file share it. A review that no tab shows
 * is closed after its last call has been answered.
 */
interface OpenReviews {
  /** The path of the review that a tab shows. A new tab shows the review that was opened last. */
  readonly pathOf: (tab: string) => string | null;
  readonly sessionOf: (tab: string) => Session | null;
  /**
   * The open review of a file, if any. Paths that lead to the same file are equal. A review whose file was replaced is
   * not returned.
   */
  readonly sessionAt: (path: string) => Session | null;
  /** Shows a review in a tab. Such changes run one at a time, in the order of the calls. */
  readonly show: (
    tab: string | null,
    path: string | null,
    open: () => Promise<Result<Session>>,
  ) => Promise<Result<ReviewInfo>>;
  /**
   * Shows in a tab, on its first call after a restart of the host, the review that it showed before. New tabs still
   * show the review that was opened last.
   */
  readonly restore: (tab: string, open: (path: string) => Promise<Result<Session>>) => Promise<void>;
  /** Closes the review in a tab. */
  readonly leave: (tab: string) => Promise<void>;
  /** Calls the review that a tab shows. */
  readonly call: <N extends CallName>(tab: string, name: N, input: CallInput<N>) => Promise<Result<unknown>>;
  readonly close: () => Promise<void>;
}

/**
 * How many tabs are remembered, with their reviews open. No host learns that a tab was closed, so the oldest is
 * dropped.
 */
const MAX_TABS = 16;

export const refuseNoReview = () => refuse('not-found', 'No review is open. Open one, or start a new one.');

/** The reviews that tabs showed before the host restarted, and a function that records the present ones. */
export interface TabMemory {
  readonly tabs: ReadonlyMap<string, string>;
  readonly record: (tabs: ReadonlyMap<string, string>) => void;
}

/** The paths of the shown reviews, by tab. */
const shownPaths = (shownByTab: ReadonlyMap<string, string | null>): ReadonlyMap<string, string> =>
  new Map([...shownByTab].flatMap(([tab, path]) => (path === null ? [] : [[tab, path]])));

/**
 * Identifies the file at a path by its device and inode, so that different paths to one file compare equal. Null if
 * there is no file.
 */
function fileIdentity(path: string): string | null {
  const facts = statSync(path, { throwIfNoEntry: false, bigint: true });
  return facts ? `${facts.dev} ${facts.ino}` : null;
}

export function createOpenReviews(tabMemory?: TabMemory): OpenReviews {
  const open = new Map<string, OpenReview>();
  /** The path by tab, in the order of the last call; null after a tab left its review. */
  const shownByTab = new Map<string, string | null>();
  const restorableTabs = new Map(tabMemory?.tabs);
  let lastOpenedPath: string | null = null;
  let lastChange: Promise<unknown> = Promise.resolve();

  function setShownPath(tab: string, path: string | null): void {
    const isChanged = shownByTab.get(tab) !== path;
    shownByTab.delete(tab);
    shownByTab.set(tab, path);
    restorableTabs.delete(tab);
    if (isChanged)
      tabMemory?.record(new Map([...restorableTabs, ...shownPaths(shownByTab)].slice(-MAX_TABS)));
  }

  /** Shows the review that was opened last in a new tab, and forgets the oldest tab above the limit. */
  function touchTab(tab: string): void {
    const path = shownByTab.has(tab) ? (shownByTab.get(tab) ?? null) : lastOpenedPath;
    if (path === null && !shownByTab.has(tab)) return;
    setShownPath(tab, path);
    const [oldest] = shownByTab.keys();
    if (shownByTab.size > MAX_TABS && oldest !== undefined) shownByTab.delete(oldest);
  }

  const pathOf = (tab: string): string | null => {
    touchTab(tab);
    const path = shownByTab.get(tab) ?? null;
    return path !== null && open.has(path) ? path : null;
  };
  const openReviewOf = (tab: string): OpenReview | null => open.get(pathOf(tab) ?? '') ?? null;

  /** Compares files, not paths: if a process opens a file twice, closing one of the two releases the locks of both. */
  function openReviewAt(path: string): OpenReview | undefined {
    const exactMatch = open.get(path);
    const file = exactMatch ? null : fileIdentity(path);
    return file === null
      ? exactMatch
      : [...open.values()].find(({ session }) => fileIdentity(session.path) === file);
  }

  /**
   * Closes a review whose file was replaced, once the new file is open. Its tabs show nothing until they are reloaded.
   */
  async function closeReplaced({ session: { path } }: OpenReview): Promise<void> {
    for (const [tab, shownPath] of [...shownByTab]) if (shownPath === path) setShownPath(tab, null);
    await closeReview(path);
  }

  async function closeReview(path: string): Promise<void> {
    const closingReview = open.get(path);
    open.delete(path);
    if (closingReview === undefined) return;
    await Promise.allSettled(closingReview.runningCalls);
    await closingReview.session.close();
  }

  async function closeUnshown(): Promise<void> {
    const neededPaths = new Set([lastOpenedPath, ...shownByTab.values()]);
    await Promise.all([...open.keys()].filter((path) => !neededPaths.has(path)).map(closeReview));
  }

  function runInTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = lastChange.then(change);
    lastChange = changed.catch(() => undefined);
    return changed;
  }

  const show: OpenReviews['show'] = (tab, path, opening) =>
    runInTurn(async () => {
      const openReview = path === null ? undefined : openReviewAt(resolve(path));
      const reusable = openReview?.session.displaced() === null ? openReview : undefined;
      const opened = reusable ? ok(reusable.session) : await opening();
      if (!opened.ok) return opened;
      if (openReview && !reusable) await closeReplaced(openReview);
      const session = opened.value;
      if (!reusable) open.set(session.path, { session, runningCalls: new Set() });
      lastOpenedPath = session.path;
      if (tab !== null) setShownPath(tab, session.path);
      await closeUnshown();
      return session.call('review.get', {});
    });

  return {
    pathOf,
    sessionOf: (tab) => openReviewOf(tab)?.session ?? null,
    sessionAt: (path) => {
      const session = openReviewAt(path)?.session;
      return session?.displaced() === null ? session : null;
    },
    show,
    restore: async (tab, opening) => {
      if (!restorableTabs.has(tab)) return;
      await runInTurn(async () => {
        // Another call may have restored the tab meanwhile.
        const path = restorableTabs.get(tab);
        if (path === undefined) return;
        const opened = open.has(path) ? null : await opening(path);
        if (opened?.ok) open.set(path, { session: opened.value, runningCalls: new Set() });
        setShownPath(tab, open.has(path) ? path : null);
      });
    },
    leave: (tab) =>
      runInTurn(async () => {
        if (lastOpenedPath === pathOf(tab)) lastOpenedPath = null;
        setShownPath(tab, null);
        await closeUnshown();
      }),
    call: async (tab, name, input) => {
      const openReview = openReviewOf(tab);
      if (openReview === null) return refuseNoReview();
      const pendingCall = openReview.session.call(name, input);
      openReview.runningCalls.add(pendingCall);
      return pendingCall.finally(() => openReview.runningCalls.delete(pendingCall));
    },
    close: async () => {
      await lastChange;
      await Promise.all([...open.keys()].map(closeReview));
    },
  };
}
