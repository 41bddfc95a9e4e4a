import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Import } from '../../core/evidence/records.ts';
import { call } from '../call.ts';
import { useAnnounce } from '../shared/announce.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { count } from '../shared/words.ts';
import { settled } from '../state/refused.ts';
import { useSettled } from '../wording/use-settled.ts';
import type { Left } from './left.ts';
import { OpenedAnswer, type Opening } from './opened-answer.tsx';
import { respondentWords } from './respondent-words.ts';
import { ResponseFilters } from './response-filters.tsx';
import { ResponseList } from './response-list.tsx';
import { useResponses } from './use-responses.ts';
import './responses.css';

/** How long typing rests before it is searched for, in milliseconds. */
const REST = 90;

/** How long an answer is stayed at before it is opened, in milliseconds: those passed on the way are not. */
const PASSING = 60;

/** Where the answer stands in the place of the list: as in responses.css. */
const NARROW = '(max-width: 56rem)';

const TYPED_INTO = 'input, textarea, [contenteditable], [role="textbox"], [role="dialog"], [aria-haspopup]';

/** Whether a key is typed into something, rather than meant for the list. */
const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest(TYPED_INTO) !== null;

interface ResponsesProps {
  readonly left: Left;
  readonly change: (left: Partial<Left>) => void;
  readonly imports: readonly Import[];
}

/** Every answer that was taken in: searched, filtered, stepped through, and read beside the list. */
export function Responses({ left, change, imports }: ResponsesProps) {
  const { typed, filters, answer: open } = left;
  const shown = useSettled(open, PASSING);
  const { murmur } = useAnnounce();
  const search = useSettled(typed.trim(), REST);
  const found = useResponses(search, filters);
  const asked = useQuery({
    queryKey: ['consultation.questions', {}],
    queryFn: async () => settled(await call('consultation.questions', {})),
    placeholderData: keepPreviousData,
  });
  // Where there is no room for both, whether the answer is in the place of the list.
  const [isReading, setReading] = useState(false);
  const panes = useRef<HTMLDivElement>(null);
  const questions = useMemo(
    () => new Map((asked.data ?? []).map((question) => [question.id, question])),
    [asked.data],
  );
  const answers = useMemo(() => found.data?.pages.flatMap((page) => page.answers) ?? [], [found.data]);
  const first = found.data?.pages[0];
  const total = first?.total ?? 0;
  const all = imports.reduce((sum, { answers: held }) => sum + held, 0);
  const { fetchNextPage } = found;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);

  const toFocus = useRef(false);
  const openAnswer = useCallback(
    (id: number, how: Opening) => {
      setReading(how !== 'passed');
      // The list keeps the focus, and with it the keys, where it stays in view.
      toFocus.current = how === 'gone-to' || (how === 'pointed-to' && matchMedia(NARROW).matches);
      change({ answer: id });
    },
    [change],
  );
  const back = () => {
    flushSync(() => setReading(false));
    panes.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  };

  const step = (by: 1 | -1) => {
    const at = answers.findIndex(({ id }) => id === open);
    const next = answers[at < 0 ? 0 : at + by];
    if (!next) {
      if (by > 0 && found.hasNextPage) return more();
      return murmur(`There is no response ${by > 0 ? 'after' : 'before'} this.`);
    }
    change({ answer: next.id });
    const place = (answers.indexOf(next) + 1).toLocaleString('en-GB');
    murmur(`${place} of ${total.toLocaleString('en-GB')}: ${respondentWords(next.respondent)}`);
  };
  const key = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
      return;
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: j and k step wherever in it one is
    <div className={`responses ${isReading ? 'reading' : ''}`} onKeyDown={key}>
      <ResponseFilters
        typed={typed}
        onTyped={(next) => change({ typed: next })}
        filters={filters}
        onFilters={(next) => change({ filters: next })}
        facets={first?.facets}
        questions={questions}
        imports={imports}
      />
      {found.isError && <Trouble thrown={found.error} onRetry={() => void found.refetch()} />}
      <div className="response-panes" ref={panes}>
        <div className="found-pane">
          <p className="help found-count" role="status">
            {total === all
              ? count(total, 'answer')
              : `${total.toLocaleString('en-GB')} of ${count(all, 'answer')}`}
            <span aria-hidden="true"> · j and k step through them</span>
          </p>
          {first && total === 0 ? (
            <p className="empty">
              {search === ''
                ? 'No answer passes these filters. Show all, or choose others.'
                : 'No answer holds all of these words. Use fewer of them, or another filter.'}
            </p>
          ) : (
            <ResponseList
              answers={answers}
              total={total}
              questions={questions}
              open={open}
              onOpen={openAnswer}
              onMore={found.hasNextPage && !found.isFetching ? more : null}
              of={JSON.stringify([search, filters])}
            />
          )}
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
        <section className="answer-pane" aria-label="The answer that is open" tabIndex={0}>
          {shown === null ? (
            <p className="empty">Choose an answer to read it whole, with everything its respondent said.</p>
          ) : (
            <OpenedAnswer
              id={shown}
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
