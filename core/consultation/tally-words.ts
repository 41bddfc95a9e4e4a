import { capital, count } from '../base/english.ts';
import { percentWords } from '../base/percent.ts';
import type { PublishedTally } from './published-tally.ts';
import { NOT_SHOWN } from './small-numbers.ts';
import type { Figures, Tally } from './tally.ts';

/** Which respondents are counted: everybody, or those who took part in no campaign. */
export type Among = keyof Figures;

/** `12 (40%)`. */
export const shareWords = (part: number, of: number): string =>
  `${part.toLocaleString('en-GB')} (${percentWords(part, of)})`;

/** A number as it is published. */
export const numberWords = (number: number | null): string => number?.toLocaleString('en-GB') ?? NOT_SHOWN;

/** A number of people in a sentence: “12 responses”, or “fewer than 5 responses”. */
export const publishedCount = (number: number, minShown: number, one: string, many = `${one}s`): string =>
  number > 0 && number < minShown ? `fewer than ${minShown} ${many}` : count(number, one, many);

/** The same as a share: not told where either number isn't. */
export const publishedPercent = (part: number | null, of: number | null): string =>
  part === null || of === null ? NOT_SHOWN : percentWords(part, of);

/** `12 (40%)`, as far as it is shown. */
export const publishedShare = (part: number | null, of: number | null): string =>
  part === null ? NOT_SHOWN : `${numberWords(part)} (${publishedPercent(part, of)})`;

/** What is to be known of a question’s figures as they are published. */
export function publishedBaseWords(
  { answers, isSeveral, isTooFew }: PublishedTally,
  minShown: number,
): string {
  if (answers.all === 0) return 'No one answered this question.';
  const answered = `${capital(publishedCount(answers.all, minShown, 'respondent'))} answered this question.`;
  if (isTooFew)
    return answers.all < minShown
      ? `${answered} What they answered is not shown.`
      : `${answered} What they answered is not shown, because few of them gave any one answer.`;
  return isSeveral
    ? `${answered} Some of them chose more than one answer, so the percentages add up to more than 100%.`
    : answered;
}

/** What readers are told of small numbers, wherever figures are published. */
export const smallNumbersWords = (minShown: number): string =>
  minShown > 1
    ? `Numbers from 1 to ${minShown - 1} are not shown, so that nobody can be recognised by them. Where such a number could be worked out from others, some of the others are not shown either. Both are marked ${NOT_SHOWN}, for confidential.`
    : 'Small numbers are shown as they are.';

/** What is to be known of a question’s figures: how many answered it, and whether the shares come to more than 100%. */
export function baseWords({ answers, several }: Tally, among: Among): string {
  if (answers[among] === 0) return 'No one answered this question.';
  const answered = `${count(answers[among], 'respondent')} answered this question.`;
  return several[among] === 0
    ? answered
    : `${answered} ${several[among].toLocaleString('en-GB')} of them chose more than one answer, so the percentages add up to more than 100%.`;
}

/** Of all tables of shares. */
export const ROUNDED =
  'Each percentage is of the respondents who answered the question. Percentages are rounded, so they may not add up to exactly 100%.';

/** Whom “without campaigns” leaves out. */
export const WITHOUT_CAMPAIGNS =
  'The figures without campaigns leave out respondents who sent in the words of an organised campaign.';
