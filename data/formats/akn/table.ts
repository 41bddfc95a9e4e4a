import type { Layout, Provision } from '../../../core/act/tree.ts';
import {
  childrenNamed,
  element as create,
  descend,
  elementsOf,
  isElement,
  type XmlElement,
  type XmlNode,
} from '../xml/tree.ts';
import { writeXml } from '../xml/write.ts';
import { elementOfBlock, storedElement } from './blocks.ts';
import { AKN } from './names.ts';

/** A table whose cells hold only words, taken apart into the elements of its rows and titles. */
interface TableMarkup {
  readonly rows: readonly { readonly element: XmlElement; readonly layout?: Layout }[];
  /** The elements of the table's number and title. */
  readonly numbers: readonly XmlElement[];
  readonly headings: readonly XmlElement[];
  /** The paragraphs before the rows. */
  readonly intro: readonly XmlElement[];
  readonly frame?: NonNullable<Layout['frame']>;
}

/** The namespace of Akoma Ntoso, in the form that names the format's attributes on an HTML element. */
export const AKN_NAMESPACE = '{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}';
const TABLE = /^(?:html:)?table$/;
const ROW = /^(?:html:)?tr$/;
const GROUP = /^(?:html:)?t(head|body|foot)$/;
const CELL = /^(?:html:)?t[dh]$/;
const CAPTION = /^(?:html:)?caption$/;
const TITLE = /^(?:num|heading|subheading)$/;
const COLUMNS = /^(?:html:)?col(?:group)?$/;
/** Elements that are neither words nor inline. A cell with one of them can't be a field of text. */
const NO_WORDS = new Set([
  ...['quotedStructure', 'embeddedStructure', 'foreign', 'img', 'table', 'ol', 'tblock', 'toc', 'content'],
  ...['blockContainer', 'subFlow', 'hcontainer', 'heading', 'subheading'],
]);
/** Lists that print only the numbers that are in their words. `ol` is missing because the browser numbers it. */
export const LISTS = new Set(['blockList', 'ul']);
const IN_LIST = /^(?:listIntroduction|item|li|listWrapUp)$/;
const ITEM = /^(?:item|li)$/;

const isList = (list: XmlElement): boolean =>
  holdsOnly(list, IN_LIST) &&
  elementsOf(list).every(
    (item) =>
      isWords(item, ITEM.test(item.name)) &&
      (!ITEM.test(item.name) || elementsOf(item).every(({ name }, at) => name !== 'num' || at === 0)),
  );

/**
 * Whether everything in a cell is lines of words, so that the cell can be one field. An item of a list is a line after
 * its number.
 */
const isWords = (cell: XmlElement, isItem = false): boolean =>
  elementsOf(cell).every((inner) => {
    if (LISTS.has(inner.name)) return isList(inner);
    if (inner.name === 'num') return isItem && isWords(inner);
    return (
      !NO_WORDS.has(inner.name) && !IN_LIST.test(inner.name) && !/[:{]/.test(inner.name) && isWords(inner)
    );
  });

/** Whether an element has no words of its own, and only children whose names match one of the patterns. */
const holdsOnly = (element: XmlElement, ...patterns: readonly RegExp[]): boolean =>
  element.children.every((child) =>
    isElement(child) ? patterns.some((pattern) => pattern.test(child.name)) : child.trim() === '',
  );

type Rows = TableMarkup['rows'];

/** Whether only a title and paragraphs surround a table. */
const isBareFrame = (outer: XmlElement): boolean =>
  holdsOnly(outer, TABLE, /^foreign$/, TITLE, /^p$/) &&
  elementsOf(outer).every((inner) => inner.name !== 'foreign' || isBareFrame(inner));

/** The rows of a table, in order. Null if the table contains anything else than rows of words. */
function rowsOf(table: XmlElement): Rows | null {
  if (!holdsOnly(table, ROW, GROUP, CAPTION, COLUMNS)) return null;
  const rows: Rows[number][] = [];
  for (const child of elementsOf(table)) {
    const part = GROUP.exec(child.name)?.[1];
    if (part !== undefined && !holdsOnly(child, ROW)) return null;
    const layout = part === 'head' || part === 'foot' ? { layout: { part } as const } : {};
    const rowElements = ROW.test(child.name) ? [child] : part === undefined ? [] : elementsOf(child);
    for (const element of rowElements) rows.push({ element, ...layout });
  }
  const isWordsOnly = ({ element }: Rows[number]) =>
    holdsOnly(element, CELL) && elementsOf(element).every((cell) => isWords(cell));
  return rows.length > 0 && rows.every(isWordsOnly) ? rows : null;
}

/**
 * The markup around the rows of a table. Of several row groups with one name, only the attributes of the first are
 * kept.
 */
function frameOf(element: XmlElement): XmlElement {
  const seenNames = new Set<string>();
  const children = element.children.flatMap((child): readonly XmlNode[] => {
    if (!isElement(child) || ROW.test(child.name)) return [];
    if (CAPTION.test(child.name)) return [{ ...child, children: [] }];
    if (TITLE.test(child.name) || child.name === 'p') return [];
    if (GROUP.test(child.name)) {
      if (seenNames.has(child.name) || Object.keys(child.attributes).length === 0) return [];
      seenNames.add(child.name);
    }
    return [frameOf(child)];
  });
  return { ...element, children };
}

/** The markup around the rows of a table for which no other markup is stored. */
export const PLAIN_FRAME = create('tblock', { class: 'table' }, [
  create('foreign', {}, [create('html:table')]),
]);
const PLAIN_MARKUP = writeXml(PLAIN_FRAME, AKN);

/** Takes a table apart into rows, if every cell can be a field of words. Null for a table that must be kept whole. */
export function tableIn(element: XmlElement): TableMarkup | null {
  const tables = [...descend(element)].filter(({ name }) => TABLE.test(name));
  const [table, another] = tables;
  if (!table || another) return null;
  const rows = rowsOf(table);
  if (!rows) return null;
  const children = elementsOf(element);
  const intro = children
    .slice(
      0,
      children.findIndex((child) => [...descend(child)].includes(table)),
    )
    .filter(({ name }) => name === 'p');
  if (element !== table && !isBareFrame(element)) return null;
  if (!intro.every((one) => isWords(one)) || intro.length < childrenNamed(element, 'p').length) return null;
  const markup = writeXml(frameOf(storedElement(element, 'table')), AKN);
  return {
    rows,
    intro,
    numbers: childrenNamed(element, 'num'),
    headings: [
      ...childrenNamed(element, 'heading', 'subheading'),
      ...elementsOf(table).filter(({ name }) => CAPTION.test(name)),
    ],
    ...(markup === PLAIN_MARKUP ? {} : { frame: { format: 'akn', markup } }),
  };
}

const IDENTITY = /^(?:\{.*\})?(?:GUID|eId)$|^ukl:change/;

const spanOf = (attribute = ''): number => (/^\d{1,4}$/.test(attribute) ? Number(attribute) : 1);

/** The layout of a row or cell, from its element: colspan, rowspan, header, and the attributes of its appearance. */
export function layoutOf(
  { name, attributes }: XmlElement,
  extraLayout: Layout = {},
): { readonly layout?: Layout } {
  const { colspan, rowspan, ...others } = attributes;
  const looks = Object.entries(others).filter(([key]) => !IDENTITY.test(key));
  const [across, down] = [spanOf(colspan), spanOf(rowspan)];
  const layout: Layout = {
    ...extraLayout,
    ...(/(?:^|:)th$/.test(name) ? { header: true } : {}),
    ...(across > 1 ? { across } : {}),
    ...(down > 1 ? { down } : {}),
    ...(looks.length > 0 ? { looks: Object.fromEntries(looks) } : {}),
  };
  return Object.keys(layout).length > 0 ? { layout } : {};
}

/** Copies the GUID and eId of an HTML element to plain attributes, where the reader of provisions looks for them. */
export function withIdentity(element: XmlElement): XmlElement {
  const { attributes } = element;
  const [guid, eId] = [
    attributes.GUID ?? attributes[`${AKN_NAMESPACE}GUID`],
    attributes.eId ?? attributes[`${AKN_NAMESPACE}eId`],
  ];
  return {
    ...element,
    attributes: { ...attributes, ...(guid ? { GUID: guid } : {}), ...(eId ? { eId } : {}) },
  };
}

/** The stored markup around the rows of a table, parsed. Null where none is stored in this format. */
export function frameElement({ layout }: Provision): XmlElement | null {
  const frame = layout?.frame;
  return frame?.format === 'akn' ? elementOfBlock({ what: 'table', ...frame }) : null;
}
