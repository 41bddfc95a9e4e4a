import { describe, expect, test } from 'vitest';
import { findAnchor } from '../../../core/evidence/anchor.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { reportOf } from '../../support/drafts/coverage.ts';
import { plainWords, readLetter } from '../../support/reviews/letter.ts';

/**
 * The Government's letter, read here from its text alone, by its own headings, phrases and underlining; and what the
 * review holds of it and says of its coverage, held against that reading.
 */

const { sources, responses, commitments } = loadEvidence();

/** The letter with its underlining, as it would be typed. */
const [letter = { text: '', underlined: [] }] = sources;
const typed = [...(letter.underlined ?? [])]
  .reverse()
  .reduce(
    (text, { from, to }) => `${text.slice(0, from)}<u>${text.slice(from, to)}</u>${text.slice(to)}`,
    letter.text,
  );

describe('the Government’s letter, read from its text', () => {
  const read = readLetter(typed);

  test('answers nine recommendations, each in a category', () => {
    expect(read.flatMap(({ numbers, category }) => numbers.map((no) => `${no} ${category}`))).toEqual([
      '1 agrees-review-committed',
      '2 accepted',
      '3 accepted-in-spirit',
      '4 accepted',
      '5 accepted',
      '6 accepted',
      '8 accepted',
      '9 accepted',
      '26 accepted',
    ]);
  });

  test('and the review says the same of the nine, and nothing of the Government’s of any other', () => {
    const { recommendations } = reportOf({ amendments: [], links: [] });
    const told = recommendations.flatMap((row) =>
      row.responses.filter(({ id }) => id.startsWith('gov-')).map(({ category }) => `${row.id} ${category}`),
    );
    expect(told).toEqual(read.flatMap(({ numbers, category }) => numbers.map((no) => `${no} ${category}`)));
  });

  test('underlines seven undertakings; each is found, pinned to its words, and in its own answer', () => {
    const all = read.flatMap(({ numbers, underlined }) => underlined.map((words) => ({ numbers, words })));
    expect(all.map(({ words }) => words.slice(0, 40))).toEqual([
      'I am committing to conducting a review o',
      'The Home Office will update information ',
      'I have asked my officials to conduct a d',
      'The multi-agency statutory guidance ment',
      'progress work to find the most appropria',
      'I am committing to publishing national s',
      'I have also asked my officials to explor',
    ]);
    for (const { numbers, words } of all) {
      const response = responses.find((given) => given.recommendations.join() === numbers.join());
      const mine = commitments.filter((made) => made.underlined && made.response === response?.id);
      // One underlining may hold two undertakings; together they hold all of its words.
      const quoted = mine.map(({ pin }) => plainWords(pin.quote));
      const pieces = words.split(/ (?=while also)/);
      for (const piece of pieces)
        expect(
          quoted.some((quote) => quote.includes(piece)),
          piece,
        ).toBe(true);
      for (const { pin } of mine) {
        const source = sources.find(({ id }) => id === pin.source);
        expect(findAnchor(pin, source?.text ?? '')).toEqual({ from: pin.from, to: pin.to });
        expect(source?.text.slice(pin.from, pin.to)).toBe(pin.quote);
      }
    }
    const underlined = commitments.filter((made) => made.underlined);
    const covered = underlined.filter(({ pin }) =>
      all.some(({ words }) =>
        words.split(/ (?=while also)/).some((piece) => plainWords(pin.quote).includes(piece)),
      ),
    );
    expect(covered).toEqual(underlined);
    expect(underlined).toHaveLength(8);
  });
});
