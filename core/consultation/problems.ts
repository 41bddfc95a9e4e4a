import type { Problem } from './calls.ts';
import { isBlank, plain } from './table-row.ts';

type Kind = Problem['kind'];

const WORDS: Readonly<Partial<Record<Kind, string>>> = {
  formula:
    'There are formulas. They are not worked out: the text of the last result that the file holds is taken.',
  'control-character':
    'There are characters that no file format can keep (null bytes, control characters). Each is shown as its picture, such as ␀; nothing else of the answers is changed.',
  'uneven-row':
    'There are rows with fewer cells than headers. What is missing at their end is taken for empty.',
  'same-email':
    'An e-mail address stands in more than one row, with other answers. All of them are taken in: look whether they count once or twice.',
};
/** Lines that are named; the rest are counted. */
const MOST_LINES = 20;
const MOST_WORDS = 5;

interface Seen {
  readonly at: number[];
  lines: number;
}

/** Gathers what a person should know of a file, each thing once, with the first lines where it is so. */
export class ProblemList {
  readonly #seen = new Map<Kind, Seen>();
  readonly #words = new Map<number, Seen & { readonly words: Set<string> }>();

  see(kind: Kind, line: number): void {
    const seen = this.#seen.get(kind) ?? { at: [], lines: 0 };
    this.#seen.set(kind, seen);
    note(seen, line);
  }

  seeWord(column: number, word: string, line: number): void {
    const seen = this.#words.get(column) ?? { at: [], lines: 0, words: new Set<string>() };
    this.#words.set(column, seen);
    note(seen, line);
    if (seen.words.size < MOST_WORDS) seen.words.add(word);
  }

  list(headers: readonly string[], questions: number): readonly Problem[] {
    const problems: Problem[] = [];
    if (questions === 0)
      problems.push({
        kind: 'no-question',
        message: 'No column is taken for a question, so that no row has an answer. Say which are.',
        at: [],
        lines: 0,
        column: null,
      });
    problems.push(...repeated(headers));
    for (const [column, { at, lines, words }] of this.#words)
      problems.push({
        kind: 'unknown-word',
        message: `“${headers[column] ?? ''}”: ${[...words].map((word) => `“${word}”`).join(', ')} is neither a yes nor a no that is known. It is not taken for consent; about confidence it is taken for yes.`,
        at,
        lines,
        column,
      });
    for (const [kind, { at, lines }] of this.#seen)
      problems.push({ kind, message: WORDS[kind] ?? kind, at, lines, column: null });
    return problems;
  }
}

function note(seen: Seen, line: number): void {
  seen.lines += 1;
  if (seen.at.length < MOST_LINES) seen.at.push(line);
}

/** Headers that stand more than once: which of them a mapping means can be told by their place only. */
function repeated(headers: readonly string[]): readonly Problem[] {
  const places = new Map<string, number[]>();
  for (const [at, header] of headers.entries())
    if (!isBlank(header)) places.set(plain(header), [...(places.get(plain(header)) ?? []), at]);
  return [...places.values()]
    .filter((columns) => columns.length > 1)
    .map((columns) => ({
      kind: 'repeated-header',
      message: `“${headers[columns[0] ?? 0]}” is the header of columns ${columns.map((at) => at + 1).join(', ')}. Each is read by its place.`,
      at: [],
      lines: 0,
      column: columns[0] ?? null,
    }));
}
