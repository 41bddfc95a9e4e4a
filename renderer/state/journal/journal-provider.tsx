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
  /** Whether unsaved typing is stored, so that it survives the window. */
  readonly status: JournalStatus;
  /** The unsaved typing of closed windows for this review, also what was discarded today. */
  readonly left: readonly Left[];
  /** Reads again what closed windows left. */
  readonly look: () => Promise<void>;
  /** Stores this window's unsaved typing now. */
  readonly write: () => void;
}

const Context = createContext<Journalled | null>(null);

export function useJournal(): Journalled {
  const journalled = useContext(Context);
  if (!journalled) throw new TypeError('useJournal needs a JournalProvider round it');
  return journalled;
}

/** Whether unsaved typing survives the window; true if there is no journal. */
export const useIsKept = (): boolean => useContext(Context)?.status !== 'too-much';

const nowIso = (): string => new Date().toISOString();

/** Whether the review contains a stored change. Its window closed before it got the answer. */
function isInReview({ instrument, amendments }: Review, change: UnsavedChange): boolean {
  const now = amendments.find(({ id }) => id === change.amendment);
  return now !== undefined && isStored(instrument.root, change, now);
}

/** The key of a review's unsaved words: its id, and its present and former path. */
const keptAs = ({ review: { id, path } }: Review) => ({ review: id, paths: [path, formerPathNow() ?? path] });

/** The unsaved typing of closed windows for this review, without changes that the review contains already. */
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
    // If the review cannot be asked, the words are offered as stored.
    const asKept = (change: UnsavedChange) => unstored(change, revisionsOf(review.path)).catch(() => change);
    const typed = await Promise.all(left.changes.map(asKept));
    const changes = typed.filter((change) => !isInReview(now(), change));
    if (changes.length === 0) letGo(storage, left);
    else leftWords.push({ ...left, changes });
  }
  return leftWords;
}

/** Stores unsaved typing in the browser while a review is shown, and provides what closed windows left. */
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

  // Functions that stop waiting for the end of other open windows with unsaved words of this review.
  const [waited] = useState(() => new Map<string, () => void>());
  const [looks] = useState({ count: 0 });
  const look = useCallback(async () => {
    const turn = ++looks.count;
    const alive = await aliveWindows();
    const leftWords = await leftNow(now, own, alive);
    // A later call has a newer result.
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
      // This window cannot save any more, so the next window offers its words.
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
    // Words that a window stored as it closed may arrive here only after this window was drawn.
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
