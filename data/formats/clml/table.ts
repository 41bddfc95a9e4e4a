import type { Layout } from '../../../core/act/tree.ts';
import { childNamed, elementsOf, isElement, type XmlElement, type XmlNode } from '../xml/tree.ts';
import { CHANGES, LEVELS, NOTE_REFS } from './names.ts';
import { printedNumber } from './numbers.ts';
import {
  labelOf,
  type MarkedWords,
  markOnly,
  NO_WORDS,
  onNextLine,
  onSameLine,
  plainWords,
  refsIn,
  wordsOf,
} from './words-of.ts';

/** A table whose cells hold only words, taken apart into its rows and titles. */
export interface TableMarkup {
  readonly rows: readonly { readonly element: XmlElement; readonly layout?: Layout }[];
  readonly number: MarkedWords;
  readonly heading: MarkedWords;
  /** The words before the rows. */
  readonly intro: MarkedWords;
  /** The elements around the rows. A note reference in one of them is about the whole table. */
  readonly holders: readonly XmlElement[];
}

const GROUP = /^html:t(head|body|foot)$/;
const CELL = /^html:t[dh]$/;
/** Elements that begin a line. */
const LINES = new Set([
  ...['P', 'Para', 'Text', 'BlockText', 'Footnote', 'FootnoteText', 'html:p', 'html:div'],
  ...Object.keys(LEVELS).map((level) => `${level}para`),
]);
const LISTS = new Set(['OrderedList', 'UnorderedList', 'html:ul']);
/** Inline elements that contain only words. */
const INLINE_WORDS = new Set([
  ...['Citation', 'CitationSubRef', 'CitationListRef', 'InternalLink', 'ExternalLink', 'Character', 'Span'],
  ...[
    'Emphasis',
    'Strong',
    'Underline',
    'SmallCaps',
    'Superior',
    'Inferior',
    'Uppercase',
    'Underline',
    'Expanded',
  ],
  ...['Strike', 'Definition', 'Term', 'Abbreviation', 'Acronym', 'Proviso', 'InlineAmendment', 'Addition'],
  ...['html:br', 'html:em', 'html:strong', 'html:b', 'html:i', 'html:sup', 'html:sub', 'html:span', 'html:u'],
  ...Object.keys(CHANGES),
  ...NOTE_REFS,
]);

/**
 * Whether everything in an element is lines of words. Items of lists and numbered provisions count as lines after their
 * numbers.
 */
const isWords = (holder: XmlElement): boolean =>
  elementsOf(holder).every((inner) => {
    if (LISTS.has(inner.name)) return holdsOnly(inner, isItem) && elementsOf(inner).every(isWords);
    if (LEVELS[inner.name]) return isNumbered(inner);
    return (LINES.has(inner.name) || INLINE_WORDS.has(inner.name)) && isWords(inner);
  });

const isItem = (name: string): boolean => name === 'ListItem' || name === 'html:li';

/** Whether a numbered provision consists of its number, and then lines of words. */
const isNumbered = (element: XmlElement): boolean =>
  holdsOnly(element, (name) => name === 'Pnumber' || LINES.has(name)) &&
  elementsOf(element).every((inner, at) => (inner.name === 'Pnumber' ? at === 0 : isWords(inner)));

const holdsOnly = (element: XmlElement, isAllowed: (name: string) => boolean): boolean =>
  element.children.every((child) => (isElement(child) ? isAllowed(child.name) : child.trim() === ''));

/** The label that is printed before an item of a list or a numbered provision. */
function labelWords(element: XmlElement, holder: XmlElement, number: XmlElement | undefined): MarkedWords {
  if (!number) return { text: labelOf(element, holder), marks: [] };
  const { text: bare, marks } = wordsOf(number);
  const text = printedNumber(element.name, number, bare);
  const by = Math.max(0, text.indexOf(bare));
  return { text, marks: marks.map((mark) => ({ ...mark, from: mark.from + by, to: mark.to + by })) };
}

/** The lines of one item of a list or numbered provision, with the label before the first line. */
function numberedWords(element: XmlElement, holder: XmlElement): MarkedWords {
  const number = childNamed(element, 'Pnumber');
  const children = element.children.filter((child) => child !== number);
  return onSameLine(labelWords(element, holder, number), cellWords({ ...element, children }));
}

/** The words of a cell, with a line for each paragraph and each item of a list. */
export function cellWords(cell: XmlElement): MarkedWords {
  let words = NO_WORDS;
  let inLine: XmlNode[] = [];
  const close = (): void => {
    if (inLine.length > 0) words = onNextLine(words, wordsOf({ ...cell, children: inLine }));
    inLine = [];
  };
  for (const child of cell.children) {
    const isList = isElement(child) && LISTS.has(child.name);
    const isLine = isElement(child) && (LINES.has(child.name) || isList || LEVELS[child.name] !== undefined);
    if (!isLine) {
      if (isElement(child) || child.trim() !== '' || inLine.length > 0) inLine.push(child);
      continue;
    }
    close();
    if (LEVELS[child.name]) words = onNextLine(words, numberedWords(child, cell));
    else if (!isList) words = onNextLine(words, cellWords(child));
    else for (const listItem of elementsOf(child)) words = onNextLine(words, numberedWords(listItem, child));
  }
  close();
  return words;
}

type Rows = TableMarkup['rows'];

function rowsOf(table: XmlElement): Rows | null {
  const rows: Rows[number][] = [];
  for (const child of elementsOf(table)) {
    const part = GROUP.exec(child.name)?.[1];
    const layout = part === 'head' || part === 'foot' ? { layout: { part } as const } : {};
    if (part !== undefined && !holdsOnly(child, (name) => name === 'html:tr' || NOTE_REFS.has(name)))
      return null;
    const rowElements =
      child.name === 'html:tr' ? [child] : elementsOf(child).filter(({ name }) => name === 'html:tr');
    for (const element of part === undefined && child.name !== 'html:tr' ? [] : rowElements)
      rows.push({ element, ...layout });
  }
  const isWordsOnly = ({ element }: Rows[number]) =>
    holdsOnly(element, (name) => CELL.test(name) || NOTE_REFS.has(name)) &&
    elementsOf(element).every((cell) => NOTE_REFS.has(cell.name) || isWords(cell));
  return rows.length > 0 && rows.every(isWordsOnly) ? rows : null;
}

const IN_TABLE = /^html:(?:tr|thead|tbody|tfoot|caption|col|colgroup)$/;
const IN_TABULAR = new Set(['Number', 'Title', 'Subtitle', 'TitleBlock', 'TableText', 'html:table']);
const TITLES = new Set(['Title', 'Subtitle', 'html:caption']);

const joinedCellWords = (elements: readonly XmlElement[]): MarkedWords =>
  elements.reduce((words, element) => onNextLine(words, cellWords(element)), NO_WORDS);

/** The words of provisions that explain a table. Plain lines have no offsets for marks, so notes are at the start. */
const inLines = (element: XmlElement): MarkedWords => ({
  text: plainWords(element),
  marks: refsIn(element).flatMap((ref) => markOnly(ref).marks),
});

/**
 * Takes the tables of an element apart into rows, if every cell can be a field of words. Null for what must be kept
 * whole.
 */
export function tablesIn(element: XmlElement): readonly TableMarkup[] | null {
  const isBare = element.name === 'html:table';
  const parts = isBare ? [element] : elementsOf(element);
  const tables = parts.filter(({ name }) => name === 'html:table');
  if (!isBare && !holdsOnly(element, (name) => IN_TABULAR.has(name) || NOTE_REFS.has(name))) return null;
  const titled = parts.flatMap((one) => (one.name === 'TitleBlock' ? elementsOf(one) : [one]));
  const numbers = titled.filter(({ name }) => name === 'Number');
  const titles = titled.filter(({ name }) => TITLES.has(name));
  const last = parts.at(-1);
  const isInOrder =
    last !== undefined && parts.filter(({ name }) => name === 'TableText').every((one) => one !== last);
  if (!isInOrder || ![...numbers, ...titles].every(isWords)) return null;
  const tableMarkups = tables.map((table, at): TableMarkup | null => {
    const captions = elementsOf(table).filter(({ name }) => TITLES.has(name));
    if (!holdsOnly(table, (name) => IN_TABLE.test(name) || NOTE_REFS.has(name)) || !captions.every(isWords))
      return null;
    const rows = rowsOf(table);
    if (!rows) return null;
    const before = at === 0 ? 0 : parts.indexOf(tables[at - 1] ?? table);
    const intro = parts.slice(before, parts.indexOf(table)).filter(({ name }) => name === 'TableText');
    const isFirst = at === 0;
    return {
      rows,
      number: isFirst ? joinedCellWords(numbers) : NO_WORDS,
      heading: joinedCellWords(isFirst ? [...titles, ...captions] : captions),
      intro: intro.reduce(
        (words, one) => onNextLine(words, isWords(one) ? cellWords(one) : inLines(one)),
        NO_WORDS,
      ),
      holders: [
        ...(isBare || !isFirst ? [] : [element]),
        table,
        ...elementsOf(table).filter(({ name }) => GROUP.test(name)),
      ],
    };
  });
  const wordTables = tableMarkups.filter((one) => one !== null);
  return wordTables.length > 0 && wordTables.length === tableMarkups.length ? wordTables : null;
}

/** The cells of a row. */
export const cellsOf = (row: XmlElement): readonly XmlElement[] =>
  elementsOf(row).filter(({ name }) => CELL.test(name));

const spanOf = (attribute = ''): number => (/^\d{1,4}$/.test(attribute) ? Number(attribute) : 1);

/** The layout of a row or cell, from its element: colspan, rowspan and header. */
export function layoutOf(
  { name, attributes }: XmlElement,
  extraLayout: Layout = {},
): { readonly layout?: Layout } {
  const [across, down] = [spanOf(attributes.colspan), spanOf(attributes.rowspan)];
  const layout: Layout = {
    ...extraLayout,
    ...(name === 'html:th' ? { header: true } : {}),
    ...(across > 1 ? { across } : {}),
    ...(down > 1 ? { down } : {}),
  };
  return Object.keys(layout).length > 0 ? { layout } : {};
}
