import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBdic } from '../../scripts/lib/bdic.mjs';
import { readBdic } from '../support/run/read-bdic.ts';

const AFFIXES = `SET UTF-8
TRY es

# a comment
REP 1
REP alot a_lot
PFX A Y 1
PFX A   0     re         .
SFX B N 2
SFX B   e     ing/A      e
SFX B   0     ing        [^e]
`;

const dictionary = (...lines: readonly string[]): string => [lines.length, ...lines, ''].join('\n');

describe('a dictionary for Chromium', () => {
  it('has every word, with the groups of what may be put before and behind it', () => {
    const made = toBdic(AFFIXES, dictionary('make/AB', 'make/B', 'maker', 'A4', 'café/B', "don't"));
    const { words, groups, rules, replacements, others } = readBdic(made);
    expect(words).toEqual({
      A4: [''],
      café: ['B'],
      "don't": [''],
      make: ['B', 'AB'],
      maker: [''],
    });
    expect(groups).toEqual(['A', 'AB', 'B']);
    expect(rules).toEqual(['PFX A Y 1', 'PFX A 0 re .', 'SFX B N 2', 'SFX B e ing/1 e', 'SFX B 0 ing [^e]']);
    expect(replacements).toEqual(['alot', 'a lot']);
    expect(others).toEqual(['TRY es']);
  });

  it('has the sum that Chromium compares, without which it throws it away', () => {
    const made = toBdic(AFFIXES, dictionary('word'));
    expect(made.subarray(16, 32)).toEqual(createHash('md5').update(made.subarray(32)).digest());
  });

  it.each(['FLAG num', 'AF 2', 'IGNORE x'])('is not made of affixes that it can’t tell: %s', (line) => {
    expect(() => toBdic(`SET UTF-8\n${line}\n`, dictionary('word'))).toThrow(/not known/);
  });

  it('has every word of any list, and no other, whatever they begin with', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', 'é', 'z', "'", '文'),
      minLength: 1,
      maxLength: 6,
    });
    const other = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 9 })
      .filter((word) => /^[\p{L}\p{M}]+$/u.test(word));
    const word = fc.oneof({ weight: 4, arbitrary: letters }, other);
    const groups = fc.array(fc.constantFrom('', 'A', 'B', 'AB', 'BA'), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.dictionary(word, groups, { minKeys: 1, maxKeys: 400, noNullPrototype: true }),
        (given) => {
          const lines = Object.entries(given).flatMap(([written, flags]) =>
            flags.map((flag) => (flag === '' ? written : `${written}/${flag}`)),
          );
          const { words } = readBdic(toBdic(AFFIXES, dictionary(...lines)));
          const sets = (all: Readonly<Record<string, readonly string[]>>) =>
            Object.fromEntries(Object.entries(all).map(([key, flags]) => [key, new Set(flags)]));
          expect(sets(words)).toEqual(sets(given));
        },
      ),
    );
  });

  it('reaches words that lie far from where they are looked up', () => {
    const list = Array.from({ length: 60_000 }, (_, n) => `${String.fromCharCode(97 + (n % 26))}${n}`);
    const { words } = readBdic(toBdic(AFFIXES, dictionary(...list)));
    expect(Object.keys(words).sort()).toEqual([...list].sort());
  });
});
