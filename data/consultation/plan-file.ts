import type { CallOutput } from '../../core/api.ts';
import { ok, type Result } from '../../core/base/result.ts';
import { indexStoredRows, type StoredRow } from '../../core/consultation/duplicate-finder.ts';
import type { AskedQuestion } from '../../core/consultation/fit-questions.ts';
import { guessRoles } from '../../core/consultation/guess.ts';
import type { PlannedRow } from '../../core/consultation/import-plan.ts';
import { inertText } from '../../core/consultation/inert-text.ts';
import type { Mapping } from '../../core/consultation/mapping.ts';
import { isPermissionRole } from '../../core/consultation/permissions.ts';
import { type ProfileMapping, profileOf, type SavedProfile } from '../../core/consultation/profiles.ts';
import type { RowResponse } from '../../core/consultation/response.ts';
import { normaliseText } from '../../core/consultation/table-row.ts';
import type { PermissionColumn, Question } from '../../core/evidence/records.ts';
import { sha256 } from '../base/hash.ts';
import type { FileTask } from './file-task.ts';
import { type Packed, type PackedFile, packList, unpackChunk, unpackFile } from './packed-rows.ts';
import { type Prepared, prepare, runPlan } from './prepare.ts';

type Look = CallOutput<'consultation.look'>;

/** The input of `planFile`: plain values, so that they can be copied into a thread. */
export interface Planning {
  readonly file: PackedFile;
  readonly mapping?: Mapping;
  /** The name of the profile to read it by. */
  readonly profile?: string;
  readonly remembered: readonly SavedProfile[];
  readonly permissions: readonly PermissionColumn[];
  /** The rows that the review already holds (`StoredRow`), packed. */
  readonly held: Packed;
  readonly questions: readonly Question[];
  /** The kinds of respondent that the review holds. */
  readonly kinds: readonly string[];
  /** Whether this very file was imported before. If so, its duplicate rows are left out, whatever the mapping says. */
  readonly isKnown: boolean;
  /** The rows that a preview shows, after a line of the file. Null for an import, which gets the responses instead. */
  readonly show: { readonly after: number; readonly limit: number } | null;
}

/** The outcome of an import of a file, with the rows that a preview shows or the responses that an import stores. */
export interface PlannedFile
  extends Pick<
    Look,
    'columns' | 'profile' | 'mapping' | 'dryRun' | 'permissions' | 'problems' | 'rows' | 'next'
  > {
  /** The responses to add (`PlannedResponse`), packed. Empty for a preview. */
  readonly responses: Packed;
  readonly added: number;
  readonly questions: readonly AskedQuestion[];
  /** The options of each closed question, by its column, as far as the answers show them. */
  readonly options: ReadonlyMap<number, readonly string[]>;
  /** The role of each column by its header, to be saved as a profile for the next file. */
  readonly remembers: ProfileMapping;
  /** The decisions on each column with a header, to be saved in the review. */
  readonly decided: readonly DecidedColumn[];
}

/** The decisions on the values of a column about publication. `id` is the hash of its header; `is` is null for other columns. */
interface DecidedColumn {
  readonly id: string;
  readonly is: Pick<PermissionColumn, 'header' | 'role' | 'decisions'> | null;
}

/** A response to be stored, with the fingerprint of its row. */
export type PlannedResponse = RowResponse & { readonly row: string };

/** The most characters of a cell that a preview shows. */
const MAX_CELL_CHARS = 2000;
const MAX_CELLS = 300;
const shownText = (text: string): string => inertText(text.slice(0, MAX_CELL_CHARS)).text;

function shownColumns({ columns, stats, knownColumns }: Prepared): Look['columns'] {
  const guesses = guessRoles(columns, stats, knownColumns);
  return columns.map(({ index, header, ...own }) => {
    const { role = 'ignore', because = '', question } = guesses[index] ?? {};
    const { code, component } = question ? { code: question.code, component: question.text } : own;
    const { filled = 0, distinct = 0, samples = [] } = stats[index] ?? {};
    return { index, header, code, component, guess: role, because, filled, distinct, samples };
  });
}

const decidedColumns = ({ columns, mapping }: Prepared): readonly DecidedColumn[] =>
  mapping.columns.flatMap(({ index, role, decisions }): readonly DecidedColumn[] => {
    const header = columns[index]?.header ?? '';
    if (header === '') return [];
    const id = sha256(normaliseText(header));
    if (!isPermissionRole(role)) return [{ id, is: null }];
    return [{ id, is: { header: header.slice(0, 5000), role, decisions } }];
  });

/**
 * Finds the headers of a file, chooses the mapping of its columns and plans each row. The cost grows with the file, so that
 * a host runs it in a thread. Refused as `prepare` says.
 */
export async function planFile(planning: Planning, task: FileTask): Promise<Result<PlannedFile>> {
  const { held: heldRows, questions, kinds, isKnown, show, remembered: profiles, permissions } = planning;
  const file = await unpackFile(planning.file, task);
  if (!file.ok) return file;
  const read = await prepare(file.value, planning, { profiles, permissions, questions }, task);
  if (!read.ok) return read;
  const mapping: Mapping = isKnown ? { ...read.value.mapping, doubles: 'leave-out' } : read.value.mapping;
  const prepared = { ...read.value, mapping };
  const rows: Look['rows'][number][] = [];
  const responses: PlannedResponse[] = [];
  let next: number | null = null;
  const collect = (
    { line, fate, reason, response }: PlannedRow,
    { cells }: { readonly cells: readonly string[] },
  ) => {
    if (!show) {
      if (response) responses.push(response);
      return;
    }
    if (line <= show.after) return;
    if (rows.length < show.limit)
      rows.push({ line, fate, why: reason, cells: cells.slice(0, MAX_CELLS).map(shownText) });
    else next ??= rows.at(-1)?.line ?? null;
  };
  const against = {
    storedRows: indexStoredRows(heldRows.flatMap((chunk) => unpackChunk<StoredRow>(chunk))),
    questions,
    kinds,
  };
  const planned = await runPlan(prepared, against, task, collect);
  if (!planned.ok) return planned;
  const { plan, problems } = planned.value;
  const closed = plan.questions.filter(({ kind }) => kind === 'closed');
  return ok({
    columns: show ? shownColumns(prepared) : [],
    profile: prepared.profile,
    mapping,
    dryRun: plan.dryRun(),
    permissions: plan.permissions(),
    problems,
    rows,
    next,
    responses: packList(responses, ({ answers }) => answers.length),
    added: responses.length,
    questions: plan.questions,
    options: new Map(
      closed.map(({ column }) => {
        const stats = prepared.stats[column];
        return [column, stats?.choices ?? stats?.values ?? []];
      }),
    ),
    remembers: profileOf(mapping, prepared.columns),
    decided: decidedColumns(prepared),
  });
}
