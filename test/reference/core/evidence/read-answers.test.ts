import { expect, it } from 'vitest';
import { readAnswers } from '../../../../core/evidence/read-answers.ts';
import { loadEvidence } from '../../../../data/corpus/evidence.ts';
import { readSource } from '../../../../data/formats/source/read.ts';
import { must } from '../../../support/reviews/review.ts';
import { readReference } from '../../support.ts';

it('reads the same answers in the letter’s transcript as in the letter that is held', async () => {
  const bytes = readReference('evidence', 'government-response-letter-2024-11-21.txt');
  const { text, underlined } = must(await readSource(bytes, 'letter.txt'));
  const again = readAnswers({ text, underlined: [...underlined] });
  const [letter = { text: '', underlined: [] }] = loadEvidence().sources;
  const found = readAnswers(letter);
  const told = (answers: typeof found) =>
    answers.map(({ recommendations, category }) => [recommendations, category]);
  expect(told(again)).toEqual(told(found));
  expect(found).toHaveLength(7);
  expect(again.flatMap((answer) => answer.underlined).length).toBeGreaterThanOrEqual(7);
});
