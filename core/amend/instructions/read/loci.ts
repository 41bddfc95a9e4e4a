import { ORDINALS } from '../../../base/english.ts';
import type { LabelRange, Location, Locus } from '../syntax.ts';
import {
  attempt,
  type Cursor,
  type Loci,
  peek,
  readOnce,
  takeMark,
  takePhrase,
  takeWord,
  wordsBetween,
} from './cursor.ts';
import { takeLabels, takeUnitName, unitOf } from './labels.ts';
import { romanValue } from './text/labels-in-series.ts';
import { takeTitle } from './titles.ts';

type ReadLocation = (c: Cursor) => readonly Location[] | null;

const single = (...steps: readonly Locus[]): Loci => [steps];

const INSTRUMENTS = ['act', 'order', 'regulations', 'rules', 'code', 'measure', 'scheme'];

/** "that subsection", "that Act", "those Regulations", "the said section". */
function takeAnaphor(c: Cursor): Loci | null {
  return attempt(c, () => {
    const determiner = takePhrase(c, 'that', 'those', 'the said', 'the same');
    if (!determiner) return null;
    if (takeWord(c, ...INSTRUMENTS)) {
      attempt(c, () => (takeWord(c, 'of') && peek(c)?.kind === 'label' ? ++c.at : null));
      return single({ type: 'anaphor', unit: 'Act' });
    }
    if (takeWord(c, 'definition')) return single({ type: 'anaphor', unit: 'definition' });
    if (takeWord(c, 'heading', 'title')) return single({ type: 'anaphor', unit: 'heading' });
    const unit = takeUnitName(c);
    const labels = unit && determiner === 'the said' ? takeLabels(c, unit) : null;
    if (unit && labels) return single({ type: 'unit', unit, labels });
    if (!unit || peek(c)?.kind === 'bracketed') return null;
    return single({ type: 'anaphor', unit });
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
function takeHeading(c: Cursor, location: ReadLocation): Loci | null {
  return attempt(c, () => {
    takeWord(c, 'the', 'each');
    const italic = takePhrase(c, 'italic cross', 'italic', 'cross', 'italicised') !== null;
    const unit = italic ? null : takeUnitName(c);
    const headingWord = takeWord(c, ...HEADING_WORDS);
    if (!headingWord) return null;
    const isItalic = italic || headingWord.startsWith('cross');
    const before = attempt(c, () =>
      takePhrase(
        c,
        'before',
        'preceding',
        'above',
        'immediately before',
        'immediately preceding',
        'which precedes',
        'that precedes',
      )
        ? location(c)
        : null,
    );
    if (before) return before.map((at) => [{ type: 'italicBefore', before: at } as const]);
    const step: Locus = { type: 'heading', italic: isItalic };
    const labels = unit && takeLabels(c, unit);
    if (unit && labels) return single(step, { type: 'unit', unit, labels });
    return unit ? single(step, { type: 'anaphor', unit }) : single(step);
  });
}

const ORDINAL_WORDS: readonly string[] = [...ORDINALS, 'last', 'final', 'only'];

/** Takes an ordinal: 1 is the first, -1 the last. */
export function takeOrdinal(c: Cursor): number | null {
  const ordinalWord = takeWord(c, ...ORDINAL_WORDS);
  if (!ordinalWord) return null;
  if (ordinalWord === 'only') return 1;
  return ordinalWord === 'last' || ordinalWord === 'final' ? -1 : ORDINALS.indexOf(ordinalWord) + 1;
}

/** "the opening words", "the words before paragraph (a)", "the words between paragraphs (b) and (c)". */
function takeWordsOfPlace(c: Cursor, location: ReadLocation): Loci | null {
  return attempt(c, () => {
    takeWord(c, 'the');
    if (takePhrase(c, 'opening words', 'opening text', 'opening', 'introductory words'))
      return single({ type: 'opening' });
    if (
      takePhrase(
        c,
        'closing words',
        'closing text',
        'full-out words',
        'full out words',
        'tailpiece',
        'tail-piece',
      )
    )
      return single({ type: 'closing' });
    if (!takeWord(c, 'words', 'text')) return null;
    const preposition = takePhrase(
      c,
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
      return location(c)?.map((of) => [{ type: 'wordsBeside', side, of } as const]) ?? null;
    }
    if (!takeWord(c, 'between')) return null;
    const [first, second] = location(c) ?? [];
    const step = first?.at(-1);
    if (first && !second && step?.type === 'unit' && step.labels.length === 2) {
      const [a, b] = step.labels;
      const of = (label: typeof a): Location => [
        ...first.slice(0, -1),
        { ...step, labels: label ? [label] : [] },
      ];
      return single({ type: 'wordsBetween', first: of(a), second: of(b) });
    }
    const other = takeWord(c, 'and') && location(c)?.[0];
    return first && other ? single({ type: 'wordsBetween', first, second: other }) : null;
  });
}

/** "the first and third sentences": each of them. */
function takeSentences(c: Cursor): Loci | null {
  return attempt(c, () => {
    takeWord(c, 'the');
    const positions: number[] = [];
    for (let next = takeOrdinal(c); next !== null && positions.length < 10; ) {
      positions.push(next);
      next = attempt(c, () => {
        const comma = takeMark(c, ',');
        return takeWord(c, 'and') || comma ? takeOrdinal(c) : null;
      });
    }
    const [first] = positions;
    const count =
      positions.length === 1
        ? ['one', 'two', 'three', 'four'].indexOf(takeWord(c, 'two', 'three', 'four') ?? '')
        : 0;
    for (let offset = 1; offset <= count && first !== undefined; offset++)
      positions.push(first < 0 ? first - offset : first + offset);
    if (positions.length < 2 || !takeWord(c, 'sentences', 'sentence')) return null;
    return positions.map((one) => [{ type: 'sentence', nth: one } as const]);
  });
}

/** Takes "the second sentence" or "the second column", but not "the second paragraph". */
function takeNth(c: Cursor): Loci | null {
  return attempt(c, () => {
    takeWord(c, 'the');
    const position = takeOrdinal(c);
    if (position === null) return null;
    if (takeWord(c, 'sentence')) return single({ type: 'sentence', nth: position });
    return takeWord(c, 'column') ? single({ type: 'column', nth: position }) : null;
  });
}

/** A list of quotations: “X”, “Y” and “Z”. */
export function takeQuotedList(c: Cursor): readonly string[] | null {
  const quotations: string[] = [];
  for (;;) {
    const next = attempt(c, () => {
      if (quotations.length > 0 && !takeMark(c, ',') && !takeWord(c, 'and', 'or')) return null;
      if (quotations.length > 0) takeWord(c, 'and', 'or');
      const token = peek(c);
      if (token?.kind !== 'quote' || token.words === undefined) return null;
      c.at++;
      return token.words;
    });
    if (next === null) return quotations.length > 0 ? quotations : null;
    quotations.push(next);
  }
}

function takeDefinition(c: Cursor): Loci | null {
  return attempt(c, () => {
    takePhrase(c, 'each of the', 'both', 'the');
    if (!takeWord(c, 'definition', 'definitions')) return null;
    if (!takeWord(c, 'of'))
      return c.tokens[c.at - 1]?.low === 'definition'
        ? single({ type: 'anaphor', unit: 'definition' })
        : null;
    takeWord(c, 'the');
    takePhrase(c, 'the expression', 'the expressions', 'the term', 'the terms');
    const terms = takeQuotedList(c);
    return terms && single({ type: 'definition', terms });
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
const AFTER_AND: ReadonlySet<string> = new Set([
  'omit',
  'insert',
  'substitute',
  'for',
  'after',
  'before',
  'in',
  'at',
]);

function endsEntry(c: Cursor): boolean {
  const token = peek(c);
  if (!token || ['quote', 'block', 'slip', 'list'].includes(token.kind)) return true;
  if (token.kind === 'mark') return /^(?:,|;|\.|[—–])/.test(token.text);
  if (token.kind !== 'word') return false;
  return ENTRY_ENDS.has(token.text) || (token.text === 'and' && AFTER_AND.has(peek(c, 1)?.text ?? ''));
}

/** Takes the description of an entry without quotation marks. */
export function takeDescription(c: Cursor): string {
  const start = c.at;
  for (; !endsEntry(c) && c.at - start < 60; c.at++) {
    const token = peek(c);
    if (token?.kind === 'open' && token.match !== undefined) c.at = token.match;
  }
  return wordsBetween(c, start, c.at);
}

/** "the entry relating to X", "the entries for “X” and “Y”". */
function takeEntry(c: Cursor): Loci | null {
  return attempt(c, () => {
    takeWord(c, 'the', 'each');
    if (!takeWord(c, 'entry', 'entries')) return null;
    const isBeginning = takePhrase(c, 'beginning with', 'beginning') !== null;
    if (!isBeginning && !takePhrase(c, 'relating to', 'for', 'in respect of', 'concerning', 'headed'))
      return null;
    const by = isBeginning ? 'beginning' : undefined;
    const quoted = takeQuotedList(c);
    if (quoted) return quoted.map((about) => [{ type: 'tableEntry', about, ...(by && { by }) } as const]);
    const about = takeDescription(c);
    return about ? single({ type: 'tableEntry', about, by: by ?? 'description' }) : null;
  });
}

/** The columns that labels name: `2`, `(2)`, `II`, `2 to 4`; null where a label is no number. */
function columns(labels: readonly LabelRange[]): Loci | null {
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
function takeAboveOrBelow(c: Cursor): void {
  attempt(c, () => {
    if (!takeWord(c, 'above', 'below')) return null;
    const next = peek(c);
    return !next || /^(?:list|mark)$/.test(next.kind) || /^(?:is|are|shall|and|or)$/.test(next.low)
      ? true
      : null;
  });
}

/** "section 2A(1)(b)", "subsections (2) to (4)", "the Schedule", "the table", "the subsection". */
function takeUnit(c: Cursor): Loci | null {
  return attempt(c, () => {
    const each = takePhrase(c, 'each of', 'both of', 'both', 'each');
    const the = takeWord(c, 'the');
    const start = peek(c);
    const unitName = takeUnitName(c);
    if (!unitName) return null;
    const labels = takeLabels(c, unitName);
    const numbered = labels && unitName === 'column' ? columns(labels) : null;
    if (numbered) return numbered;
    if (labels) {
      takeAboveOrBelow(c);
      return single({ type: 'unit', unit: unitName, labels });
    }
    if (unitName === 'table' && the) {
      takePhrase(c, 'of defined expressions', 'of defined terms', 'of expressions', 'of definitions');
      return single({ type: 'unit', unit: unitName, labels: [] });
    }
    // In Scottish style it is "the schedule": the only one, or the one that the words are already in.
    if (unitName === 'Schedule' && the && start?.low === 'schedule')
      return single({ type: 'unit', unit: unitName, labels: [] });
    const isName = unitName !== 'Schedule' && unitName !== 'Part' && unitName !== 'Chapter';
    if (isName && start?.text !== start?.low) return null;
    if (the && !each && !start?.low.endsWith('s')) return single({ type: 'anaphor', unit: unitName });
    return null;
  });
}

function takeInstrument(c: Cursor): Loci | null {
  return attempt(c, () => {
    if (takePhrase(c, 'this act', 'this order', 'these regulations', 'this measure'))
      return single({ type: 'act', title: 'this Act' });
    const start = peek(c)?.low === 'the' ? 1 : 0;
    const first = peek(c, start);
    const next = peek(c, start + 1);
    if (
      first?.kind === 'word' &&
      unitOf(first.low) &&
      (next?.kind === 'label' || next?.kind === 'bracketed') &&
      !/^Regulation$/.test(first.text)
    )
      return null;
    const actTitle = takeTitle(c);
    return actTitle === null ? null : single({ type: 'act', title: actTitle });
  });
}

/** Takes "the Act" without a title: the Act named before or, if there is none, the one that the words are about. */
const takeTheAct = (c: Cursor): Loci | null =>
  takePhrase(c, 'the act') && peek(c)?.kind !== 'label' && peek(c)?.low !== 'of'
    ? single({ type: 'act', title: '' })
    : null;

const takeLongTitle = (c: Cursor): Loci | null =>
  takePhrase(c, 'the long title') ? single({ type: 'longTitle' }) : null;

/** Adds to the steps that are read the targets of the references on their words. */
function withReferences(c: Cursor, read: (c: Cursor) => Loci | null): Loci | null {
  const start = c.at;
  const loci = read(c);
  if (!loci || c.refs.length === 0) return loci;
  const from = c.tokens[start]?.from ?? 0;
  const to = c.tokens[c.at - 1]?.to ?? from;
  const refs = c.refs.filter((ref) => ref.from >= from && ref.to <= to).map(({ href }) => href);
  return refs.length === 0 ? loci : loci.map((steps) => steps.map((step) => ({ ...step, refs })));
}

/**
 * Takes one step of a location, of whatever type (drafting-conventions.md §1.2, §3.6 `locus`).
 * @param location reads a location inside the step, such as the neighbour in "the words before paragraph (a)"
 */
export const takeLocus = (c: Cursor, location: ReadLocation): Loci | null =>
  readOnce(
    c,
    c.memo.loci,
    () =>
      takeAnaphor(c) ??
      takeHeading(c, location) ??
      takeWordsOfPlace(c, location) ??
      takeSentences(c) ??
      takeNth(c) ??
      takeDefinition(c) ??
      takeEntry(c) ??
      takeLongTitle(c) ??
      withReferences(c, takeUnit) ??
      takeInstrument(c) ??
      takeTheAct(c),
  );
