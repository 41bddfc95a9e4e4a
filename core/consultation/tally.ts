import { z } from 'zod';
import type { Question } from '../evidence/records.ts';
import { inferChoices, OptionParser, singleOptions } from './choices.ts';
import { inScaleOrder } from './scales.ts';
import { normaliseText } from './table-row.ts';

/**
 * Counts how often each option of a closed question was chosen, by everybody and by respondents outside campaigns.
 * Percentages are of the respondents who answered the question.
 */

const number = z.number().int().min(0);
const figuresSchema = z.object({
  /** All respondents. */
  all: number,
  /** The respondents who took part in no campaign. */
  outside: number,
});
export type Figures = Readonly<z.infer<typeof figuresSchema>>;

export const tallySchema = z.object({
  question: z.string(),
  code: z.string(),
  text: z.string(),
  /** Present if the options were inferred from answers, as in `Question`. */
  optionsFrom: z.literal('answers').optional(),
  /** How many answered the question. */
  answers: figuresSchema,
  /** How many chose more than one option. The percentages then add up to more than 100%. */
  several: figuresSchema,
  /** The kinds of respondent, the largest first. The name is empty for respondents who gave no kind. */
  groups: z.array(z.object({ name: z.string(), answers: figuresSchema })).readonly(),
  /** The options in the questionnaire's order, and then the other answers, the most frequent first. */
  rows: z
    .array(
      z.object({
        name: z.string(),
        /** Whether the question offers the answer as an option. */
        isOffered: z.boolean(),
        chosen: figuresSchema,
        /** The figures of each group, in the order of `groups`. */
        byGroup: z.array(figuresSchema).readonly(),
      }),
    )
    .readonly(),
});
export type Tally = Readonly<z.infer<typeof tallySchema>>;

/** The number of answers with the same words from the same kind of respondent. */
export interface GivenAnswers {
  readonly text: string;
  readonly type: string;
  readonly count: number;
  /** How many of `count` are from respondents who took part in a campaign. */
  readonly inCampaigns: number;
}

export const NO_FIGURES: Figures = { all: 0, outside: 0 };
export const plus = (a: Figures, b: Figures): Figures => ({
  all: a.all + b.all,
  outside: a.outside + b.outside,
});
const figuresOf = ({ count, inCampaigns }: GivenAnswers): Figures => ({
  all: count,
  outside: count - inCampaigns,
});
const byNumber = (a: { of: Figures; name: string }, b: { of: Figures; name: string }): number =>
  b.of.all - a.of.all || (a.name < b.name ? -1 : 1);

/** Counts one closed question. Answers that differ only in capitals and spaces are counted together. */
export function countAnswers(
  question: Pick<Question, 'id' | 'code' | 'text' | 'options' | 'optionsFrom'>,
  answerList: readonly GivenAnswers[],
): Tally {
  const { id, code, text, options, optionsFrom } = question;
  const single = inferChoices(options) ?? singleOptions(options);
  // Options that were inferred from answers have no order in a questionnaire.
  const offered = optionsFrom ? (inScaleOrder(single) ?? single) : single;
  // For a question without options, options that recur in the answers are counted separately.
  const repeatedChoices =
    offered.length > 0 ? [] : (inferChoices(answerList.map((answers) => answers.text)) ?? []);
  const offeredOptions = new Set(offered);
  const choices = new OptionParser([...offered, ...repeatedChoices]);
  const groups = new Map<string, Figures>();
  const rows = new Map<string, { name: string; isOffered: boolean; byGroup: Map<string, Figures> }>();
  const rowOf = (name: string, isOffered: boolean) => {
    const key = normaliseText(name);
    const row = rows.get(key) ?? { name, isOffered, byGroup: new Map<string, Figures>() };
    rows.set(key, row);
    return row;
  };
  for (const option of offered) rowOf(option, true);
  let several = NO_FIGURES;
  // The first spelling names a row. So the most frequent spelling must come first.
  const ordered = [...answerList].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  for (const answers of ordered) {
    const figures = figuresOf(answers);
    const { options: namedOptions, own } = choices.splitOwnWords(answers.text);
    groups.set(answers.type, plus(groups.get(answers.type) ?? NO_FIGURES, figures));
    const chosen = namedOptions.length === 0 || own !== '' ? [...namedOptions, own] : namedOptions;
    if (chosen.length > 1) several = plus(several, figures);
    for (const name of chosen) {
      const { byGroup } = rowOf(name, offeredOptions.has(name));
      byGroup.set(answers.type, plus(byGroup.get(answers.type) ?? NO_FIGURES, figures));
    }
  }
  const groupList = [...groups].map(([name, of]) => ({ name, of })).sort(byNumber);
  const countedRows = [...rows.values()].map(({ name, isOffered, byGroup }) => ({
    name,
    isOffered,
    of: [...byGroup.values()].reduce(plus, NO_FIGURES),
    byGroup: groupList.map((group) => byGroup.get(group.name) ?? NO_FIGURES),
  }));
  const otherRows = countedRows.filter(({ isOffered }) => !isOffered).sort(byNumber);
  const scale = offered.length > 0 ? null : inScaleOrder(otherRows.map(({ name }) => name));
  if (scale) otherRows.sort((a, b) => scale.indexOf(a.name) - scale.indexOf(b.name));
  return {
    question: id,
    code,
    text,
    ...(optionsFrom && { optionsFrom }),
    answers: [...groups.values()].reduce(plus, NO_FIGURES),
    several,
    groups: groupList.map(({ name, of }) => ({ name, answers: of })),
    rows: [...countedRows.filter(({ isOffered }) => isOffered), ...otherRows].map(({ of, ...row }) => ({
      ...row,
      chosen: of,
    })),
  };
}
