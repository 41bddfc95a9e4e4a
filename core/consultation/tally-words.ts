import { count } from '../base/english.ts';
import { percentWords } from '../base/percent.ts';
import type { Figures, Tally } from './tally.ts';

/** Which respondents are counted: everybody, or those who took part in no campaign. */
export type Among = keyof Figures;

/** `12 (40%)`. */
export const shareWords = (part: number, of: number): string =>
  `${part.toLocaleString('en-GB')} (${percentWords(part, of)})`;

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
