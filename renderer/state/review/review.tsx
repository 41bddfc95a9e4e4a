import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { CallName, ReviewInfo } from '../../../core/api.ts';
import { onAct } from '../host/acts.ts';
import { write } from '../host/answers.ts';
import { type Holdings, type Review, type ReviewHost, ReviewStore } from './review-store.ts';
import { revisionsOf } from './revisions.ts';
import type { Saver } from './saver.ts';
import { stepOf } from './undo.ts';

const Context = createContext<ReviewStore | null>(null);

function useStore(): ReviewStore {
  const store = useContext(Context);
  if (!store) throw new TypeError('What is drawn of a review needs a ReviewProvider round it');
  return store;
}

/**
 * Something of the open review; what is drawn from it is drawn anew only when that is another value, which `same` may
 * tell of values made at each asking. @throws TypeError outside a `ReviewProvider`
 */
export function useReviewOf<T>(pick: (review: Review) => T, isSame: (a: T, b: T) => boolean = Object.is): T {
  const store = useStore();
  const last = useRef<{ readonly picked: T } | null>(null);
  return useSyncExternalStore(store.subscribe, () => {
    const picked = pick(store.now());
    if (!last.current || !isSame(last.current.picked, picked)) last.current = { picked };
    return last.current.picked;
  });
}

/**
 * The open review and what is looked at in it, drawn anew with every key: for what is not on screen while somebody
 * types. @throws TypeError outside a `ReviewProvider`
 */
export function useReview(): Review {
  return useReviewOf((review) => review);
}

/** The open review as it is when asked, for what is done rather than drawn. */
export function useReviewNow(): () => Review {
  return useStore().now;
}

/**
 * Tells of the review as it is and whenever it is another, for what is done after it rather than drawn from it. What
 * is told is to be the same function for as long as it does the same.
 */
export function useReviewNews(notify: (review: Review) => void): void {
  const store = useStore();
  useEffect(() => {
    const news = () => notify(store.now());
    news();
    return store.subscribe(news);
  }, [store, notify]);
}

/** Draws what was just done at once, where what is done next needs it on screen. */
export function useTellNow(): () => void {
  return useStore().notify;
}

/** What things are done to a review with: the same for as long as it is open. */
export function useTools(): Pick<Review, 'saver' | 'undoStack' | 'dispatch'> {
  return useStore().now();
}

/** Where a person is in the review, and the way to somewhere else. */
export function useBench(): Pick<Review, 'bench' | 'dispatch'> {
  const bench = useReviewOf((review) => review.bench);
  const { dispatch } = useTools();
  return { bench, dispatch };
}

/** What tells which amendments there are, and of which text. */
const WATCHED: ReadonlySet<unknown> = new Set<CallName>(['amendment.list', 'review.get']);

/** What was typed for an amendment is held until it is saved, and told of by whoever holds it. */
const HELD_WRITES: ReadonlySet<CallName> = new Set(['amendment.revise', 'amendment.describe']);

/** @param path that of the review: what was typed in it is written to no other */
function hostOf(client: QueryClient, path: string): ReviewHost {
  const list = ['amendment.list', {}];
  return {
    write: (name, input) =>
      write(client, name, input, path, {
        isHeld: HELD_WRITES.has(name),
        isTyped: name !== 'amendment.describe',
      }),
    // What could not be read is no answer: what hangs on it is tried again.
    refresh: () => client.refetchQueries({ queryKey: list }, { throwOnError: true }),
    revisionOf: revisionsOf(path),
    amendmentsOf: ({ instrumentHash }) =>
      client.getQueryData<ReviewInfo>(['review.get', {}])?.instrumentHash === instrumentHash
        ? (client.getQueryData<readonly Amendment[]>(list) ?? null)
        : null,
    watch: (listener) =>
      client.getQueryCache().subscribe(({ type, query }) => {
        if (type === 'updated' && WATCHED.has(query.queryKey[0])) listener();
      }),
  };
}

/** Saves when the window is turned from, and lets nobody leave it with words that are saved nowhere. */
function useSavingOnLeaving(saver: Saver): void {
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      const { unsaved, unclaimed } = saver.now();
      if (unsaved.size === 0 && unclaimed.length === 0) return;
      void saver.flush();
      event.preventDefault();
    };
    const saveNow = () => void saver.flush();
    window.addEventListener('beforeunload', hold);
    window.addEventListener('blur', saveNow);
    return () => {
      window.removeEventListener('beforeunload', hold);
      window.removeEventListener('blur', saveNow);
      saveNow();
    };
  }, [saver]);
}

export function ReviewProvider({ children, ...holdings }: Holdings & { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [store] = useState(() => new ReviewStore(holdings, hostOf(client, holdings.review.path)));
  useSavingOnLeaving(store.now().saver);
  useLayoutEffect(() => store.watch(), [store]);
  const { path } = holdings.review;
  useLayoutEffect(
    () => onAct((act) => act.review === path && store.now().undoStack.record(stepOf(act))),
    [store, path],
  );
  useLayoutEffect(() => store.hold(holdings));
  return <Context value={store}>{children}</Context>;
}
