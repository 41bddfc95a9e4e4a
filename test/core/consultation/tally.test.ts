import { describe, expect, it } from 'vitest';
import { percentFigure, percentWords } from '../../../core/base/percent.ts';
import { inferChoices, OptionParser, singleOptions } from '../../../core/consultation/choices.ts';
import { countAnswers } from '../../../core/consultation/tally.ts';
import { baseWords } from '../../../core/consultation/tally-words.ts';

const question = (options: readonly string[]) => ({ id: 'Q-0001', code: 'Q1', text: 'Which?', options });
const given = (text: string, count: number, type = '', inCampaigns = 0) => ({
  text,
  type,
  count,
  inCampaigns,
});

describe('an answer to a closed question', () => {
  it.each([
    [['Yes', 'No'], ' yes ', ['Yes']],
    [['Bag', 'Coat'], 'Bag; Coat', ['Bag', 'Coat']],
    [['Bag', 'Coat'], 'Coat,Bag,Coat', ['Coat', 'Bag']],
    [['Bag', 'Coat'], 'Bag\nCoat', ['Bag', 'Coat']],
    [['Yes', 'Yes, but later', 'No'], 'Yes, but later', ['Yes, but later']],
    [['Yes', 'Yes, but later', 'No'], 'Yes, but later, No', ['Yes, but later', 'No']],
    // The longest that fits first leads nowhere here.
    [['A', 'A, B', 'B, C'], 'A, B, C', ['A', 'B, C']],
    [['Yes', 'No'], 'Yes, and my name is Ann', null],
    [['Yes', 'No'], '', null],
    [['a'], `${'a,'.repeat(40_000)}b`, null],
  ] as const)('of %j reads %j as %j', (options, text, names) => {
    expect(new OptionParser(options).listedOptions(text)).toEqual(names);
  });

  it.each([
    [
      ['A; B', 'B; C', 'A; C'],
      ['A', 'B', 'C'],
    ],
    [
      ['A;B;', 'A;', 'B; C;', 'C'],
      ['A', 'B', 'C'],
    ],
    [
      ['A\nB', 'A', 'B'],
      ['A', 'B'],
    ],
    [
      ['A, B', 'A', 'B'],
      ['A', 'B'],
    ],
    // One person's own words between the options are no option, and 200 people's only choice is.
    [
      ['A; B', 'A; my cat', 'B', 'D'],
      ['A', 'B', 'D'],
    ],
    [['Yes', 'No', 'Yes, but later', 'No, but later'], null],
    [['I see; we all do', 'It is late; it is dark', 'No'], null],
    [['Yes', 'No'], null],
    [[], null],
  ] as const)(
    'of a question of which several could be ticked: %j have the options %j',
    (answers, options) => {
      expect(inferChoices(answers)).toEqual(options);
    },
  );

  it('counts under each option that was ticked beside words of one’s own, and the words by themselves', () => {
    const { rows, several, answers } = countAnswers(question(['A', 'B']), [
      given('A; B; my cat', 1),
      given('A;B;', 2),
      given('A', 4),
    ]);
    expect(rows.map(({ name, isOffered, chosen }) => [name, isOffered, chosen.all])).toEqual([
      ['A', true, 7],
      ['B', true, 3],
      ['my cat', false, 1],
    ]);
    expect([answers.all, several.all]).toEqual([7, 3]);
  });

  it('counts options that the question did not come with, where people ticked them together', () => {
    const { rows } = countAnswers(question([]), [
      given('A; B', 3),
      given('B; C', 2),
      given('A; C', 1),
      given('A', 5),
    ]);
    expect(rows.map(({ name, chosen }) => [name, chosen.all])).toEqual([
      ['A', 9],
      ['B', 5],
      ['C', 3],
    ]);
  });

  it('is not taken for an option of its own where it is several others together', () => {
    expect(singleOptions(['Bag', 'Coat', 'Bag; Coat', 'Bag; Hat'])).toEqual(['Bag', 'Coat', 'Bag; Hat']);
  });
});

describe('a tally', () => {
  const tally = countAnswers(question(['Yes', 'No', 'Unsure']), [
    given('Yes', 5, 'Individual', 2),
    given('yes', 1, 'Police'),
    given('No', 3, 'Individual'),
    given('Yes; No', 1, 'Police', 1),
    given('Ask Ann', 1, 'Coroner'),
  ]);

  it('counts respondents, and those outside campaigns, by option and by kind', () => {
    expect(tally.answers).toEqual({ all: 11, outside: 8 });
    expect(tally.several).toEqual({ all: 1, outside: 0 });
    expect(tally.groups.map(({ name, answers }) => [name, answers.all])).toEqual([
      ['Individual', 8],
      ['Police', 2],
      ['Coroner', 1],
    ]);
    expect(
      tally.rows.map(({ name, chosen, byGroup }) => [name, chosen, byGroup.map(({ all }) => all)]),
    ).toEqual([
      ['Yes', { all: 7, outside: 4 }, [5, 2, 0]],
      ['No', { all: 4, outside: 3 }, [3, 1, 0]],
      ['Unsure', { all: 0, outside: 0 }, [0, 0, 0]],
      ['Ask Ann', { all: 1, outside: 1 }, [0, 0, 1]],
    ]);
    expect(baseWords(tally, 'all')).toBe(
      '11 respondents answered this question. 1 of them chose more than one answer, so the percentages add up to more than 100%.',
    );
  });
});

it('says no share that would mislead', () => {
  expect([
    percentWords(1, 3),
    percentWords(1, 900),
    percentWords(0, 9),
    percentWords(9, 9),
    percentWords(899, 900),
    percentWords(0, 0),
  ]).toEqual(['33%', 'under 1%', '0%', '100%', 'over 99%', '–']);
  expect([percentFigure(1, 3), percentFigure(0, 0)]).toEqual([33.3, null]);
});
