import type { Opaque, Provision } from '../../../core/act/tree.ts';
import { readXml } from '../xml/read.ts';
import { descend, element, isElement, type XmlElement } from '../xml/tree.ts';
import { elementOf, wordsOfBlock } from './blocks.ts';
import { AKN } from './names.ts';

/** A table of plain words: a row for each line, a cell between tabs. */
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

/** The format has no block with nothing in it: a picture without words is one with an empty paragraph. */
const orEmptyParagraph = (blocks: readonly XmlElement[]): readonly XmlElement[] =>
  blocks.length > 0 ? blocks : [element('p')];

const paragraphs = (content: string): readonly XmlElement[] =>
  content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => element('p', {}, [line]));

/** The pictures of a figure of legislation.gov.uk's XML, each by the address that is kept with it. */
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

/** What of a block of another format Akoma Ntoso can hold: its table or formula among its words, else its words. */
function carriedOver({ what, markup }: Opaque, content: string): readonly XmlElement[] {
  const read = readXml(markup, { prefixes: AKN });
  if (read.ok) {
    const wantedName = what === 'formula' ? 'math:math' : what === 'table' ? 'html:table' : '';
    for (const candidate of descend(read.value)) {
      if (candidate.name !== wantedName) continue;
      const foreign = element('foreign', {}, [candidate]);
      const words = wordsOfBlock(foreign);
      const at = content.indexOf(words);
      if (at < 0) break;
      return [...paragraphs(content.slice(0, at)), foreign, ...paragraphs(content.slice(at + words.length))];
    }
  }
  if (what === 'image' && read.ok) {
    const pictures = picturesIn(read.value);
    if (pictures.length > 0) return [...paragraphs(content), ...pictures];
  }
  return what === 'table' && content !== '' ? [plainTable(content)] : orEmptyParagraph(paragraphs(content));
}

/** A block that was kept whole, as it was read; of another format, what Akoma Ntoso can hold of it. */
export function opaqueElement(
  { opaque, content }: Provision,
  attributes: Readonly<Record<string, string | undefined>>,
): XmlElement {
  if (!opaque) throw new TypeError('A block without markup is written as words');
  const keptElement = opaque.format === 'akn' ? elementOf(opaque) : null;
  if (keptElement?.name === 'tblock') {
    return element('tblock', { ...keptElement.attributes, ...attributes }, keptElement.children);
  }
  return element('tblock', { class: opaque.what, ...attributes }, carriedOver(opaque, content));
}
