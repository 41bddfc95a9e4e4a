import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { count } from '../../core/base/english.ts';
import type { Import } from '../../core/evidence/records.ts';
import { call } from '../state/host/call.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { valueOrThrow } from '../ui/refused.ts';
import { isShortcut } from '../ui/shortcut.ts';
import { Trouble } from '../ui/trouble.tsx';
import { useDebounced, useSettling } from '../ui/use-settled.ts';
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

/** Milliseconds without typing before the search runs (debounce). */
const SEARCH_DELAY_MS = 90;

/** Milliseconds that an answer must stay current before it is loaded, so that passing over answers loads none. */
const OPEN_DELAY_MS = 60;

const TYPED_INTO =
  'input, textarea, [contenteditable], [role="textbox"]:not([aria-readonly="true"]), [role="dialog"], [aria-haspopup]';

/**
 * Whether a key press is typed into a field and not meant for the list. A combo box re-dispatches keys from its
 * highlighted option, so the focused element is checked too.
 */
const isTyping = (target: EventTarget): boolean =>
  [target, document.activeElement].some(
    (place) => place instanceof HTMLElement && place.closest(TYPED_INTO) !== null,
  );

/** Whether the window is too narrow to show the list and the answer side by side. */
const isOneColumn = (panes: Element | null): boolean =>
  panes !== null && !getComputedStyle(panes).gridTemplateColumns.includes(' ');

interface ResponsesProps {
  readonly left: ConsultationState;
  readonly change: (left: Partial<ConsultationState>) => void;
  readonly imports: readonly Import[];
}

/** The imported answers: search, filters, the list, and the open answer beside it. */
export function Responses({ left, change, imports }: ResponsesProps) {
  const { typed, filters, answer: open } = left;
  const settledOpen = useDebounced(open, OPEN_DELAY_MS);
  const { announcePolitely, explain, fault } = useAnnounce();
  const [search, settle] = useSettling(typed.trim(), SEARCH_DELAY_MS);
  const [inView, setInView] = useState<readonly [number, number]>([0, 0]);
  const foundResponses = useResponses({ search, filters }, inView, open);
  const questionList = useQuery({
    queryKey: ['consultation.questions', {}],
    queryFn: async () => valueOrThrow(await call('consultation.questions', {})),
    placeholderData: keepPreviousData,
  });
  // In a narrow window, whether the answer is shown in place of the list.
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
      // The list keeps the focus, and thereby the shortcuts, while it stays visible.
      toFocus.current = opening === 'gone-to' || (opening === 'pointed-to' && isOneColumn(panes.current));
      change({ answer: id });
    },
    [change],
  );
  const back = () => {
    flushSync(() => setReading(false));
    panes.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  };

  // Counts arrivals by keyboard, so that an answer that is already open is scrolled into view again.
  const [turn, setTurn] = useState(0);
  const arrive = ({ answer, place, total, isTold }: Arrival) => {
    // `flushSync` applies the change before the next key press, which counts from here.
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
  // Runs in the capture phase, before the text reader, in which letters start the name of a theme.
  const key = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return;
    const isNext = isShortcut(event, RESPONSE_KEYS.next);
    if (isShortcut(event, RESPONSE_KEYS.select) && open !== null) onChoose(open);
    else if (isNext || isShortcut(event, RESPONSE_KEYS.previous)) {
      // The focused text disappears with its answer, so the focus moves to the pane, where the next key arrives.
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
