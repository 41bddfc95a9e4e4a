import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../../core/evidence/read-answers.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';

const { sources, responses, commitments } = loadEvidence();
const [letter = { text: '', underlined: [] }] = sources;

describe('the answers in the Government’s letter', () => {
  const found = readAnswers(letter);

  it('are those to the nine recommendations, with the categories that are held of them', () => {
    const held = responses
      .filter(({ id }) => id.startsWith('gov-'))
      .map(({ recommendations, category }) => [recommendations, category]);
    expect(found.map(({ recommendations, category }) => [recommendations, category])).toEqual(held);
    expect(found.flatMap(({ recommendations }) => recommendations)).toHaveLength(9);
  });

  it('are read from a sentence that holds the words that are pinned', () => {
    for (const [at, { terms }] of found.entries()) {
      const pins = responses[at]?.pins ?? [];
      expect(pins.some(({ from, to }) => terms && terms.from <= from && to <= terms.to)).toBe(true);
    }
  });

  it('hold every underlined stretch, each of them in a commitment that is held and pinned', () => {
    const underlined = found.flatMap((answer) => answer.underlined);
    expect(underlined).toEqual(letter.underlined);
    for (const { from, to } of underlined)
      expect(commitments.some(({ underlined: by, pin }) => by && pin.from < to && from < pin.to)).toBe(true);
  });
});

describe('answers', () => {
  it.each([
    ['We do not accept this recommendation.', 'not-accepted'],
    ['The force accepts the recommendation in principle.', 'accepted-in-principle'],
    ['We note this recommendation.', 'noted'],
    ['We have thought about it.', 'not-known'],
    ['I agree with your assessment.', 'not-known'],
  ])('%s is %s', (words, category) => {
    expect(readAnswers({ text: `Recommendation 4\n\n${words}\n` })).toMatchObject([
      { recommendations: ['4'], category },
    ]);
  });

  it.each([
    ['No. We accept this recommendation.', 'We accept this recommendation.'],
    ['Under No. 4 above we accept this recommendation.', 'Under No. 4 above we accept this recommendation.'],
    ['Is it so? We accept this recommendation!', 'We accept this recommendation!'],
    ['A list:\n- Costs\nWe accept this recommendation\nOther matters', 'We accept this recommendation'],
    [
      'For the reasons that were given at length in the report we\naccept this recommendation. So be it.',
      'For the reasons that were given at length in the report we\naccept this recommendation.',
    ],
  ])('are told by their whole sentence and no other: %s', (words, sentence) => {
    const text = `Recommendation 4\n\n${words}\n`;
    const [found] = readAnswers({ text });
    expect(found?.terms && text.slice(found.terms.from, found.terms.to)).toBe(sentence);
  });

  it.each([
    ['Recommendations 7 to 9', '7 8 9'],
    ['Recommendations 7, 9–11 and 30', '7 9 10 11 30'],
    ['recommendations 12 & 13:', '12 13'],
    ['Recommendation 4: accepted', '4'],
    ['Recommendations 1 to 4000', '1 4000'],
    ['Recommendation 4 is the one on training', ''],
    ['Recommendation', ''],
  ])('are headed by %s', (heading, numbers) => {
    const found = readAnswers({ text: `Before.\n\n${heading}\n\nAfter.` });
    expect(found.flatMap(({ recommendations }) => recommendations).join(' ')).toBe(numbers);
  });

  it('are not found where nothing is headed so', () => {
    expect(readAnswers({ text: 'On recommendation 4 we accept the recommendation.' })).toEqual([]);
  });
});
