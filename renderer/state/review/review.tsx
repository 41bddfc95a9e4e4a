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
 * A part of the open review, as a hook. Redraws only when the part changes; `isSame` compares parts that are new
 * objects each time. @throws TypeError outside a `ReviewProvider`
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
 * The whole open review, as a hook. Redraws at every key, so it must not be used by anything on screen while somebody
 * types. @throws TypeError outside a `ReviewProvider`
 */
export function useReview(): Review {
  return useReviewOf((review) => review);
}

/** Returns a function that reads the present state of the review, for event handlers. */
export function useReviewNow(): () => Review {
  return useStore().now;
}

/**
 * Calls a function with the review now and after every change, for effects that draw nothing. The function must stay
 * the same object while it does the same.
 */
export function useReviewNews(notify: (review: Review) => void): void {
  const store = useStore();
  useEffect(() => {
    const news = () => notify(store.now());
    news();
    return store.subscribe(news);
  }, [store, notify]);
}

/** Returns a function that redraws the views at once, for commands that need the result on screen. */
export function useTellNow(): () => void {
  return useStore().notify;
}

/** The tools to change a review. They stay the same while it is open. */
export function useTools(): Pick<Review, 'saver' | 'undoStack' | 'dispatch'> {
  return useStore().now();
}

/** What the person is looking at, and a function to change that. */
export function useBench(): Pick<Review, 'bench' | 'dispatch'> {
  const bench = useReviewOf((review) => review.bench);
  const { dispatch } = useTools();
  return { bench, dispatch };
}

/** The calls whose answers contain the amendments and the base text. */
const WATCHED: ReadonlySet<unknown> = new Set<CallName>(['amendment.list', 'review.get']);

/** The calls whose input the saver holds until it is saved, and for which the saver reports refusals. */
const HELD_WRITES: ReadonlySet<CallName> = new Set(['amendment.revise', 'amendment.describe']);

/** Creates the store's host. @param path the path of the review; the store writes to no other */
function hostOf(client: QueryClient, path: string): ReviewHost {
  const list = ['amendment.list', {}];
  return {
    write: (name, input) =>
      write(client, name, input, path, {
        isHeld: HELD_WRITES.has(name),
        isTyped: name !== 'amendment.describe',
      }),
    // If the amendments cannot be read, the saver tries again later.
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

/** Saves when the window loses the focus, and prevents closing it while something is unsaved. */
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
