import { CircleAlert, CircleCheck, Info, Undo2, X } from 'lucide-react';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button } from './controls.tsx';
import { type Notice, withNotice } from './notices.ts';
import { refusalOf } from './refused.ts';
import { useClearOfCaret } from './use-clear-of-caret.ts';
import './announce.css';

interface Announcer {
  /** Says what has happened, to a screen reader and, for a moment, on screen. */
  readonly say: (words: string) => void;
  /** Says why nothing was done, or what happened instead: as `say` does, without the mark of what was done. */
  readonly tell: (words: string) => void;
  /** Says what was undone or redone, and stays until more is said or it is sent away: it may be read at leisure. */
  readonly turned: (words: string) => void;
  /** Says it to a screen reader only: what the screen shows by itself. */
  readonly announcePolitely: (words: string) => void;
  /** Says what went wrong, and stays until it is sent away. */
  readonly fault: (thrown: unknown) => void;
}

const Context = createContext<Announcer | null>(null);

export function useAnnounce(): Announcer {
  const announcer = useContext(Context);
  if (!announcer) throw new TypeError('useAnnounce needs an Announcer round it');
  return announcer;
}

/** How long news stays on screen, in milliseconds: twice what most people need to read a line. */
const LINGER = 7000;

/** Announcements after the fact: one polite live region for the whole window, and the notices on screen. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState('');
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const next = useRef(0);
  const messages = useRef<HTMLElement>(null);
  const place = useClearOfCaret(messages, notices.length);
  const drop = useCallback(
    (id: number) => setNotices((list) => list.filter((notice) => notice.id !== id)),
    [],
  );
  const add = useCallback((kind: Notice['kind'], words: string) => {
    const id = next.current++;
    setNotices((list) => withNotice(list, { id, kind, words }));
  }, []);
  const announcer = useMemo<Announcer>(
    () => ({
      say: (words) => add('done', words),
      tell: (words) => add('not-done', words),
      turned: (words) => add('turned', words),
      // The same words twice are news twice: a no-break space tells the region so.
      announcePolitely: (words) => setSpoken((before) => (before === words ? `${words}\u00a0` : words)),
      fault: (thrown) => add('fault', refusalOf(thrown).message),
    }),
    [add],
  );
  return (
    <Context value={announcer}>
      {children}
      <div className="hidden-words spoken" aria-live="polite">
        {spoken}
      </div>
      <section ref={messages} className={`notices at-${place}`} aria-label="Messages" aria-live="polite">
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onDrop={drop} />
        ))}
      </section>
    </Context>
  );
}

const MARKS = { done: CircleCheck, 'not-done': Info, turned: Undo2, fault: CircleAlert } as const;

function NoticeLine({ notice, onDrop }: { readonly notice: Notice; readonly onDrop: (id: number) => void }) {
  const { id, kind, words } = notice;
  const Mark = MARKS[kind];
  useEffect(() => {
    if (kind === 'fault' || kind === 'turned') return;
    const timer = setTimeout(() => onDrop(id), LINGER);
    return () => clearTimeout(timer);
  }, [id, kind, onDrop]);
  return (
    <div className={`notice ${kind}`}>
      <Mark aria-hidden="true" />
      <p>{words}</p>
      {/* The words are news; the button that sends them away is not to be read out with each. */}
      <span aria-live="off">
        <Button look="icon" aria-label="Dismiss this message" onPress={() => onDrop(id)}>
          <X aria-hidden="true" />
        </Button>
      </span>
    </div>
  );
}
