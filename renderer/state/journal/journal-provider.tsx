import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { isStored, type UnsavedChange } from '../../../core/amend/typing/unsaved-words.ts';
import { pageStorage } from '../../ui/page-storage.ts';
import { connectionNow, onConnection } from '../host/connection.ts';
import { formerPathNow } from '../host/displaced.ts';
import { useReviewNow, useTools } from '../review/review.tsx';
import type { Review } from '../review/review-store.ts';
import { revisionsOf } from '../review/revisions.ts';
import { Journal } from './journal.ts';
import { type JournalStatus, keptOf, type Left, letGo, windowOf } from './kept-words.ts';
import { unstored } from './left-over.ts';
import { aliveWindows, holdWindow, whenGone } from './windows.ts';

interface Journalled {
  /** Whether what is unsaved in this window would outlive it. */
  readonly status: JournalStatus;
  /** What windows that are gone left of this review, and what was discarded of it today. */
  readonly left: readonly Left[];
  /** Looks again what is left. */
  readonly look: () => Promise<void>;
  /** Keeps what this window holds, now. */
  readonly write: () => void;
}

const Context = createContext<Journalled | null>(null);

export function useJournal(): Journalled {
  const journalled = useContext(Context);
  if (!journalled) throw new TypeError('useJournal needs a JournalProvider round it');
  return journalled;
}

/** Whether what is unsaved in this window would outlive it; nothing is known of that where no journal is kept. */
export const useIsKept = (): boolean => useContext(Context)?.status !== 'too-much';

const nowIso = (): string => new Date().toISOString();

/** Whether a change that was kept is in the review by now: its window was gone before it heard so. */
function isInReview({ instrument, amendments }: Review, change: UnsavedChange): boolean {
  const now = amendments.find(({ id }) => id === change.amendment);
  return now !== undefined && isStored(instrument.root, change, now);
}

/** What a review's words are kept under. */
const keptAs = ({ review: { id, path } }: Review) => ({ review: id, paths: [path, formerPathNow() ?? path] });

/** What is left of this review by windows that are gone; nothing of what was stored after all. */
async function leftNow(now: () => Review, own: string, alive: ReadonlySet<string>): Promise<readonly Left[]> {
  const storage = pageStorage();
  const { review } = now();
  const leftWords: Left[] = [];
  for (const left of keptOf(storage, keptAs(now()), Date.now())) {
    if (left.window === own || alive.has(left.window)) continue;
    if (left.base !== review.instrumentHash) {
      leftWords.push(left);
      continue;
    }
    // Where the review can't be asked, they are offered as they were kept.
    const asKept = (change: UnsavedChange) => unstored(change, revisionsOf(review.path)).catch(() => change);
    const typed = await Promise.all(left.changes.map(asKept));
    const changes = typed.filter((change) => !isInReview(now(), change));
    if (changes.length === 0) letGo(storage, left);
    else leftWords.push({ ...left, changes });
  }
  return leftWords;
}

/** Keeps what is unsaved in the browser while a review is drawn, and tells what windows that are gone left of it. */
export function JournalProvider({ children }: { readonly children: ReactNode }) {
  const now = useReviewNow();
  const { saver } = useTools();
  const [own] = useState(() => crypto.randomUUID());
  const [status, setStatus] = useState<JournalStatus>('kept');
  const [left, setLeft] = useState<readonly Left[]>([]);
  const [journal] = useState(
    () =>
      new Journal(now().review.id, {
        review: now,
        storage: pageStorage(),
        window: own,
        now: nowIso,
        onStatus: setStatus,
      }),
  );
  useEffect(() => {
    const hear = () => journal.hear(saver.now());
    hear();
    return saver.subscribe(hear);
  }, [journal, saver]);

  // Windows that are alive and hold words of this review: they are looked for again once one of them is gone.
  const [waited] = useState(() => new Map<string, () => void>());
  const [looks] = useState({ count: 0 });
  const look = useCallback(async () => {
    const turn = ++looks.count;
    const alive = await aliveWindows();
    const leftWords = await leftNow(now, own, alive);
    // Whoever looked since knows of what was put back meanwhile.
    if (turn === looks.count) setLeft(leftWords);
    for (const { window } of keptOf(pageStorage(), keptAs(now()), Date.now())) {
      if (window === own || !alive.has(window) || waited.has(window)) continue;
      waited.set(
        window,
        whenGone(window, () => {
          waited.delete(window);
          void look();
        }),
      );
    }
  }, [now, own, waited, looks]);
  useEffect(
    () => () => {
      for (const stop of waited.values()) stop();
      waited.clear();
    },
    [waited],
  );

  useEffect(() => {
    let release = holdWindow(own);
    const letGoWhenClosed = () => {
      if (connectionNow() !== 'closed') return;
      // This window can save nothing any more: the one that is opened next is offered its words.
      journal.write();
      release();
      release = () => undefined;
    };
    const off = onConnection(letGoWhenClosed);
    return () => {
      off();
      void saver.flush().finally(() => {
        journal.write();
        release();
      });
    };
  }, [own, saver, journal]);

  useEffect(() => {
    void look();
    // What a window kept at its last moment may be seen here only after this one was drawn.
    const hear = ({ key }: StorageEvent) => {
      const from = key === null ? null : windowOf(key);
      if (from !== null && !waited.has(from)) void look();
    };
    const comeBack = () => void look();
    window.addEventListener('storage', hear);
    window.addEventListener('focus', comeBack);
    return () => {
      window.removeEventListener('storage', hear);
      window.removeEventListener('focus', comeBack);
    };
  }, [look, waited]);

  const journalled = useMemo<Journalled>(
    () => ({ status, left, look, write: () => journal.write() }),
    [status, left, look, journal],
  );
  return <Context value={journalled}>{children}</Context>;
}
