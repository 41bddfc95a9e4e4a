import type { Layout } from '../../../core/act/tree.ts';
import { childNamed, elementsOf, isElement, type XmlElement, type XmlNode } from '../xml/tree.ts';
import { CHANGES, LEVELS, SILENT } from './names.ts';
import { printedNumber } from './numbers.ts';
import {
  below,
  besideWords,
  labelOf,
  type MarkedWords,
  markOnly,
  NO_WORDS,
  plainWords,
  refsIn,
  wordsOf,
} from './words-of.ts';

/** A table of a file whose cells hold words only, taken apart. */
export interface TableMarkup {
  readonly rows: readonly { readonly element: XmlElement; readonly layout?: Layout }[];
  readonly number: MarkedWords;
  readonly heading: MarkedWords;
  /** What is said of it before its rows. */
  readonly intro: MarkedWords;
  /** The elements that stand round its rows, in which an editors' mark is one on all of it. */
  readonly holders: readonly XmlElement[];
}

const GROUP = /^html:t(head|body|foot)$/;
const CELL = /^html:t[dh]$/;
/** Elements that are lines of words. */
const LINES = new Set([
  ...['P', 'Para', 'Text', 'BlockText', 'Footnote', 'FootnoteText', 'html:p', 'html:div'],
  ...Object.keys(LEVELS).map((level) => `${level}para`),
]);
const LISTS = new Set(['OrderedList', 'UnorderedList', 'html:ul']);
/** Elements that stand in a line and hold words only. */
const INLINE = new Set([
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
  ...SILENT,
]);

/** Whether all in an element is words in lines: those of lists and numbered provisions among them, after their numbers. */
const isWords = (holder: XmlElement): boolean =>
  elementsOf(holder).every((inner) => {
    if (LISTS.has(inner.name)) return holdsOnly(inner, isItem) && elementsOf(inner).every(isWords);
    if (LEVELS[inner.name]) return isNumbered(inner);
    return (LINES.has(inner.name) || INLINE.has(inner.name)) && isWords(inner);
  });

const isItem = (name: string): boolean => name === 'ListItem' || name === 'html:li';

/** Whether a provision is its number and, after it, what can be lines. */
const isNumbered = (element: XmlElement): boolean =>
  holdsOnly(element, (name) => name === 'Pnumber' || LINES.has(name)) &&
  elementsOf(element).every((inner, at) => (inner.name === 'Pnumber' ? at === 0 : isWords(inner)));

const holdsOnly = (element: XmlElement, isAllowed: (name: string) => boolean): boolean =>
  element.children.every((child) => (isElement(child) ? isAllowed(child.name) : child.trim() === ''));

/** What is printed before an item of a list or a numbered provision. */
function labelWords(element: XmlElement, holder: XmlElement, number: XmlElement | undefined): MarkedWords {
  if (!number) return { text: labelOf(element, holder), marks: [] };
  const { text: bare, marks } = wordsOf(number);
  const text = printedNumber(element.name, number, bare);
  const by = Math.max(0, text.indexOf(bare));
  return { text, marks: marks.map((mark) => ({ ...mark, from: mark.from + by, to: mark.to + by })) };
}

/** The lines of one item of a list, or of a numbered provision, its number before the first of them. */
function numberedWords(element: XmlElement, holder: XmlElement): MarkedWords {
  const number = childNamed(element, 'Pnumber');
  const children = element.children.filter((child) => child !== number);
  return besideWords(labelWords(element, holder, number), cellWords({ ...element, children }));
}

/** The words of a cell, a line for each of its paragraphs and for each item of a list in it. */
export function cellWords(cell: XmlElement): MarkedWords {
  let words = NO_WORDS;
  let inLine: XmlNode[] = [];
  const close = (): void => {
    if (inLine.length > 0) words = below(words, wordsOf({ ...cell, children: inLine }));
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
    if (LEVELS[child.name]) words = below(words, numberedWords(child, cell));
    else if (!isList) words = below(words, cellWords(child));
    else for (const item of elementsOf(child)) words = below(words, numberedWords(item, child));
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
    if (part !== undefined && !holdsOnly(child, (name) => name === 'html:tr' || SILENT.has(name)))
      return null;
    const rowElements =
      child.name === 'html:tr' ? [child] : elementsOf(child).filter(({ name }) => name === 'html:tr');
    for (const element of part === undefined && child.name !== 'html:tr' ? [] : rowElements)
      rows.push({ element, ...layout });
  }
  const isSound = ({ element }: Rows[number]) =>
    holdsOnly(element, (name) => CELL.test(name) || SILENT.has(name)) &&
    elementsOf(element).every((cell) => SILENT.has(cell.name) || isWords(cell));
  return rows.length > 0 && rows.every(isSound) ? rows : null;
}

const IN_TABLE = /^html:(?:tr|thead|tbody|tfoot|caption|col|colgroup)$/;
const IN_TABULAR = new Set(['Number', 'Title', 'Subtitle', 'TitleBlock', 'TableText', 'html:table']);
const TITLES = new Set(['Title', 'Subtitle', 'html:caption']);

const joinedCellWords = (elements: readonly XmlElement[]): MarkedWords =>
  elements.reduce((words, element) => below(words, cellWords(element)), NO_WORDS);

/** Provisions that explain a table, in lines, in which a note has no place of its own. */
const inLines = (element: XmlElement): MarkedWords => ({
  text: plainWords(element),
  marks: refsIn(element).flatMap((ref) => markOnly(ref).marks),
});

/** The tables of an element as their rows, where each cell can be held as words; null for what must be kept whole. */
export function tablesIn(element: XmlElement): readonly TableMarkup[] | null {
  const isBare = element.name === 'html:table';
  const around = isBare ? [element] : elementsOf(element);
  const tables = around.filter(({ name }) => name === 'html:table');
  if (!isBare && !holdsOnly(element, (name) => IN_TABULAR.has(name) || SILENT.has(name))) return null;
  const titled = around.flatMap((one) => (one.name === 'TitleBlock' ? elementsOf(one) : [one]));
  const numbers = titled.filter(({ name }) => name === 'Number');
  const titles = titled.filter(({ name }) => TITLES.has(name));
  const last = around.at(-1);
  const isInOrder =
    last !== undefined && around.filter(({ name }) => name === 'TableText').every((one) => one !== last);
  if (!isInOrder || ![...numbers, ...titles].every(isWords)) return null;
  const tableMarkups = tables.map((table, at): TableMarkup | null => {
    const captions = elementsOf(table).filter(({ name }) => TITLES.has(name));
    if (!holdsOnly(table, (name) => IN_TABLE.test(name) || SILENT.has(name)) || !captions.every(isWords))
      return null;
    const rows = rowsOf(table);
    if (!rows) return null;
    const before = at === 0 ? 0 : around.indexOf(tables[at - 1] ?? table);
    const intro = around.slice(before, around.indexOf(table)).filter(({ name }) => name === 'TableText');
    const isFirst = at === 0;
    return {
      rows,
      number: isFirst ? joinedCellWords(numbers) : NO_WORDS,
      heading: joinedCellWords(isFirst ? [...titles, ...captions] : captions),
      intro: intro.reduce(
        (words, one) => below(words, isWords(one) ? cellWords(one) : inLines(one)),
        NO_WORDS,
      ),
      holders: [
        ...(isBare || !isFirst ? [] : [element]),
        table,
        ...elementsOf(table).filter(({ name }) => GROUP.test(name)),
      ],
    };
  });
  const sound = tableMarkups.filter((one) => one !== null);
  return sound.length > 0 && sound.length === tableMarkups.length ? sound : null;
}

/** The cells of a row. */
export const cellsOf = (row: XmlElement): readonly XmlElement[] =>
  elementsOf(row).filter(({ name }) => CELL.test(name));

const count = (attribute = ''): number => (/^\d{1,4}$/.test(attribute) ? Number(attribute) : 1);

/** How a row or cell is set out, by its element. */
export function layoutOf(
  { name, attributes }: XmlElement,
  extraLayout: Layout = {},
): { readonly layout?: Layout } {
  const [across, down] = [count(attributes.colspan), count(attributes.rowspan)];
  const layout: Layout = {
    ...extraLayout,
    ...(name === 'html:th' ? { header: true } : {}),
    ...(across > 1 ? { across } : {}),
    ...(down > 1 ? { down } : {}),
  };
  return Object.keys(layout).length > 0 ? { layout } : {};
}
