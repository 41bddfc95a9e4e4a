import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inNextCase } from '../../../../renderer/text/editor/autocorrect.ts';

const nth = (words: string, steps: number): string =>
  steps === 0 ? words : nth(inNextCase(words), steps - 1);

describe('the next case of words', () => {
  it.each([
    ['the court', 'THE COURT', 'The Court', 'the court'],
    ['high Court', 'high court', 'HIGH COURT', 'High Court'],
    ['a', 'A', 'a', 'A'],
    ['A', 'a', 'A', 'a'],
    ['A B', 'a b', 'A B', 'a b'],
    ['person’s', 'PERSON’S', 'Person’s', 'person’s'],
    ['12(3)', '12(3)', '12(3)', '12(3)'],
    ['E\u0301LAN', 'E\u0301lan', 'e\u0301lan', 'E\u0301LAN'],
  ])('of %j is %j, then %j, then %j', (words, ...expected) => {
    expect([1, 2, 3].map((steps) => nth(words, steps))).toEqual(expected);
  });

  const isCased = (words: string): boolean => words.toLowerCase() !== words.toUpperCase();
  const isSmall = (words: string): boolean => words.toLowerCase() === words;

  it('comes to small letters by three steps at most, whatever the words', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (words) => {
        fc.pre(isCased(words));
        expect([1, 2, 3].some((steps) => isSmall(nth(words, steps)))).toBe(true);
      }),
    );
  });

  it('is another at each step where a letter has case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        fc.pre(isCased(words));
        expect(inNextCase(words)).not.toBe(words);
      }),
    );
  });

  it('is the same however an accent is written', () => {
    const letters = fc.constantFrom('é', 'É', 'ñ', 'Ö', 'a', 'B', ' ', '-', '1', '’');
    fc.assert(
      fc.property(
        fc.array(letters).map((all) => all.join('')),
        (words) => {
          expect(inNextCase(words.normalize('NFD')).normalize('NFC')).toBe(inNextCase(words));
        },
      ),
    );
  });
});
