import { type Opaque, type Pid, type Provision, provision } from '../../../core/act/tree.ts';
import { mathChildren } from '../math-words.ts';
import { readXml } from '../xml/read.ts';
import {
  descend,
  elementsOf,
  isElement,
  element as made,
  type XmlElement,
  type XmlNode,
} from '../xml/tree.ts';
import { writeXml } from '../xml/write.ts';
import { PageWords } from './marked-words.ts';
import { AKN, isInline, OPAQUE, OPAQUE_BLOCKS } from './names.ts';

const CELL = /(?:^|:)t[dh]$/;
const ROW = /(?:^|:)tr$/;
const LINE_END = /(?:^|:)br$|^eol$/;
const BLOCK = /(?:^|:)(?:p|li|item|caption|num|heading)$|^math:math$/;

/** What an element is when it is kept whole; undefined for one that is read. */
export function opaqueKind(element: XmlElement): Opaque['what'] | undefined {
  if (element.name !== 'tblock' && element.name !== 'foreign')
    return Object.hasOwn(OPAQUE, element.name) ? OPAQUE[element.name] : undefined;
  const namedClass = (element.attributes.class ?? '')
    .split(/\s+/)
    .find((name) => Object.hasOwn(OPAQUE_BLOCKS, name));
  if (namedClass !== undefined) return OPAQUE_BLOCKS[namedClass];
  for (const inner of descend(element)) {
    if (Object.hasOwn(OPAQUE, inner.name)) return OPAQUE[inner.name];
  }
  return element.name === 'foreign' ? 'other' : undefined;
}

/** The words of what is kept whole, for finding and comparing: a line for each row or paragraph, cells by tabs. */
export function wordsOfBlock(element: XmlElement): string {
  const lines: string[] = [];
  let words = new PageWords();
  const close = (): void => {
    if (words.text !== '') lines.push(words.text);
    words = new PageWords();
  };
  const visit = (node: XmlElement): void => {
    const block = BLOCK.test(node.name);
    if (ROW.test(node.name)) {
      close();
      const cells = elementsOf(node).filter(({ name }) => CELL.test(name));
      if (cells.length > 0)
        lines.push(cells.map((cell) => wordsOfBlock(cell).replaceAll('\n', ' ')).join('\t'));
      return;
    }
    if (block) close();
    const isMath = node.name.startsWith('math:');
    const isApart = LINE_END.test(node.name) || !(block || isMath || isInline(node.name));
    if (isApart) words.add(' ');
    for (const child of isMath ? mathChildren(node) : node.children) {
      if (isElement(child)) visit(child);
      else words.add(child);
    }
    if (isApart) words.add(' ');
    if (block) close();
  };
  for (const child of element.children) {
    if (isElement(child)) visit(child);
    else words.add(child);
  }
  close();
  if (lines.length > 0) return lines.join('\n');
  // An image says what it shows.
  for (const { name, attributes } of descend(element))
    if (name === 'img' && attributes.alt) return attributes.alt;
  return '';
}

const FOREIGN = /^(?:html|math):/;

/** Elements of other namespaces where the schema has them: in a `foreign`. */
function housed(element: XmlElement): XmlElement {
  if (element.name === 'foreign' || FOREIGN.test(element.name)) return element;
  const children = element.children.map((child): XmlNode => {
    if (!isElement(child)) return child;
    return FOREIGN.test(child.name) ? made('foreign', {}, [child]) : housed(child);
  });
  return children.every((child, at) => child === element.children[at]) ? element : { ...element, children };
}

/** What is kept of an element: one block, without the identity and the identifier that the provision has. */
export function keptOf(element: XmlElement, kind: Opaque['what']): XmlElement {
  if (element.name !== 'tblock') {
    const inner = FOREIGN.test(element.name) ? made('foreign', {}, [element]) : element;
    return made('tblock', { class: kind }, [inner.name === 'img' ? made('p', {}, [inner]) : inner]);
  }
  const { GUID: _guid, eId: _eId, ...attributes } = element.attributes;
  const marks = Object.entries(attributes).filter(([name]) => !name.startsWith('ukl:change'));
  return housed({ ...element, attributes: Object.fromEntries(marks) });
}

/** What blocks were read from: one that is written as it was read need not be read again. */
const elements = new WeakMap<Opaque, XmlElement>();

/** The element that is kept of a block of this format; null where its markup is no sound XML. */
export function elementOf(opaque: Opaque): XmlElement | null {
  const cached = elements.get(opaque);
  if (cached) return cached;
  const read = readXml(opaque.markup, { prefixes: AKN });
  return read.ok ? read.value : null;
}

/** A table, formula or image as a block that can be shown and left in place. */
export function opaqueBlock(element: XmlElement, kind: Opaque['what'], pid: Pid): Provision {
  const { eId } = element.attributes;
  const keptElement = keptOf(element, kind);
  const opaque: Opaque = { what: kind, format: 'akn', markup: writeXml(keptElement, AKN) };
  elements.set(opaque, keptElement);
  return provision({
    pid,
    kind: 'block',
    content: wordsOfBlock(element),
    opaque,
    ...(eId === undefined || eId === '' ? {} : { eid: eId }),
  });
}
