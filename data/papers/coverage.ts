import { type CoverageTable, coverageTables } from '../../core/coverage/coverage-tables.ts';
import { countLines, countsOf } from '../../core/coverage/coverage-words.ts';
import type { CoverageReport } from '../../core/coverage/report-schema.ts';
import { type CsvReader, csvOf } from '../formats/csv.ts';
import { xlsxOf } from '../formats/xlsx/write.ts';
import type { ZipEntry } from '../formats/zip.ts';

/** The header of an exported coverage file. */
export interface CoverageAbout {
  readonly generator: string;
  readonly review: string;
  readonly instrument: string;
  readonly licence: string;
  /** The number of the newest ledger entry that the coverage includes. */
  readonly ledger: number;
}

const csvOfTable = ({ header, rows }: CoverageTable, reader: CsvReader): string =>
  csvOf(header, rows, reader);

/** One table as CSV. @throws RangeError when the report has no table of that name */
export function coverageCsv(report: CoverageReport, table: CoverageTable['id'], reader: CsvReader): string {
  const wantedTable = coverageTables(report).find(({ id }) => id === table);
  if (!wantedTable) throw new RangeError(`No table ${table}`);
  return csvOfTable(wantedTable, reader);
}

/** Every table as a sheet of one workbook. The first sheet says which review and text the workbook is about. */
export function coverageXlsx(report: CoverageReport, about: CoverageAbout): Uint8Array {
  const facts: readonly (readonly [string, string])[] = [
    ['Review', about.review],
    ['Text', about.instrument],
    ['Licence of the text', about.licence],
    ['History entry', String(about.ledger)],
    ['What is overdue is told by', report.today],
    ['Made by', about.generator],
    ...countLines(countsOf(report)).map((line) => ['Count', line] as const),
    ['Not in here', 'The words of consultation notes, answers and excerpts; the names of those withheld.'],
  ];
  return xlsxOf([
    { name: 'About', header: ['What', 'Said'], rows: facts },
    ...coverageTables(report).map(({ name, header, rows }) => ({ name, header, rows })),
  ]);
}

export const coverageJson = (report: CoverageReport, about: CoverageAbout): string =>
  `${JSON.stringify({ format: 'keeling-coverage', formatVersion: 1, ...about, ...report }, null, 2)}\n`;

/** The files of an export: a workbook, the same tables as CSV, and JSON. Equal coverage gives equal bytes. */
export function coverageFiles(report: CoverageReport, about: CoverageAbout): readonly ZipEntry[] {
  const encoder = new TextEncoder();
  return [
    { path: 'coverage.xlsx', bytes: coverageXlsx(report, about) },
    { path: 'coverage.json', bytes: encoder.encode(coverageJson(report, about)) },
    ...coverageTables(report).map((table) => ({
      path: `${table.id}.csv`,
      bytes: encoder.encode(csvOfTable(table, 'spreadsheet')),
    })),
  ];
}
