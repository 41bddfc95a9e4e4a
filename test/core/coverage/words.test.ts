import { expect, test } from 'vitest';
import { recommendationsCounted } from '../../../core/coverage/coverage-words.ts';

test.each([
  [29, 0, '29 recommendations'],
  [1, 0, '1 recommendation'],
  [3, 3, '3 recommendations'],
  [33, 4, '29 numbered recommendations, and 4 entries without a number, each of which may be one of them'],
  [2, 1, '1 numbered recommendation, and 1 entry without a number, which may be it'],
  [5, 1, '4 numbered recommendations, and 1 entry without a number, which may be one of them'],
])('%i recommendations of which %i have no number are counted in words', (all, unnumbered, words) => {
  expect(recommendationsCounted(all, unnumbered)).toBe(words);
});
