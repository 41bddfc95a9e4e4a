import { percentFigure } from '../../core/base/percent.ts';
import { type Figures, type Tally, TOLD_TOGETHER } from '../../core/consultation/tally.ts';
import { ROUNDED } from '../../core/consultation/tally-words.ts';
import { csvOf } from '../formats/csv.ts';
import { type Sheet, xlsxOf } from '../formats/xlsx/write.ts';
import type { ZipEntry } from '../formats/zip.ts';

type Row = readonly (string | number)[];

const WITHOUT = ['Number without campaigns', 'Answered without campaigns', 'Per cent without campaigns'];
const FIGURES = ['Number', 'Answered the question', 'Per cent', ...WITHOUT];
const QUESTION = ['Question number', 'Question'];

const shares = (part: Figures, of: Figures): Row =>
  (['all', 'outside'] as const).flatMap((among): Row => {
    const share = percentFigure(part[among], of[among]);
    return [part[among], of[among], share ?? ''];
  });

const overall = (tallies: readonly Tally[]): readonly Row[] =>
  tallies.flatMap(({ code, text, answers, rows }) =>
    rows.map(({ name, chosen }): Row => [code, text, name, ...shares(chosen, answers)]),
  );

const byGroup = (tallies: readonly Tally[]): readonly Row[] =>
  tallies.flatMap(({ code, text, groups, rows }) =>
    groups.flatMap((group, at) =>
      rows.map(({ name, byGroup: of }): Row => {
        const figures = shares(of[at] ?? { all: 0, outside: 0 }, group.answers);
        return [code, text, group.name, name, ...figures];
      }),
    ),
  );

/** The figures of closed questions as two tables, each as CSV, and both in a workbook with what is to be known of them. */
export function tallyFiles(tallies: readonly Tally[]): readonly ZipEntry[] {
  const sheets: readonly (Sheet & { readonly file: string })[] = [
    {
      name: 'Answers',
      file: 'answers',
      header: [...QUESTION, 'Answer', ...FIGURES],
      rows: overall(tallies),
    },
    {
      name: 'By kind of respondent',
      file: 'answers-by-kind-of-respondent',
      header: [...QUESTION, 'Kind of respondent', 'Answer', ...FIGURES],
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
      ...TOLD_TOGETHER.map((said) => [said]),
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
