import { labelWithSharedParts } from '../../../act/references/labels.ts';
import type { Label, LabelRange, UnitName } from '../syntax.ts';
import { attempt, type Cursor, peek, takeMark, takeWord } from './cursor.ts';
import type { Token } from './tokens.ts';

/** Units whose labels begin with a bare number or letter: section 2A, Part IV, Schedule B. */
const BARE_LABEL_UNITS: ReadonlySet<UnitName> = new Set([
  'Part',
  'Chapter',
  'Schedule',
  'section',
  'article',
  'regulation',
  'rule',
  'paragraph',
  'entry',
  'item',
  'step',
  'point',
  'row',
  'column',
  'table',
]);
const ROMAN_OR_LETTER = /^(?:[IVXLC]+[A-Z]{0,2}|[A-Z]{1,2}|[ivxl]+)$/;
const MAX_LABELS = 500;

/** A word in brackets after a number and a space, which describes it: “section 3(3) (fees)”. A roman numeral is a label instead. */
const DESCRIPTION = /^\((?![ivxl]+\))(?:[a-z]{3,4}|[A-Z]{2,3})\)$/;

/** Whether a token is a short description in brackets. */
export const isDescription = ({ kind, isJoined, text }: Token): boolean =>
  kind === 'bracketed' && !isJoined && DESCRIPTION.test(text);

const isNumeric = (labelPart: string): boolean => /^\(?[A-Z]?\d/.test(labelPart);
const isDeeper = (outer: string, inner: string): boolean =>
  outer.startsWith('(') ? isNumeric(outer) && !isNumeric(inner) : isNumeric(outer);

const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** The value of a number in words, up to ninety-nine; 0 for any other word. */
function numberFromWords(word: string): number {
  const [first = '', second] = word.replaceAll('‑', '-').split('-');
  if (second === undefined && ONES.includes(first)) return ONES.indexOf(first) + 1;
  const tens = (TENS.indexOf(first) + 2) * 10;
  if (tens < 20) return 0;
  const ones = second === undefined ? 0 : ONES.slice(0, 9).indexOf(second) + 1;
  return second !== undefined && ones === 0 ? 0 : tens + ones;
}

/** "Section nine": turns a number in words into a label. */
function labelFromWord(token: Token | undefined): Token | undefined {
  const figures = token?.kind === 'word' ? numberFromWords(token.low) : 0;
  return token && figures > 0 ? { ...token, kind: 'label', text: String(figures) } : token;
}

/** Takes one label, whose parts are run together: `2A(1)(b)`. */
function takeLabel(cursor: Cursor, unit: UnitName, isInList: boolean): Label | null {
  const first = labelFromWord(peek(cursor));
  if (!first) return null;
  const isBareLabel = first.kind === 'label' || (first.kind === 'word' && ROMAN_OR_LETTER.test(first.text));
  const canBegin =
    (BARE_LABEL_UNITS.has(unit) && isBareLabel) ||
    first.kind === 'bracketed' ||
    (isInList && first.kind === 'label');
  if (!canBegin) return null;
  cursor.at++;
  const labelParts = [first.text];
  for (let next = peek(cursor); next?.kind === 'bracketed'; next = peek(cursor)) {
    // "section 2A (3) (g)" is a slip of the space bar; "subsections (2) (5)" lacks a word.
    if (isDescription(next) || (!next.isJoined && !isDeeper(labelParts.at(-1) ?? '', next.text))) break;
    labelParts.push(next.text);
    cursor.at++;
  }
  return labelParts;
}

/** Completes a label of a list with what it shares with the one before: 5(2) and (3) are 5(2) and 5(3). */
function completeLabel(labelBefore: Label | undefined, label: Label, unit: UnitName): Label {
  if (!labelBefore) return label;
  return labelWithSharedParts(labelBefore, label, unit === 'sub-paragraph' ? unit : 'section') ?? label;
}

/** Skips a description between labels: "sections 6 (limitation), 10 (limitation) and 13". */
function skipDescription(cursor: Cursor): void {
  const token = peek(cursor);
  const inner = peek(cursor, 1);
  const isAboutOperation =
    inner?.kind === 'word' && /^(?:and|but|including|except|excluding|other|in|so|as|where)$/.test(inner.low);
  if (token?.kind === 'open' && token.closingIndex !== undefined && !isAboutOperation)
    cursor.at = token.closingIndex + 1;
}

/** Takes a list of labels of one unit: `(3)(d), (5) and (5A)`, `2 to 4A`. Null where there is none. */
export function takeLabels(cursor: Cursor, unit: UnitName): readonly LabelRange[] | null {
  const first = takeLabel(cursor, unit, false);
  if (!first) return null;
  const ranges: LabelRange[] = [{ from: first }];
  while (ranges.length < MAX_LABELS) {
    const lastRange = ranges.at(-1);
    const labelBefore = lastRange?.to ?? lastRange?.from;
    const to = attempt(cursor, () => (takeWord(cursor, 'to') ? takeLabel(cursor, unit, true) : null));
    if (to && lastRange) {
      ranges[ranges.length - 1] = { from: lastRange.from, to: completeLabel(labelBefore, to, unit) };
      continue;
    }
    const next = attempt(cursor, () => {
      skipDescription(cursor);
      const comma = takeMark(cursor, ',');
      const conjunction = takeWord(cursor, 'and', 'or');
      if (!comma && !conjunction) return null;
      if (peek(cursor)?.kind === 'word' && !/^[A-Z]{1,2}$/.test(peek(cursor)?.text ?? '')) return null;
      return takeLabel(cursor, unit, true);
    });
    if (!next) break;
    ranges.push({ from: completeLabel(labelBefore, next, unit) });
  }
  return ranges;
}

const UNIT_WORDS: readonly (readonly [word: string, unit: UnitName])[] = [
  ['part', 'Part'],
  ['chapter', 'Chapter'],
  ['schedule', 'Schedule'],
  ['section', 'section'],
  ['article', 'article'],
  ['regulation', 'regulation'],
  ['rule', 'rule'],
  ['subsection', 'subsection'],
  ['sub-section', 'subsection'],
  ['paragraph', 'paragraph'],
  ['sub-paragraph', 'sub-paragraph'],
  ['subparagraph', 'sub-paragraph'],
  ['sub-sub-paragraph', 'sub-sub-paragraph'],
  ['head', 'sub-paragraph'],
  ['entry', 'entry'],
  ['item', 'item'],
  ['step', 'step'],
  ['point', 'point'],
  ['row', 'row'],
  ['column', 'column'],
  ['table', 'table'],
  ['index', 'table'],
  ['entries', 'entry'],
];
const UNIT_BY_WORD: ReadonlyMap<string, UnitName> = new Map(
  UNIT_WORDS.flatMap(([one, unit]) => [[one, unit] as const, [`${one}s`, unit] as const]),
);

/** The unit that a word names, singular or plural. */
export const unitOf = (low: string): UnitName | null => UNIT_BY_WORD.get(low.replaceAll('‑', '-')) ?? null;

/** Abbreviated units, as notes cite them before a number: `s. 2(2)`, `sub-s (3)`, `paras (a) and (b)`. */
const ABBREVIATIONS: ReadonlyMap<string, UnitName> = new Map<string, UnitName>([
  ...(['s', 'ss', 'sec', 'secs'] as const).map((word) => [word, 'section'] as const),
  ...(['sub-s', 'sub-ss', 'subs', 'subsec'] as const).map((word) => [word, 'subsection'] as const),
  ...(['para', 'paras'] as const).map((word) => [word, 'paragraph'] as const),
  ...(['sub-para', 'sub-paras', 'subpara', 'subparas'] as const).map(
    (word) => [word, 'sub-paragraph'] as const,
  ),
  ...(['sch', 'sched', 'schs'] as const).map((word) => [word, 'Schedule'] as const),
  ...(['art', 'arts'] as const).map((word) => [word, 'article'] as const),
  ...(['reg', 'regs'] as const).map((word) => [word, 'regulation'] as const),
]);

/** Takes an abbreviated unit, with its full stop. */
function takeAbbreviatedUnit(cursor: Cursor): UnitName | null {
  return attempt(cursor, () => {
    const token = peek(cursor);
    const unit = token?.kind === 'word' ? ABBREVIATIONS.get(token.low) : undefined;
    if (!unit) return null;
    cursor.at++;
    if (peek(cursor)?.isJoined) takeMark(cursor, '.');
    const next = peek(cursor);
    return next?.kind === 'label' || next?.kind === 'bracketed' ? unit : null;
  });
}

/** Takes the word of a unit. */
export function takeUnitName(cursor: Cursor): UnitName | null {
  const token = peek(cursor);
  const unit = token?.kind === 'word' ? unitOf(token.low) : null;
  if (unit) cursor.at++;
  return unit ?? takeAbbreviatedUnit(cursor);
}
