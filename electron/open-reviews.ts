import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CallInput, CallName, ReviewInfo } from '../core/api.ts';
import { ok, type Result, refuse } from '../core/base/result.ts';
import type { Session } from '../data/session/session.ts';

/** A review that is open, and what it is being asked. */
interface Open {
  readonly session: Session;
  readonly running: Set<Promise<unknown>>;
}

/**
 * The reviews that a host has open: one for each tab, shared by the tabs that show the same file. A review that no tab
 * shows any more is closed once it has answered what it was asked.
 */
interface OpenReviews {
  /** The path of the review that a tab shows; a new tab shows what was opened last. */
  readonly pathOf: (tab: string) => string | null;
  readonly sessionOf: (tab: string) => Session | null;
  /** The review of a file that is open in any tab, by whatever path it is reached, and still in its place. */
  readonly sessionAt: (path: string) => Session | null;
  /** Has a tab show a review. Changes are made one at a time, in the order in which they were asked for. */
  readonly show: (
    tab: string | null,
    path: string | null,
    open: () => Promise<Result<Session>>,
  ) => Promise<Result<ReviewInfo>>;
  /**
   * Has a tab that was never heard of show what it showed before the host was started again; nothing else changes, so
   * that a new tab still shows what was opened last.
   */
  readonly restore: (tab: string, open: (path: string) => Promise<Result<Session>>) => Promise<void>;
  /** Has a tab show none. */
  readonly leave: (tab: string) => Promise<void>;
  /** Asks the review that a tab shows. */
  readonly call: <N extends CallName>(tab: string, name: N, input: CallInput<N>) => Promise<Result<unknown>>;
  readonly close: () => Promise<void>;
}

/** Nobody tells a host that a tab was closed. This many of the last to ask are remembered, each with its review open. */
const MOST_TABS = 16;

export const noReview = () => refuse('not-found', 'No review is open. Open one, or start a new one.');

/** What tabs showed when a host was killed, and whom to tell of what they show since. */
export interface ShownBefore {
  readonly tabs: ReadonlyMap<string, string>;
  readonly note: (tabs: ReadonlyMap<string, string>) => void;
}

/** The tabs that show a review, by name, with its path. */
const showing = (shownByTab: ReadonlyMap<string, string | null>): ReadonlyMap<string, string> =>
  new Map([...shownByTab].flatMap(([tab, path]) => (path === null ? [] : [[tab, path]])));

/** Which file lies at a path, however the path is spelt; null where none does. */
function fileAt(path: string): string | null {
  const facts = statSync(path, { throwIfNoEntry: false, bigint: true });
  return facts ? `${facts.dev} ${facts.ino}` : null;
}

export function createOpenReviews(before?: ShownBefore): OpenReviews {
  const open = new Map<string, Open>();
  /** By tab, the one that asked last at the end; null where it left its review. */
  const shownByTab = new Map<string, string | null>();
  const remembered = new Map(before?.tabs);
  let newest: string | null = null;
  let changing: Promise<unknown> = Promise.resolve();

  function setShown(tab: string, path: string | null): void {
    const isNews = shownByTab.get(tab) !== path;
    shownByTab.delete(tab);
    shownByTab.set(tab, path);
    remembered.delete(tab);
    if (isNews) before?.note(new Map([...remembered, ...showing(shownByTab)].slice(-MOST_TABS)));
  }

  /** Has a tab show what was opened last, where it never showed anything; and forgets those that were closed long ago. */
  function adopt(tab: string): void {
    const path = shownByTab.has(tab) ? (shownByTab.get(tab) ?? null) : newest;
    if (path === null && !shownByTab.has(tab)) return;
    setShown(tab, path);
    const [oldest] = shownByTab.keys();
    if (shownByTab.size > MOST_TABS && oldest !== undefined) shownByTab.delete(oldest);
  }

  const pathOf = (tab: string): string | null => {
    adopt(tab);
    const path = shownByTab.get(tab) ?? null;
    return path !== null && open.has(path) ? path : null;
  };
  const openOf = (tab: string): Open | null => open.get(pathOf(tab) ?? '') ?? null;

  /** By whatever path: a file that one process opens twice gives up its locks when it is closed once. */
  function openAt(path: string): Open | undefined {
    const openByPath = open.get(path);
    const file = openByPath ? null : fileAt(path);
    return file === null
      ? openByPath
      : [...open.values()].find(({ session }) => fileAt(session.path) === file);
  }

  /** Closes a review once the file that displaced its own is open: tabs that still draw it must be loaded anew. */
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
        // Asked for twice at once, it is there by now.
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
