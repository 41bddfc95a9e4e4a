import { expect, it } from 'vitest';
import { readAkn } from '../../../../../data/formats/akn/read.ts';
import { outlinedAct } from '../../../../support/acts/outlined-act.ts';
import { must } from '../../../../support/reviews/review.ts';
import { outcomeOf } from './table.ts';

/** Words after a list that a file holds as closing words of the list's last item. */
const OUTLINE = `
Part 1 | Berths
  1 | Berths
    (1) A berth is free—
      (a) by day, and
      (b) by night—
        (i) in winter, or
        (ii) in spring,
        = and is then called an open berth.
    (2) A berth is let—
      (a) by day, or
      (b) by night.
`;
const base = must(readAkn(outlinedAct('Berths Act 1999', 'An Act about berths.', OUTLINE))).instrument.root;
const of = (wording: string) => outcomeOf(base, wording, ['Berths Act 1999']);

it.each([
  'In section 1(1) of the Berths Act 1999, in the words after paragraph (b), for “open” substitute “public”.',
  'In the words following paragraph (b) of section 1(1) of the Berths Act 1999, for “open” substitute “public”.',
])('finds the words after a list in its last item: %s', (wording) => {
  const { changed, rows } = of(wording);
  expect(changed).toEqual(['-and is then called an open berth.', '+and is then called an public berth.']);
  expect(rows[0]?.reason).toMatch(
    /the words after section 1\(1\)\(b\) are kept here as its own closing words/,
  );
});

it.each([
  [
    'In section 1(2) of the Berths Act 1999, in the words after paragraph (b), for “night” substitute “dusk”.',
    /Keeling does not keep the words after .* separately, or there are none/,
  ],
  [
    'In section 1(1) of the Berths Act 1999, in the closing words, for “open” substitute “public”.',
    /has no closing words that are kept separately/,
  ],
  [
    'In section 1(1) of the Berths Act 1999, in the words after paragraph (a), for “open” substitute “public”.',
    /is not the last part/,
  ],
])('says what it did not find: %s', (wording, reason) => {
  expect(of(wording)).toMatchObject({ changed: [], refused: [expect.stringMatching(reason)] });
});
