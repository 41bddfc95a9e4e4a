import type { Opaque, Provision } from '../../../core/act/tree.ts';
import { readXml } from '../xml/read.ts';
import { descend, element, isElement, type XmlElement } from '../xml/tree.ts';
import { elementOfBlock, wordsOfBlock } from './blocks.ts';
import { AKN } from './names.ts';

/** Writes plain words as a table: a row for each line, and a cell for each stretch between tabs. */
function plainTable(content: string): XmlElement {
  const rows = content.split('\n').map((line) =>
    element(
      'html:tr',
      {},
      line.split('\t').map((cell) => element('html:td', {}, [element('p', {}, cell === '' ? [] : [cell])])),
    ),
  );
  return element('foreign', {}, [element('html:table', {}, [element('html:tbody', {}, rows)])]);
}

/** The schema allows no empty block. A picture without words gets an empty paragraph. */
const orEmptyParagraph = (blocks: readonly XmlElement[]): readonly XmlElement[] =>
  blocks.length > 0 ? blocks : [element('p')];

const paragraphs = (content: string): readonly XmlElement[] =>
  content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => element('p', {}, [line]));

/** The pictures of a figure in legislation.gov.uk's XML. Each is written as the address that the figure has for it. */
function picturesIn(figure: XmlElement): readonly XmlElement[] {
  const addresses = new Map<string, string>();
  for (const { name, attributes, children } of descend(figure)) {
    const [version] = name === 'clml:Resource' ? children.filter(isElement) : [];
    if (version?.attributes.URI) addresses.set(attributes.id ?? '', version.attributes.URI);
  }
  return [...descend(figure)].flatMap(({ name, attributes }) => {
    const src = name === 'clml:Image' ? addresses.get(attributes.ResourceRef ?? '') : undefined;
    return src === undefined ? [] : [element('p', {}, [element('img', { src })])];
  });
}

/**
 * Converts a block of another format: its table or formula with the words around it, if Akoma Ntoso can hold that, and
 * else only its words.
 */
function convertBlock({ what: kind, markup }: Opaque, content: string): readonly XmlElement[] {
  const read = readXml(markup, { prefixes: AKN });
  if (read.ok) {
    const targetName = kind === 'formula' ? 'math:math' : kind === 'table' ? 'html:table' : '';
    for (const candidate of descend(read.value)) {
      if (candidate.name !== targetName) continue;
      const foreign = element('foreign', {}, [candidate]);
      const words = wordsOfBlock(foreign);
      const at = content.indexOf(words);
      if (at < 0) break;
      return [...paragraphs(content.slice(0, at)), foreign, ...paragraphs(content.slice(at + words.length))];
    }
  }
  if (kind === 'image' && read.ok) {
    const pictures = picturesIn(read.value);
    if (pictures.length > 0) return [...paragraphs(content), ...pictures];
  }
  return kind === 'table' && content !== '' ? [plainTable(content)] : orEmptyParagraph(paragraphs(content));
}

/**
 * Writes an opaque block. A block of Akoma Ntoso is unchanged; of another format, what Akoma Ntoso can hold is written.
 * @throws if the provision has no markup
 */
export function opaqueElement(
  { opaque, content }: Provision,
  attributes: Readonly<Record<string, string | undefined>>,
): XmlElement {
  if (!opaque) throw new TypeError('A block without markup is written as words');
  const stored = opaque.format === 'akn' ? elementOfBlock(opaque) : null;
  if (stored?.name === 'tblock') {
    return element('tblock', { ...stored.attributes, ...attributes }, stored.children);
  }
  return element('tblock', { class: opaque.what, ...attributes }, convertBlock(opaque, content));
}
