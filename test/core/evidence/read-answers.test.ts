import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../../core/evidence/read-answers.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { readSource } from '../../../data/formats/source/read.ts';
import { referencePath } from '../../support/reference.ts';
import { must } from '../../support/review.ts';

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

  it.skipIf(!referencePath('evidence', 'government-response-letter-2024-11-21.txt'))(
    'are read from the transcript as it was published, too',
    async () => {
      const path = referencePath('evidence', 'government-response-letter-2024-11-21.txt') ?? '';
      const read = must(await readSource(readFileSync(path), 'letter.txt'));
      const again = readAnswers({ text: read.text, underlined: [...read.underlined] });
      expect(again.map(({ recommendations, category }) => [recommendations, category])).toEqual(
        found.map(({ recommendations, category }) => [recommendations, category]),
      );
      expect(again.flatMap(({ underlined }) => underlined).length).toBeGreaterThanOrEqual(7);
    },
  );
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

  it('are not found where nothing is headed so', () => {
    expect(readAnswers({ text: 'On recommendation 4 we accept the recommendation.' })).toEqual([]);
  });
});
