import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Provision } from '../../../../../core/act/tree.ts';
import { readAkn } from '../../../../../data/formats/akn/read.ts';
import { outlinedAct } from '../../../../support/acts/outlined-act.ts';
import { must } from '../../../../support/reviews/review.ts';
import { amount } from '../../../../support/run/amount.ts';
import { outcomeOf } from './table.ts';

const TITLE = 'Harbours Act 1994';
const ALL = ['One goes.', 'Two stays (for now).', 'Three goes.', 'Four may go or stay.', 'Five goes.'];
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

const actOf = (words: string): Provision =>
  must(readAkn(outlinedAct(TITLE, 'An Act.', `\n1 | One\n  (1) ${words}\n  (2) The pier stays.\n`)))
    .instrument.root;

/** What becomes of the first subsection, once and a second time; null where nothing does. */
function made(words: string, what: string): string | null {
  const { changed, refused } = outcomeOf(actOf(words), `In section 1(1) of the ${TITLE}, ${what}`);
  if (changed.length === 0) {
    expect(refused).toHaveLength(1);
    return null;
  }
  expect(changed[0]).toBe(`-(1) ${words}`);
  return changed[1]?.slice('+(1) '.length) ?? '';
}

const named = (which: readonly number[]): string => {
  const words = which.map((at) => ORDINALS[at]);
  return words.length === 1
    ? `${words[0]} sentence`
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1)} sentences`;
};

describe('sentences that are named together', () => {
  it('make way for one text where they follow each other, and for none where they don’t', () => {
    let done = 0;
    fc.assert(
      fc.property(
        fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
        fc.constantFrom('for', 'after', 'before', 'omit', 'both'),
        fc.boolean(),
        (which, how, isApart) => {
          const [first = 0] = which;
          const last = which.at(-1) ?? 0;
          const isRun = last - first === which.length - 1;
          if (isRun) done++;
          const whole = isApart
            ? which.map((at) => `the ${ORDINALS[at]} sentence`).join(' and ')
            : `the ${named(which)}`;
          const text = ALL.join(' ');
          const told = {
            for: `for ${whole} substitute “New words.”`,
            both: `omit ${whole} and insert “New words.”`,
            after: `after ${whole} insert “New words.”`,
            before: `before ${whole} insert “New words.”`,
            omit: `omit ${whole}.`,
          }[how];
          const [before, after] = [ALL.slice(0, first), ALL.slice(last + 1)];
          const wanted = {
            for: [...before, 'New words.', ...after],
            both: [...before, 'New words.', ...after],
            after: [...ALL.slice(0, last + 1), 'New words.', ...after],
            before: [...before, 'New words.', ...ALL.slice(first)],
            omit: ALL.filter((_, at) => !which.includes(at)),
          }[how];
          if (how === 'omit' && which.length === ALL.length) return;
          expect(made(text, told)).toBe(isRun || how === 'omit' ? wanted.join(' ') : null);
        },
      ),
      { numRuns: amount(150, 2_000) },
    );
    expect(done).toBeGreaterThan(20);
  });

  it('make way for one text once', () => {
    expect(
      made(
        'New words. Three goes. Four may go.',
        'for the first and second sentences substitute “New words.”',
      ),
    ).toBe(null);
  });

  it('are each searched for words that are to be replaced in them', () => {
    const what = 'in the first and third sentences, for “goes” substitute “comes”.';
    expect(made(ALL.join(' '), what)).toBe(
      'One comes. Two stays (for now). Three comes. Four may go or stay. Five goes.',
    );
  });

  it('are no sentences where one of those named is not there', () => {
    expect(made('One goes. Two stays.', 'omit the first and third sentences.')).toBe(null);
    expect(made('One goes. Two stays.', 'for the second and third sentences substitute “X.”')).toBe(null);
  });

  it('may be the last', () => {
    expect(made(ALL.join(' '), 'omit the first and last sentences.')).toBe(ALL.slice(1, -1).join(' '));
  });
});

describe('words of one provision that are named by where they are', () => {
  const base = must(
    readAkn(
      outlinedAct(
        TITLE,
        'An Act.',
        `
1 | One
  (1) A person must—
    (a) go, and
    (b) stay,
    = as the court orders.
  (2) A court may—
    (a) go, or
    (b) stay.
`,
      ),
    ),
  ).instrument.root;
  const outcome = (what: string) => {
    const { changed, refused } = outcomeOf(base, `In section 1 of the ${TITLE}, ${what}`);
    return { changed, refused };
  };

  it.each([
    'in subsection (1), for the opening words and the closing words substitute “X—”.',
    'in subsection (1), for the words before paragraph (a) and the words after paragraph (b) substitute “X—”.',
    'in subsection (1), omit the opening words and the closing words and insert “X—”.',
  ])('take no text together: %s', (what) => {
    expect(outcome(what)).toEqual({ changed: [], refused: [expect.stringMatching(/several places/)] });
  });

  it('take one each where they are of two provisions', () => {
    expect(outcome('for the opening words of subsections (1) and (2) substitute “A master may—”.')).toEqual({
      changed: ['-(1) A person must—', '+(1) A master may—', '-(2) A court may—', '+(2) A master may—'],
      refused: [],
    });
  });

  it.each([
    [
      'in subsection (1), omit the “and” before paragraph (b) and insert “or”.',
      ['-(a) go, and', '+(a) go, or'],
    ],
    [
      'in subsection (1), omit the “and” at the end of paragraph (a) and insert “or”.',
      ['-(a) go, and', '+(a) go, or'],
    ],
    [
      'in subsection (1), omit the “and” before paragraph (b) and insert—\n“(aa) wait, and”.',
      ['-(a) go, and', '+(a) go,', '+(aa) wait, and'],
    ],
  ])('are the linking word of a list, and what takes its place: %s', (what, changed) => {
    expect(outcome(what)).toEqual({ changed, refused: [] });
  });

  it.each([
    'in subsection (1), for “as the court orders” substitute “or—\n(c) wait, as the court orders”.',
    'in subsection (1), for “as the court orders” substitute “, or\n(c) wait”.',
    'in subsection (1), after “court” insert “—\n(i) in Wales, or\n(ii) in England,”.',
  ])('don’t lead, as closing words, to paragraphs that would stand before them: %s', (what) => {
    expect(outcome(what)).toEqual({ changed: [], refused: [expect.stringMatching(/after the parts/)] });
  });
});
