import { capital, count } from '../base/english.ts';
import { percentWords } from '../base/percent.ts';
import type { PublishedTally } from './published-tally.ts';
import { NOT_SHOWN } from './small-numbers.ts';
import type { Figures, Tally } from './tally.ts';

/** Whose answers are counted: `all` respondents, or those `outside` campaigns. */
export type Among = keyof Figures;

/** `12 (40%)`. */
export const shareWords = (part: number, of: number): string =>
  `${part.toLocaleString('en-GB')} (${percentWords(part, of)})`;

/** A published number, or the mark of a suppressed one. */
export const numberWords = (number: number | null): string => number?.toLocaleString('en-GB') ?? NOT_SHOWN;

/** A number of people for a sentence: “12 responses”, or, for a small number, “fewer than 5 responses”. */
export const publishedCount = (number: number, minShown: number, one: string, many = `${one}s`): string =>
  number > 0 && number < minShown ? `fewer than ${minShown} ${many}` : count(number, one, many);

/** A published percentage. Suppressed if either number is. */
export const publishedPercent = (part: number | null, of: number | null): string =>
  part === null || of === null ? NOT_SHOWN : percentWords(part, of);

/** `12 (40%)`, with the mark for suppressed numbers. */
export const publishedShare = (part: number | null, of: number | null): string =>
  part === null ? NOT_SHOWN : `${numberWords(part)} (${publishedPercent(part, of)})`;

/** The sentences above a published table: how many answered, and whether the percentages exceed 100%. */
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

/** The note about small numbers in every publication with figures. */
export const smallNumbersWords = (minShown: number): string =>
  minShown > 1
    ? `Numbers from 1 to ${minShown - 1} are not shown, so that nobody can be recognised by them. Where such a number could be worked out from others, some of the others are not shown either. Both are marked ${NOT_SHOWN}, for confidential.`
    : 'Small numbers are shown as they are.';

/** The sentences above a table that is not published: how many answered, and whether the percentages exceed 100%. */
export function baseWords({ answers, several }: Tally, among: Among): string {
  if (answers[among] === 0) return 'No one answered this question.';
  const answered = `${count(answers[among], 'respondent')} answered this question.`;
  return several[among] === 0
    ? answered
    : `${answered} ${several[among].toLocaleString('en-GB')} of them chose more than one answer, so the percentages add up to more than 100%.`;
}

/** The note below every table of percentages. */
export const ROUNDED =
  'Each percentage is of the respondents who answered the question. Percentages are rounded, so they may not add up to exactly 100%.';

/** The note that explains the figures without campaigns. */
export const WITHOUT_CAMPAIGNS =
  'The figures without campaigns leave out respondents who sent in the words of an organised campaign.';
