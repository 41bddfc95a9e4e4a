import { z } from 'zod';
import type { Question } from '../evidence/records.ts';
import { Choices, choicesIn, singleOptions } from './choices.ts';
import { inScaleOrder } from './scales.ts';
import { plain } from './table-row.ts';

/**
 * How often each option of a closed question was chosen: by everybody, and by those who took no part in a campaign. The
 * whole that a share is of is who answered the question.
 */

const number = z.number().int().min(0);
const figuresSchema = z.object({
  /** Of all who answered. */
  all: number,
  /** Of those of them who took part in no campaign. */
  outside: number,
});
export type Figures = Readonly<z.infer<typeof figuresSchema>>;

export const tallySchema = z.object({
  question: z.string(),
  code: z.string(),
  text: z.string(),
  /** As of its question. */
  optionsFrom: z.literal('answers').optional(),
  /** How many answered it. */
  answers: figuresSchema,
  /** How many chose more than one option: the shares then come to more than 100%. */
  several: figuresSchema,
  /** The kinds of respondent, most first; an empty name is a kind that was not given. */
  groups: z.array(z.object({ name: z.string(), answers: figuresSchema })).readonly(),
  /** The options in the questionnaire's order, and after them what else was answered, most first. */
  rows: z
    .array(
      z.object({
        name: z.string(),
        /** Whether the question offers it. */
        isOffered: z.boolean(),
        chosen: figuresSchema,
        /** By the groups, in their order. */
        byGroup: z.array(figuresSchema).readonly(),
      }),
    )
    .readonly(),
});
export type Tally = Readonly<z.infer<typeof tallySchema>>;

/** Answers with the same words from the same kind of respondent. */
export interface GivenAnswers {
  readonly text: string;
  readonly type: string;
  readonly count: number;
  /** How many of them are from respondents who took part in a campaign. */
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

/** Counts one closed question. Answers that differ in capitals and spaces alone are counted together. */
export function tallyOf(
  question: Pick<Question, 'id' | 'code' | 'text' | 'options' | 'optionsFrom'>,
  answerList: readonly GivenAnswers[],
): Tally {
  const { id, code, text, options, optionsFrom } = question;
  const single = choicesIn(options) ?? singleOptions(options);
  // Nobody said in which order the question has them.
  const offered = optionsFrom ? (inScaleOrder(single) ?? single) : single;
  // Of a question that came without options, what people ticked again and again is counted by itself all the same.
  const repeatedChoices =
    offered.length > 0 ? [] : (choicesIn(answerList.map((answers) => answers.text)) ?? []);
  const isOffered = new Set(offered);
  const choices = new Choices([...offered, ...repeatedChoices]);
  const groups = new Map<string, Figures>();
  const rows = new Map<string, { name: string; isOffered: boolean; byGroup: Map<string, Figures> }>();
  const addFigures = (name: string, isOffered: boolean) => {
    const key = plain(name);
    const row = rows.get(key) ?? { name, isOffered, byGroup: new Map<string, Figures>() };
    rows.set(key, row);
    return row;
  };
  for (const option of offered) addFigures(option, true);
  let several = NO_FIGURES;
  // The most frequent spelling of what nobody offered names it, whatever came first.
  const ordered = [...answerList].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  for (const answers of ordered) {
    const figures = figuresOf(answers);
    const { options: namedOptions, own } = choices.withWords(answers.text);
    groups.set(answers.type, plus(groups.get(answers.type) ?? NO_FIGURES, figures));
    const chosen = namedOptions.length === 0 || own !== '' ? [...namedOptions, own] : namedOptions;
    if (chosen.length > 1) several = plus(several, figures);
    for (const name of chosen) {
      const { byGroup } = addFigures(name, isOffered.has(name));
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
