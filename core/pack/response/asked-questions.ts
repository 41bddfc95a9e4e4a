import { isOnPublication } from '../../consultation/permission-column.ts';
import type { Question } from '../../evidence/records.ts';
import type { OutcomeQuestion } from './outcome.ts';
import { questionNames, reasonsFor } from './question-names.ts';

/**
 * The questions of the paper in order, each followed by the question for its reasons, and then all other answered
 * questions.
 */
export function askedQuestions(
  questions: readonly Question[],
  numbers: ReadonlyMap<string, number>,
  answers: ReadonlyMap<string, number>,
): readonly Omit<OutcomeQuestion, 'tally' | 'themes'>[] {
  const askedIds = [...numbers.values()];
  const rank = ({ id, text }: Question): number => {
    const number = numbers.get(id);
    if (number !== undefined) return number;
    const reasons = reasonsFor({ number: null, text }, askedIds);
    return reasons === null ? Infinity : reasons + 0.5;
  };
  return questions
    .filter(
      (question) =>
        numbers.has(question.id) || (!isOnPublication(question) && (answers.get(question.id) ?? 0) > 0),
    )
    .sort((a, b) => {
      const [first, second] = [rank(a), rank(b)];
      return first === second ? (a.id < b.id ? -1 : 1) : first - second;
    })
    .map(({ id, code, text, kind }) => ({
      id,
      number: numbers.get(id) ?? null,
      code,
      text,
      kind,
      answers: answers.get(id) ?? 0,
    }));
}

/** A question as published beside its answers. */
export type PublishedQuestion = Pick<OutcomeQuestion, 'id' | 'text' | 'kind'> & {
  /** The name, for example “Question 3” or “Other question 1”. */
  readonly name: string;
};

/** The questions in the order and with the names of the response paper. */
export function publishedQuestions(
  ...asked: Parameters<typeof askedQuestions>
): readonly PublishedQuestion[] {
  const questions = askedQuestions(...asked);
  const names = questionNames(questions);
  return questions.map(({ id, text, kind }) => ({ id, name: names.get(id) ?? '', text, kind }));
}
