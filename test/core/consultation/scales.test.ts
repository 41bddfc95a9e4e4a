import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishableTally } from '../../../core/consultation/published-tally.ts';
import { inScaleOrder } from '../../../core/consultation/scales.ts';
import { countAnswers } from '../../../core/consultation/tally.ts';

const SCALES: readonly (readonly string[])[] = [
  ['Strongly agree', 'Agree', 'Neither agree nor disagree', 'Disagree', 'Strongly disagree'],
  [
    'Strongly agree',
    'Tend to agree',
    'Neither agree nor disagree',
    'Tend to disagree',
    'Strongly disagree',
    'Don’t know',
  ],
  ['Very satisfied', 'Satisfied', 'Neither satisfied nor dissatisfied', 'Dissatisfied', 'Very dissatisfied'],
  ['Very likely', 'Fairly likely', 'Fairly unlikely', 'Very unlikely', 'Prefer not to say'],
  ['Strongly support', 'Support', 'Neutral', 'Oppose', 'Strongly oppose'],
  ['Very important', 'Fairly important', 'Not very important', 'Not at all important'],
  ['Yes', 'Partly', 'No', 'Not sure'],
  ['Always', 'Often', 'Sometimes', 'Rarely', 'Never'],
  ['Daily', 'Weekly', 'Monthly', 'Yearly', 'Never'],
  ['Excellent', 'Good', 'Fair', 'Poor', 'Very poor'],
  ['A great deal', 'A fair amount', 'Not very much', 'Not at all', "Don't know"],
  ['To a great extent', 'To some extent', 'To a small extent', 'Not at all'],
  ['High', 'Medium', 'Low'],
  ['Much better', 'Better', 'About the same', 'Worse', 'Much worse'],
  ['1', '2', '3', '4', '5'],
  ['1 (not at all)', '2', '3', '4', '10 (completely)'],
  ['Under 18', '18 to 24', '25 to 34', '35–44', '65 or over', 'Prefer not to say'],
  ['Less than £1,000', '£1,000 to £4,999', '£5,000 or more'],
];
const NO_SCALES = [
  ['Red', 'Green', 'Blue'],
  ['The police', 'A charity', 'Other'],
  ['Agree', 'I agree'],
  ['Yes, because it is fair', 'My cat', 'No'],
  ['Agree'],
];

describe('answers to a scale', () => {
  it.each(SCALES.map((scale) => [scale.join(', '), scale] as const))('stand in its order: %s', (_, scale) => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...scale], { minLength: scale.length }), (answers) => {
        expect(inScaleOrder(answers)).toEqual(scale);
      }),
      { numRuns: 20 },
    );
    expect(inScaleOrder(scale.map((answer) => ` ${answer.toUpperCase()}. `))).toEqual(
      scale.map((answer) => ` ${answer.toUpperCase()}. `),
    );
  });

  it.each(NO_SCALES)('are not seen where there is none: %s, %s', (...answers) => {
    expect(inScaleOrder(answers)).toBeNull();
  });

  it('stand so in tables and charts where nobody said which order the question has, and else in that', () => {
    const given = ['Disagree', 'Strongly agree', 'Agree', 'Don’t know'].map((text, at) => ({
      text,
      type: '',
      count: 5 + at,
      inCampaigns: 0,
    }));
    const about = { id: 'Q-0001', code: 'Q1', text: 'Is it clear?' };
    const names = (options: readonly string[], optionsFrom?: 'answers') =>
      publishableTally(
        countAnswers({ ...about, options, ...(optionsFrom && { optionsFrom }) }, given),
      ).rows.map(({ name }) => name);
    const inOrder = ['Strongly agree', 'Agree', 'Disagree', 'Don’t know'];
    expect(
      names(
        given.map(({ text }) => text),
        'answers',
      ),
    ).toEqual(inOrder);
    expect(names([])).toEqual(inOrder);
    expect(names(['Disagree', 'Agree', 'Strongly agree'])).toEqual([
      'Disagree',
      'Agree',
      'Strongly agree',
      'Another answer',
    ]);
  });
});
