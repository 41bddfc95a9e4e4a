import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Provision } from '../../../../../core/act/tree.ts';
import { HARBOURS, harboursAct } from '../../../../support/acts/harbours-act.ts';
import { caseCount } from '../../../../support/run/amount.ts';
import { outcomeOf } from './table.ts';

const act = harboursAct();
const outcome = (wording: string) => outcomeOf(act, wording, [HARBOURS]);

const OF = `of the ${HARBOURS}`;
const OF_WORDS = [
  `In section 5(1) ${OF}, omit “harbour”`,
  `In section 5(1) ${OF}, for “harbour” substitute “port”`,
  `In section 5(1) ${OF}, after “harbour” insert “or port”`,
  `Section 5(1) ${OF} is amended by omitting “harbour”`,
  `In section 5(1) ${OF}, “harbour” is replaced by “port”`,
  `In section 5(1) ${OF}, at the end insert “Port means haven.”`,
];
const OF_PROVISIONS = [
  `In section 4 ${OF}, omit subsection (2A)`,
  `In section 4 ${OF}, after subsection (2A) insert—\n“(2B) It is open.”`,
  `In section 4 ${OF}, for subsection (2A) substitute—\n“(2A) It is open.”`,
  `Section 8 ${OF} is repealed`,
];

describe('what goes on after an operation and can’t be read', () => {
  it.each([...OF_WORDS, ...OF_PROVISIONS])('lets it be made where nothing does: %s.', (words) => {
    const { changed, refused } = outcome(`${words}.`);
    expect({ changed: changed.length > 0, refused }).toEqual({ changed: true, refused: [] });
  });

  it('is never dropped, and leaves nothing of it made', () => {
    const joint = fc.constantFrom(
      ' ',
      ', ',
      ' and ',
      ', and ',
      ' or ',
      ' and then ',
      '—',
      '; and ',
      ' to be ',
    );
    const piece = fc.constantFrom(
      ...['omit', 'insert', 'substitute', 'put', 'add', 'renumber', 'move', 'for', 'after', 'before', 'in'],
      ...[
        '“port”',
        '“damages”',
        'it',
        'its place',
        'the words',
        'subsection (2)',
        'section 6',
        'accordingly',
      ],
      ...['this section', 'is amended', 'is repealed', 'there is inserted', 'so far as', 'Wales', ','],
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...OF_WORDS, ...OF_PROVISIONS),
        joint,
        fc.array(piece, { maxLength: 5 }),
        fc.nat(5),
        (words, join, pieces, at) => {
          // No drafter's word: whatever stands round it can't be read as a whole.
          const tail = pieces.toSpliced(at, 0, 'mutandis').join(' ').replaceAll(' ,', ',');
          const { changed, refused } = outcome(`${words}${join}${tail}.`);
          expect(changed).toEqual([]);
          expect(refused.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: caseCount(150, 5_000) },
    );
  });

  it.each([
    ['omit “harbour” and put “port”', /“put port”/],
    ['omit “harbour” and write “port”', /“write port”/],
    ['omit “harbour”, add “port”', /“add port”/],
    ['omit “harbour” and put the words “port” in its place', /in its place/],
    ['omit “harbour” and then insert “port”', /insert port/],
    ['omit “harbour” and there is inserted instead “port”', /inserted instead/],
    ['omit “harbour”; and put “port”', /put port/],
    ['for “harbour” substitute “port” and this section is amended accordingly', /amended accordingly/],
    ['omit “harbour” other than “a harbour”', /occurs in section 5\(1\) only where it is excepted/],
    ['omit “harbour” (but not the “and” at the end of it)', /but not/],
    ['omit “harbour” (and the italic heading before it)', /italic heading/],
    ['omit “a person”, omit “harbour” and put “port”', /put port/],
  ])('is a part of the same instruction: %s', (words, reason) => {
    expect(outcome(`In section 5(1) ${OF}, ${words}.`)).toMatchObject({
      changed: [],
      refused: [expect.stringMatching(reason)],
    });
  });

  it.each([
    'omit subsection (3) and put subsection (2) in its place',
    'omit subsection (3), and renumber subsections (1) and (2) accordingly',
  ])('is a part of it where provisions are named: %s', (words) => {
    expect(outcome(`In section 2 ${OF}, ${words}.`)).toMatchObject({
      changed: [],
      refused: [expect.anything()],
    });
  });

  it.each([
    ['omit “harbour” in relation to Wales, and omit “commits”', 2],
    ['omit “harbour”, and omit “commits” in relation to Wales', 2],
    ['omit “harbour” on the coming into force of section 2, and omit “commits”', 2],
    ['for “harbour” substitute “port”, if the Minister agrees, and omit “commits”', 2],
    ['for “harbour” substitute “port”; and omit “commits” until 2030', 2],
  ])('is what all of them depend on: %s', (words, count) => {
    const { changed, refused } = outcome(`In section 5(1) ${OF}, ${words}.`);
    expect(changed).toEqual([]);
    expect(refused).toEqual(Array(count).fill(expect.stringMatching(/depends on something/)));
  });

  it.each([
    'omit “harbour” and, in relation to Wales, omit “commits”',
    'omit “harbour”; omit “commits” in relation to Wales',
  ])('is not what those depend on that are said apart: %s', (words) => {
    expect(outcome(`In section 5(1) ${OF}, ${words}.`)).toMatchObject({
      changed: [expect.anything(), '+(1) A person who damages a commits an offence.'],
      refused: [expect.stringMatching(/depends on something/)],
    });
  });

  it.each([
    'and section 6 is amended as follows',
    ', and section 6 is amended',
    'and amend section 6 as follows',
    'and the following amendments are made',
  ])('is a promise of more, which is not kept: %s', (tail) => {
    const { refused } = outcome(`In section 5(1) ${OF}, for “harbour” substitute “port” ${tail}.`);
    expect(refused).toEqual([expect.stringMatching(/No amendment follows|amendments are made/)]);
  });

  it.each(['. And “port”.', '. “Port”.', '. Then “port”.'])('is reported: %s', (tail) => {
    const { items } = outcome(`In section 5(1) ${OF}, omit “harbour”${tail}`);
    expect(items.map(({ read }) => read)).toEqual([true, false]);
  });

  it.each([
    `In section 5(1) ${OF}, for “harbour” substitute “port” and in section 6`,
    `In section 5(1) ${OF}, for “harbour” substitute “port” — in section 6,.`,
  ])('is a place at which nothing is done: %s', (wording) => {
    expect(outcome(wording)).toMatchObject({ changed: [], refused: [expect.anything()] });
  });
});

describe('words before a text that is set out, which can’t be read', () => {
  it.each([
    ['after subsection (2A) insart—\n“(2B) It is open.” and omit subsection (3)', 1],
    ['after subsection (2A) there is set the following—\n“(2B) It is open.”, and omit subsection (3)', 1],
    ['after subsection (2A) there is set the following—\n“(2B) It is open.”; and omit subsection (3)', 1],
    ['omit subsection (3) and put the following—\n“(2B) It is open.” and omit subsection (2)', 1],
  ])('are reported, and leave undone what is joined to them: %s', (words, count) => {
    const { changed, refused } = outcome(`In section 4 ${OF}, ${words}.`);
    expect({ changed, refused: refused.length }).toEqual({ changed: [], refused: count });
  });

  it.each([
    `In its application to a canal, section 4 ${OF} has effect as if after subsection (2A) there were inserted—\n“(2B) It is open.”`,
    `For the purposes of this section, after subsection (2A) of section 4 ${OF} is to be read as if it continued—\n“(2B) It is open.”`,
  ])('are none where it is only read as if it said so: %s', (wording) => {
    expect(outcome(wording)).toMatchObject({ changed: [], refused: [] });
  });
});

describe('a place that is named twice in a sentence', () => {
  it.each([
    ['In section 5(1)', 'omit “harbour”, in section 6'],
    ['In section 5(1)', 'omit “a” in subsection (2)(a)'],
    ['In sections 5(1) and 6', 'omit “harbour” in section 6'],
    ['In section 4(1)', 'for “an inquiry” in section 4 substitute “it”'],
    ['In section 5(1)', 'after “harbour” in section 6 insert “or port”'],
    ['In section 5', 'omit section 6(a)'],
    ['In section 5', 'after section 6(a) insert—\n“(aa) X,”'],
    ['In section 5(1)', 'for section 6(a) substitute—\n“(a) X,”'],
    ['In section 5(1)', 'the words “harbour” in section 6 become paragraph (a)'],
    ['In section 2', 'at the end of section 6(c) insert “x”'],
    ['In section 4', 'section 6(c) becomes section 6(d)'],
    ['In section 4', 'omit the “and” at the end of section 6(b)'],
  ])('is no place where the second is not in the first: %s, %s', (place, words) => {
    const { changed, refused } = outcome(`${place} ${OF}, ${words}.`);
    expect(changed).toEqual([]);
    expect(refused.join()).toMatch(/names two places/);
  });

  it.each([
    'after section 6(a) insert “, or (aa)”',
    'after section 6 there shall be inserted “, section 8 of the 1999 Act”',
    'for section 6(a) substitute “section 6(a) or (b)”',
  ])('is no place for words whose marks may be missing: In section 5, %s', (words) => {
    const { changed, refused } = outcome(`In section 5 ${OF}, ${words}.`);
    expect({ changed, refused }).toEqual({
      changed: [],
      refused: [expect.stringMatching(/depends on something: which of the two places/)],
    });
  });

  it('is no place where one subsection is said to be in another', () => {
    const { changed, refused } = outcome(`In section 4 ${OF}, omit subsection (2A) in subsection (2).`);
    expect({ changed, refused: refused.length }).toEqual({ changed: [], refused: 1 });
  });

  it.each([
    ['In section 5', 'omit “who” in subsection (1)'],
    ['In section 5', 'omit “who” in section 5(1)'],
    ['In section 5(1)', 'omit “who” in that subsection'],
    ['In Part II', 'omit “who” in subsection (1) of section 5'],
  ])('is one where the second is in the first: %s, %s', (place, words) => {
    expect(outcome(`${place} ${OF}, ${words}.`)).toMatchObject({
      changed: [expect.anything(), '+(1) A person damages a harbour commits an offence.'],
      refused: [],
    });
  });
});

it.each(['except in Wales', 'so far as it relates to Wales', 'in relation to Wales', 'unless it is closed'])(
  'limits a provision: (%s)',
  (limit) => {
    expect(outcome(`In section 4 ${OF}, omit subsection (2A) (${limit}).`)).toMatchObject({
      changed: [],
      refused: [expect.stringMatching(/only so far|not apply to the whole/)],
    });
  },
);

/** The Harbours Act, with another title of section 4. */
function titled(heading: string): Provision {
  const change = (node: Provision): Provision => ({
    ...node,
    heading: node.heading === 'Inquiries' && node.kind === 'section' ? heading : node.heading,
    children: node.children.map(change),
  });
  return change(act);
}

const LIMITS = [
  ...['for Wales only', 'only so far as relating to Wales', 'but only in relation to Wales', 'save in Wales'],
  ...[
    'insofar as it relates to Wales',
    'for the purposes of Wales',
    'subject to section 9',
    'as regards Wales',
  ],
  ...['with effect from 1 May 2030', 'in Wales', 'if the Minister agrees', 'where the harbour is in Wales'],
  ...[
    'from 1 January 2030',
    'not including subsection (2)',
    'for Wales',
    'as respects Wales',
    'so far as in Wales',
  ],
  ...[
    'to the extent that it relates to Wales',
    'as they apply in Wales',
    'inquiries) (in Wales',
    'except in Wales',
  ],
  ...[
    'without subsection (2)',
    'but in Wales only',
    'inquiries, in Wales',
    'during 2030',
    'as applied to Wales',
    'provided that it is open',
    'on or after 1 May 2030',
    'in the case of Wales',
  ],
];

describe('a limit in brackets', () => {
  it.each([
    ['In section 4 OF (LIMIT)', 'omit subsection (2A)'],
    ['In section 4 OF', 'omit subsection (2A) (LIMIT)'],
    ['In section 4 (LIMIT) OF', 'for “inquiry” in each place substitute “hearing”'],
    ['In section 4 OF', 'after subsection (2A) (LIMIT) insert—\n“(2B) It is open.”'],
    ['In section 4 OF', 'in subsection (3) (LIMIT), omit “report”'],
    [
      'In section 4 OF',
      'move subsection (3) to after subsection (1) (LIMIT) and renumber it as subsection (1A)',
    ],
    ['In section 4 OF', 'subsection (3) (LIMIT) becomes subsection (4)'],
    ['In section 5(3) OF', 'for the words before paragraph (a) (LIMIT) substitute “X—”'],
  ])('leaves the text as it is for everybody: %s, %s', (place, words) => {
    for (const limit of LIMITS) {
      const wording = `${place}, ${words}.`.replace('OF', OF).replace('LIMIT', limit);
      const { changed, refused } = outcome(wording);
      expect({ wording, changed, count: refused.length }).toEqual({ wording, changed: [], count: 1 });
    }
  });

  it('is none where the provision has it for a title', () => {
    const wording = `In section 4 ${OF} (where inquiries are held), omit subsection (2A).`;
    expect(outcomeOf(titled('Where inquiries are held'), wording, [HARBOURS])).toMatchObject({
      changed: [expect.anything()],
      refused: [],
    });
    expect(outcome(wording)).toMatchObject({ changed: [], refused: [expect.stringMatching(/depends on/)] });
  });

  it.each([
    ['inquiries'],
    ['exceptions to inquiries'],
    ['inquiries for certain purposes'],
    ['as amended by section 2'],
    ['notice of inquiries'],
    ['onlookers at inquiries'],
  ])('is none where it says what the place is about: (%s)', (note) => {
    const { changed, refused } = outcome(`In section 4 ${OF} (${note}), omit subsection (2A).`);
    expect({ count: changed.length, refused }).toEqual({ count: 1, refused: [] });
  });
});

it('does not take a heading that speaks of exceptions for a limit', () => {
  expect(outcome(`In section 4 ${OF} (exceptions to inquiries), omit subsection (2A).`).refused).toEqual([]);
});
