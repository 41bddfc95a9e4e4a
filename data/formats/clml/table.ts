import type { Layout } from '../../../core/act/tree.ts';
import { descend, elementsOf, isElement, type XmlElement, type XmlNode } from '../xml/tree.ts';
import { CHANGES, SILENT } from './names.ts';
import { below, type MarkedWords, markOnly, NO_WORDS, plainWords, refsIn, wordsOf } from './words-of.ts';

/** A table of a file whose cells hold words only, taken apart. */
interface TableMarkup {
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
const LINES = new Set(['Para', 'Text', 'BlockText', 'Footnote', 'FootnoteText', 'html:p', 'html:div']);
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

const isWords = (holder: XmlElement): boolean =>
  elementsOf(holder).every((inner) => (LINES.has(inner.name) || INLINE.has(inner.name)) && isWords(inner));

const holdsOnly = (element: XmlElement, isAllowed: (name: string) => boolean): boolean =>
  element.children.every((child) => (isElement(child) ? isAllowed(child.name) : child.trim() === ''));

/** The words of a cell, a line for each of its paragraphs. */
export function cellWords(cell: XmlElement): MarkedWords {
  let words = NO_WORDS;
  let inLine: XmlNode[] = [];
  const close = (): void => {
    if (inLine.length > 0) words = below(words, wordsOf({ ...cell, children: inLine }));
    inLine = [];
  };
  for (const child of cell.children) {
    if (!isElement(child) || !LINES.has(child.name)) {
      if (isElement(child) || child.trim() !== '' || inLine.length > 0) inLine.push(child);
      continue;
    }
    close();
    words = below(words, cellWords(child));
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
    const found =
      child.name === 'html:tr' ? [child] : elementsOf(child).filter(({ name }) => name === 'html:tr');
    for (const element of part === undefined && child.name !== 'html:tr' ? [] : found)
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

const together = (elements: readonly XmlElement[]): MarkedWords =>
  elements.reduce((words, element) => below(words, cellWords(element)), NO_WORDS);

/** Provisions that explain a table, in lines, in which a note has no place of its own. */
const inLines = (element: XmlElement): MarkedWords => ({
  text: plainWords(element),
  marks: refsIn(element).flatMap((ref) => markOnly(ref).marks),
});

/** A table as its rows, where each of its cells can be held as words; null for one that must be kept whole. */
export function tableIn(element: XmlElement): TableMarkup | null {
  const tables = [...descend(element)].filter(({ name }) => name === 'html:table');
  const [table, another] = tables;
  if (!table || another || !holdsOnly(table, (name) => IN_TABLE.test(name) || SILENT.has(name))) return null;
  const isBare = element === table;
  if (!isBare && !holdsOnly(element, (name) => IN_TABULAR.has(name) || SILENT.has(name))) return null;
  const rows = rowsOf(table);
  if (!rows) return null;
  const around = isBare ? [] : elementsOf(element);
  const intro = around.filter(({ name }) => name === 'TableText');
  const numbers = around.filter(({ name }) => name === 'Number');
  const titled = around.flatMap((one) => (one.name === 'TitleBlock' ? elementsOf(one) : [one]));
  const titles = [...titled, ...elementsOf(table)].filter(({ name }) => TITLES.has(name));
  const isInOrder = intro.every((one) => around.indexOf(one) < around.indexOf(table));
  if (!isInOrder || ![...numbers, ...titles].every(isWords)) return null;
  return {
    rows,
    number: together(numbers),
    heading: together(titles),
    intro: intro.reduce((words, one) => below(words, isWords(one) ? cellWords(one) : inLines(one)), NO_WORDS),
    holders: [
      ...(isBare ? [] : [element]),
      table,
      ...elementsOf(table).filter(({ name }) => GROUP.test(name)),
    ],
  };
}

/** The cells of a row. */
export const cellsOf = (row: XmlElement): readonly XmlElement[] =>
  elementsOf(row).filter(({ name }) => CELL.test(name));

const count = (given = ''): number => (/^\d{1,4}$/.test(given) ? Number(given) : 1);

/** How a row or cell is set out, by its element. */
export function layoutOf({ name, attributes }: XmlElement, more: Layout = {}): { readonly layout?: Layout } {
  const [across, down] = [count(attributes.colspan), count(attributes.rowspan)];
  const layout: Layout = {
    ...more,
    ...(name === 'html:th' ? { header: true } : {}),
    ...(across > 1 ? { across } : {}),
    ...(down > 1 ? { down } : {}),
  };
  return Object.keys(layout).length > 0 ? { layout } : {};
}
