import { percentFigure } from '../../core/base/percent.ts';
import {
  foldingWords,
  type PublishedFigures,
  type PublishedTally,
} from '../../core/consultation/published-tally.ts';
import { NOT_SHOWN } from '../../core/consultation/small-numbers.ts';
import { ROUNDED, smallNumbersWords } from '../../core/consultation/tally-words.ts';
import { csvOf } from '../formats/csv.ts';
import { type Sheet, xlsxOf } from '../formats/xlsx/write.ts';
import type { ZipEntry } from '../formats/zip.ts';

type Row = readonly (string | number)[];

const CAMPAIGN_FREE_COLUMNS = [
  'Number without campaigns',
  'Answered without campaigns',
  'Per cent without campaigns',
];
const FIGURE_COLUMNS = ['Number', 'Answered the question', 'Per cent', ...CAMPAIGN_FREE_COLUMNS];
const QUESTION_COLUMNS = ['Question number', 'Question'];

const figureCells = (part: PublishedFigures, of: PublishedFigures): Row =>
  (['all', 'outside'] as const).flatMap((among): Row => {
    const [number, base] = [part[among], of[among]];
    if (number === null || base === null) return [number ?? NOT_SHOWN, base ?? NOT_SHOWN, NOT_SHOWN];
    return [number, base, percentFigure(number, base) ?? ''];
  });

const overallRows = (tallies: readonly PublishedTally[]): readonly Row[] =>
  tallies.flatMap(({ code, text, answers, rows }) =>
    rows.map(({ name, chosen }): Row => [code, text, name, ...figureCells(chosen, answers)]),
  );

const byGroup = (tallies: readonly PublishedTally[]): readonly Row[] =>
  tallies.flatMap(({ code, text, groups, rows }) =>
    groups.flatMap((group, at) =>
      rows.map(({ name, byGroup: of }): Row => {
        const figures = figureCells(of[at] ?? { all: null, outside: null }, group.answers);
        return [code, text, group.name, name, ...figures];
      }),
    ),
  );

/**
 * The published figures of closed questions: two CSV tables, and both in a workbook with a sheet that explains them.
 * @param minimum the smallest number of respondents that may be shown
 */
export function tallyFiles(tallies: readonly PublishedTally[], minimum: number): readonly ZipEntry[] {
  const sheets: readonly (Sheet & { readonly file: string })[] = [
    {
      name: 'Answers',
      file: 'answers',
      header: [...QUESTION_COLUMNS, 'Answer', ...FIGURE_COLUMNS],
      rows: overallRows(tallies),
    },
    {
      name: 'By kind of respondent',
      file: 'answers-by-kind-of-respondent',
      header: [...QUESTION_COLUMNS, 'Kind of respondent', 'Answer', ...FIGURE_COLUMNS],
      rows: byGroup(tallies),
    },
  ];
  const about = {
    name: 'About',
    header: ['About these figures'],
    rows: [
      [ROUNDED],
      ['A respondent who chose more than one answer counts under each of them.'],
      [
        '“Without campaigns” leaves out respondents whose own words are part of a campaign that was confirmed in Keeling.',
      ],
      ...foldingWords(minimum).map((line) => [line]),
      [smallNumbersWords(minimum)],
      ...tallies
        .filter(({ isTooFew }) => isTooFew)
        .map(({ answers, code, text }) => [
          `Too few ${answers.all < minimum ? 'answered' : 'gave any one answer'} to show what they answered: ${code}: ${text}`,
        ]),
    ],
  };
  const encoder = new TextEncoder();
  return [
    ...sheets.map(({ file, header, rows }) => ({
      path: `${file}.csv`,
      bytes: encoder.encode(
        csvOf(
          header,
          rows.map((row) => row.map(String)),
        ),
      ),
    })),
    { path: 'closed-questions.xlsx', bytes: xlsxOf([...sheets, about]) },
  ];
}
