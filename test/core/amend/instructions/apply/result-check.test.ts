import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provision } from '../../../../../core/act/tree.ts';
import { liveInsertion } from '../../../../../core/amend/instructions/apply/live-node.ts';
import { slipsMade } from '../../../../../core/amend/instructions/apply/result-check.ts';
import { slipsBetween } from '../../../../../core/amend/instructions/apply/slips-in.ts';
import { propose } from '../../../../../core/wording/propose.ts';
import { readAkn } from '../../../../../data/formats/akn/read.ts';
import { outlinedAct } from '../../../../support/acts/outlined-act.ts';
import { piece } from '../../../../support/drafts/instruct.ts';
import { must } from '../../../../support/reviews/review.ts';
import { amount } from '../../../../support/run/amount.ts';

const TITLE = 'Made-up Act 2001';
const root = must(
  readAkn(
    outlinedAct(
      TITLE,
      'An Act.',
      `
1 | One
  (1) A person must do it
  (2) A person may do it,, and must say so (see section 2.
  (3) Section 2(1) , does not apply.
  (4) A person must not do what follows—
    (a) one thing.
    (b) another, or
`,
    ),
  ),
).instrument.root;

/** What is said of each item of a text, by its notes. */
function notesOf(text: string, only?: readonly number[]): readonly (readonly string[])[] {
  let made = 0;
  const input = { instrument: { root, title: TITLE }, amendments: [], am: 'A-001', mayRevise: () => false };
  const proposal = must(propose(text, { ...input, only, newPid: () => `new-${++made}` }));
  expect(proposal.items.filter(({ status }) => status === 'not-applied' || status === 'unread')).toEqual([]);
  return proposal.items.map(({ notes }) => notes);
}

describe('slips that the text had before', () => {
  it.each([
    'In section 1(1), for “A person” substitute “Anyone”.',
    'In section 1(2), for “may do” substitute “may not do”.',
    'In section 1, after subsection (1) insert—\n“(1A) A person may not do it.”',
    'In section 1, omit subsection (2).',
    'In section 1, for subsection (2) substitute—\n“(2) A person may do it.”',
    'In section 1(4), after paragraph (a) insert—\n“(aa) a third thing,”.',
    'In section 1(4), in paragraph (b), for “another” substitute “a fourth”.',
    'In section 1(3), after “2(1)” insert “or section 3”.',
    // What follows goes on in the last of the paragraphs, with its slip.
    'In section 1(2), after “may” insert “—\n(a) think of it, or\n(b)”.',
  ])('are not said to be of an instruction: %s', (text) => {
    expect(notesOf(text)).toEqual([[]]);
  });

  it('are told from those that it makes', () => {
    expect(notesOf('In section 1(2), for “may” substitute “may,,”.')).toEqual([
      [expect.stringMatching(/“person may,, do”/)],
    ]);
    expect(notesOf('In section 1(4), omit paragraph (b).')).toEqual([[]]);
    expect(notesOf('In section 1(4), after paragraph (b) insert—\n“(c) a third thing. (d”.')).toEqual([
      [expect.stringMatching(/odd bracket/)],
    ]);
  });
});

it('says only what the whole of the text leaves amiss', () => {
  const text = `(1) In section 1(2) of the ${TITLE}, for “say so” substitute “say so so”.\n(2) In section 1(2) of that Act, for “so so” substitute “what it is”.`;
  expect(notesOf(text)).toEqual([[], []]);
  expect(notesOf(text, [0])).toEqual([[expect.stringMatching(/a word twice/)], []]);
});

const WORDS = [
  'alpha',
  'beta',
  'gamma',
  'delta',
  'alpha alpha',
  'beta,, gamma',
  'delta (alpha',
  'gamma ,beta',
];

it('names the slip that is new, wherever the same is that was there', () => {
  const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(words, words, fc.constantFrom('omega', 'omega omega', 'omega,, sigma'), (head, tail, put) => {
      const before = ['The', ...head, 'end', ...tail, 'stands.'].join(' ');
      const after = ['The', ...head, put, 'end', ...tail, 'stands.'].join(' ');
      const found = slipsBetween(before, after).added.map(({ match }) => match);
      expect(found).toEqual(put === 'omega' ? [] : [put === 'omega omega' ? put : ',,']);
      expect(slipsBetween(after, before).added).toEqual([]);
    }),
    { numRuns: amount(200, 5000) },
  );
});

it('goes through the parts of a long list a few times, and not once for each of them', () => {
  const children = Array.from({ length: 400 }, (_, at) => piece('paragraph', `(${at})`, `thing ${at},`));
  const list = liveInsertion(
    provision({ pid: 'list', kind: 'subsection', num: '(1)', children }),
    null,
    null,
  );
  const parts = list.children;
  const inserted = new Set(parts.filter((_, at) => at % 2 === 0));
  const omitted = new Set(parts.filter((_, at) => at % 2 === 1));
  for (const node of omitted) node.removedBy = 'A-001';
  let reads = 0;
  Object.defineProperty(list, 'children', {
    get: () => {
      reads++;
      return parts;
    },
  });
  expect(slipsMade({ texts: new Map(), inserted, omitted })).toEqual([]);
  expect(reads).toBeGreaterThan(0);
  expect(reads).toBeLessThan(10);
});
