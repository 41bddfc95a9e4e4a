import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../core/api.ts';
import { newReview, type Opened } from '../../support/reviews/review.ts';
import { asFile, csv } from './support.ts';

const HEADERS = [
  'Responding as',
  'May we publish your response?',
  'Q1: Do you agree?',
  'Q1: Please explain why',
];
const ROWS = [
  ['Individual', 'Yes', 'Yes', 'Stalking by proxy is not covered. It’s a café of horrors.'],
  ['Charity', 'No', 'No', 'The police don’t record stalking well'],
  ['Individual', 'Yes', 'Yes', ''],
  [
    'Police force',
    'Yes',
    'No',
    `${'Much else is said before this. '.repeat(60)}Stalking 🙂 by proxy, again.`,
  ],
  ['Charity', 'No', 'Yes', 'Harassment alone; nothing of the other offence'],
];

async function imported(): Promise<Opened> {
  const review = await newReview();
  await review.do('consultation.import', asFile('a.csv', csv([HEADERS, ...ROWS])));
  return review;
}
const ids = async (review: Opened, asked: CallInput<'consultation.responses'>) =>
  (await review.do('consultation.responses', asked)).answers.map(({ id }) => id);

describe('answers by provision, and a theme for several of them', () => {
  const NAMING = [
    ['Individual', 'Yes', 'Yes', 'Section 2A(3) leaves out following a car.'],
    ['Individual', 'Yes', 'Yes', 'I agree with section 2A, and with section 4.'],
    ['Individual', 'Yes', 'Yes', 'Section 2A of the Theft Act 1968 is no model.'],
  ];
  const naming = async () => {
    const review = await newReview();
    await review.do('consultation.import', asFile('a.csv', csv([HEADERS, ...NAMING])));
    const provisions = await review.do('consultation.provisions', {});
    const pidOf = (name: string) => provisions.find((one) => one.name === name)?.pid ?? '';
    return { review, provisions, pidOf };
  };

  it('finds those that name a provision or a part of it, beside every other filter', async () => {
    const { review, provisions, pidOf } = await naming();
    expect(provisions.map(({ name, answers }) => [name, answers])).toEqual(
      expect.arrayContaining([
        ['section 2A', 2],
        ['section 2A(3)', 1],
        ['section 4', 1],
      ]),
    );
    expect(await ids(review, { provision: pidOf('section 2A') })).toEqual([1002, 2002]);
    expect(await ids(review, { provision: pidOf('section 2A(3)') })).toEqual([1002]);
    expect(await ids(review, { provision: pidOf('section 2A'), search: 'agree ' })).toEqual([2002]);
    expect(await ids(review, { provision: 'none' })).toEqual([]);
    const { place } = await review.do('consultation.place', { provision: pidOf('section 2A'), id: 2002 });
    expect(place).toBe(1);
  });

  it('follows an answer that is corrected', async () => {
    const { review, pidOf } = await naming();
    const provision = pidOf('section 4');
    expect(await ids(review, { provision })).toEqual([2002]);
    const { text: was } = await review.do('consultation.answer', { id: 2002 });
    await review.do('answer.revise', { id: 2002, was, is: 'I agree.', because: 'Corrected in a letter' });
    expect(await ids(review, { provision })).toEqual([]);
  });

  it('gives a theme to each as a whole, once, beside the themes that it has', async () => {
    const { review } = await naming();
    const { id: theme } = await review.do('coding.addTheme', { name: 'Cars' });
    const { id: second } = await review.do('coding.addTheme', { name: 'Scope' });
    expect(await review.do('coding.giveTheme', { answers: [1002, 2002], theme })).toEqual({ given: 2 });
    expect(await review.do('coding.giveTheme', { answers: [1002, 2002, 3002], theme })).toEqual({ given: 1 });
    expect(await review.do('coding.giveTheme', { answers: [1002], theme: second })).toEqual({ given: 1 });
    const { excerpts } = await review.do('coding.excerpts', {});
    expect(excerpts.map(({ of, themes }) => [of, themes])).toEqual([
      ['answer:1002', [theme, second]],
      ['answer:2002', [theme]],
      ['answer:3002', [theme]],
    ]);
    expect(excerpts[0]?.anchor.quote).toBe(NAMING[0]?.[3]);
    for (const wrong of [
      { answers: [9999], theme },
      { answers: [1002], theme: 'theme-none' },
    ])
      expect(await review.session.call('coding.giveTheme', wrong)).toMatchObject({
        ok: false,
        error: { kind: 'not-found' },
      });
  });
});

describe('searching responses', () => {
  it.each([
    ['stalking', [1002, 2002, 4002]],
    ['STALKING proxy ', [1002, 4002]],
    ['"by proxy"', [1002, 4002]],
    ['"proxy by"', []],
    ['cafe ', [1002]],
    ['don’t', [2002]],
    ['haras', [5002]],
    ['haras ', []],
    ['ha', []],
    ['No', [2001, 4001]],
    ['!!!', []],
    ['stalking" OR text:x NEAR(', []],
    ['stalking AND', []],
  ] as const)('finds %s', async (search, found) => {
    expect(await ids(await imported(), { search })).toEqual(found);
  });

  it('follows an answer that is corrected after the search was made', async () => {
    const review = await imported();
    expect(await ids(review, { search: 'harassment ' })).toEqual([5002]);
    const { text: was } = await review.do('consultation.answer', { id: 5002 });
    await review.do('answer.revise', { id: 5002, was, is: 'Nothing', because: 'Withdrawn in a letter' });
    expect(await ids(review, { search: 'harassment ' })).toEqual([]);
    expect(await ids(review, { search: 'nothing ' })).toEqual([5002]);
  });

  it('marks what was found, and shows a long answer from a little before it on', async () => {
    const review = await imported();
    const { answers } = await review.do('consultation.responses', { search: '"by proxy"' });
    for (const { id, text, from, length, matches } of answers) {
      const whole = (await review.do('consultation.answer', { id })).text;
      expect(whole.slice(from, from + text.length)).toBe(text);
      expect(length).toBe(whole.length);
      expect(matches.map((span) => text.slice(span.from, span.to))).toEqual(['by proxy']);
    }
    expect(answers[1]?.from).toBeGreaterThan(1000);
  });
});

describe('filters of responses', () => {
  /** What a filter leaves, worked out from the rows themselves. */
  const OPEN = ROWS.flatMap(([type = '', publish, agree = '', why = ''], at) =>
    [agree, why].flatMap((text, place) =>
      text === ''
        ? []
        : [
            {
              id: (at + 1) * 1000 + place + 1,
              type,
              published: publish === 'Yes',
              question: `Q-000${place + 1}`,
              text,
            },
          ],
    ),
  );

  it('leave what they say, page after page, with every count right', async () => {
    const review = await imported();
    const filter = fc.record({
      question: fc.constantFrom(undefined, 'Q-0001', 'Q-0002', 'Q-0009'),
      kind: fc.constantFrom(undefined, 'open' as const, 'closed' as const),
      respondentType: fc.constantFrom(undefined, 'Individual', 'Charity', 'Nobody'),
      published: fc.constantFrom(undefined, true, false),
      search: fc.constantFrom('', 'stalking ', 'yes '),
      limit: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(filter, async (asked) => {
        type Row = (typeof OPEN)[number];
        const words = asked.search.trim();
        const base = (one: Row) =>
          one.text.toLowerCase().split(/\W+/).join(' ').includes(words) &&
          (asked.kind === undefined || (one.question === 'Q-0002') === (asked.kind === 'open'));
        const is = {
          question: (one: Row) => asked.question === undefined || one.question === asked.question,
          type: (one: Row) => asked.respondentType === undefined || one.type === asked.respondentType,
          published: (one: Row) => asked.published === undefined || one.published === asked.published,
        };
        const left = (but?: keyof typeof is) =>
          OPEN.filter(
            (one) => base(one) && Object.entries(is).every(([name, test]) => name === but || test(one)),
          );
        const seen: number[] = [];
        const { limit, ...sought } = asked;
        for (let after = 0, more = true; more; ) {
          const page = await review.do('consultation.responses', { ...asked, after });
          seen.push(...page.answers.map(({ id }) => id));
          expect(page.total).toBe(left().length);
          const types = Object.fromEntries(
            page.facets.respondentTypes.map(({ value, count }) => [value, count]),
          );
          for (const type of ['Individual', 'Charity', 'Police force'])
            expect(types[type] ?? 0).toBe(left('type').filter((one) => one.type === type).length);
          const asks = Object.fromEntries(page.facets.questions.map(({ value, count }) => [value, count]));
          for (const question of ['Q-0001', 'Q-0002'])
            expect(asks[question] ?? 0).toBe(
              left('question').filter((one) => one.question === question).length,
            );
          const published = left('published').filter((one) => one.published).length;
          expect(page.facets.published).toEqual({ yes: published, no: left('published').length - published });
          more = page.next !== null;
          after = page.next ?? 0;
        }
        expect(seen).toEqual(left().map(({ id }) => id));
        // Each answer is in its own place, and one that is not found in none.
        for (const id of [...OPEN.map((one) => one.id), 9999]) {
          const at = seen.indexOf(id);
          expect(await review.do('consultation.place', { ...sought, id })).toEqual({
            place: at < 0 ? null : at,
          });
        }
        // From any place on, past the end too.
        for (const at of [0, seen.length - 1, seen.length, seen.length + 9].filter((one) => one >= 0))
          expect(await ids(review, { ...asked, at })).toEqual(seen.slice(at, at + limit));
      }),
      { numRuns: 60 },
    );
  });

  it('count what was given to a closed question, and one answer with all of its respondent’s', async () => {
    const review = await imported();
    const [closed] = await review.do('consultation.questions', {});
    expect(closed).toMatchObject({
      kind: 'closed',
      options: ['Yes', 'No'],
      given: [
        { value: 'Yes', count: 3 },
        { value: 'No', count: 2 },
      ],
    });
    expect(await review.do('consultation.answer', { id: 2002 })).toMatchObject({
      respondent: { line: 3, type: 'Charity', consent: false },
      answers: [{ id: 2001, text: 'No' }, { id: 2002 }],
    });
    expect(await review.session.call('consultation.answer', { id: 77 })).toMatchObject({
      error: { kind: 'not-found' },
    });
  });
});
