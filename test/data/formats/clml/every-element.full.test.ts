import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walk } from '../../../../core/act/tree.ts';
import { readActFile } from '../../../../data/formats/act-file.ts';
import { writeAkn } from '../../../../data/formats/akn/write.ts';
import { faultsInAkn } from '../../../support/acts/akn-faults.ts';
import { fileWith, MADE_ELEMENTS, randomFile, wildFile } from '../../../support/acts/made-clml.ts';
import { must } from '../../../support/reviews/review.ts';
import { amount } from '../../../support/run/amount.ts';
import { heldWords, missingFrom, oracleWords } from '../../../support/word/word-oracle.ts';

const NONE = { lost: [], doubled: [] };

/** What holds for a made-up file, by a count that shares nothing with the reader. */
function holds(xml: string): void {
  const { instrument, account } = must(readActFile(xml, { count: true }));
  expect(account).toMatchObject({ lost: [], doubled: [] });
  const source = oracleWords(xml).map(({ word }) => word);
  const held = heldWords(instrument, xml);
  expect({ lost: missingFrom(source, held), doubled: missingFrom(held, source) }).toEqual(NONE);
  const pids = new Set([...walk(instrument.root)].map(({ pid }) => pid));
  expect(instrument.notes.filter(({ pid }) => !pids.has(pid))).toEqual([]);
  const akn = writeAkn(instrument, { ids: 'legislation' });
  expect(faultsInAkn(akn)).toEqual([]);
  const reread = must(readActFile(akn, { count: true }));
  expect(reread.account).toMatchObject({ lost: [], doubled: [] });
  const again = heldWords(reread.instrument, xml);
  expect({ lost: missingFrom(held, again), doubled: missingFrom(again, held) }).toEqual(NONE);
}

describe('a file of legislation.gov.uk is held whole', () => {
  it.each(MADE_ELEMENTS)('with <%s> in it', (name) => {
    const [tag = ''] = name.split('@');
    const xml = fileWith(name);
    expect(xml).toMatch(new RegExp(`<${tag}[ />]`));
    holds(xml);
    holds(fileWith(name, 7, 60));
  });

  it('whatever stands in whatever its schema lets it stand in', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 300 }), (seed, size) =>
        holds(randomFile(seed, size)),
      ),
      { numRuns: amount(60, 3000) },
    );
  });

  it('whatever stands in what its schema lets nothing stand in: every letter, wherever its words are parted', () => {
    const letters = (words: readonly string[]) =>
      [...words.join('').replace(/[^\p{L}\p{N}]/gu, '')].sort().join('');
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 100 }), (seed, size) => {
        const xml = wildFile(seed, size);
        const { instrument } = must(readActFile(xml));
        const held = heldWords(instrument, xml);
        expect(letters(held)).toBe(letters(oracleWords(xml).map(({ word }) => word)));
        const again = must(readActFile(writeAkn(instrument, { ids: 'legislation' }))).instrument;
        expect(letters(heldWords(again, xml))).toBe(letters(held));
      }),
      { numRuns: amount(60, 3000) },
    );
  });
});
