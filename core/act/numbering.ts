import type { Kind } from './tree.ts';

/** The series of numbers of a level: 1, 2A; a, ba; i, iia; IV, IVA; A, BA (drafting-conventions.md §1.1). */
type Series = 'arabic' | 'letter' | 'roman' | 'great-roman' | 'capital';

interface Style {
  readonly series: Series;
  /** What is printed before and after the number. */
  readonly open: string;
  readonly close: string;
}

const BRACKETS = { open: '(', close: ')' };
const BARE = { open: '', close: '' };

/** The series depends on the kind and never on the label, because "(i)" may be a letter or a roman number. */
const STYLES: Partial<Record<Kind, Style>> = {
  part: { series: 'arabic', open: 'Part ', close: '' },
  chapter: { series: 'arabic', open: 'Chapter ', close: '' },
  section: { series: 'arabic', ...BARE },
  subsection: { series: 'arabic', ...BRACKETS },
  paragraph: { series: 'letter', ...BRACKETS },
  subparagraph: { series: 'roman', ...BRACKETS },
  subsubparagraph: { series: 'capital', ...BRACKETS },
  schedule: { series: 'arabic', open: 'Schedule ', close: '' },
  scheduleParagraph: { series: 'arabic', ...BARE },
  scheduleSubparagraph: { series: 'arabic', ...BRACKETS },
};

/** Matches a printed number with its word, such as `PART IV`. A Schedule that is the only one has no number: `THE SCHEDULE`. */
const PRINTED_GROUP = /^(?:the\s+)?(?<word>part|chapter|schedule)(?:\s+(?<number>\S+))?$/iu;

/** The style of a new group's number, taken from a neighbour: “PART V” after “PART IV”, “SCHEDULE 4” after “SCHEDULE 3”. */
function styleBeside(style: Style, printed: string | null): Style {
  const { word = '', number = '' } = PRINTED_GROUP.exec(printed?.trim() ?? '')?.groups ?? {};
  if (!style.open || word.toLowerCase() !== style.open.trim().toLowerCase()) return style;
  const series = /\d/.test(number) || number === '' ? style.series : 'great-roman';
  return { ...style, series, open: `${word} ` };
}

/** Whether provisions of a kind have numbers. Definitions, cross-headings and quotations have none (§2.1 N12). */
export const isNumbered = (kind: Kind): boolean => STYLES[kind] !== undefined;

/** One letter of a label with the Z's before it, as numbers in their sort order: `ZA` is [-1, 1], `A` [0, 1], `Z1` [0, 27]. */
type Level = readonly [zs: number, letter: number];

/** A parsed label: `ZA2AB` has the prefix `ZA`, the base 2 and the suffix `AB`. A label of letters only is a suffix, with base 0. */
interface Label {
  readonly prefix: readonly Level[];
  readonly base: number;
  readonly suffix: readonly Level[];
}

const ROMAN: readonly (readonly [number, string])[] = [
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** The highest roman number that is read or written (§2.4). No label in use reaches 50. */
const LAST_ROMAN = 49;

/** Writes a roman number in small letters. '' above `LAST_ROMAN`. */
export function roman(number: number): string {
  if (number > LAST_ROMAN) return '';
  let text = '';
  let remainder = number;
  for (const [size, letters] of ROMAN) {
    for (; remainder >= size; remainder -= size) text += letters;
  }
  return text;
}

/** The values of roman numbers, and the numbers from long to short. None begins with l, c, d or m, so "(ci)" is c and (i), not 101. */
const VALUES = new Map(Array.from({ length: LAST_ROMAN }, (_, at) => [roman(at + 1), at + 1]));
const ROMANS = [...VALUES.keys()].sort((a, b) => b.length - a.length);

/** Reads capital letters as levels: `ZAB` is `ZA` and `B`. Null for other text. */
function levelsOf(text: string): readonly Level[] | null {
  const levels: Level[] = [];
  let unread = text;
  while (unread) {
    const level = /^(Z*)(?:Z(\d+)|([A-Z]))/.exec(unread);
    if (!level) return null;
    const [all, zs = '', after, letter = 'Z'] = level;
    levels.push([0 - zs.length, after ? 26 + Number(after) : letter.charCodeAt(0) - 64]);
    unread = unread.slice(all.length);
  }
  return levels;
}

/** Reads a label in capitals as a roman number with letters before or after it: `IIA`, `AII`. Null for other text. */
function readRoman(text: string): Label | null {
  const lower = text.toLowerCase();
  const valueOfRoman = VALUES.get(lower);
  if (valueOfRoman !== undefined) return { prefix: [], base: valueOfRoman, suffix: [] };
  for (const lead of [/^/, /^z*[a-z]/]) {
    const prefix = levelsOf((lead.exec(lower)?.[0] ?? '').toUpperCase());
    const afterLead = lower.replace(lead, '');
    const base = ROMANS.find((number) => afterLead.startsWith(number));
    const suffix =
      base === undefined ? null : levelsOf(text.slice(text.length - afterLead.length + base.length));
    if (base !== undefined && prefix && suffix) return { prefix, base: VALUES.get(base) ?? 0, suffix };
  }
  return null;
}

/** Reads a printed label. Null if it does not belong to the style. */
function readLabel(style: Style, printed: string): Label | null {
  const { series, open, close } = style;
  const word = open.trim();
  let text = printed.trim();
  const group = PRINTED_GROUP.exec(text)?.groups;
  // “The Schedule”, without a number, becomes Schedule 1 when another is added.
  if (group && !group.number && /^schedule$/i.test(word)) return { prefix: [], base: 1, suffix: [] };
  if (group) text = group.word?.toLowerCase() === word.toLowerCase() ? (group.number ?? '') : '';
  else if (word && text.startsWith(word)) text = text.slice(word.length).trim();
  if (close && text.endsWith(close)) text = text.slice(0, -close.length);
  if (!text) return null;
  if (series === 'roman' || series === 'great-roman') return readRoman(text.toUpperCase());
  if (series === 'arabic') {
    const [, before, base, after] = /^([A-Z]*)(\d+)([A-Z]?[A-Z\d]*)$/.exec(text) ?? [];
    const prefix = before === undefined ? null : levelsOf(before);
    const suffix = after === undefined ? null : levelsOf(after);
    return prefix && suffix ? { prefix, base: Number(base), suffix } : null;
  }
  const suffix = levelsOf(text.toUpperCase());
  return suffix && { prefix: [], base: 0, suffix };
}

function writeLevels(levels: readonly Level[]): string {
  return levels
    .map(([zs, letter]) => {
      const last = letter > 26 ? `Z${letter - 26}` : String.fromCharCode(64 + letter);
      return 'Z'.repeat(-zs) + last;
    })
    .join('');
}

function writeLabel({ series, open, close }: Style, { prefix, base, suffix }: Label): string {
  const isRoman = series === 'roman' || series === 'great-roman';
  const number = series === 'arabic' ? `${base}` : isRoman ? roman(base).toUpperCase() : '';
  const text = writeLevels(prefix) + number + writeLevels(suffix);
  return open + (series === 'letter' || series === 'roman' ? text.toLowerCase() : text) + close;
}

function compareLevels(a: readonly Level[], b: readonly Level[]): number {
  for (const [at, [zs, letter]] of a.entries()) {
    const levelOfB = b[at];
    if (!levelOfB) return 1;
    const order = zs - levelOfB[0] || letter - levelOfB[1];
    if (order) return order;
  }
  return a.length - b.length;
}

/** Compares the labels of neighbours in one series. Labels of a whole document need not be in this order. */
function compareLabels(a: Label, b: Label): number {
  const unprefixed = (label: Label) => (label.prefix.length > 0 ? 0 : 1);
  return (
    a.base - b.base ||
    unprefixed(a) - unprefixed(b) ||
    compareLevels(a.prefix, b.prefix) ||
    compareLevels(a.suffix, b.suffix)
  );
}

/** Levels with the last letter moved on by `by`. */
const withLastLetter = (levels: readonly Level[], by: number): readonly Level[] =>
  levels.map(([zs, letter], at) => (at === levels.length - 1 ? [zs, letter + by] : [zs, letter]));

function increment(label: Label, by: number): Label {
  if (label.suffix.length > 0) return { ...label, suffix: withLastLetter(label.suffix, by) };
  if (label.prefix.length > 0) return { ...label, prefix: withLastLetter(label.prefix, by) };
  return { ...label, base: label.base + by };
}

/** Whether a label has no inserted letters, such as 2, (b) or (ii). The next plain label belongs to an existing provision. */
const isPlain = ({ prefix, base, suffix }: Label): boolean =>
  prefix.length === 0 && (base > 0 ? suffix.length === 0 : suffix.length === 1 && suffix[0]?.[0] === 0);

/** The label for a provision before the first of its series: A1 before 1, (za) before (a). */
function beforeFirst({ series }: Style, next: Label): Label {
  const [first = [0, 1] as const, ...rest] =
    series === 'letter' || series === 'capital' ? next.suffix : next.prefix;
  const [zs, letter] = first;
  if (series === 'letter' || series === 'capital') return { ...next, suffix: [[zs - 1, 1]] };
  return { ...next, prefix: next.prefix.length > 0 ? [[zs - 1, letter], ...rest] : [[0, 1]] };
}

/** The labels to try, in order of preference: those after `prev`, then `prev` with a letter more, then with more and more Z's. */
function* candidates(prev: Label, next: Label | null): Generator<Label> {
  if (!next || !isPlain(prev)) for (let by = 1; by <= 30; by++) yield increment(prev, by);
  for (let zs = 0; zs <= 50; zs++) {
    for (let letter = 1; letter <= 26; letter++)
      yield { ...prev, suffix: [...prev.suffix, [0 - zs, letter]] };
  }
}

/**
 * The printed number of a provision inserted between two others of its series: "2A", "(za)", "Schedule A1"
 * (drafting-conventions.md §2.1, §2.3). '' for a kind without numbers. Existing provisions are never renumbered. A label that
 * could be read as another is skipped (§2.4): the ninth after "(i)" would be "(ii)".
 * @param prev the label before it in document order, which may be repealed or inserted; null at the beginning
 * @param next the label after it; null at the end
 * @throws RangeError if a neighbour's label can't be read or the two are not in order. A person must then choose the number.
 */
export function nextNumber(kind: Kind, prev: string | null, next: string | null): string {
  const usual = STYLES[kind];
  if (!usual) return '';
  const style = styleBeside(usual, prev ?? next);
  const readable = (printed: string | null): Label | null => {
    const label = printed === null ? null : readLabel(style, printed);
    if (printed !== null && !label) throw new RangeError(`${printed} is no number of a ${kind}`);
    return label;
  };
  const low = readable(prev);
  const high = readable(next);
  if (!low && !high) {
    const first = style.series === 'letter' || style.series === 'capital';
    return writeLabel(style, { prefix: [], base: first ? 0 : 1, suffix: first ? [[0, 1]] : [] });
  }
  if (!low && high) return writeLabel(style, beforeFirst(style, high));
  for (const label of low ? candidates(low, high) : []) {
    const printed = writeLabel(style, label);
    const back = readLabel(style, printed);
    const readsRight = back && compareLabels(back, label) === 0;
    if (readsRight && low && compareLabels(low, label) < 0 && (!high || compareLabels(label, high) < 0))
      return printed;
  }
  throw new RangeError(`There is no number of a ${kind} between ${prev} and ${next}`);
}
