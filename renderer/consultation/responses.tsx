import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { count } from '../../core/base/english.ts';
import type { Import } from '../../core/evidence/records.ts';
import { call } from '../state/host/call.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { settled } from '../ui/refused.ts';
import { isShortcut } from '../ui/shortcut.ts';
import { Trouble } from '../ui/trouble.tsx';
import { useSettled, useSettling } from '../ui/use-settled.ts';
import type { ConsultationState } from './consultation-state.ts';
import { OpenedAnswer, type Opening } from './opened-answer.tsx';
import { respondentWords } from './respondent-words.ts';
import { ResponseFilters } from './response-filters.tsx';
import { RESPONSE_KEYS } from './response-keys.ts';
import { ResponseList } from './response-list.tsx';
import { MOST_CHOSEN, SeveralAnswers } from './several-answers.tsx';
import { useAskFound, useResponses } from './use-responses.ts';
import { type Arrival, useStrides } from './use-strides.ts';
import './responses.css';

/** How long typing rests before it is searched for, in milliseconds. */
const REST_MS = 90;

/** How long an answer is stayed at before it is opened, in milliseconds: those passed on the way are not. */
const PASSING = 60;

const TYPED_INTO =
  'input, textarea, [contenteditable], [role="textbox"]:not([aria-readonly="true"]), [role="dialog"], [aria-haspopup]';

/**
 * Whether a key is typed into something, rather than meant for the list. A field that finds among choices sends each letter
 * on to the choice that it would take, so that the key comes from there: then the focus says where it was typed.
 */
const isTyping = (target: EventTarget): boolean =>
  [target, document.activeElement].some(
    (place) => place instanceof HTMLElement && place.closest(TYPED_INTO) !== null,
  );

/** Whether the answer stands in the place of the list, for want of room beside it. */
const isOneColumn = (panes: Element | null): boolean =>
  panes !== null && !getComputedStyle(panes).gridTemplateColumns.includes(' ');

interface ResponsesProps {
  readonly left: ConsultationState;
  readonly change: (left: Partial<ConsultationState>) => void;
  readonly imports: readonly Import[];
}

/** Every answer that was imported: searched, filtered, stepped through, and read beside the list. */
export function Responses({ left, change, imports }: ResponsesProps) {
  const { typed, filters, answer: open } = left;
  const settledOpen = useSettled(open, PASSING);
  const { announcePolitely, explain, fault } = useAnnounce();
  const [search, settle] = useSettling(typed.trim(), REST_MS);
  const [inView, setInView] = useState<readonly [number, number]>([0, 0]);
  const foundResponses = useResponses({ search, filters }, inView, open);
  const questionList = useQuery({
    queryKey: ['consultation.questions', {}],
    queryFn: async () => settled(await call('consultation.questions', {})),
    placeholderData: keepPreviousData,
  });
  // Where there is no room for both, whether the answer is in the place of the list.
  const [isReading, setReading] = useState(false);
  const panes = useRef<HTMLDivElement>(null);
  const questions = useMemo(
    () => new Map((questionList.data ?? []).map((question) => [question.id, question])),
    [questionList.data],
  );
  const { first, total } = foundResponses;
  const all = imports.reduce((sum, { answers: held }) => sum + held, 0);
  const people = imports.reduce((sum, { respondents }) => sum + respondents, 0);
  const onView = useCallback((from: number, to: number) => setInView([from, to]), []);

  const toFocus = useRef(false);
  const openAnswer = useCallback(
    (id: number, opening: Opening) => {
      setReading(opening !== 'passed');
      // The list keeps the focus, and with it the keys, where it stays in view.
      toFocus.current = opening === 'gone-to' || (opening === 'pointed-to' && isOneColumn(panes.current));
      change({ answer: id });
    },
    [change],
  );
  const back = () => {
    flushSync(() => setReading(false));
    panes.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  };

  // Counts what was gone to by keys: it is brought into view even where it was open already.
  const [turn, setTurn] = useState(0);
  const arrive = ({ answer, place, total, isTold }: Arrival) => {
    // The next key is counted from here.
    flushSync(() => {
      setTurn((before) => before + 1);
      if (isTold) change({ answer: answer.id });
      else openAnswer(answer.id, 'passed');
    });
    const nth = (place + 1).toLocaleString('en-GB');
    if (isTold)
      announcePolitely(`${nth} of ${total.toLocaleString('en-GB')}: ${respondentWords(answer.respondent)}`);
  };
  const ask = useAskFound();
  const stride = useStrides({
    ask,
    now: () => {
      settle();
      return { sought: { search: typed.trim(), filters }, open };
    },
    arrive,
    refuse: (by) => explain(`There is no answer ${by > 0 ? 'after' : 'before'} this one.`),
  });
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const onChoose = useCallback(
    (id: number) =>
      setChosen(
        (before) => new Set(before.has(id) ? [...before].filter((other) => other !== id) : [...before, id]),
      ),
    [],
  );
  const chooseAll = async () => {
    const sought = { search: typed.trim(), filters };
    const all = Array.from({ length: Math.min(total, MOST_CHOSEN) }, (_, place) => ask.at(sought, place));
    setChosen(new Set((await Promise.all(all)).flatMap((answer) => (answer ? [answer.id] : []))));
  };
  // Before a text whose words are selected, in which letters name a theme.
  const key = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return;
    const isNext = isShortcut(event, RESPONSE_KEYS.next);
    if (isShortcut(event, RESPONSE_KEYS.select) && open !== null) onChoose(open);
    else if (isNext || isShortcut(event, RESPONSE_KEYS.previous)) {
      // The text that has the focus goes with its answer; the next key is heard where the next one is.
      if (event.target instanceof Element)
        event.target.closest<HTMLElement>('.opened-answer')?.focus({ preventScroll: true });
      void stride({ by: isNext ? 1 : -1, isTold: true });
    } else return;
    event.stopPropagation();
  };

  return (
    <div className={`responses ${isReading ? 'reading' : ''}`} onKeyDownCapture={key}>
      <ResponseFilters
        typed={typed}
        onTyped={(next) => change({ typed: next })}
        filters={filters}
        onFilters={(next) => change({ filters: next })}
        facets={first?.facets}
        questions={questions}
        imports={imports}
      />
      {foundResponses.error !== null && (
        <Trouble thrown={foundResponses.error} onRetry={foundResponses.retry} />
      )}
      <div className="response-panes" ref={panes}>
        <div className="found-pane">
          <p className="help found-count" role="status">
            {total === all
              ? `${count(total, 'answer')} from ${count(people, 'respondent')} in ${count(imports.length, 'file')}`
              : `${total.toLocaleString('en-GB')} of ${count(all, 'answer')}`}
            <span aria-hidden="true"> · press J and K to move between them, X to select</span>
          </p>
          <SeveralAnswers
            chosen={chosen}
            onChosen={setChosen}
            total={total}
            onAll={() => void chooseAll().catch(fault)}
          />
          {first && total === 0 ? (
            <p className="empty">
              {search === ''
                ? 'No results. Select “Show all” or choose other filters.'
                : 'No results. Try fewer words or another filter.'}
            </p>
          ) : (
            <ResponseList
              foundResponses={foundResponses}
              questions={questions}
              open={open}
              onOpen={openAnswer}
              chosen={chosen}
              onChoose={onChoose}
              turn={turn}
              onStride={(by) => void stride({ by, isTold: false })}
              onView={onView}
              of={JSON.stringify([search, filters])}
            />
          )}
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
        <section className="answer-pane" aria-label="The answer that is open" tabIndex={0}>
          {settledOpen === null ? (
            <p className="empty">
              Choose an answer to read the full text and everything else the respondent said.
            </p>
          ) : (
            <OpenedAnswer
              id={settledOpen}
              questions={questions}
              toFocus={toFocus}
              onOpen={openAnswer}
              onBack={back}
            />
          )}
        </section>
      </div>
    </div>
  );
}
