import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Provision } from '../../../../../core/act/tree.ts';
import { readAkn } from '../../../../../data/formats/akn/read.ts';
import { outlinedAct } from '../../../../support/acts/outlined-act.ts';
import { must } from '../../../../support/reviews/review.ts';
import { amount } from '../../../../support/run/amount.ts';
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

const PLAIN = [
  ...[
    'alpha',
    'section 4(2)(a)',
    'beta',
    'paragraph (iii)',
    'gamma',
    'subsection (A1)',
    'section 5(1ZA)(xiia)',
  ],
  ...['paragraph (BA)', 'section 3(2)(CA)', 'sub-paragraphs (A) and (AB)', 'item (xlix)'],
];
const BRACKETED = [
  ...['(or the dock)', '(England)', '(see section 5(1))', '(civil)', '(vivid)', '(UK)', '(NI)', '(mix)'],
];

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
  ['“, other than a pier,”', 'The harbour, other than a pier, stands.'],
  ['“; or a pier,”', 'The harbour; or a pier, stands.'],
  ['“[or quay]”', 'The harbour [or quay] stands.'],
  ['“(or quay)” and after it insert “and pier”', 'The harbour (or quay) and pier stands.'],
  ['“or quay”', 'The harbour (or quay) stands.'],
])('go with their brackets where what takes their place has its own, or a mark: %s', (words, now) => {
  expect(made('The harbour (or dock) stands.', `for the words in brackets substitute ${words}.`)).toBe(now);
});

it.each([
  'for the words in brackets substitute “(or quay)” in both places.',
  'for the words in brackets substitute, in both places, “(or quay)”.',
  'after the words in brackets insert “or quay” in each place they occur.',
  'in both places, omit the words in brackets.',
  'in each place they occur, for the words in brackets substitute “(or quay)”.',
  'for “dock”, in the first place it occurs, substitute “quay” in both places.',
])('are in one place: nothing is done where several are named: %s', (what) => {
  expect(made('The harbour (or dock) and dock stands.', what)).toBe(null);
});

it.each([
  'for “dock” substitute, in both places, “quay”.',
  'for “dock” substitute in each place it occurs “quay”.',
])('are others that are named by themselves: %s', (what) => {
  expect(made('The harbour (or dock) and dock stands.', what)).toBe('The harbour (or quay) and quay stands.');
});
