import { Check, EyeOff, Highlighter, Lock } from 'lucide-react';
import { memo } from 'react';
import { plainDate } from '../ui/dates.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import { questionName, questionWords } from './coding/question-words.ts';
import { fromFirstMark } from './from-first-mark.ts';
import type { Opening } from './opened-answer.tsx';
import { respondentWords } from './respondent-words.ts';
import type { AskedQuestion, ListedAnswer } from './use-responses.ts';

/** The DOM id of an answer's row. */
export const rowId = (answer: number): string => `response-${answer}`;

interface ResponseRowProps {
  readonly answer: ListedAnswer;
  readonly question: AskedQuestion | undefined;
  readonly isOpen: boolean;
  /** Its index among the rows of the virtualised list. */
  readonly row: number;
  /** Its index among all matching answers, from 0, and their number. */
  readonly at: number;
  readonly total: number;
  readonly onOpen: (id: number, opening: Opening) => void;
  /** Whether it is selected to be given a theme. */
  readonly isChosen: boolean;
  readonly onChoose: (id: number) => void;
  readonly measure: (row: HTMLElement | null) => void;
}

/** An answer in the list: respondent, question, an extract with the search matches, and whether it may be published. */
export const ResponseRow = memo(function ResponseRow(props: ResponseRowProps) {
  const { answer, question, isOpen, row, at, total, isChosen, onChoose, onOpen, measure } = props;
  const { id, text, from, length, matches, respondent, coded } = answer;
  const stretch = fromFirstMark(text, matches);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys, and says which is the one they are for
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      id={rowId(id)}
      role="option"
      aria-selected={isOpen}
      aria-checked={isChosen}
      aria-posinset={at + 1}
      aria-setsize={total}
      className="response-row"
      data-index={row}
      ref={measure}
      onClick={() => onOpen(id, 'pointed-to')}
    >
      <p className="response-head">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: X in the list does the same */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
        <span
          className={`choice ${isChosen ? 'chosen' : ''}`}
          title="Select, to give several answers a theme (X)"
          onClick={(event) => {
            event.stopPropagation();
            onChoose(id);
          }}
        >
          {isChosen && <Check aria-hidden="true" />}
        </span>
        <span className="who">{respondentWords(respondent)}</span>
        {respondent.date !== '' && <span>{plainDate(respondent.date)}</span>}
        {respondent.confidential && (
          <span className="chip warn">
            <Lock aria-hidden="true" /> Confidential
          </span>
        )}
        {!respondent.consent && (
          <span className="chip warn">
            <EyeOff aria-hidden="true" /> {respondent.isConsentAsked ? 'No consent' : 'Consent not asked'}
          </span>
        )}
        {coded && (
          <span className="chip">
            <Highlighter aria-hidden="true" /> Coded
          </span>
        )}
        <span className="asked" title={questionWords(question, answer.question)}>
          {questionName(question, answer.question)}
        </span>
      </p>
      <p className="words">
        {(from > 0 || stretch.isCut) && '…'}
        <MarkedText text={stretch.text} marks={stretch.marks} />
        {from + text.length < length && '…'}
      </p>
    </div>
  );
});
