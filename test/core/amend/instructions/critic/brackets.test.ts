import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Provision } from '../../../../../core/act/tree.ts';
import { readAkn } from '../../../../../data/formats/akn/read.ts';
import { amount } from '../../../../support/amount.ts';
import { outlinedAct } from '../../../../support/outlined-act.ts';
import { must } from '../../../../support/review.ts';
import { outcomeOf } from './table.ts';

const TITLE = 'Harbours Act 1994';
const actOf = (words: string): Provision =>
  must(
    readAkn(
      outlinedAct(TITLE, 'An Act.', `\n1 | One\n  (1) ${words}\n  (2) The pier (or the quay) stays.\n`),
    ),
  ).instrument.root;

/** What becomes of the first subsection; null where nothing does. */
function made(words: string, what: string): string | null {
  const { changed } = outcomeOf(actOf(words), `In section 1(1) of the ${TITLE}, ${what}`);
  if (changed.length === 0) return null;
  expect(changed).toEqual([`-(1) ${words}`, expect.stringMatching(/^\+\(1\) /)]);
  return changed[1]?.slice('+(1) '.length) ?? '';
}

const PLAIN = ['alpha', 'section 4(2)(a)', 'beta', 'paragraph (iii)', 'gamma'];
const BRACKETED = ['(or the dock)', '(England)', '(see section 5(1))'];

it('are the only words that stand in brackets, or nothing is done', () => {
  const piece = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PLAIN) }, fc.constantFrom(...BRACKETED));
  let done = 0;
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const text = (now: (bracket: string) => readonly string[]) =>
        `The ${['harbour', ...pieces.flatMap((one) => (BRACKETED.includes(one) ? now(one) : [one]))].join(' ')} stands.`;
      const before = text((bracket) => [bracket]);
      const isOne = pieces.filter((one) => BRACKETED.includes(one)).length === 1;
      const wanted = (now: (bracket: string) => readonly string[]) => (isOne ? text(now) : null);
      if (isOne) done++;
      expect(made(before, 'omit the words in brackets.')).toBe(wanted(() => []));
      expect(made(before, 'for the words in brackets substitute “(other than a pier)”.')).toBe(
        wanted(() => ['(other than a pier)']),
      );
      expect(made(before, 'for the words in brackets substitute “other than a pier”.')).toBe(
        wanted(() => ['(other than a pier)']),
      );
      expect(made(before, 'after the words in brackets insert “omega”.')).toBe(
        wanted((bracket) => [bracket, 'omega']),
      );
    }),
    { numRuns: amount(60, 2000) },
  );
  expect(done).toBeGreaterThan(5);
});

it.each([
  ['omit the first and third sentences.', 'Two stays.'],
  ['omit the first and last sentences.', 'Two stays. Three goes.'],
  [
    'in the first and third sentences, for “goes” substitute “comes”.',
    'One comes. Two stays. Three comes. Four goes.',
  ],
])('are sentences that are named together: %s', (what, now) => {
  const four = 'One goes. Two stays. Three goes. Four goes.';
  const text = what.includes('omit the first and third') ? 'One goes. Two stays. Three goes.' : four;
  expect(made(text, what)).toBe(now);
});

it('are no sentences where one of those named is not there', () => {
  expect(made('One goes. Two stays.', 'omit the first and third sentences.')).toBe(null);
});
