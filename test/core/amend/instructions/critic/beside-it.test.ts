import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Provision } from '../../../../../core/act/tree.ts';
import { readAkn } from '../../../../../data/formats/akn/read.ts';
import { outlinedAct } from '../../../../support/acts/outlined-act.ts';
import { must } from '../../../../support/reviews/review.ts';
import { amount } from '../../../../support/run/amount.ts';
import { outcomeOf } from './table.ts';

const TITLE = 'Harbours Act 1994';

const WORDS = ['alpha', 'beta', 'gamma', 'delta'];
const actOf = (words: readonly string[]): Provision =>
  must(
    readAkn(
      outlinedAct(
        TITLE,
        'An Act.',
        `\n1 | One\n  (1) The words are ${words.join(' ')}.\n  (2) The beta stays.\n`,
      ),
    ),
  ).instrument.root;

const PLACES = {
  '': (count: number) => (count === 1 ? [0] : null),
  ', in each place it occurs,': (count: number) => Array.from({ length: count }, (_, index) => index),
  ', in the first place it occurs,': (count: number) => (count > 1 ? [0] : null),
  ', in the second place it occurs,': (count: number) => (count > 1 ? [1] : null),
  ', in both places it occurs,': (count: number) => (count === 2 ? [0, 1] : null),
} as const;

it('puts in beside what was put in, wherever that is, or changes nothing', () => {
  const word = fc.constantFrom(...WORDS);
  const where = fc.constantFrom(...Object.keys(PLACES)) as fc.Arbitrary<keyof typeof PLACES>;
  let made = 0;
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 2, maxLength: 7 }),
      word,
      word,
      fc.constantFrom('omega', 'sigma', ...WORDS),
      where,
      fc.constantFrom('after', 'before'),
      fc.constantFrom(' and', ', and', ';', ', and then'),
      (text, old, now, more, place, side, link) => {
        fc.pre(old !== now && more !== old);
        const root = actOf(text);
        const wording = `In section 1(1) of the ${TITLE}, for “${old}”${place} substitute “${now}”${link} ${side} it insert “${more}”.`;
        const { changed } = outcomeOf(root, wording);
        const stands = text.flatMap((one, index) => (one === old ? [index] : []));
        const meant = PLACES[place](stands.length)?.map((nth) => stands[nth]);
        const both = side === 'after' ? [now, more] : [more, now];
        const wanted = text.flatMap((one, index) => (meant?.includes(index) ? both : [one]));
        const line = (words: readonly string[]) => `(1) The words are ${words.join(' ')}.`;
        const right = meant && meant.length > 0 ? [`-${line(text)}`, `+${line(wanted)}`] : [];
        if (changed.length > 0) made++;
        expect([[], right]).toContainEqual(changed);
      },
    ),
    { numRuns: amount(150, 5000) },
  );
  expect(made).toBeGreaterThan(20);
});
