import { reasonQuestion } from '../../consultation/form-questions.ts';
import { normaliseText } from '../../consultation/table-row.ts';
import type { OutcomeQuestion } from './outcome.ts';

type NameableQuestion = Pick<OutcomeQuestion, 'id' | 'number' | 'code' | 'text'>;

/**
 * The number of the question for whose reasons this question asks, as in the response form; null for other questions.
 */
export function reasonsFor(
  { number, text }: Pick<NameableQuestion, 'number' | 'text'>,
  numbers: readonly (number | null)[],
): number | null {
  if (number !== null) return null;
  const isReason = (askedNumber: number | null): boolean =>
    askedNumber !== null && normaliseText(text) === normaliseText(reasonQuestion(`${askedNumber}`));
  return numbers.find(isReason) ?? null;
}

/**
 * The published name of each question. A question of the paper is named by its number; the question for its reasons is
 * named after it; other questions have numbers of their own. If the paper asks no questions, people answered another
 * questionnaire, and its numbers are used.
 */
export function questionNames(questions: readonly NameableQuestion[]): ReadonlyMap<string, string> {
  const numbers = questions.map(({ number }) => number);
  const isAsked = numbers.some((number) => number !== null);
  let otherCount = 0;
  return new Map(
    questions.map((question, at) => {
      const { id, number, code } = question;
      if (number !== null) return [id, `Question ${number}`];
      const reasonedNumber = reasonsFor(question, numbers);
      if (reasonedNumber !== null) return [id, `Question ${reasonedNumber}, reasons`];
      return [id, isAsked ? `Other question ${++otherCount}` : code || `Question ${at + 1}`];
    }),
  );
}
