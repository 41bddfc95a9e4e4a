import type { Layout, Provision } from '../../../core/act/tree.ts';
import {
  childrenNamed,
  descend,
  elementsOf,
  isElement,
  element as made,
  type XmlElement,
  type XmlNode,
} from '../xml/tree.ts';
import { writeXml } from '../xml/write.ts';
import { elementOf, keptOf } from './blocks.ts';
import { AKN } from './names.ts';

/** A table of a file whose cells hold words only, taken apart. */
interface TableMarkup {
  readonly rows: readonly { readonly element: XmlElement; readonly layout?: Layout }[];
  /** Its number, and the elements that its title is in. */
  readonly numbers: readonly XmlElement[];
  readonly headings: readonly XmlElement[];
  /** What is said of it before its rows. */
  readonly intro: readonly XmlElement[];
  readonly frame?: NonNullable<Layout['frame']>;
}

/** The address of the format's own attributes, where they stand on an element of another. */
export const OWN = '{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}';
const TABLE = /^(?:html:)?table$/;
const ROW = /^(?:html:)?tr$/;
const GROUP = /^(?:html:)?t(head|body|foot)$/;
const CELL = /^(?:html:)?t[dh]$/;
const CAPTION = /^(?:html:)?caption$/;
const TITLE = /^(?:num|heading|subheading)$/;
const COLUMNS = /^(?:html:)?col(?:group)?$/;
/** What is no word, nor stands within a line of words. */
const NO_WORDS = new Set([
  ...['quotedStructure', 'embeddedStructure', 'foreign', 'img', 'table', 'ol', 'tblock', 'toc', 'content'],
  ...['blockContainer', 'subFlow', 'hcontainer', 'heading', 'subheading'],
]);
/** Lists that print no number which they don't have in words, and what may stand in them and their items. */
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

/** Whether all in a cell is words in lines, so that it can be one field: an item of a list is a line after its number. */
const isWords = (cell: XmlElement, isItem = false): boolean =>
  elementsOf(cell).every((inner) => {
    if (LISTS.has(inner.name)) return isList(inner);
    if (inner.name === 'num') return isItem && isWords(inner);
    return (
      !NO_WORDS.has(inner.name) && !IN_LIST.test(inner.name) && !/[:{]/.test(inner.name) && isWords(inner)
    );
  });

/** Whether there is nothing in an element but what is named: no words, and nothing else. */
const holdsOnly = (element: XmlElement, ...patterns: readonly RegExp[]): boolean =>
  element.children.every((child) =>
    isElement(child) ? patterns.some((pattern) => pattern.test(child.name)) : child.trim() === '',
  );

type Rows = TableMarkup['rows'];

/** Whether nothing stands round a table but its title and what is said before it. */
const isBareFrame = (outer: XmlElement): boolean =>
  holdsOnly(outer, TABLE, /^foreign$/, TITLE, /^p$/) &&
  elementsOf(outer).every((inner) => inner.name !== 'foreign' || isBareFrame(inner));

/** The rows of a table, in order; null where something else is in it. */
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
  const isSound = ({ element }: Rows[number]) =>
    holdsOnly(element, CELL) && elementsOf(element).every((cell) => isWords(cell));
  return rows.length > 0 && rows.every(isSound) ? rows : null;
}

/** The markup round a table's rows. Of each group of rows, what the first one says of itself. */
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

/** What stands round the rows of a table that its file says nothing more of. */
export const PLAIN = made('tblock', { class: 'table' }, [made('foreign', {}, [made('html:table')])]);
const PLAIN_FRAME = writeXml(PLAIN, AKN);

/** A table as its rows, where each of its cells can be held as words; null for one that must be kept whole. */
export function tableIn(element: XmlElement): TableMarkup | null {
  const tables = [...descend(element)].filter(({ name }) => TABLE.test(name));
  const [table, another] = tables;
  if (!table || another) return null;
  const rows = rowsOf(table);
  if (!rows) return null;
  const own = elementsOf(element);
  const intro = own
    .slice(
      0,
      own.findIndex((child) => [...descend(child)].includes(table)),
    )
    .filter(({ name }) => name === 'p');
  if (element !== table && !isBareFrame(element)) return null;
  if (!intro.every((one) => isWords(one)) || intro.length < childrenNamed(element, 'p').length) return null;
  const markup = writeXml(frameOf(keptOf(element, 'table')), AKN);
  return {
    rows,
    intro,
    numbers: childrenNamed(element, 'num'),
    headings: [
      ...childrenNamed(element, 'heading', 'subheading'),
      ...elementsOf(table).filter(({ name }) => CAPTION.test(name)),
    ],
    ...(markup === PLAIN_FRAME ? {} : { frame: { format: 'akn', markup } }),
  };
}

const IDENTITY = /^(?:\{.*\})?(?:GUID|eId)$|^ukl:change/;

const count = (attribute = ''): number => (/^\d{1,4}$/.test(attribute) ? Number(attribute) : 1);

/** How a row or cell is set out, by its element. */
export function layoutOf(
  { name, attributes }: XmlElement,
  extraLayout: Layout = {},
): { readonly layout?: Layout } {
  const { colspan, rowspan, ...others } = attributes;
  const looks = Object.entries(others).filter(([key]) => !IDENTITY.test(key));
  const [across, down] = [count(colspan), count(rowspan)];
  const layout: Layout = {
    ...extraLayout,
    ...(/(?:^|:)th$/.test(name) ? { header: true } : {}),
    ...(across > 1 ? { across } : {}),
    ...(down > 1 ? { down } : {}),
    ...(looks.length > 0 ? { looks: Object.fromEntries(looks) } : {}),
  };
  return Object.keys(layout).length > 0 ? { layout } : {};
}

/** An element of a table with its identity where the reader of provisions looks for it. */
export function identified(element: XmlElement): XmlElement {
  const { attributes } = element;
  const [guid, eId] = [
    attributes.GUID ?? attributes[`${OWN}GUID`],
    attributes.eId ?? attributes[`${OWN}eId`],
  ];
  return {
    ...element,
    attributes: { ...attributes, ...(guid ? { GUID: guid } : {}), ...(eId ? { eId } : {}) },
  };
}

/** The frame of a table of this format as it was read; null where there is none. */
export function frameElement({ layout }: Provision): XmlElement | null {
  const frame = layout?.frame;
  return frame?.format === 'akn' ? elementOf({ what: 'table', ...frame }) : null;
}
