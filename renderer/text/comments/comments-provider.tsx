import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { cite } from '../../../core/act/citation.ts';
import { indexTree, type Pid } from '../../../core/act/tree.ts';
import { textWithInsertions } from '../../../core/amend/commands/command.ts';
import { isOpen } from '../../../core/review/threads.ts';
import { useAnswer, useWrite } from '../../state/host/queries.ts';
import { actOf } from '../../state/review/draft.ts';
import { useBench, useReviewNow, useReviewOf } from '../../state/review/review.tsx';
import type { Review } from '../../state/review/review-store.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { isSheetOpen } from '../../ui/dialog.tsx';
import { useStructure } from '../commands/use-structure.ts';
import { type ChosenOnPage, chosenOnPage } from './chosen-on-page.ts';
import { asksComment, COMMENT_KEYS } from './comment-key.ts';
import { CommentsContext, type CommentsState, type NewCommentTarget } from './comments-context.ts';
import { NewComment } from './new-comment.tsx';
import { inOrder, isDetached, type PlacedThread, placedThreads } from './placed-threads.ts';

const sameList = (a: readonly PlacedThread[], b: readonly PlacedThread[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at]);

/** Every thread with its place, in order. The same list for as long as no thread in it changes. */
function usePlaced(): readonly PlacedThread[] {
  const threads = useAnswer('thread.list', {}).data;
  const last = useRef<{
    readonly threads: readonly PlacedThread[];
    readonly ordered: readonly PlacedThread[];
  }>({
    threads: [],
    ordered: [],
  });
  const pick = useCallback(
    (review: Review) => {
      const threadsNow = placedThreads(review.instrument.root, threads ?? [], review.draft.amendments);
      if (!sameList(threadsNow, last.current.threads))
        last.current = { threads: threadsNow, ordered: inOrder(actOf(review), threadsNow) };
      return last.current.ordered;
    },
    [threads],
  );
  return useReviewOf(pick, sameList);
}

const scroller = (): HTMLElement | null => document.querySelector('.text-scroller');

/** Provides the comments: the selected words, the current thread, and the keys. */
export function CommentsProvider({ children }: { readonly children: ReactNode }) {
  const now = useReviewNow();
  const { bench, dispatch } = useBench();
  const { session, focusedPid, at, comeBack } = useStructure();
  const { announce, fault, explain } = useAnnounce();
  const place = useWrite('thread.place');
  const placedThreads = usePlaced();
  const [isShown, setIsShown] = useState(false);
  const [currentThread, setCurrent] = useState<CommentsState['currentThread']>(null);
  const [about, setAbout] = useState<NewCommentTarget | null>(null);
  const [placing, setPlacing] = useState<string | null>(null);
  const latest = useRef({ placed: placedThreads, currentThread, placing, room: bench.room });
  latest.current = { placed: placedThreads, currentThread, placing, room: bench.room };
  const { mutate } = place;

  const actions = useMemo(() => {
    const chosen = (): ChosenOnPage | null => {
      // Reading the session first puts the letters typed last into the draft.
      session();
      const page = scroller();
      const review = now();
      return (
        page &&
        chosenOnPage(page, { root: review.instrument.root, act: actOf(review), view: review.bench.view })
      );
    };
    const nameOf = (pid: Pid): string => {
      const { root } = now().instrument;
      const text = indexTree(root).byPid.has(pid) ? root : textWithInsertions(session());
      return cite(text, pid);
    };
    const look = (id: string) => {
      setIsShown(true);
      setCurrent((was) => ({ id, turn: (was?.turn ?? 0) + 1 }));
      const thread = latest.current.placed.find((each) => each.thread.id === id);
      if (latest.current.room !== 'act') dispatch({ do: 'enter', room: 'act' });
      if (thread?.pid && !isDetached(thread)) at(thread.pid);
    };
    const placeHere = () => {
      const { placing: id } = latest.current;
      if (id === null) return;
      const chosenWords = chosen();
      if (!chosenWords) return explain('Select some words in the text first.');
      mutate(
        { id, on: `provision:${chosenWords.pid}`, words: chosenWords.words },
        {
          onSuccess: () => {
            setPlacing(null);
            announce(`${id} is now a comment on “${chosenWords.words.quote}”.`);
            look(id);
          },
          onError: fault,
        },
      );
    };
    return {
      look,
      chosen,
      placeHere,
      show: (isShown: boolean) => {
        setIsShown(isShown);
        if (!isShown) setCurrent(null);
      },
      step: (step: 1 | -1) => {
        const all = latest.current.placed.filter(({ thread }) => isOpen(thread));
        const from = all.findIndex(({ thread }) => thread.id === latest.current.currentThread?.id);
        const next = from < 0 ? (step > 0 ? all[0] : all.at(-1)) : all[from + step];
        if (next) return look(next.thread.id);
        explain(
          all.length === 0
            ? 'There is no open comment.'
            : step > 0
              ? 'There are no more open comments. Press Shift+F8 for the one before.'
              : 'This is the first open comment. Press F8 for the next one.',
        );
      },
      comment: (pid?: Pid) => {
        if (pid === undefined && latest.current.placing !== null) return placeHere();
        const chosenWords = pid === undefined ? chosen() : null;
        const on = chosenWords?.pid ?? pid ?? focusedPid();
        if (on === null) return explain('Go to a provision or select some words first, then comment.');
        setAbout({ on: `provision:${on}`, words: chosenWords?.words ?? null, name: nameOf(on) });
      },
      commentOn: setAbout,
      startPlacing: setPlacing,
      close: () => {
        setIsShown(false);
        setCurrent(null);
        requestAnimationFrame(comeBack);
      },
    };
  }, [now, session, focusedPid, at, comeBack, announce, fault, mutate, dispatch, explain]);

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const steps = event.key === COMMENT_KEYS.next.key && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (!steps && !asksComment(event)) return;
      // Checked last, because it searches the whole page, and every key comes here.
      if (latest.current.room !== 'act' || isSheetOpen()) return;
      event.preventDefault();
      event.stopPropagation();
      if (steps) actions.step(event.shiftKey ? -1 : 1);
      else actions.comment();
    };
    window.addEventListener('keydown', key, { capture: true });
    return () => window.removeEventListener('keydown', key, { capture: true });
  }, [actions]);

  const talk = useMemo<CommentsState>(
    () => ({ ...actions, placedThreads, isShown, currentThread, placing }),
    [actions, placedThreads, isShown, currentThread, placing],
  );
  const finish = (id: string | null) => {
    setAbout(null);
    // A subject outside the text takes the focus back by itself.
    if (about && !about.on.startsWith('provision:')) return;
    if (id !== null) setIsShown(true);
    requestAnimationFrame(comeBack);
  };
  return (
    <CommentsContext value={talk}>
      {children}
      <NewComment about={about} onDone={finish} />
    </CommentsContext>
  );
}
