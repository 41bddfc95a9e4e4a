import type { OutcomeQuestion } from './outcome.ts';

/**
 * What each question is called: by its number in the paper, and one that the paper does not ask by a number among those. Where
 * the paper asks none, people answered another questionnaire, and its own numbers are what they know. Everything that is published
 * calls them this.
 */
export function questionNames(
  questions: readonly Pick<OutcomeQuestion, 'id' | 'number' | 'code'>[],
): ReadonlyMap<string, string> {
  const isAsked = questions.some(({ number }) => number !== null);
  let others = 0;
  return new Map(
    questions.map(({ id, number, code }, at) => {
      if (number !== null) return [id, `Question ${number}`];
      return [id, isAsked ? `Other question ${++others}` : code || `Question ${at + 1}`];
    }),
  );
}
