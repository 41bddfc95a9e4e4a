import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CallInput, CallName, ReviewInfo } from '../core/api.ts';
import { ok, type Result, refuse } from '../core/base/result.ts';
import type { Session } from '../data/session/session.ts';

/** An open review, and its calls that have not been answered yet. */
interface Open {
  readonly session: Session;
  readonly running: Set<Promise<unknown>>;
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

export const noReview = () => refuse('not-found', 'No review is open. Open one, or start a new one.');

/** The reviews that tabs showed before the host restarted, and a function that records the present ones. */
export interface ShownBefore {
  readonly tabs: ReadonlyMap<string, string>;
  readonly note: (tabs: ReadonlyMap<string, string>) => void;
}

/** The paths of the shown reviews, by tab. */
const showing = (shownByTab: ReadonlyMap<string, string | null>): ReadonlyMap<string, string> =>
  new Map([...shownByTab].flatMap(([tab, path]) => (path === null ? [] : [[tab, path]])));

/**
 * Identifies the file at a path by its device and inode, so that different paths to one file compare equal. Null if
 * there is no file.
 */
function fileAt(path: string): string | null {
  const facts = statSync(path, { throwIfNoEntry: false, bigint: true });
  return facts ? `${facts.dev} ${facts.ino}` : null;
}

export function createOpenReviews(before?: ShownBefore): OpenReviews {
  const open = new Map<string, Open>();
  /** The path by tab, in the order of the last call; null after a tab left its review. */
  const shownByTab = new Map<string, string | null>();
  const remembered = new Map(before?.tabs);
  let newest: string | null = null;
  let changing: Promise<unknown> = Promise.resolve();

  function setShown(tab: string, path: string | null): void {
    const isNews = shownByTab.get(tab) !== path;
    shownByTab.delete(tab);
    shownByTab.set(tab, path);
    remembered.delete(tab);
    if (isNews) before?.note(new Map([...remembered, ...showing(shownByTab)].slice(-MAX_TABS)));
  }

  /** Shows the review that was opened last in a new tab, and forgets the oldest tab above the limit. */
  function adopt(tab: string): void {
    const path = shownByTab.has(tab) ? (shownByTab.get(tab) ?? null) : newest;
    if (path === null && !shownByTab.has(tab)) return;
    setShown(tab, path);
    const [oldest] = shownByTab.keys();
    if (shownByTab.size > MAX_TABS && oldest !== undefined) shownByTab.delete(oldest);
  }

  const pathOf = (tab: string): string | null => {
    adopt(tab);
    const path = shownByTab.get(tab) ?? null;
    return path !== null && open.has(path) ? path : null;
  };
  const openOf = (tab: string): Open | null => open.get(pathOf(tab) ?? '') ?? null;

  /** Compares files, not paths: if a process opens a file twice, closing one of the two releases the locks of both. */
  function openAt(path: string): Open | undefined {
    const openByPath = open.get(path);
    const file = openByPath ? null : fileAt(path);
    return file === null
      ? openByPath
      : [...open.values()].find(({ session }) => fileAt(session.path) === file);
  }

  /**
   * Closes a review whose file was replaced, once the new file is open. Its tabs show nothing until they are reloaded.
   */
  async function giveWay({ session: { path } }: Open): Promise<void> {
    for (const [tab, drawn] of [...shownByTab]) if (drawn === path) setShown(tab, null);
    await closeOne(path);
  }

  async function closeOne(path: string): Promise<void> {
    const closing = open.get(path);
    open.delete(path);
    if (closing === undefined) return;
    await Promise.allSettled(closing.running);
    await closing.session.close();
  }

  async function closeUnshown(): Promise<void> {
    const neededPaths = new Set([newest, ...shownByTab.values()]);
    await Promise.all([...open.keys()].filter((path) => !neededPaths.has(path)).map(closeOne));
  }

  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = changing.then(change);
    changing = changed.catch(() => undefined);
    return changed;
  }

  const show: OpenReviews['show'] = (tab, path, opening) =>
    inTurn(async () => {
      const openReview = path === null ? undefined : openAt(resolve(path));
      const usable = openReview?.session.displaced() === null ? openReview : undefined;
      const opened = usable ? ok(usable.session) : await opening();
      if (!opened.ok) return opened;
      if (openReview && !usable) await giveWay(openReview);
      const session = opened.value;
      if (!usable) open.set(session.path, { session, running: new Set() });
      newest = session.path;
      if (tab !== null) setShown(tab, session.path);
      await closeUnshown();
      return session.call('review.get', {});
    });

  return {
    pathOf,
    sessionOf: (tab) => openOf(tab)?.session ?? null,
    sessionAt: (path) => {
      const session = openAt(path)?.session;
      return session?.displaced() === null ? session : null;
    },
    show,
    restore: async (tab, opening) => {
      if (!remembered.has(tab)) return;
      await inTurn(async () => {
        // Another call may have restored the tab meanwhile.
        const path = remembered.get(tab);
        if (path === undefined) return;
        const opened = open.has(path) ? null : await opening(path);
        if (opened?.ok) open.set(path, { session: opened.value, running: new Set() });
        setShown(tab, open.has(path) ? path : null);
      });
    },
    leave: (tab) =>
      inTurn(async () => {
        if (newest === pathOf(tab)) newest = null;
        setShown(tab, null);
        await closeUnshown();
      }),
    call: async (tab, name, input) => {
      const openReview = openOf(tab);
      if (openReview === null) return noReview();
      const answering = openReview.session.call(name, input);
      openReview.running.add(answering);
      return answering.finally(() => openReview.running.delete(answering));
    },
    close: async () => {
      await changing;
      await Promise.all([...open.keys()].map(closeOne));
    },
  };
}
