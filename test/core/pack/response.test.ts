import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishableTally } from '../../../core/consultation/published-tally.ts';
import { countAnswers } from '../../../core/consultation/tally.ts';
import { NO_FIELDS } from '../../../core/pack/consultation-fields.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { UNEDITED_PAPER } from '../../../core/pack/paper/document.ts';
import type { PaperInput } from '../../../core/pack/paper/paper-input.ts';
import {
  type Outcome,
  type OutcomeQuestion,
  publishableCounts,
} from '../../../core/pack/response/outcome.ts';
import { packOf, sampleAmendments } from '../../support/papers/pack.ts';
import { caseCount } from '../../support/run/amount.ts';

const closed: OutcomeQuestion = {
  id: 'Q-0002',
  number: null,
  code: 'Q1',
  text: 'Is it clear?',
  kind: 'closed',
  answers: 40,
  tally: null,
  themes: [],
};
const open: OutcomeQuestion = { ...closed, id: 'Q-0003', code: '', kind: 'open' };
const outcome: Outcome = {
  respondents: 41,
  answers: 60,
  unpublished: 4,
  unasked: 2,
  suggested: null,
  byType: [],
  leastShown: 5,
  questions: [closed, open],
  organisations: [],
  decisions: [],
  since: null,
};

const responseOf = (given: Partial<Outcome>, more: Partial<PaperInput> = {}): PackModel['document'] =>
  packOf(sampleAmendments(), {
    paper: {
      ...UNEDITED_PAPER,
      kind: 'response',
      arrangement: { id: 'response', order: [], leftOut: [] },
      outcome: { ...outcome, ...given },
      ...more,
    },
  }).document;

/** All that a part says, as it is held. */
const inPart = ({ parts }: PackModel['document'], id: string): string =>
  parts
    .filter((one) => one.id === id)
    .map(({ blocks }) => blocks.map((block) => JSON.stringify(Object.values(block))).join('\n'))
    .join('\n');

describe('a response paper', () => {
  it('counts nobody where nobody answered, and has no tables of noughts', () => {
    const about = { id: 'Q-0002', code: 'Q1', text: 'Is it clear?', options: ['Yes', 'No'] };
    const tally = publishableTally(countAnswers(about, []));
    const none = responseOf({
      respondents: 0,
      answers: 0,
      unpublished: 0,
      unasked: 0,
      suggested: null,
      byType: [],
      organisations: [],
      questions: [
        { ...closed, answers: 0, tally },
        { ...open, answers: 0, themes: [] },
      ],
    });
    const all = none.parts.map(({ id }) => inPart(none, id)).join('\n');
    expect(inPart(none, 'question:Q-0002')).toContain('No one answered this question.');
    expect(inPart(none, 'question:Q-0003')).toContain('No answers were given to this open question.');
    expect(all).not.toMatch(/\b0 (?:respondents|answers)\b|"0"|"–"|exactly 100%/);
    expect(inPart(none, 'respondents')).toBe('');
  });

  it('tells the public of no draft that was neither consulted on nor is proposed', () => {
    const since = {
      seq: 3,
      at: '2026-12-01T09:00:00.000Z',
      isRebased: false,
      changed: [
        { id: 'A-001', title: 'Title', change: 'changed', before: ['Then.'], after: ['Now.'] },
        { id: 'A-008', title: 'A secret draft', change: 'added', before: [], after: ['Secretly.'] },
        {
          id: 'A-009',
          title: 'Another secret',
          change: 'changed',
          before: ['Openly.'],
          after: ['Secretly.'],
        },
        { id: 'A-010', title: 'Given up', change: 'withdrawn', before: ['Openly.'], after: [] },
      ],
      unchanged: ['A-002', 'A-011'],
    } as const;
    const words = inPart(responseOf({ since }), 'since');
    expect(words).toContain('two proposals have changed: “Title” was changed and “Given up” was withdrawn');
    expect(words).not.toMatch(/secret|without a title/i);
    expect(inPart(responseOf({ since }, { readers: 'lawyer' }), 'since')).toContain('A secret draft');
  });

  it('names no proposal where none has changed, and counts those that have not where they are many', () => {
    const since = { seq: 3, at: '2026-12-01T09:00:00.000Z', isRebased: false } as const;
    const none = inPart(responseOf({ since: { ...since, changed: [], unchanged: ['A-001'] } }), 'since');
    expect(none).toContain('The proposals have not changed since the consultation.');
    // When the version was recorded is no day of the consultation, whose days the paper gives.
    const some = inPart(
      responseOf({
        since: {
          ...since,
          changed: [{ id: 'A-001', title: 'T', change: 'changed', before: [], after: [] }],
          unchanged: [],
        },
      }),
      'since',
    );
    expect(some).toContain('Since the consultation, one proposal has changed');
    for (const words of [none, some]) expect(words).not.toContain('2026');
    expect(none).not.toContain('not changed:');
    const many = Array.from({ length: 6 }, (_, at) => `A-10${at}`);
    const changed = [{ id: 'A-001', title: 'T', change: 'changed', before: [], after: [] }] as const;
    const counted = responseOf({ since: { ...since, changed, unchanged: many } }, { readers: 'lawyer' });
    expect(inPart(counted, 'since')).toContain('The other 6 proposals have not changed.');
  });

  it('tells no number of people that is smaller than the smallest that is shown, in a sentence or a table', () => {
    const about = { id: 'Q-0002', code: 'Q1', text: 'Is it clear?', options: ['Yes', 'No'] };
    const numbers = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(numbers, numbers, numbers, numbers, numbers, (unpublished, unasked, some, few, least) => {
        const tally = publishableTally(
          { ...countAnswers(about, []), answers: { all: some, outside: some } },
          Math.max(1, least),
        );
        const document = responseOf({
          respondents: 40,
          answers: 40 + some + few,
          unpublished,
          unasked,
          leastShown: Math.max(1, least),
          questions: [
            { ...open, id: 'Q-0001', number: 1, answers: 40 },
            { ...closed, answers: some, tally },
            { ...open, answers: few },
          ],
        });
        const words = ['method', 'question:Q-0002', 'question:Q-0003']
          .map((id) => inPart(document, id))
          .join('\n');
        for (let small = 1; small < least; small += 1) {
          expect(words).not.toMatch(new RegExp(`\\b${small} (?:respondents?|responses?|answers?)\\b`));
          expect(words).not.toContain(`"${small}"`);
        }
        // Nor can it be worked out from how many answers there are in all.
        const isSmall = [some, few].some((size) => size > 0 && size < least);
        expect(words.includes(`${40 + some + few} answers`)).toBe(!isSmall);
      }),
      { numRuns: caseCount(60, 3_000) },
    );
  });

  it('quotes a title that has quotation marks as English does', () => {
    const quoting = responseOf({}, { fields: { ...NO_FIELDS, title: 'The “new” law' } });
    expect(inPart(quoting, 'introduction')).toContain('consulted on “The ‘new’ law”.');
  });

  it('names no kind of respondent that only few are', () => {
    const given = [
      { name: 'Police', count: 3 },
      { name: 'The only coroner of Ayrford', count: 1 },
    ];
    expect(publishableCounts(given, 1)).toEqual([
      { name: 'Police', count: 3 },
      { name: 'Another kind, or not given', count: 1 },
    ]);
    const kinds = [
      { name: '', count: 30 },
      { name: 'Police', count: 6 },
      { name: 'Charity', count: 4 },
      { name: 'Court', count: 9 },
    ];
    expect(publishableCounts(kinds, 5)).toEqual([
      { name: 'Court', count: 9 },
      { name: 'Police', count: 6 },
      { name: 'Another kind, or not given', count: 34 },
    ]);
    // One that is too small by itself is told with the next smallest.
    expect(publishableCounts(kinds.slice(1), 5)).toEqual([
      { name: 'Court', count: 9 },
      { name: 'Another kind, or not given', count: 10 },
    ]);
  });

  it('gives a question the number that it has in the paper, and names those that it does not ask', () => {
    const asked = (id: string, number: number | null, code: string): OutcomeQuestion => ({
      ...open,
      id,
      number,
      code,
      text: `Text of ${id}`,
    });
    const headingsOf = (questions: readonly OutcomeQuestion[]) =>
      responseOf({ questions })
        .parts.filter(({ id }) => id.startsWith('question:'))
        .map(({ heading }) => heading);
    const questions = [
      asked('Q-1', 1, ''),
      asked('Q-2', 2, 'x'),
      asked('Q-3', null, 'Q1'),
      asked('Q-4', null, ''),
    ];
    expect(headingsOf(questions)).toEqual([
      'Question 1: Text of Q-1',
      'Question 2: Text of Q-2',
      'Other question 1: Text of Q-3',
      'Other question 2: Text of Q-4',
    ]);
    const document = responseOf({ questions });
    expect(inPart(document, 'question:Q-3')).toContain(
      'This question is not in the consultation paper. It came with the responses, as “Q1”.',
    );
    expect(inPart(document, 'question:Q-4')).toContain('This question is not in the consultation paper.');
    expect(inPart(document, 'question:Q-2')).not.toContain('not in the consultation paper');
    expect(inPart(document, 'method')).toContain('Other question 1: Text of Q-3');
    // Of another questionnaire people know its own numbers.
    expect(headingsOf([asked('Q-3', null, 'Q1'), asked('Q-4', null, '')])).toEqual([
      'Q1: Text of Q-3',
      'Question 2: Text of Q-4',
    ]);
  });
});

describe('a response paper of few people', () => {
  const tally = publishableTally(
    countAnswers({ id: 'Q-0002', code: 'Q1', text: 'Is it clear?', options: ['Yes', 'No'] }, []),
  );
  const few = responseOf({
    respondents: 3,
    answers: 3,
    unpublished: 1,
    unasked: 0,
    organisations: ['A Charity'],
    questions: [
      {
        ...closed,
        answers: 3,
        tally: { ...tally, answers: { all: 3, outside: 3 }, isTooFew: true, isSeveral: true, rows: [] },
      },
    ],
  });
  const all = few.parts.map(({ id }) => inPart(few, id)).join('\n');

  it('tells no number of people that is not shown, and says nothing of per cent where none is given', () => {
    expect(all).toContain('Fewer than 5 responses were received.');
    expect(all).toContain('Fewer than 5 responses were received in all. This organisation agreed');
    expect(all).toContain(
      'Fewer than 5 respondents answered this question. What they answered is not shown.',
    );
    expect(all).not.toMatch(/\b3 response|per ?cent/i);
  });
});

it('shows what was changed without the spaces at its edges, as the list of changes does', () => {
  const since = {
    seq: 3,
    at: '2026-12-01T09:00:00.000Z',
    isRebased: false,
    changed: [
      {
        id: 'A-001',
        title: 'T',
        change: 'changed',
        before: ['inserted “ of a year”'],
        after: ['inserted “a ”'],
      },
    ],
    unchanged: [],
  } as const;
  const words = inPart(responseOf({ since }), 'since');
  expect(words).toContain('inserted “of a year”');
  expect(words).toContain('inserted “a”');
});

it('calls the reasons for a question by its number, and says that the paper asks for them', () => {
  const reasons = { ...open, text: 'Please give the reasons for your answer to question 1.' };
  const paper = responseOf({
    questions: [{ ...closed, number: 1 }, reasons, { ...open, id: 'Q-0009', text: 'What else?' }],
  });
  const headings = paper.parts.map(({ heading }) => heading);
  expect(headings).toContain(`Question 1, reasons: ${reasons.text}`);
  expect(headings).toContain('Other question 1: What else?');
  expect(inPart(paper, 'question:Q-0003')).not.toContain('not in the consultation paper');
  expect(inPart(paper, 'question:Q-0009')).toContain('not in the consultation paper');
});
