import { CircleAlert, CircleCheck, Info, Undo2, X } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type AnnouncerCalls, AnnouncerContext } from './announcer.ts';
import { Button } from './controls.tsx';
import { refusalOf } from './refused.ts';
import { useCaretInView } from './use-caret-in-view.ts';
import './announce.css';

/**
 * A message on screen. `done` reports an action, `not-done` explains why nothing was done, `turned` reports an undo or
 * redo, and `fault` an error.
 */
export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'not-done' | 'turned' | 'fault';
  readonly words: string;
}

/** Adds a notice to the list. Only the last two are kept, since more would cover the work; errors stay until dismissed. */
export function withNotice(list: readonly Notice[], added: Notice): readonly Notice[] {
  const otherNotices = list.filter(({ words }) => words !== added.words);
  const last = otherNotices.findLast(({ kind }) => kind !== 'fault');
  return [...otherNotices.filter((notice) => notice.kind === 'fault' || notice === last), added];
}

/** Milliseconds that a notice stays on screen: twice what most people need to read a line. */
const NOTICE_MS = 7000;

/** Shows and speaks announcements: one polite live region for the whole window, and the notices on screen. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState('');
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const next = useRef(0);
  useCaretInView(notices.length);
  const drop = useCallback(
    (id: number) => setNotices((list) => list.filter((notice) => notice.id !== id)),
    [],
  );
  const add = useCallback((kind: Notice['kind'], words: string) => {
    const id = next.current++;
    setNotices((list) => withNotice(list, { id, kind, words }));
  }, []);
  const announcer = useMemo<AnnouncerCalls>(
    () => ({
      announce: (words) => add('done', words),
      explain: (words) => add('not-done', words),
      turned: (words) => add('turned', words),
      // A live region does not repeat an unchanged text. A no-break space makes the same words a change.
      announcePolitely: (words) => setSpoken((before) => (before === words ? `${words}\u00a0` : words)),
      fault: (thrown) => add('fault', refusalOf(thrown).message),
    }),
    [add],
  );
  return (
    <AnnouncerContext value={announcer}>
      {children}
      <div className="hidden-words spoken" aria-live="polite">
        {spoken}
      </div>
      <section className="notices" aria-label="Messages" aria-live="polite">
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onDrop={drop} />
        ))}
      </section>
    </AnnouncerContext>
  );
}

const MARKS = { done: CircleCheck, 'not-done': Info, turned: Undo2, fault: CircleAlert } as const;

function NoticeLine({ notice, onDrop }: { readonly notice: Notice; readonly onDrop: (id: number) => void }) {
  const { id, kind, words } = notice;
  const Mark = MARKS[kind];
  useEffect(() => {
    if (kind === 'fault' || kind === 'turned') return;
    const timer = setTimeout(() => onDrop(id), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [id, kind, onDrop]);
  return (
    <div className={`notice ${kind}`}>
      <Mark aria-hidden="true" />
      <p>{words}</p>
      {/* The live region must not read out the dismiss button with each notice. */}
      <span aria-live="off">
        <Button look="icon" aria-label="Dismiss this message" onPress={() => onDrop(id)}>
          <X aria-hidden="true" />
        </Button>
      </span>
    </div>
  );
}
