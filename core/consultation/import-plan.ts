import type { Question } from '../evidence/records.ts';
import type { ColumnPermissions, DryRun, Problem, RowFate } from './calls.ts';
import { DuplicateFinder, rowSerializer, type StoredRows } from './duplicate-finder.ts';
import { findFaults, type TableShape } from './find-faults.ts';
import { type AskedQuestion, fitQuestions } from './fit-questions.ts';
import { KindSpelling } from './kind-spelling.ts';
import type { Mapping } from './mapping.ts';
import { Permissions } from './permissions.ts';
import { ProblemList, undecidedProblems } from './problems.ts';
import { kindIn, type Roles, type RowResponse, readResponse, rolesOf } from './response.ts';
import { isEmptyRow, isIdentifierRow, type TableRow } from './table-row.ts';
import { TruncationWatch } from './truncation-watch.ts';

interface PlanInput {
  /** The rows below the headers. */
  readonly rows: readonly TableRow[];
  readonly shape: TableShape;
  readonly mapping: Mapping;
  readonly storedRows: StoredRows;
  readonly questions: readonly Question[];
  /** The kinds of respondent that are stored. */
  readonly kinds: readonly string[];
  /** A cryptographic hash of a text. Given because `core` has none. */
  readonly hash: (text: string) => string;
}

/** The planned outcome of one row. */
export interface PlannedRow {
  readonly line: number;
  readonly fate: RowFate;
  /** The reason for the fate, or a remark; empty for a row that is added without a remark. */
  readonly reason: string;
  /** The response to store; null unless the row is added. */
  readonly response: (RowResponse & { readonly row: string }) | null;
}

/** The most rows with a remark that are listed. */
const MAX_REMARKED = 1000;

function* kindsOf(rows: readonly TableRow[], roles: Roles): Generator<string> {
  for (const row of rows) if (!isIdentifierRow(row)) yield kindIn(row, roles);
}

/**
 * Plans the import of a file, one row at each call of `next`, so that the progress of a long file can be shown. Each row
 * has exactly one fate. Faulty rows are reported and never repaired.
 */
export class Plan {
  readonly questions: readonly AskedQuestion[];
  readonly #input: PlanInput;
  readonly #roles: Roles;
  readonly #faults: ReadonlyMap<number, string>;
  readonly #duplicates: DuplicateFinder;
  readonly #kinds: KindSpelling;
  readonly #serialize: (cells: readonly string[]) => string;
  readonly #permissions: Permissions;
  readonly #problems = new ProblemList();
  readonly #watched: ReadonlyMap<number, TruncationWatch>;
  readonly #counts = { added: 0, doubled: 0, empty: 0, broken: 0 };
  readonly #answers = new Map<number, number>();
  readonly #remarked: PlannedRow[] = [];
  #at = 0;

  constructor(input: PlanInput) {
    this.#input = input;
    this.questions = fitQuestions(input.mapping, input.questions);
    this.#roles = rolesOf(input.mapping, input.shape.headers);
    this.#permissions = new Permissions(input.mapping, input.shape.headers, input.hash);
    this.#faults = findFaults(input.rows, input.shape);
    this.#duplicates = new DuplicateFinder(input.storedRows, this.#roles.of('respondent-id').length > 0);
    this.#kinds = new KindSpelling(input.kinds, kindsOf(input.rows, this.#roles));
    this.#serialize = rowSerializer(input.shape.headers);
    const open = this.questions.filter(({ kind }) => kind === 'open');
    this.#watched = new Map(open.map(({ column }) => [column, new TruncationWatch()]));
  }

  /** Plans the next row. Returns null after the last row. */
  next(): PlannedRow | null {
    const row = this.#input.rows[this.#at];
    if (!row) return null;
    const planned = this.#plan(row, this.#faults.get(this.#at) ?? '');
    this.#at += 1;
    this.#counts[planned.fate] += 1;
    if (planned.reason !== '' && this.#remarked.length < MAX_REMARKED) this.#remarked.push(planned);
    return planned;
  }

  #plan(row: TableRow, fault: string): PlannedRow {
    const skipped = (fate: RowFate, reason: string): PlannedRow => ({
      line: row.line,
      fate,
      reason,
      response: null,
    });
    if (isEmptyRow(row)) return skipped('empty', 'the row is empty');
    if (isIdentifierRow(row)) return skipped('empty', 'this is the platform’s row of identifiers');
    if (fault !== '') return skipped('broken', fault);
    const response = readResponse(row, this.#roles, this.#permissions);
    if (response.answers.length === 0) return skipped('empty', 'this row answers no question');
    const fingerprint = this.#input.hash(this.#serialize(row.cells));
    const { reason, sameAs } = this.#duplicates.check(row.line, response.respondent.key, fingerprint);
    const keepsDuplicates = this.#input.mapping.doubles === 'keep';
    if (reason !== '' && !keepsDuplicates) return skipped('doubled', reason);
    this.#collectProblems(row, response, sameAs);
    for (const { column } of response.answers)
      this.#answers.set(column, (this.#answers.get(column) ?? 0) + 1);
    const remark = reason === '' ? '' : `imported anyway: ${reason}`;
    const respondent = { ...response.respondent, type: this.#kinds.of(response.respondent.type) };
    return {
      line: row.line,
      fate: 'added',
      reason: remark,
      response: { ...response, respondent, row: fingerprint },
    };
  }

  #collectProblems(row: TableRow, response: RowResponse, sameAs: number | null): void {
    const { line } = row;
    const { shape } = this.#input;
    if (row.formula) this.#problems.add('formula', line);
    if (response.odd) this.#problems.add('control-character', line);
    if (shape.writesAllCells && row.cells.length < shape.headers.length)
      this.#problems.add('uneven-row', line);
    const { type } = response.respondent;
    if (this.#kinds.isRespelled(type))
      this.#problems.addSpelling(
        this.#roles.of('respondent-type')[0] ?? null,
        type,
        this.#kinds.of(type),
        line,
      );
    if (sameAs !== null) this.#problems.add('same-email', line);
    for (const { column, text } of response.answers) this.#watched.get(column)?.add(line, text);
  }

  /** The outcome so far; complete after `next` has returned null. */
  dryRun(): DryRun {
    const answers = [...this.#answers.values()].reduce((sum, count) => sum + count, 0);
    return {
      rows: this.#at,
      ...this.#counts,
      answers,
      questions: this.questions.map(({ column, code, text, kind, storedQuestion }) => ({
        column,
        question: storedQuestion?.id ?? null,
        code: storedQuestion?.code ?? code,
        text: storedQuestion?.text ?? text,
        kind: storedQuestion?.kind ?? kind,
        answers: this.#answers.get(column) ?? 0,
      })),
      told: this.#remarked.map(({ line, fate, reason }) => ({ line, fate, why: reason })),
    };
  }

  /** The columns about publication with their values; complete after `next` has returned null. */
  permissions(): readonly ColumnPermissions[] {
    return this.#permissions.list();
  }

  problems(): readonly Problem[] {
    const { headers } = this.#input.shape;
    const cut = [...this.#watched].flatMap(
      ([column, watch]) => watch.problem(column, headers[column] ?? '') ?? [],
    );
    return [
      ...this.#problems.list(this.#input.shape.headers, this.questions.length),
      ...undecidedProblems(this.permissions()),
      ...cut,
    ];
  }
}
