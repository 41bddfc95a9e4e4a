import { count } from '../base/english.ts';
import type { ColumnPermissions, Problem } from './calls.ts';
import { isBlank, plain } from './table-row.ts';

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
/** Lines that are named; the rest are counted. */
const MOST_LINES = 20;
const MOST_WORDS = 5;

interface SeenLines {
  readonly at: number[];
  lines: number;
}

/** Gathers what a person should know of a file, each thing once, with the first lines where it is so. */
export class ProblemList {
  readonly #linesByKind = new Map<Kind, SeenLines>();
  readonly #kinds: SeenLines & { readonly words: Set<string>; column: number | null } = {
    at: [],
    lines: 0,
    words: new Set(),
    column: null,
  };

  see(kind: Kind, line: number): void {
    const seenLines = this.#linesByKind.get(kind) ?? { at: [], lines: 0 };
    this.#linesByKind.set(kind, seenLines);
    note(seenLines, line);
  }

  /** A kind of respondent is stored under another spelling than a row has. */
  seeKind(column: number | null, spelling: string, stored: string, line: number): void {
    note(this.#kinds, line);
    this.#kinds.column = column;
    if (this.#kinds.words.size < MOST_WORDS) this.#kinds.words.add(`“${spelling}” as “${stored}”`);
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
    problems.push(...repeated(headers));
    const { words: spellings, at, lines, column } = this.#kinds;
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

function note(seenLines: SeenLines, line: number): void {
  seenLines.lines += 1;
  if (seenLines.at.length < MOST_LINES) seenLines.at.push(line);
}

/** Values on publication that nobody has decided, for each column. */
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

/** Headers that stand more than once: which of them a mapping means can be told by their place only. */
function repeated(headers: readonly string[]): readonly Problem[] {
  const places = new Map<string, number[]>();
  for (const [at, header] of headers.entries())
    if (!isBlank(header)) places.set(plain(header), [...(places.get(plain(header)) ?? []), at]);
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
