import type { Question } from '../evidence/records.ts';
import type { ColumnPermissions, DryRun, Problem, RowFate } from './calls.ts';
import { Doubles, rowWordsOf, type StoredRows } from './doubles.ts';
import { findFaults, type Shape } from './find-faults.ts';
import { type AskedQuestion, fitQuestions } from './fit-questions.ts';
import { KindSpelling } from './kind-spelling.ts';
import type { Mapping } from './mapping.ts';
import { Permissions } from './permissions.ts';
import { ProblemList, undecidedProblems } from './problems.ts';
import { kindIn, type Roles, type RowResponse, readResponse, rolesOf } from './response.ts';
import { isEmptyRow, isIdentifierRow, type TableRow } from './table-row.ts';
import { TruncationWatch } from './truncation-watch.ts';

/** What a plan is made from. */
interface PlanOf {
  /** The rows below the headers. */
  readonly rows: readonly TableRow[];
  readonly shape: Shape;
  readonly mapping: Mapping;
  readonly storedRows: StoredRows;
  readonly questions: readonly Question[];
  /** The kinds of respondent that are stored. */
  readonly kinds: readonly string[];
  /** A short, practically unique name for a text. */
  readonly hash: (text: string) => string;
}

/** What happens to one row. */
export interface PlannedRow {
  readonly line: number;
  readonly fate: RowFate;
  readonly why: string;
  /** What is kept of it; null unless it is added. */
  readonly response: (RowResponse & { readonly row: string }) | null;
}

/** How many rows are told one by one. */
const MOST_TOLD = 1000;

function* kindsOf(rows: readonly TableRow[], roles: Roles): Generator<string> {
  for (const row of rows) if (!isIdentifierRow(row)) yield kindIn(row, roles);
}

/**
 * What importing a file would do, worked out a row at a time so that long files can be shown under way: each row has
 * just one fate, and nothing is put right on a guess.
 */
export class Plan {
  readonly questions: readonly AskedQuestion[];
  readonly #of: PlanOf;
  readonly #roles: Roles;
  readonly #faults: ReadonlyMap<number, string>;
  readonly #doubles: Doubles;
  readonly #kinds: KindSpelling;
  readonly #words: (cells: readonly string[]) => string;
  readonly #permissions: Permissions;
  readonly #problems = new ProblemList();
  readonly #watched: ReadonlyMap<number, TruncationWatch>;
  readonly #counts = { added: 0, doubled: 0, empty: 0, broken: 0 };
  readonly #answers = new Map<number, number>();
  readonly #remarked: PlannedRow[] = [];
  #at = 0;

  constructor(of: PlanOf) {
    this.#of = of;
    this.questions = fitQuestions(of.mapping, of.questions);
    this.#roles = rolesOf(of.mapping, of.shape.headers);
    this.#permissions = new Permissions(of.mapping, of.shape.headers, of.hash);
    this.#faults = findFaults(of.rows, of.shape);
    this.#doubles = new Doubles(of.storedRows, this.#roles.of('respondent-id').length > 0);
    this.#kinds = new KindSpelling(of.kinds, kindsOf(of.rows, this.#roles));
    this.#words = rowWordsOf(of.shape.headers);
    const open = this.questions.filter(({ kind }) => kind === 'open');
    this.#watched = new Map(open.map(({ column }) => [column, new TruncationWatch()]));
  }

  /** Goes on by one row; null after the last. */
  next(): PlannedRow | null {
    const row = this.#of.rows[this.#at];
    if (!row) return null;
    const planned = this.#plan(row, this.#faults.get(this.#at) ?? '');
    this.#at += 1;
    this.#counts[planned.fate] += 1;
    if (planned.why !== '' && this.#remarked.length < MOST_TOLD) this.#remarked.push(planned);
    return planned;
  }

  #plan(row: TableRow, fault: string): PlannedRow {
    const skipped = (fate: RowFate, reason: string): PlannedRow => ({
      line: row.line,
      fate,
      why: reason,
      response: null,
    });
    if (isEmptyRow(row)) return skipped('empty', 'the row is empty');
    if (isIdentifierRow(row)) return skipped('empty', 'this is the platform’s row of identifiers');
    if (fault !== '') return skipped('broken', fault);
    const response = readResponse(row, this.#roles, this.#permissions);
    if (response.answers.length === 0) return skipped('empty', 'this row answers no question');
    const fingerprint = this.#of.hash(this.#words(row.cells));
    const met = this.#doubles.meet(row.line, response.respondent.key, fingerprint);
    const keep = this.#of.mapping.doubles === 'keep';
    if (met.reason !== '' && !keep) return skipped('doubled', met.reason);
    this.#notice(row, response, met.sameAs);
    for (const { column } of response.answers)
      this.#answers.set(column, (this.#answers.get(column) ?? 0) + 1);
    const remark = met.reason === '' ? '' : `imported anyway: ${met.reason}`;
    const respondent = { ...response.respondent, type: this.#kinds.of(response.respondent.type) };
    return {
      line: row.line,
      fate: 'added',
      why: remark,
      response: { ...response, respondent, row: fingerprint },
    };
  }

  #notice(row: TableRow, response: RowResponse, sameAs: number | null): void {
    const { line } = row;
    const { shape } = this.#of;
    if (row.formula) this.#problems.see('formula', line);
    if (response.odd) this.#problems.see('control-character', line);
    if (shape.full && row.cells.length < shape.headers.length) this.#problems.see('uneven-row', line);
    const { type } = response.respondent;
    if (this.#kinds.isAnother(type))
      this.#problems.seeKind(this.#roles.of('respondent-type')[0] ?? null, type, this.#kinds.of(type), line);
    if (sameAs !== null) this.#problems.see('same-email', line);
    for (const { column, text } of response.answers) this.#watched.get(column)?.take(line, text);
  }

  /** What is known so far: all of it once `next` has said null. */
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
      told: this.#remarked.map(({ line, fate, why }) => ({ line, fate, why })),
    };
  }

  /** What respondents say of publication, once `next` has said null. */
  permissions(): readonly ColumnPermissions[] {
    return this.#permissions.list();
  }

  problems(): readonly Problem[] {
    const { headers } = this.#of.shape;
    const cut = [...this.#watched].flatMap(
      ([column, watch]) => watch.problem(column, headers[column] ?? '') ?? [],
    );
    return [
      ...this.#problems.list(this.#of.shape.headers, this.questions.length),
      ...undecidedProblems(this.permissions()),
      ...cut,
    ];
  }
}
