import { useMemo } from 'react';
import { count } from '../../../core/base/english.ts';
import type { Stretch } from '../../../core/evidence/anchor.ts';
import { categoryWords } from '../../../core/evidence/describe.ts';
import type { Source } from '../../../core/evidence/evidence.ts';
import { type AnswerFound, readAnswers } from '../../../core/evidence/read-answers.ts';
import { Button } from '../../ui/controls.tsx';

const headingOf = ({ recommendations }: AnswerFound): string =>
  `Recommendation${recommendations.length > 1 ? 's' : ''} ${recommendations.join(', ')}`;

interface FoundAnswersProps {
  readonly source: Source;
  readonly onShow: (stretch: Stretch) => void;
  readonly onRecord: (stretch: Stretch, answer: AnswerFound) => void;
}

/** The answers that were recognised in a letter by its headings and phrases. A person checks and records each. */
export function FoundAnswers({ source, onShow, onRecord }: FoundAnswersProps) {
  const answers = useMemo(() => readAnswers(source), [source]);
  if (answers.length === 0) return null;
  return (
    <details>
      <summary>{count(answers.length, 'answer')} found by its headings</summary>
      <ul className="found-answers">
        {answers.map((answer) => {
          const { terms, category, underlined, section } = answer;
          const heading = headingOf(answer);
          return (
            <li key={section.from}>
              <strong>{heading}</strong>{' '}
              <span className={category === 'not-known' ? 'chip warn' : 'chip'}>
                {categoryWords(category)}
              </span>
              {terms && <p>“{source.text.slice(terms.from, terms.to)}”</p>}
              <div className="actions">
                <Button
                  look="link"
                  aria-label={`Show the answer to ${heading}`}
                  onPress={() => onShow(terms ?? section)}
                >
                  Show
                </Button>
                {terms && (
                  <Button
                    call="response.add"
                    look="link"
                    aria-label={`Record the answer to ${heading}`}
                    onPress={() => onRecord(terms, answer)}
                  >
                    Record…
                  </Button>
                )}
                {underlined.map((line, at) => (
                  <Button
                    key={line.from}
                    look="link"
                    aria-label={`Show the underlined words in the answer to ${heading}, ${at + 1}`}
                    onPress={() => onShow(line)}
                  >
                    Underlined {underlined.length > 1 ? at + 1 : ''}
                  </Button>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
