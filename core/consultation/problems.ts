import { count } from '../base/english.ts';
import type { ColumnPermissions, Problem } from './calls.ts';
import { isBlank, normaliseText } from './table-row.ts';

type Kind = Problem['kind'];

const WORDS: Readonly<Partial<Record<Kind, string>>> = {
  formula:
    'The file contains formulas. Keeling uses the last result saved in the file and does not recalculate.',
  'control-character':
    'The file contains null bytes or control characters, which cannot be stored. Each is shown as a symbol, such as ␀. The rest of the answer is unchanged.',
  'uneven-row': 'Some rows have fewer cells than headers. The missing cells are treated as empty.',
  'same-email':
    'An email address is in more than one row, with different answers. All these rows are imported. Check whether they should count once or twice.',
};
/** Lines that are listed for a problem. Further lines are only counted. */
const MAX_LINES = 20;
/** Spellings that are listed. */
const MAX_SPELLINGS = 5;

/** The first lines with a problem, and the number of all lines with this problem. */
interface ProblemLines {
  readonly at: number[];
  lines: number;
}

/** Collects the problems of a file, each once, with the first lines that have the problem. */
export class ProblemList {
  readonly #linesByKind = new Map<Kind, ProblemLines>();
  readonly #spellings: ProblemLines & { readonly words: Set<string>; column: number | null } = {
    at: [],
    lines: 0,
    words: new Set(),
    column: null,
  };

  add(kind: Kind, line: number): void {
    const problemLines = this.#linesByKind.get(kind) ?? { at: [], lines: 0 };
    this.#linesByKind.set(kind, problemLines);
    addLine(problemLines, line);
  }

  /** Adds a row whose kind of respondent is stored in another spelling. */
  addSpelling(column: number | null, spelling: string, stored: string, line: number): void {
    addLine(this.#spellings, line);
    this.#spellings.column = column;
    if (this.#spellings.words.size < MAX_SPELLINGS) this.#spellings.words.add(`“${spelling}” as “${stored}”`);
  }

  list(headers: readonly string[], questions: number): readonly Problem[] {
    const problems: Problem[] = [];
    if (questions === 0)
      problems.push({
        kind: 'no-question',
        message:
          'No column is set as a question, so no row has an answer. Choose which columns are questions.',
        at: [],
        lines: 0,
        column: null,
      });
    problems.push(...repeatedHeaders(headers));
    const { words: spellings, at, lines, column } = this.#spellings;
    if (lines > 0)
      problems.push({
        kind: 'kind-spelling',
        message: `Kinds of respondent that differ only in capital letters or spaces are imported as one: ${[...spellings].join(', ')}.`,
        at,
        lines,
        column,
      });
    for (const [kind, { at, lines }] of this.#linesByKind)
      problems.push({ kind, message: WORDS[kind] ?? kind, at, lines, column: null });
    return problems;
  }
}

function addLine(problemLines: ProblemLines, line: number): void {
  problemLines.lines += 1;
  if (problemLines.at.length < MAX_LINES) problemLines.at.push(line);
}

/** A problem for each column about publication that has undecided values. */
export const undecidedProblems = (columns: readonly ColumnPermissions[]): readonly Problem[] =>
  columns.flatMap(({ column, header, undecided }) =>
    undecided.values === 0
      ? []
      : [
          {
            kind: 'undecided-value',
            message: `“${header}”: ${count(undecided.values, 'value')} in ${count(undecided.rows, 'row')} ${undecided.values === 1 ? 'is' : 'are'} not decided, so nothing of these responses is published.`,
            at: [],
            lines: 0,
            column,
          },
        ],
  );

/** A problem for each header that several columns have. */
function repeatedHeaders(headers: readonly string[]): readonly Problem[] {
  const places = new Map<string, number[]>();
  for (const [at, header] of headers.entries())
    if (!isBlank(header))
      places.set(normaliseText(header), [...(places.get(normaliseText(header)) ?? []), at]);
  return [...places.values()]
    .filter((columns) => columns.length > 1)
    .map((columns) => ({
      kind: 'repeated-header',
      message: `“${headers[columns[0] ?? 0]}” is the header of columns ${columns.map((at) => at + 1).join(', ')}. Keeling reads each by its position.`,
      at: [],
      lines: 0,
      column: columns[0] ?? null,
    }));
}
