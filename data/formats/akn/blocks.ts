import { type Opaque, type Pid, type Provision, provision } from '../../../core/act/tree.ts';
import { mathChildren } from '../math-words.ts';
import { readXml } from '../xml/read.ts';
import {
  element as create,
  descend,
  elementsOf,
  isElement,
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

/**
 * The kind of an element that is kept whole as markup (an opaque block). Undefined for an element that is read as text.
 */
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

/**
 * The words of an opaque block, for search and comparison: a line for each row or paragraph, with tabs between cells.
 */
export function wordsOfBlock(element: XmlElement): string {
  const lines: string[] = [];
  let words = new PageWords();
  const close = (): void => {
    if (words.text !== '') lines.push(words.text);
    words = new PageWords();
  };
  const visit = (node: XmlElement): void => {
    const isBlock = BLOCK.test(node.name);
    if (ROW.test(node.name)) {
      close();
      const cells = elementsOf(node).filter(({ name }) => CELL.test(name));
      if (cells.length > 0)
        lines.push(cells.map((cell) => wordsOfBlock(cell).replaceAll('\n', ' ')).join('\t'));
      return;
    }
    if (isBlock) close();
    const isMath = node.name.startsWith('math:');
    const needsSpaces = LINE_END.test(node.name) || !(isBlock || isMath || isInline(node.name));
    if (needsSpaces) words.add(' ');
    for (const child of isMath ? mathChildren(node) : node.children) {
      if (isElement(child)) visit(child);
      else words.add(child);
    }
    if (needsSpaces) words.add(' ');
    if (isBlock) close();
  };
  for (const child of element.children) {
    if (isElement(child)) visit(child);
    else words.add(child);
  }
  close();
  if (lines.length > 0) return lines.join('\n');
  // An image without words has its alternative text.
  for (const { name, attributes } of descend(element))
    if (name === 'img' && attributes.alt) return attributes.alt;
  return '';
}

const FOREIGN = /^(?:html|math):/;

/** Wraps elements of HTML and MathML in `foreign`, the only place where the schema allows them. */
function wrapForeign(element: XmlElement): XmlElement {
  if (element.name === 'foreign' || FOREIGN.test(element.name)) return element;
  const children = element.children.map((child): XmlNode => {
    if (!isElement(child)) return child;
    return FOREIGN.test(child.name) ? create('foreign', {}, [child]) : wrapForeign(child);
  });
  return children.every((child, at) => child === element.children[at]) ? element : { ...element, children };
}

/** The element that is stored for an opaque block: a `tblock` without the GUID and eId, which the provision has. */
export function storedElement(element: XmlElement, kind: Opaque['what']): XmlElement {
  if (element.name !== 'tblock') {
    const inner = FOREIGN.test(element.name) ? create('foreign', {}, [element]) : element;
    return create('tblock', { class: kind }, [inner.name === 'img' ? create('p', {}, [inner]) : inner]);
  }
  const { GUID: _guid, eId: _eId, ...attributes } = element.attributes;
  const ownAttributes = Object.entries(attributes).filter(([name]) => !name.startsWith('ukl:change'));
  return wrapForeign({ ...element, attributes: Object.fromEntries(ownAttributes) });
}

/** Caches the element that each block was read from, so that its markup isn't parsed again when it is written. */
const elementByBlock = new WeakMap<Opaque, XmlElement>();

/** The stored element of an Akoma Ntoso block. Null where its markup isn't well-formed XML. */
export function elementOfBlock(opaque: Opaque): XmlElement | null {
  const cached = elementByBlock.get(opaque);
  if (cached) return cached;
  const read = readXml(opaque.markup, { prefixes: AKN });
  return read.ok ? read.value : null;
}

/** A table, formula or image as a block that can be shown and left in place. */
export function opaqueBlock(element: XmlElement, kind: Opaque['what'], pid: Pid): Provision {
  const { eId } = element.attributes;
  const stored = storedElement(element, kind);
  const opaque: Opaque = { what: kind, format: 'akn', markup: writeXml(stored, AKN) };
  elementByBlock.set(opaque, stored);
  return provision({
    pid,
    kind: 'block',
    content: wordsOfBlock(element),
    opaque,
    ...(eId === undefined || eId === '' ? {} : { eid: eId }),
  });
}
