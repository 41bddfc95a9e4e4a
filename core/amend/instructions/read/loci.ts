import { ORDINALS } from '../../../base/english.ts';
import type { LabelRange, Location, Locus } from '../syntax.ts';
import {
  attempt,
  type Cursor,
  type Loci,
  peek,
  readMemoised,
  takeMark,
  takePhrase,
  takeWord,
  wordsBetween,
} from './cursor.ts';
import { takeLabels, takeUnitName, unitOf } from './labels.ts';
import { romanValue } from './text/labels-in-series.ts';
import { takeTitle } from './titles.ts';

type LocationReader = (cursor: Cursor) => readonly Location[] | null;

const singleLocus = (...steps: readonly Locus[]): Loci => [steps];

const INSTRUMENT_NOUNS = ['act', 'order', 'regulations', 'rules', 'code', 'measure', 'scheme'];

/** "that subsection", "that Act", "those Regulations", "the said section". */
function takeAnaphor(cursor: Cursor): Loci | null {
  return attempt(cursor, () => {
    const determiner = takePhrase(cursor, 'that', 'those', 'the said', 'the same');
    if (!determiner) return null;
    if (takeWord(cursor, ...INSTRUMENT_NOUNS)) {
      attempt(cursor, () => (takeWord(cursor, 'of') && peek(cursor)?.kind === 'label' ? ++cursor.at : null));
      return singleLocus({ type: 'anaphor', unit: 'Act' });
    }
    if (takeWord(cursor, 'definition')) return singleLocus({ type: 'anaphor', unit: 'definition' });
    if (takeWord(cursor, 'heading', 'title')) return singleLocus({ type: 'anaphor', unit: 'heading' });
    const unit = takeUnitName(cursor);
    const labels = unit && determiner === 'the said' ? takeLabels(cursor, unit) : null;
    if (unit && labels) return singleLocus({ type: 'unit', unit, labels });
    if (!unit || peek(cursor)?.kind === 'bracketed') return null;
    return singleLocus({ type: 'anaphor', unit });
  });
}

const HEADING_WORDS = [
  'heading',
  'headings',
  'title',
  'cross-heading',
  'cross-headings',
  'sidenote',
  'side-note',
  'shoulder-note',
];

/** "the heading", "the Part heading", "the section title", "the italic heading before section 8". */
function takeHeading(cursor: Cursor, readLocation: LocationReader): Loci | null {
  return attempt(cursor, () => {
    takeWord(cursor, 'the', 'each');
    const isCalledItalic = takePhrase(cursor, 'italic cross', 'italic', 'cross', 'italicised') !== null;
    const unit = isCalledItalic ? null : takeUnitName(cursor);
    const headingWord = takeWord(cursor, ...HEADING_WORDS);
    if (!headingWord) return null;
    const isItalic = isCalledItalic || headingWord.startsWith('cross');
    const before = attempt(cursor, () =>
      takePhrase(
        cursor,
        'before',
        'preceding',
        'above',
        'immediately before',
        'immediately preceding',
        'which precedes',
        'that precedes',
      )
        ? readLocation(cursor)
        : null,
    );
    if (before) return before.map((at) => [{ type: 'italicBefore', before: at } as const]);
    const step: Locus = { type: 'heading', italic: isItalic };
    const labels = unit && takeLabels(cursor, unit);
    if (unit && labels) return singleLocus(step, { type: 'unit', unit, labels });
    return unit ? singleLocus(step, { type: 'anaphor', unit }) : singleLocus(step);
  });
}

const ORDINAL_WORDS: readonly string[] = [...ORDINALS, 'last', 'final', 'only'];

/** Takes an ordinal: 1 is the first, -1 the last. */
export function takeOrdinal(cursor: Cursor): number | null {
  const ordinalWord = takeWord(cursor, ...ORDINAL_WORDS);
  if (!ordinalWord) return null;
  if (ordinalWord === 'only') return 1;
  return ordinalWord === 'last' || ordinalWord === 'final' ? -1 : ORDINALS.indexOf(ordinalWord) + 1;
}

/** "the opening words", "the words before paragraph (a)", "the words between paragraphs (b) and (c)". */
function takeWordsOfPlace(cursor: Cursor, readLocation: LocationReader): Loci | null {
  return attempt(cursor, () => {
    takeWord(cursor, 'the');
    if (takePhrase(cursor, 'opening words', 'opening text', 'opening', 'introductory words'))
      return singleLocus({ type: 'opening' });
    if (
      takePhrase(
        cursor,
        'closing words',
        'closing text',
        'full-out words',
        'full out words',
        'tailpiece',
        'tail-piece',
      )
    )
      return singleLocus({ type: 'closing' });
    if (!takeWord(cursor, 'words', 'text')) return null;
    const preposition = takePhrase(
      cursor,
      'before',
      'preceding',
      'above',
      'after',
      'following',
      'below',
      'immediately before',
      'immediately after',
      'which precede',
      'which follow',
    );
    if (preposition) {
      const side = /before|preced|above/.test(preposition) ? 'before' : 'after';
      return readLocation(cursor)?.map((of) => [{ type: 'wordsBeside', side, of } as const]) ?? null;
    }
    if (!takeWord(cursor, 'between')) return null;
    const [first, second] = readLocation(cursor) ?? [];
    const step = first?.at(-1);
    if (first && !second && step?.type === 'unit' && step.labels.length === 2) {
      const [firstLabel, secondLabel] = step.labels;
      const of = (label: typeof firstLabel): Location => [
        ...first.slice(0, -1),
        { ...step, labels: label ? [label] : [] },
      ];
      return singleLocus({ type: 'wordsBetween', first: of(firstLabel), second: of(secondLabel) });
    }
    const secondPlace = takeWord(cursor, 'and') && readLocation(cursor)?.[0];
    return first && secondPlace ? singleLocus({ type: 'wordsBetween', first, second: secondPlace }) : null;
  });
}

/** "the first and third sentences": each of them. */
function takeSentences(cursor: Cursor): Loci | null {
  return attempt(cursor, () => {
    takeWord(cursor, 'the');
    const positions: number[] = [];
    for (let next = takeOrdinal(cursor); next !== null && positions.length < 10; ) {
      positions.push(next);
      next = attempt(cursor, () => {
        const comma = takeMark(cursor, ',');
        return takeWord(cursor, 'and') || comma ? takeOrdinal(cursor) : null;
      });
    }
    const [first] = positions;
    const count =
      positions.length === 1
        ? ['one', 'two', 'three', 'four'].indexOf(takeWord(cursor, 'two', 'three', 'four') ?? '')
        : 0;
    for (let offset = 1; offset <= count && first !== undefined; offset++)
      positions.push(first < 0 ? first - offset : first + offset);
    if (positions.length < 2 || !takeWord(cursor, 'sentences', 'sentence')) return null;
    return positions.map((one) => [{ type: 'sentence', nth: one } as const]);
  });
}

/** Takes "the second sentence" or "the second column", but not "the second paragraph". */
function takeNthPart(cursor: Cursor): Loci | null {
  return attempt(cursor, () => {
    takeWord(cursor, 'the');
    const position = takeOrdinal(cursor);
    if (position === null) return null;
    if (takeWord(cursor, 'sentence')) return singleLocus({ type: 'sentence', nth: position });
    return takeWord(cursor, 'column') ? singleLocus({ type: 'column', nth: position }) : null;
  });
}

/** A list of quotations: “X”, “Y” and “Z”. */
export function takeQuotedList(cursor: Cursor): readonly string[] | null {
  const quotations: string[] = [];
  for (;;) {
    const next = attempt(cursor, () => {
      if (quotations.length > 0 && !takeMark(cursor, ',') && !takeWord(cursor, 'and', 'or')) return null;
      if (quotations.length > 0) takeWord(cursor, 'and', 'or');
      const token = peek(cursor);
      if (token?.kind !== 'quote' || token.words === undefined) return null;
      cursor.at++;
      return token.words;
    });
    if (next === null) return quotations.length > 0 ? quotations : null;
    quotations.push(next);
  }
}

function takeDefinition(cursor: Cursor): Loci | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'each of the', 'both', 'the');
    if (!takeWord(cursor, 'definition', 'definitions')) return null;
    if (!takeWord(cursor, 'of'))
      return cursor.tokens[cursor.at - 1]?.low === 'definition'
        ? singleLocus({ type: 'anaphor', unit: 'definition' })
        : null;
    takeWord(cursor, 'the');
    takePhrase(cursor, 'the expression', 'the expressions', 'the term', 'the terms');
    const terms = takeQuotedList(cursor);
    return terms && singleLocus({ type: 'definition', terms });
  });
}

/** Words that end the description of an entry without quotation marks. */
const ENTRY_ENDS: ReadonlySet<string> = new Set([
  'insert',
  'substitute',
  'omit',
  'there',
  'is',
  'are',
  'in',
  'becomes',
]);
/** Words before which an "and" ends the description: another operation follows, and not more of the description. */
const OPERATION_STARTS: ReadonlySet<string> = new Set([
  'omit',
  'insert',
  'substitute',
  'for',
  'after',
  'before',
  'in',
  'at',
]);

function endsEntry(cursor: Cursor): boolean {
  const token = peek(cursor);
  if (!token || ['quote', 'block', 'slip', 'list'].includes(token.kind)) return true;
  if (token.kind === 'mark') return /^(?:,|;|\.|[—–])/.test(token.text);
  if (token.kind !== 'word') return false;
  return (
    ENTRY_ENDS.has(token.text) || (token.text === 'and' && OPERATION_STARTS.has(peek(cursor, 1)?.text ?? ''))
  );
}

/** Takes the description of an entry without quotation marks. */
export function takeDescription(cursor: Cursor): string {
  const start = cursor.at;
  for (; !endsEntry(cursor) && cursor.at - start < 60; cursor.at++) {
    const token = peek(cursor);
    if (token?.kind === 'open' && token.closingIndex !== undefined) cursor.at = token.closingIndex;
  }
  return wordsBetween(cursor, start, cursor.at);
}

/** "the entry relating to X", "the entries for “X” and “Y”". */
function takeEntry(cursor: Cursor): Loci | null {
  return attempt(cursor, () => {
    takeWord(cursor, 'the', 'each');
    if (!takeWord(cursor, 'entry', 'entries')) return null;
    const isBeginning = takePhrase(cursor, 'beginning with', 'beginning') !== null;
    if (!isBeginning && !takePhrase(cursor, 'relating to', 'for', 'in respect of', 'concerning', 'headed'))
      return null;
    const by = isBeginning ? 'beginning' : undefined;
    const quoted = takeQuotedList(cursor);
    if (quoted) return quoted.map((about) => [{ type: 'tableEntry', about, ...(by && { by }) } as const]);
    const about = takeDescription(cursor);
    return about ? singleLocus({ type: 'tableEntry', about, by: by ?? 'description' }) : null;
  });
}

/** The columns that labels name: `2`, `(2)`, `II`, `2 to 4`; null where a label is no number. */
function columnLoci(labels: readonly LabelRange[]): Loci | null {
  const numbers: number[] = [];
  for (const { from, to = from } of labels) {
    const [first, last] = [from, to].map((label) => columnNumber(label.join('')));
    if (!first || !last || last < first || last - first > MAX_COLUMNS) return null;
    for (let nth = first; nth <= last; nth++) numbers.push(nth);
  }
  return numbers.map((nth) => [{ type: 'column', nth } as const]);
}

const MAX_COLUMNS = 100;

const columnNumber = (label: string): number | null =>
  /^\(?\d+\)?$/.test(label) ? Number(label.replace(/[()]/g, '')) : romanValue(label.toLowerCase());

/** Takes "above" in "Section 3 above," as older Acts cite their own provisions. It names no other place. */
function takeAboveOrBelow(cursor: Cursor): void {
  attempt(cursor, () => {
    if (!takeWord(cursor, 'above', 'below')) return null;
    const next = peek(cursor);
    return !next || /^(?:list|mark)$/.test(next.kind) || /^(?:is|are|shall|and|or)$/.test(next.low)
      ? true
      : null;
  });
}

/** "section 2A(1)(b)", "subsections (2) to (4)", "the Schedule", "the table", "the subsection". */
function takeUnit(cursor: Cursor): Loci | null {
  return attempt(cursor, () => {
    const eachPhrase = takePhrase(cursor, 'each of', 'both of', 'both', 'each');
    const hasThe = takeWord(cursor, 'the');
    const start = peek(cursor);
    const unitName = takeUnitName(cursor);
    if (!unitName) return null;
    const labels = takeLabels(cursor, unitName);
    const numbered = labels && unitName === 'column' ? columnLoci(labels) : null;
    if (numbered) return numbered;
    if (labels) {
      takeAboveOrBelow(cursor);
      return singleLocus({ type: 'unit', unit: unitName, labels });
    }
    if (unitName === 'table' && hasThe) {
      takePhrase(cursor, 'of defined expressions', 'of defined terms', 'of expressions', 'of definitions');
      return singleLocus({ type: 'unit', unit: unitName, labels: [] });
    }
    // In Scottish style it is "the schedule": the only one, or the one that the words are already in.
    if (unitName === 'Schedule' && hasThe && start?.low === 'schedule')
      return singleLocus({ type: 'unit', unit: unitName, labels: [] });
    const isName = unitName !== 'Schedule' && unitName !== 'Part' && unitName !== 'Chapter';
    if (isName && start?.text !== start?.low) return null;
    if (hasThe && !eachPhrase && !start?.low.endsWith('s'))
      return singleLocus({ type: 'anaphor', unit: unitName });
    return null;
  });
}

function takeInstrument(cursor: Cursor): Loci | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'this act', 'this order', 'these regulations', 'this measure'))
      return singleLocus({ type: 'act', title: 'this Act' });
    const start = peek(cursor)?.low === 'the' ? 1 : 0;
    const first = peek(cursor, start);
    const next = peek(cursor, start + 1);
    if (
      first?.kind === 'word' &&
      unitOf(first.low) &&
      (next?.kind === 'label' || next?.kind === 'bracketed') &&
      !/^Regulation$/.test(first.text)
    )
      return null;
    const actTitle = takeTitle(cursor);
    return actTitle === null ? null : singleLocus({ type: 'act', title: actTitle });
  });
}

/** Takes "the Act" without a title: the Act named before or, if there is none, the one that the words are about. */
const takeTheAct = (cursor: Cursor): Loci | null =>
  takePhrase(cursor, 'the act') && peek(cursor)?.kind !== 'label' && peek(cursor)?.low !== 'of'
    ? singleLocus({ type: 'act', title: '' })
    : null;

const takeLongTitle = (cursor: Cursor): Loci | null =>
  takePhrase(cursor, 'the long title') ? singleLocus({ type: 'longTitle' }) : null;

/** Adds to the steps that are read the targets of the references on their words. */
function addReferences(cursor: Cursor, readLoci: (cursor: Cursor) => Loci | null): Loci | null {
  const start = cursor.at;
  const loci = readLoci(cursor);
  if (!loci || cursor.references.length === 0) return loci;
  const from = cursor.tokens[start]?.from ?? 0;
  const to = cursor.tokens[cursor.at - 1]?.to ?? from;
  const refs = cursor.references.filter((ref) => ref.from >= from && ref.to <= to).map(({ href }) => href);
  return refs.length === 0 ? loci : loci.map((steps) => steps.map((step) => ({ ...step, refs })));
}

/**
 * Takes one step of a location, of whatever type (drafting-conventions.md §1.2, §3.6 `locus`).
 * @param readLocation reads a location inside the step, such as the neighbour in "the words before paragraph (a)"
 */
export const takeLocus = (cursor: Cursor, readLocation: LocationReader): Loci | null =>
  readMemoised(
    cursor,
    cursor.memo.loci,
    () =>
      takeAnaphor(cursor) ??
      takeHeading(cursor, readLocation) ??
      takeWordsOfPlace(cursor, readLocation) ??
      takeSentences(cursor) ??
      takeNthPart(cursor) ??
      takeDefinition(cursor) ??
      takeEntry(cursor) ??
      takeLongTitle(cursor) ??
      addReferences(cursor, takeUnit) ??
      takeInstrument(cursor) ??
      takeTheAct(cursor),
  );
