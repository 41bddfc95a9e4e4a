import { isNextInSeries, romanValue } from '../instructions/read/text/labels-in-series.ts';
import { chunksOf } from '../instructions/read/text/lines.ts';
import { LABEL_ALONE, LABELLED } from './label.ts';

/** One line of pasted text. Tabs separate the cells of a row. */
export interface PastedLine {
  readonly words: string;
  /** The nesting depth of the list item that the line begins, or 1 for a row of a table. 0 for any other line. */
  readonly depth: number;
}

/** An item of pasted text, or words between items. */
export interface PastedEntry {
  /** The label as printed, such as `(a)`. Null for an entry without one, or with only a bullet or a bare number. */
  readonly label: string | null;
  /** The nesting depth of the item in the lists of its page. 0 for an entry that is not in a list there. */
  readonly depth: number;
  readonly words: string;
}

/** Joins the cells of a row. No Act has this mark, so nobody takes it for law. */
const BETWEEN_CELLS = ' | ';
const BULLET = /^(?:[•·▪◦●○■□–*-]|[o§](?=\t))[ \t]+/;
const BARE_NUMBER = /^[A-Z]{0,3}\d{1,3}[A-Z]{0,4}$/;
/** A label without both brackets: group 1 is "1.", "1.1" or "1.1.", and group 2 is "a)" or "iv.". */
const LOOSE_LABEL =
  /^(?:(\d{1,3}(?=[.)])|\d{1,3}(?:\.\d{1,3}){1,4})[.)]?|([a-z]{1,2}|[ivx]{1,5})[.)])(?:[ \t]+|$)/;

const cellsOf = (words: string): readonly string[] =>
  words
    .split('\t')
    .map((cell) => cell.trim())
    .filter(Boolean);

/** The words of a line. In a row of a table the cells are joined with a bar, elsewhere tabs become spaces. */
export const inOneLine = ({ words, depth }: PastedLine): string =>
  cellsOf(words).join(depth > 0 ? BETWEEN_CELLS : ' ');

/** Turns a row whose first cell is a label into an item, because some pages set out lists in columns. */
function withLabelBeside(line: PastedLine): PastedLine {
  const [first = '', ...otherCells] = cellsOf(line.words);
  const isLabel = LABEL_ALONE.test(first) && otherCells.length > 0;
  return isLabel ? { ...line, words: `${first} ${otherCells.join(BETWEEN_CELLS)}` } : line;
}

/** Treats plain lines as rows of a table if all have the same number of tabs, and no line looks like a list item. */
function withRows(lines: readonly PastedLine[]): readonly PastedLine[] {
  const widths = new Set(lines.map(({ words }) => words.trim().split('\t').length));
  const [width = 1] = widths;
  const isTable = lines.length > 1 && widths.size === 1 && width > 1;
  const isList = lines.some(({ depth, words }) => depth > 0 || BULLET.test(words) || LOOSE_LABEL.test(words));
  return isTable && !isList ? lines.map((line) => ({ ...line, depth: 1 })) : lines;
}

const labelIn = (match: RegExpExecArray): string => match[1] ?? match[2] ?? '';

/** Splits a number: "1.2" is number 2 of the series "1.". */
function numberOf(label: string): { readonly series: string; readonly last: number } {
  const at = label.lastIndexOf('.') + 1;
  return { series: label.slice(0, at), last: Number(label.slice(at)) };
}

/** The series that a loose label can belong to: "i." may be a letter or a roman numeral. */
function seriesOf({ 1: number, 2: letters = '' }: RegExpExecArray): readonly string[] {
  if (number !== undefined) return [`number ${numberOf(number).series}`];
  return romanValue(letters) === null ? ['letters'] : ['numerals', 'letters'];
}

/** Whether a loose label follows another one in its series. */
function isNext(series: string, before: string, label: string): boolean {
  if (series === 'letters') return isNextInSeries(`(${before})`, `(${label})`);
  const positionOf = (text: string) =>
    series === 'numerals' ? (romanValue(text) ?? 0) : numberOf(text).last;
  return positionOf(label) === positionOf(before) + 1;
}

/**
 * The indices of loose labels that are real labels: one with its predecessor or successor in the series, or a "2.1" after
 * its "2.". Any other may be ordinary words, such as a year.
 */
function sequentialIndices(loose: readonly (RegExpExecArray | null)[]): ReadonlySet<number> {
  const counts = new Set<number>();
  for (const kind of ['numerals', 'letters', 'number '] as const) {
    const next = new Map<string, number>();
    for (const [at, match] of [...loose.entries()].reverse()) {
      const series =
        match && !counts.has(at) ? seriesOf(match).find((name) => name.startsWith(kind)) : undefined;
      if (!match || series === undefined) continue;
      const following = loose[next.get(series) ?? -1];
      if (following && isNext(series, labelIn(match), labelIn(following)))
        counts.add(at).add(next.get(series) ?? at);
      next.set(series, at);
    }
  }
  let open = '';
  for (const [at, match] of loose.entries()) {
    const number = match?.[1];
    if (number === undefined) continue;
    if (number === `${open}.1`) counts.add(at);
    if (counts.has(at)) open = number;
  }
  return counts;
}

/** Turns lines with loose labels in sequence ("1.", "2.") into items, and lines with bullets if there are several. */
function withLooseLabels(lines: readonly PastedLine[]): readonly PastedLine[] {
  const loose = lines.map(({ words, depth }) => (depth > 0 ? null : LOOSE_LABEL.exec(words)));
  const counts = sequentialIndices(loose);
  const isBulleted = lines.filter(({ words }) => BULLET.test(words)).length > 1;
  return lines.map((line, at) => {
    const match = counts.has(at) ? loose[at] : null;
    if (match?.[1]) return { words: line.words.slice(match[0].length), depth: match[1].split('.').length };
    if (match) return { ...line, words: `(${match[2]}) ${line.words.slice(match[0].length)}` };
    const bullet = isBulleted && line.depth === 0 ? BULLET.exec(line.words) : null;
    if (!bullet) return line;
    return { words: line.words.slice(bullet[0].length), depth: /^[o○◦–]/.test(bullet[0]) ? 2 : 1 };
  });
}

/** The entries of plain lines. A label within a line begins an entry, too. */
const plainEntries = (lines: readonly string[], depth: number): readonly PastedEntry[] =>
  chunksOf(lines.join('\n')).map(({ label, text }, at, chunks) => {
    // A bare number at the start of a line may be words, as in "1997 c. 40". It is a section's if subsections follow.
    const isDivided = /^\(A?1\)$/.test(chunks[at + 1]?.label ?? '');
    const isSection = label !== null && BARE_NUMBER.test(label) && isDivided && /^\p{Lu}/u.test(text);
    const isItem = label !== null && (LABELLED.test(label) || isSection);
    return isItem
      ? { label, depth, words: text }
      : { label: null, depth: 0, words: `${label ?? ''} ${text}`.trim() };
  });

/** The greatest depth that is read from a page. No provision is nested more deeply. */
const MAX_DEPTH = 12;

/** The lines that have words, trimmed, with the rows of a table recognised. */
export const normaliseLines = (lines: readonly PastedLine[]): readonly PastedLine[] =>
  withRows(
    lines
      .map(({ words, depth }) => withLabelBeside({ words: words.trim(), depth: Math.min(depth, MAX_DEPTH) }))
      .filter(({ words }) => words !== ''),
  );

/** The pasted lines as entries, in order. Nothing is left out except bullets and bare numbers of a list. */
export function entriesOf(pastedLines: readonly PastedLine[]): readonly PastedEntry[] {
  const lines = withLooseLabels(normaliseLines(pastedLines));
  const entries: PastedEntry[] = [];
  let plain: string[] = [];
  let depth = 0;
  const flush = () => {
    for (const plainEntry of plainEntries(plain, depth)) entries.push(plainEntry);
    plain = [];
  };
  for (const line of lines) {
    if (line.depth === 0 || LABELLED.test(line.words)) {
      if (line.depth !== depth) flush();
      depth = line.depth;
      plain.push(cellsOf(line.words).join(' '));
      continue;
    }
    flush();
    entries.push({ label: null, depth: line.depth, words: inOneLine(line) });
  }
  flush();
  return entries;
}

const isRoman = (label: string): boolean => romanValue(label) !== null || /^\([ivx]+[a-z]?\)$/.test(label);

/**
 * The level of a label by its shape: 0 for 2A, 1 for (1), 2 for (a), 3 for (i), 4 for (A). "(i)" after (h) or before (j)
 * is a letter.
 * `open` are the labels of the items that the new item may be in or follow, and `next` is the label after this one.
 * `isBegun` says whether the words before the label introduce a list.
 */
export function levelOf(
  label: string,
  open: readonly { readonly label: string; readonly level: number }[],
  next: string | null,
  isBegun: boolean,
): number {
  if (BARE_NUMBER.test(label)) return 0;
  if (/^\([A-Z]*\d/.test(label)) return 1;
  if (/^\([A-Z]/.test(label)) return 4;
  if (!isRoman(label)) return 2;
  const last = (level: number) => open.findLast((item) => item.level === level)?.label;
  const [letter, roman] = [last(2), last(3)];
  if (roman !== undefined && isNextInSeries(roman, label)) return 3;
  if (letter === undefined) return next !== null && !isRoman(next) && isNextInSeries(label, next) ? 2 : 3;
  return isNextInSeries(letter, label) && !(isBegun && romanValue(label) === 1) ? 2 : 3;
}
