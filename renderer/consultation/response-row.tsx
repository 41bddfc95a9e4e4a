import { EyeOff, Highlighter, Lock } from 'lucide-react';
import { memo } from 'react';
import { plainDate } from '../ui/dates.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import { questionName, questionWords } from './coding/question-words.ts';
import { fromFirstMark } from './from-first-mark.ts';
import type { Opening } from './opened-answer.tsx';
import { respondentWords } from './respondent-words.ts';
import type { AskedQuestion, ListedAnswer } from './use-responses.ts';

/** Where one of the list stands in the document. */
export const rowId = (answer: number): string => `response-${answer}`;

interface ResponseRowProps {
  readonly answer: ListedAnswer;
  readonly question: AskedQuestion | undefined;
  readonly isOpen: boolean;
  /** Its row of those that the list holds. */
  readonly row: number;
  /** Its place among all that were found, counted from 0, and how many those are. */
  readonly at: number;
  readonly total: number;
  readonly onOpen: (id: number, how: Opening) => void;
  readonly measure: (row: HTMLElement | null) => void;
}

/** An answer in the list: who, to which question, the words that were searched for, and whether it may leave. */
export const ResponseRow = memo(function ResponseRow(props: ResponseRowProps) {
  const { answer, question, isOpen, row, at, total, onOpen, measure } = props;
  const { id, text, from, length, matches, respondent, coded } = answer;
  const stretch = fromFirstMark(text, matches);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys, and says which is the one they are for
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      id={rowId(id)}
      role="option"
      aria-selected={isOpen}
      aria-posinset={at + 1}
      aria-setsize={total}
      className="response-row"
      data-index={row}
      ref={measure}
      onClick={() => onOpen(id, 'pointed-to')}
    >
      <p className="response-head">
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
