import { reasonQuestion } from '../../consultation/form-questions.ts';
import { plain } from '../../consultation/table-row.ts';
import type { OutcomeQuestion } from './outcome.ts';

type NameableQuestion = Pick<OutcomeQuestion, 'id' | 'number' | 'code' | 'text'>;

/** The number of the question whose reasons a question asks for, as the response form does; null of any other. */
export function reasonsFor(
  { number, text }: Pick<NameableQuestion, 'number' | 'text'>,
  numbers: readonly (number | null)[],
): number | null {
  if (number !== null) return null;
  const isReason = (askedNumber: number | null): boolean =>
    askedNumber !== null && plain(text) === plain(reasonQuestion(`${askedNumber}`));
  return numbers.find(isReason) ?? null;
}

/**
 * What each question is called: by its number in the paper, as the reasons for one, and one that the paper does not ask by a
 * number among those. Where the paper asks none, people answered another questionnaire, and its own numbers are what they know.
 * Everything that is published calls them this.
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
