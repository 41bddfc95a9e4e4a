import { type EffectLine, effectLines } from '../../../core/pack/effect-lines.ts';
import type { MatrixRow, PackModel } from '../../../core/pack/model.ts';
import { csvOf } from '../../formats/csv.ts';
import { type Sheet, xlsxOf } from '../../formats/xlsx/write.ts';

type Columns<T> = readonly (readonly [string, keyof T & string])[];

const MATRIX: Columns<MatrixRow> = [
  ['Amendment', 'amendment'],
  ['Title', 'title'],
  ['State', 'state'],
  ['Where', 'place'],
  ['Change', 'change'],
  ['Before', 'before'],
  ['After', 'after'],
  ['Reason', 'reason'],
  ['Link to recommendation', 'recommendationLink'],
  ['Recommendation', 'recommendation'],
  ['Response', 'response'],
  ['Link to note', 'noteLink'],
  ['Note', 'note'],
  ['Note date', 'noteDate'],
  ['Note from', 'noteFrom'],
  ['Note wording', 'noteWording'],
  ['Note text', 'noteText'],
];

const EFFECTS: Columns<EffectLine> = [
  ['Affected provision', 'affected'],
  ['Effect', 'effect'],
  ['Made by', 'by'],
  ['Title', 'title'],
  ['State', 'state'],
  ['Change in words', 'change'],
];

const CHANGES = ['Where', 'Change in words', 'Before', 'After', 'Purpose', 'Reason'];

/** Columns that the public doesn't get, such as an amendment's state and the review's own numbers of notes. */
const INTERNAL: ReadonlySet<string> = new Set(['state', 'note', 'noteWording', 'title']);

/** The columns of a table for its readers. For the public, an amendment is called a proposal. */
const columnsFor = <T>(columns: Columns<T>, { readers }: PackModel): Columns<T> =>
  readers === 'public'
    ? columns
        .filter(([, key]) => !INTERNAL.has(key))
        .map(([header, key]) => [header === 'Amendment' ? 'Proposal' : header, key] as const)
    : columns;

function sheet<T extends Readonly<Record<keyof T, string>>>(
  name: string,
  columns: Columns<T>,
  rows: readonly T[],
): Sheet {
  return {
    name,
    header: columns.map(([header]) => header),
    rows: rows.map((row) => columns.map(([, key]) => row[key])),
  };
}

const effectsSheet = (model: PackModel): Sheet =>
  sheet('Effects', columnsFor(EFFECTS, model), effectLines(model));
const matrixSheet = (model: PackModel): Sheet => sheet('Matrix', columnsFor(MATRIX, model), model.matrix);

/** Every change in words, once. The matrix repeats a change for each link of its amendment. */
const changesSheet = ({ amendments, readers }: PackModel): Sheet => ({
  name: 'Changes',
  header: [readers === 'public' ? 'Proposal' : 'Amendment', ...CHANGES],
  rows: amendments.flatMap(({ amendment: { id, purpose, reason }, changes }) =>
    changes.map(({ place, words, before, after }) => [id, place, words, before, after, purpose, reason]),
  ),
});

const aboutSheet = ({ review, cover, generator, ledger, readers }: PackModel): Sheet => ({
  name: 'About',
  header: ['What', 'Said'],
  rows: [
    [readers === 'public' ? 'Paper' : 'Review', review.title],
    ...cover.map((line) => ['About this document', line]),
    ...(readers === 'public' ? [] : [['History entry', `${ledger.seq}`]]),
    ['Made by', generator],
  ],
});

const csvOfSheet = ({ header, rows }: Sheet): string =>
  csvOf(
    header,
    rows.map((row) => row.map(String)),
  );

/** The matrix as CSV: every change with the recommendations that it answers and its evidence. */
export const matrixCsv = (model: PackModel): string => csvOfSheet(matrixSheet(model));

/** The table of effects as CSV. */
export const effectsCsv = (model: PackModel): string => csvOfSheet(effectsSheet(model));

/** The tables of a pack as one workbook, whose first sheet names the review. */
export const tablesXlsx = (model: PackModel, has: (table: 'effects' | 'matrix') => boolean): Uint8Array =>
  xlsxOf([
    aboutSheet(model),
    changesSheet(model),
    ...(has('effects') ? [effectsSheet(model)] : []),
    ...(has('matrix') ? [matrixSheet(model)] : []),
  ]);
