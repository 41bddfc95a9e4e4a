import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldingWords,
  type PublishedTally,
  publishableTally,
} from '../../../core/consultation/published-tally.ts';
import { cellsNotShown } from '../../../core/consultation/small-numbers.ts';
import { countAnswers, type GivenAnswers } from '../../../core/consultation/tally.ts';
import {
  publishedBaseWords,
  publishedShare,
  smallNumbersWords,
} from '../../../core/consultation/tally-words.ts';
import { amount } from '../../support/run/amount.ts';

/** A number that readers know: of some unknown parts, by their places, what they come to. */
interface Known {
  readonly parts: readonly number[];
  readonly sum: number;
}

/** More than that no unknown number is tried as, where nothing that is known bounds it. */
const BOUND = 12;

/**
 * Whether readers can tell a sum of unknown parts that is not published: whether every set of whole numbers that fits what is known
 * has the same. Tried by putting in numbers one after another, so that it owes nothing to how suppression is worked out.
 */
function canBeTold(count: number, known: readonly Known[], sought: Known): boolean {
  const left = known.map(({ sum }) => sum);
  const of = Array.from({ length: count }, (_, part) =>
    known.flatMap(({ parts }, at) => (parts.includes(part) ? [at] : [])),
  );
  const last = known.map(({ parts }) => Math.max(-1, ...parts));
  const isSought = new Set(sought.parts);
  /** Whether the parts from one on can be filled in so that the sum differs from the true one. */
  const differs = (part: number, sum: number): boolean => {
    if (part === count) return sum !== sought.sum && left.every((each) => each === 0);
    const own = of[part] ?? [];
    const most = Math.min(BOUND, ...own.map((at) => left[at] ?? 0));
    for (let value = 0; value <= most; value += 1) {
      for (const at of own) left[at] = (left[at] ?? 0) - value;
      // A sum whose last part this is must be used up.
      const fits = own.every((at) => last[at] !== part || left[at] === 0);
      const isFound = fits && differs(part + 1, sum + (isSought.has(part) ? value : 0));
      for (const at of own) left[at] = (left[at] ?? 0) + value;
      if (isFound) return true;
    }
    return false;
  };
  return !differs(0, 0);
}

const question = (options: readonly string[]) => ({ id: 'Q-0001', code: 'Q1', text: 'Which?', options });
const given = (text: string, count: number, type = '', inCampaigns = 0): GivenAnswers => ({
  text,
  type,
  count,
  inCampaigns,
});
const numbers = ({ rows }: PublishedTally) => rows.map(({ name, chosen }) => [name, chosen.all]);
const table = ({ rows }: PublishedTally) =>
  rows.map(({ name, chosen, byGroup }) => [name, ...byGroup.map(({ all }) => all), chosen.all]);

describe('a tally as it is published', () => {
  const tally = countAnswers(question(['Yes', 'No', 'Unsure']), [
    given('Yes', 15, 'Individual', 2),
    given('yes', 11, 'Police'),
    given('No', 13, 'Individual'),
    given('Yes; No', 7, 'Police', 1),
    given('Ask Ann', 1, 'Coroner'),
  ]);

  it('has nothing of what one person wrote, and no kind that is one person', () => {
    const { groups } = publishableTally(tally, 1);
    expect(groups.map(({ name, answers }) => [name, answers.all])).toEqual([
      ['Individual', 28],
      ['Police', 18],
      ['Another kind of respondent', 1],
    ]);
    expect(publishableTally(tally).groups.map(({ name }) => name)).toEqual([
      'Individual',
      'Another kind of respondent',
    ]);
    const open = countAnswers(question([]), [
      given('No', 6),
      given('My name is Ann', 2),
      given('I am Bo', 5),
    ]);
    expect(numbers(publishableTally(open, 1))).toEqual([
      ['No', 6],
      ['I am Bo', 5],
      ['Another answer', 2],
    ]);
    const offering = countAnswers(question(['Yes', 'No']), [
      given('Yes', 8),
      given('Maybe', 5),
      given('Perhaps', 1),
    ]);
    expect(numbers(publishableTally(offering))).toEqual([
      ['Yes', 8],
      ['No', 0],
      ['Another answer', 6],
    ]);
    // Its options are what was answered: nobody said that it offers them.
    const found = countAnswers({ ...question(['Yes', 'No', 'I am Bo']), optionsFrom: 'answers' }, [
      given('Yes', 9),
      given('No', 4),
      given('I am Bo', 1),
    ]);
    expect(numbers(publishableTally(found))).toEqual([
      ['Yes', 9],
      ['Another answer', 5],
    ]);
  });

  it('shows no number from 1 to 4, and as many others as keep it from being worked out', () => {
    const small = countAnswers(question(['Yes', 'No', 'Unsure']), [
      given('Yes', 20, 'Individual'),
      given('No', 10, 'Individual'),
      given('Unsure', 3, 'Individual'),
      given('Yes', 12, 'Police'),
      given('No', 9, 'Police'),
    ]);
    expect(table(publishableTally(small))).toEqual([
      ['Yes', 20, 12, 32],
      ['No', null, 9, null],
      ['Unsure', null, 0, null],
    ]);
    expect(table(publishableTally(small, 3))).toEqual([
      ['Yes', 20, 12, 32],
      ['No', 10, 9, 19],
      ['Unsure', 3, 0, 3],
    ]);
    expect(publishableTally(small, 1).rows[2]?.chosen.all).toBe(3);
  });

  it('says nothing of what fewer than five answered, and folds the next smallest kind into one that is too small', () => {
    const few = publishableTally(countAnswers(question(['Yes', 'No']), [given('Yes', 4)]));
    expect(few).toMatchObject({ isTooFew: true, rows: [], groups: [] });
    expect(publishedBaseWords(few, 5)).toBe(
      'Fewer than 5 respondents answered this question. What they answered is not shown.',
    );
    const kinds = countAnswers(question(['Yes']), [
      given('Yes', 9, 'A'),
      given('Yes', 7, 'B'),
      given('Yes', 3, 'C'),
    ]);
    expect(publishableTally(kinds).groups.map(({ name, answers }) => [name, answers.all])).toEqual([
      ['A', 9],
      ['Another kind of respondent', 10],
    ]);
    // All of them together are no kind.
    const one = countAnswers(question(['Yes']), [given('Yes', 9, 'A'), given('Yes', 2, 'C')]);
    expect(publishableTally(one)).toMatchObject({ groups: [], rows: [{ byGroup: [] }] });
    expect(publishableTally(one).rows.map(({ chosen }) => chosen.all)).toEqual([11]);
  });

  it('tells no number of a campaign that is small, which the two others would come to', () => {
    const campaign = (inCampaigns: number) =>
      publishableTally(
        countAnswers(question(['Yes', 'No']), [given('Yes', 30, '', inCampaigns), given('No', 25, '', 20)]),
      );
    expect(campaign(10).rows.map(({ chosen }) => chosen)).toEqual([
      { all: 30, outside: 20 },
      { all: 25, outside: 5 },
    ]);
    // 2 of “Yes” would be 30 less 28, and also what is left of 22 less 20.
    expect(campaign(2).rows.map(({ chosen }) => chosen)).toEqual([
      { all: 30, outside: null },
      { all: 25, outside: null },
    ]);
    const few = publishableTally(
      countAnswers(question(['Yes', 'No']), [given('Yes', 30, '', 2), given('No', 25)]),
    );
    expect(few).toMatchObject({ hasCampaigns: false, answers: { all: 55, outside: null } });
  });

  it('says in words what is done', () => {
    expect(smallNumbersWords(5)).toContain('Numbers from 1 to 4 are not shown');
    expect(smallNumbersWords(5)).toContain('marked [c]');
    expect(smallNumbersWords(1)).toBe('Small numbers are shown as they are.');
    expect(publishedShare(null, 10)).toBe('[c]');
    expect(publishedShare(5, 10)).toBe('5 (50%)');
    expect(publishedShare(5, null)).toBe('5 ([c])');
    expect(foldingWords(5).join(' ')).toContain('fewer than 5 respondents');
  });
});

const LEAST = 5;
const isSmall = (value: number) => value > 0 && value < LEAST;
const count = fc.oneof({ arbitrary: fc.nat(4), weight: 2 }, { arbitrary: fc.nat(11), weight: 1 });

describe('no number that is not published', () => {
  it('can be told from the others: of tables with sums of their rows, their columns and of all', () => {
    let hiddenTables = 0;
    const sizes = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
    const tables = sizes.chain(([height, width]) =>
      fc.array(fc.array(count, { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    );
    fc.assert(
      fc.property(tables, (cells) => {
        const [height, width] = [cells.length, cells[0]?.length ?? 0];
        const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
        const full = [...cells.map((row) => [...row, sumOf(row)]), []];
        full[height] = Array.from({ length: width + 1 }, (_, at) =>
          sumOf(full.slice(0, height).map((row) => row[at] ?? 0)),
        );
        const at = (row: number, column: number) => row * (width + 1) + column;
        const rows = [...full.keys()];
        const columns = Array.from({ length: width + 1 }, (_, column) => column);
        const sums = [
          ...rows.map((row) => ({
            parts: columns.slice(0, -1).map((column) => at(row, column)),
            total: at(row, width),
          })),
          ...columns.map((column) => ({
            parts: rows.slice(0, -1).map((row) => at(row, column)),
            total: at(height, column),
          })),
        ];
        const values = full.flat();
        const told = new Set([at(height, width)]);
        const hidden = cellsNotShown({ values, sums, shownCells: told, unpublished: new Set() }, LEAST);
        const inner = (row: number, column: number): readonly number[] => {
          const over = row === height ? rows.slice(0, -1) : [row];
          const across = column === width ? columns.slice(0, -1) : [column];
          return over.flatMap((each) => across.map((one) => each * width + one));
        };
        const known: Known[] = [];
        const small: Known[] = [];
        for (const row of rows)
          for (const column of columns) {
            const value = values[at(row, column)] ?? 0;
            const cell = { parts: inner(row, column), sum: value };
            if (!hidden.has(at(row, column))) known.push(cell);
            if (isSmall(value) && !told.has(at(row, column))) small.push(cell);
          }
        // A table of so few people in all is not published.
        if ((values[at(height, width)] ?? 0) < LEAST) return;
        if (small.length > 0) hiddenTables += 1;
        for (const cell of small) {
          expect(known.some(({ parts }) => parts.join() === cell.parts.join())).toBe(false);
          expect(canBeTold(height * width, known, cell)).toBe(false);
        }
        expect(hidden.size === 0).toBe(small.length === 0);
      }),
      { numRuns: amount(300, 3000) },
    );
    expect(hiddenTables).toBeGreaterThan(20);
  });

  it('can be told from a question’s figures, with campaigns and by kind of respondent', () => {
    let hiddenTables = 0;
    const people = fc.record({ outside: count, campaigns: fc.oneof(fc.constant(0), count) });
    const answers = fc.array(fc.array(people, { minLength: 2, maxLength: 2 }), {
      minLength: 2,
      maxLength: 2,
    });
    fc.assert(
      fc.property(answers, (cells) => {
        const kinds = ['A', 'B'];
        const options = ['Yes', 'No'];
        const tally = countAnswers(
          question(options),
          cells.flatMap((row, option) =>
            row.flatMap(({ outside, campaigns }, kind) =>
              outside + campaigns === 0
                ? []
                : [given(options[option] ?? '', outside + campaigns, kinds[kind], campaigns)],
            ),
          ),
        );
        const shown = publishableTally(tally, LEAST);
        if (shown.rows.length === 0) return;
        const isFolded = shown.groups.length < 2;
        const order = isFolded ? [[0, 1]] : shown.groups.map(({ name }) => [kinds.indexOf(name)]);
        // The parts: how many outside campaigns, and how many in one, of each kind and option.
        const place = (option: number, kind: number, isCampaign: boolean) =>
          (option * 2 + kind) * 2 + Number(isCampaign);
        const parts = (rows: readonly number[], columns: readonly number[], all: boolean) =>
          rows.flatMap((row) =>
            columns.flatMap((column) => [
              place(row, column, false),
              ...(all ? [place(row, column, true)] : []),
            ]),
          );
        const known: Known[] = [];
        const small: Known[] = [];
        const look = (
          number: { all: number | null; outside: number | null },
          rows: readonly number[],
          columns: readonly number[],
        ) => {
          const people = rows.flatMap((row) =>
            columns.map((column) => cells[row]?.[column] ?? { outside: 0, campaigns: 0 }),
          );
          const outside = people.reduce((sum, one) => sum + one.outside, 0);
          const campaigns = people.reduce((sum, one) => sum + one.campaigns, 0);
          const of = (all: boolean) => ({
            parts: parts(rows, columns, all),
            sum: all ? outside + campaigns : outside,
          });
          for (const [value, all] of [
            [number.all, true],
            [number.outside, false],
          ] as const) {
            const cell = of(all);
            if (value !== null) {
              expect(value).toBe(cell.sum);
              known.push(cell);
            } else if (isSmall(cell.sum)) small.push(cell);
            expect(value !== null && isSmall(value)).toBe(false);
          }
          if (isSmall(campaigns))
            small.push({
              parts: rows.flatMap((row) => columns.map((column) => place(row, column, true))),
              sum: campaigns,
            });
        };
        const both = [0, 1];
        look(shown.answers, both, both);
        for (const [at, columns] of order.entries()) {
          const group = shown.groups[at];
          if (group && !isFolded) look(group.answers, both, columns);
          for (const row of both) {
            const figures = shown.rows[row]?.byGroup[at];
            if (figures && !isFolded) look(figures, [row], columns);
          }
        }
        for (const row of both) {
          const chosen = shown.rows[row]?.chosen;
          if (chosen) look(chosen, [row], both);
        }
        // How many took part in campaigns in all is told where it is not small: the whole is then no secret.
        const secret = small.filter(({ parts: own }) => own.length < 8);
        if (secret.length > 0) hiddenTables += 1;
        for (const cell of secret) expect(canBeTold(8, known, cell)).toBe(false);
      }),
      { numRuns: amount(200, 2000) },
    );
    expect(hiddenTables).toBeGreaterThan(20);
  });
});

it('shows no answer to a question that offers none and to which few gave any one, instead of all as “Another answer”', () => {
  const scale = ['1', '2', '3', '4', '5'];
  const tally = countAnswers(
    { ...question(scale), optionsFrom: 'answers' },
    scale.map((text) => given(text, 3)),
  );
  const shown = publishableTally(tally);
  expect(shown.rows).toEqual([]);
  expect(publishedBaseWords(shown, 5)).toBe(
    '15 respondents answered this question. What they answered is not shown, because few of them gave any one answer.',
  );
});
