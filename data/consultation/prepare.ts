import { ok, type Result, refuse } from '../../core/base/result.ts';
import type { Problem } from '../../core/consultation/calls.ts';
import type { StoredRows } from '../../core/consultation/duplicate-finder.ts';
import type { KnownColumns } from '../../core/consultation/guess.ts';
import { type Column, columnsOf, findHeaders, headerRowCount } from '../../core/consultation/headers.ts';
import { Plan, type PlannedRow } from '../../core/consultation/import-plan.ts';
import { readKnownColumns, withRemembered } from '../../core/consultation/known-columns.ts';
import type { HeaderLayout, Mapping } from '../../core/consultation/mapping.ts';
import { type FittedProfile, fitProfile, type SavedProfile } from '../../core/consultation/profiles.ts';
import { mappingFault } from '../../core/consultation/response.ts';
import { type ColumnStats, TableStats } from '../../core/consultation/stats.ts';
import { isBlank, isIdentifierRow, type TableRow } from '../../core/consultation/table-row.ts';
import type { PermissionColumn, Question } from '../../core/evidence/records.ts';
import { sha256 } from '../base/hash.ts';
import type { FileTask } from './file-task.ts';
import type { ReadFile } from './read-file.ts';

/** A file whose headers are found, with the mapping that its columns are read by. */
export interface Prepared extends FittedProfile {
  readonly file: ReadFile;
  readonly columns: readonly Column[];
  readonly stats: readonly ColumnStats[];
  /** The rows below the headers. */
  readonly body: readonly TableRow[];
  readonly knownColumns: KnownColumns;
}

/** Cells read between two checkpoints. Rows would be no measure, since those of a wide table take longer. */
const CELLS_PER_CHECK = 50_000;
const MAX_COLUMNS = 16_384;

/** Counts cells, and says after which row the next checkpoint is due. */
class CellCounter {
  #cells = 0;

  isDue(cells: number): boolean {
    this.#cells += cells + 10;
    if (this.#cells < CELLS_PER_CHECK) return false;
    this.#cells = 0;
    return true;
  }
}

/** The profiles, decisions and questions of a review, which help to read the next file. */
export interface Memory {
  readonly profiles: readonly SavedProfile[];
  readonly permissions: readonly PermissionColumn[];
  readonly questions: readonly Question[];
}

interface Place {
  readonly line: number;
  readonly layout: HeaderLayout;
}

/**
 * The rows below the headers, and the number of columns. A CSV has as many columns as its headers have cells. In a sheet
 * every cell names its column, so that the widest row counts.
 */
function splitHeaders({ rows, format }: ReadFile, place: Place) {
  const at = rows.findIndex(({ line }) => line >= place.line);
  const candidates = rows.slice(at, at + headerRowCount(place.layout));
  // A workbook doesn't store empty rows, so that the second row may be data although the layout says that it is empty.
  const isSecondRowData =
    place.layout === 'one-then-empty' && candidates[1]?.cells.some((cell) => !isBlank(cell));
  const headers = isSecondRowData ? candidates.slice(0, 1) : candidates;
  const body = rows.slice(at + headers.length);
  const width = (format === 'csv' ? headers : [...headers, ...body]).reduce(
    (widest, { cells }) => Math.max(widest, cells.length),
    0,
  );
  return { body, width };
}

/**
 * Finds the headers of a file, counts the values of its columns and chooses their mapping: the given one, that of the named
 * profile, or the best fit. Refused `invalid` for a file without rows, too many columns or an impossible mapping,
 * `not-found` for an unknown profile, `cancelled` when the task was stopped.
 */
export async function prepare(
  file: ReadFile,
  choice: { readonly mapping?: Mapping; readonly profile?: string },
  { profiles, permissions, questions }: Memory,
  task: FileTask,
): Promise<Result<Prepared>> {
  const headers = file.place ?? findHeaders(file.rows);
  if (!headers) return refuse('invalid', 'There are no rows in the file. Nothing was imported.', file.sheet);
  const { mapping } = choice;
  const place = mapping ? { line: mapping.headerLine, layout: mapping.header } : headers;
  if (!file.rows.some(({ line }) => line >= place.line))
    return refuse('invalid', `The file has no line ${place.line} for the headers.`, 'mapping, headerLine');
  const { body, width } = splitHeaders(file, place);
  if (width > MAX_COLUMNS)
    return refuse('invalid', `The file has ${width} columns, which are more than a spreadsheet can have.`);
  const fault = mapping ? mappingFault(mapping, width) : null;
  if (fault !== null)
    return refuse('invalid', `The file cannot be read with these settings: ${fault}.`, 'mapping, columns');
  const tableStats = new TableStats(width);
  task.begin('reading', body.length);
  const counter = new CellCounter();
  for (const [at, row] of body.entries()) {
    // Some platforms add a row of their own identifiers below the headers. It has no answers.
    if (!isIdentifierRow(row)) tableStats.take(row.cells);
    if (counter.isDue(row.cells.length)) {
      const next = await task.checkpoint(at + 1);
      if (!next.ok) return next;
    }
  }
  const columns = columnsOf(file.rows, place, width);
  const stats = tableStats.columns();
  const knownColumns = readKnownColumns(questions, permissions);
  const fitting = fitProfile({ place, columns, stats, knownColumns }, profiles, choice.profile);
  if (!fitting) return refuse('not-found', `There is no profile ${choice.profile}.`, 'profile');
  const chosen = mapping ?? fitting.mapping;
  const used = { ...chosen, columns: withRemembered(chosen.columns, columns, permissions) };
  const guessed = fitting.mapping;
  const profileFault = mapping ? null : mappingFault(guessed, width);
  if (profileFault !== null)
    return refuse('invalid', `The file cannot be read with these settings: ${profileFault}.`, 'profile');
  return ok({ file, columns, stats, body, profile: fitting.profile, knownColumns, mapping: used });
}

/** The rows, questions and kinds of respondent that the review already has. */
interface ReviewContents {
  readonly storedRows: StoredRows;
  readonly questions: readonly Question[];
  readonly kinds: readonly string[];
}

/** Plans every row and passes each to `onRow`. Refused only `cancelled`, when the task was stopped. */
export async function runPlan(
  prepared: Prepared,
  against: ReviewContents,
  task: FileTask,
  onRow: (planned: PlannedRow, row: TableRow) => void,
): Promise<Result<{ readonly plan: Plan; readonly problems: readonly Problem[] }>> {
  const { file, columns, body, mapping } = prepared;
  const headers = columns.map(({ header }) => header);
  const shape = { headers, writesAllCells: file.format === 'csv' };
  const plan = new Plan({ rows: body, shape, mapping, ...against, hash: sha256 });
  task.begin('checking', body.length);
  const counter = new CellCounter();
  for (const [at, row] of body.entries()) {
    const planned = plan.next();
    if (planned) onRow(planned, row);
    if (counter.isDue(row.cells.length)) {
      const next = await task.checkpoint(at + 1);
      if (!next.ok) return next;
    }
  }
  return ok({ plan, problems: [...file.problems, ...plan.problems()] });
}
