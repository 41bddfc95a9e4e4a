import { goesOn, romanValue } from '../instructions/read/text/labels-in-series.ts';
import { chunksOf } from '../instructions/read/text/lines.ts';
import { LABEL_ALONE, LABELLED } from './label.ts';

/** One line of what is pasted, as its page or program has it. The cells of a row are told apart by tabs. */
export interface PastedLine {
  readonly words: string;
  /** How deep in lists of its page the line begins an item, or that it is a row of a table; 0 where it is neither. */
  readonly depth: number;
}

/** What is pasted, item by item and with what stands between them. */
export interface PastedEntry {
  /** As it is printed, `(a)`; null where it has none, or only a bullet or a bare number. */
  readonly label: string | null;
  /** How deep it stands in lists of its page; 0 for what is no item there. */
  readonly depth: number;
  readonly words: string;
}

/** Between the cells of a row: nothing that an Act has, so that nobody takes it for the law's. */
const BETWEEN_CELLS = ' | ';
const BULLET = /^(?:[•·▪◦●○■□–*-]|[o§](?=\t))[ \t]+/;
const BARE = /^[A-Z]{0,3}\d{1,3}[A-Z]{0,4}$/;
/** "1.", "1.1" and "1.1.", or "a)" and "iv.". */
const LOOSE = /^(?:(\d{1,3}(?=[.)])|\d{1,3}(?:\.\d{1,3}){1,4})[.)]?|([a-z]{1,2}|[ivx]{1,5})[.)])(?:[ \t]+|$)/;

const cells = (words: string): readonly string[] =>
  words
    .split('\t')
    .map((cell) => cell.trim())
    .filter(Boolean);

/** The words of a line: its cells told apart, other tabs a space. */
export const inOneLine = ({ words, depth }: PastedLine): string =>
  cells(words).join(depth > 0 ? BETWEEN_CELLS : ' ');

/** A row whose first cell is a label is an item that a page has set out in columns. */
function labelled(line: PastedLine): PastedLine {
  const [first = '', second, ...more] = cells(line.words);
  const isLabel = LABEL_ALONE.test(first) && second !== undefined;
  return isLabel ? { ...line, words: `${first} ${[second, ...more].join(BETWEEN_CELLS)}` } : line;
}

/** Plain lines that all have as many tabs within them are a table's rows. */
function withRows(lines: readonly PastedLine[]): readonly PastedLine[] {
  const widths = new Set(lines.map(({ words }) => words.trim().split('\t').length));
  const [width = 1] = widths;
  const isTable = lines.length > 1 && widths.size === 1 && width > 1;
  const isList = lines.some(({ depth, words }) => depth > 0 || BULLET.test(words) || LOOSE.test(words));
  return isTable && !isList ? lines.map((line) => ({ ...line, depth: 1 })) : lines;
}

const ownOf = (match: RegExpExecArray): string => match[1] ?? match[2] ?? '';

/** "1.1" as what its series begins with, "1.", and its number there. */
function numberOf(label: string): { readonly series: string; readonly last: number } {
  const at = label.lastIndexOf('.') + 1;
  return { series: label.slice(0, at), last: Number(label.slice(at)) };
}

/** The series that a bare label may be of: "i." may be a letter or a numeral. */
function seriesOf({ 1: number, 2: letters = '' }: RegExpExecArray): readonly string[] {
  if (number !== undefined) return [`number ${numberOf(number).series}`];
  return romanValue(letters) === null ? ['letters'] : ['numerals', 'letters'];
}

/** Whether a bare label is the next after another of its series. */
function isNext(series: string, before: string, label: string): boolean {
  if (series === 'letters') return goesOn(`(${before})`, `(${label})`);
  const value = (one: string) => (series === 'numerals' ? (romanValue(one) ?? 0) : numberOf(one).last);
  return value(label) === value(before) + 1;
}

/** Which bare labels count: those with another before or after them in their series, and a "2.1" after its "2.". */
function counting(loose: readonly (RegExpExecArray | null)[]): ReadonlySet<number> {
  const counts = new Set<number>();
  for (const kind of ['numerals', 'letters', 'number '] as const) {
    const next = new Map<string, number>();
    for (const [at, match] of [...loose.entries()].reverse()) {
      const series =
        match && !counts.has(at) ? seriesOf(match).find((one) => one.startsWith(kind)) : undefined;
      if (!match || series === undefined) continue;
      const following = loose[next.get(series) ?? -1];
      if (following && isNext(series, ownOf(match), ownOf(following)))
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

/** Lines that count on as "1.", "2." or "a)", "b)" are items, too; so are those with bullets. */
function withLoose(lines: readonly PastedLine[]): readonly PastedLine[] {
  const loose = lines.map(({ words, depth }) => (depth > 0 ? null : LOOSE.exec(words)));
  const counts = counting(loose);
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

/** Lines as labelled stretches: labels are also found within a line. */
const plainEntries = (lines: readonly string[], depth: number): readonly PastedEntry[] =>
  chunksOf(lines.join('\n')).map(({ label, text }, at, chunks) => {
    // A bare number at the beginning of a line is words, "1997 c. 40", unless a heading and subsections follow.
    const isDivided = /^\(A?1\)$/.test(chunks[at + 1]?.label ?? '');
    const isSection = label !== null && BARE.test(label) && isDivided && /^\p{Lu}/u.test(text);
    const isItem = label !== null && (LABELLED.test(label) || isSection);
    return isItem
      ? { label, depth, words: text }
      : { label: null, depth: 0, words: `${label ?? ''} ${text}`.trim() };
  });

/** Deeper than any provision goes, whatever a page says. */
const DEEPEST = 12;

/** Lines as they are set out: those with words, the rows of a table among them told apart from others. */
export const setOut = (lines: readonly PastedLine[]): readonly PastedLine[] =>
  withRows(
    lines
      .map(({ words, depth }) => labelled({ words: words.trim(), depth: Math.min(depth, DEEPEST) }))
      .filter(({ words }) => words !== ''),
  );

/** What is pasted as entries, in order. None of its words is left out but bullets and bare numbers of a list. */
export function entriesOf(pastedLines: readonly PastedLine[]): readonly PastedEntry[] {
  const lines = withLoose(setOut(pastedLines));
  const entries: PastedEntry[] = [];
  let plain: string[] = [];
  let depth = 0;
  const flush = () => {
    for (const entry of plainEntries(plain, depth)) entries.push(entry);
    plain = [];
  };
  for (const line of lines) {
    if (line.depth === 0 || LABELLED.test(line.words)) {
      if (line.depth !== depth) flush();
      depth = line.depth;
      plain.push(cells(line.words).join(' '));
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
 * How far in a label stands by its shape: 0 for 2A, 1 for (1), 2 for (a), 3 for (i), 4 for (A). "(i)" is a letter
 * after (h) and before (j). `open` are the labels that it may follow, and `next` is the label after it. `isBegun`
 * says whether the words before it introduce a list.
 */
export function levelOf(
  label: string,
  open: readonly { readonly label: string; readonly level: number }[],
  next: string | null,
  isBegun: boolean,
): number {
  if (BARE.test(label)) return 0;
  if (/^\([A-Z]*\d/.test(label)) return 1;
  if (/^\([A-Z]/.test(label)) return 4;
  if (!isRoman(label)) return 2;
  const last = (level: number) => open.findLast((one) => one.level === level)?.label;
  const [letter, roman] = [last(2), last(3)];
  if (roman !== undefined && goesOn(roman, label)) return 3;
  if (letter === undefined) return next !== null && !isRoman(next) && goesOn(label, next) ? 2 : 3;
  return goesOn(letter, label) && !(isBegun && romanValue(label) === 1) ? 2 : 3;
}
