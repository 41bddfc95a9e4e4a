import { CornerDownRight, MapPin, Unlink, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { count } from '../../../core/base/english.ts';
import { isForPerson, isOpen } from '../../../core/review/threads.ts';
import { useHostState } from '../../state/host/queries.ts';
import { useReviewNow, useReviewOf, useTools } from '../../state/review/review.tsx';
import { useOpen } from '../../state/review/use-open.ts';
import { Button } from '../../ui/controls.tsx';
import { OldContext } from '../../ui/old-context.tsx';
import { Segments } from '../../ui/segments.tsx';
import { COMMENT_KEY } from './comment-key.ts';
import { useComments } from './comments-context.ts';
import { isDetached, type PlacedThread, subjectWords } from './placed-threads.ts';
import { ThreadView } from './thread-view.tsx';
import './comments.css';

const FILTERS = ['open', 'mine', 'all'] as const;
type Filter = (typeof FILTERS)[number];
const FILTER_WORDS: Readonly<Record<Filter, string>> = { open: 'Open', mine: 'For me', all: 'All' };

const EMPTY: Readonly<Record<Filter, string>> = {
  open: 'There are no open comments.',
  mine: 'No open comment is your task or mentions you.',
  all: 'There are no comments yet.',
};

/** The amendments whose words a thread is about and that the text doesn’t show. */
function useUnseen({ words }: PlacedThread): readonly string[] {
  const shownIds = useReviewOf(({ draft }) => draft.shownAmendments.map(({ id }) => id).join(' ')).split(' ');
  const own = (words?.words ?? []).flatMap((held) => (held.of === 'draft' ? [held.am] : []));
  return [...new Set(own)].filter((am) => !shownIds.includes(am));
}

/** The subject of a thread, whether its words changed, and a link to them. */
function About({ placedThread }: { readonly placedThread: PlacedThread }) {
  const now = useReviewNow();
  const { dispatch } = useTools();
  const { thread, pid, words } = placedThread;
  const unseen = useUnseen(placedThread);
  const name = subjectWords(now(), placedThread);
  const open = useOpen();
  const amendment = /^amendment:(.+)$/.exec(thread.on)?.[1];
  const leads = isDetached(placedThread) || thread.on.startsWith('link:') ? null : thread.on;
  const go = () => {
    if (amendment) return dispatch({ do: 'select', id: amendment });
    if (pid !== null) return dispatch({ do: 'go', pid });
    if (leads !== null) open(leads);
  };
  return (
    <p className="about">
      {leads !== null ? (
        <Button look="link" aria-label={`Go to ${name}, of ${thread.id}`} onPress={go}>
          {name}
        </Button>
      ) : (
        <span>{name}</span>
      )}
      <span className="soft">{thread.id}</span>
      {words?.state === 'changed' && <span className="chip warn">the words have changed since</span>}
      {unseen.length > 0 && <span className="chip">{unseen.join(', ')} not shown</span>}
    </p>
  );
}

interface ListProps {
  readonly threads: readonly PlacedThread[];
  /** Called with the thread that has the focus. */
  readonly onTouched: (id: string) => void;
}

/** Threads whose words are gone, each with the old words, for a person to place. */
function Detached({ threads, onTouched }: ListProps) {
  const { startPlacing, placing } = useComments();
  if (threads.length === 0) return null;
  return (
    <section className="detached" aria-labelledby="detached-comments">
      <h3 id="detached-comments">
        <Unlink aria-hidden="true" /> {count(threads.length, 'detached comment')}
      </h3>
      <p className="help">
        The words that these comments were about are gone. Keeling does not guess. Choose the right words for
        each comment.
      </p>
      <ul>
        {threads.map((placedThread) => (
          <ThreadItem key={placedThread.thread.id} placedThread={placedThread} onTouched={onTouched}>
            {placedThread.thread.words && <OldContext anchor={placedThread.thread.words} />}
            <Button
              call="thread.place"
              isBusy={placing === placedThread.thread.id}
              aria-label={`Move ${placedThread.thread.id} to other words`}
              onPress={() => startPlacing(placedThread.thread.id)}
            >
              <MapPin aria-hidden="true" /> Move to other words…
            </Button>
          </ThreadItem>
        ))}
      </ul>
    </section>
  );
}

/** How to move a thread to other words. */
function Placing() {
  const { placing, placeHere, startPlacing } = useComments();
  if (placing === null) return null;
  return (
    <div className="placing" role="status">
      <p>
        Select the words in the text that {placing} is about, then press {COMMENT_KEY}, or:
      </p>
      <div className="actions">
        <Button look="primary" onPress={placeHere}>
          Move {placing} to the selected words
        </Button>
        <Button onPress={() => startPlacing(null)}>Cancel</Button>
      </div>
    </div>
  );
}

interface ItemProps extends Pick<ListProps, 'onTouched'> {
  readonly placedThread: PlacedThread;
  readonly children?: ReactNode;
}

/** A thread of the list. It takes the focus when it is asked for. */
function ThreadItem({ placedThread, onTouched, children }: ItemProps) {
  const { currentThread } = useComments();
  const listItem = useRef<HTMLLIElement>(null);
  const { id } = placedThread.thread;
  const turn = currentThread?.id === id ? currentThread.turn : null;
  useEffect(() => {
    if (turn === null) return;
    listItem.current?.scrollIntoView({ block: 'nearest' });
    listItem.current?.focus({ preventScroll: true });
  }, [turn]);
  const about = (
    <>
      <About placedThread={placedThread} />
      {children}
    </>
  );
  return (
    <ThreadView
      thread={placedThread.thread}
      isCurrent={turn !== null}
      isQuoted={!isDetached(placedThread)}
      about={about}
      onFocus={() => onTouched(id)}
      ref={listItem}
    />
  );
}

/** Every comment of the review, in the order of the Act. */
export function CommentsPane() {
  const { placedThreads, currentThread, close, comment } = useComments();
  const me = useHostState().data?.person.name ?? '';
  const [filter, setFilter] = useState<Filter>('open');
  const isListed = ({ thread }: PlacedThread): boolean =>
    filter === 'all' || (isOpen(thread) && (filter === 'open' || isForPerson(thread, me)));
  const [touched, setTouched] = useState<string | null>(null);
  // The thread asked for is listed whatever the filter. The focused one stays, also when it is resolved.
  const stays = [currentThread?.id, touched];
  const listed = placedThreads.filter((each) => isListed(each) || stays.includes(each.thread.id));
  const detached = listed.filter(isDetached);
  const attached = listed.filter((each) => !isDetached(each));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves what is in it
    <div
      className="panel comments-pane"
      data-holds-forms=""
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <div className="panel-head">
        <h2>Comments</h2>
        <Button call="thread.add" look="quiet" onPress={() => comment()}>
          Comment… <kbd>{COMMENT_KEY}</kbd>
        </Button>
        <Button look="icon" aria-label="Close comments" onPress={close}>
          <X aria-hidden="true" />
        </Button>
      </div>
      <Segments
        label="Which comments"
        options={FILTERS}
        words={(filter) => FILTER_WORDS[filter]}
        value={filter}
        onChange={setFilter}
      />
      <Placing />
      <Detached threads={detached} onTouched={setTouched} />
      {listed.length === 0 && (
        <div className="empty">
          <p>{EMPTY[filter]}</p>
          <p>
            <CornerDownRight aria-hidden="true" /> Select words in the Act and press {COMMENT_KEY}. Press F8
            to go to the next comment.
          </p>
        </div>
      )}
      {attached.length > 0 && (
        <ul aria-label="Comments in the order of the Act">
          {attached.map((each) => (
            <ThreadItem key={each.thread.id} placedThread={each} onTouched={setTouched} />
          ))}
        </ul>
      )}
    </div>
  );
}
