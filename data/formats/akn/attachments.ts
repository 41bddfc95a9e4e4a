import { childrenNamed, descend, elementsOf, type XmlElement } from '../xml/tree.ts';

/** The parts of an attachment: the elements of its number, title and text, and its own attachments. */
interface AttachmentParts {
  readonly numbers: readonly XmlElement[];
  readonly headings: readonly XmlElement[];
  readonly text: readonly XmlElement[];
  readonly attachments: readonly XmlElement[];
  /** The names of documents that the attachment only refers to. Their text is in other files. */
  readonly elsewhere: readonly string[];
}

const TITLES = new Set(['num', 'heading', 'subheading']);
/** The parts of a document around its text. */
const SURROUNDINGS = new Set(['coverPage', 'preface', 'preamble', 'conclusions']);
const NOT_TEXT = new Set(['meta', 'toc', 'attachments', 'documentRef', ...TITLES]);

const contains = (line: XmlElement, name: string): boolean =>
  [...descend(line)].some((inner) => inner.name === name);

/**
 * Takes an attachment apart. An attachment without a number or title of its own gets those that the document inside it
 * prints before its text.
 */
export function attachmentParts(attachment: XmlElement): AttachmentParts {
  const children = elementsOf(attachment);
  // An attachment either contains a document or has its text directly inside it.
  const documents = children.filter(({ name }) => !NOT_TEXT.has(name) && name !== 'interstitial');
  const inside = documents.flatMap(elementsOf);
  const lines = inside.flatMap((part) => (SURROUNDINGS.has(part.name) ? elementsOf(part) : [part]));
  const [ownNumbers, ownHeadings] = [
    childrenNamed(attachment, 'num'),
    childrenNamed(attachment, 'heading', 'subheading'),
  ];
  const isAround = (line: XmlElement) =>
    inside.some((part) => SURROUNDINGS.has(part.name) && part.children.includes(line));
  const numbers =
    ownNumbers.length > 0 ? [] : lines.filter((line) => isAround(line) && contains(line, 'docNumber'));
  const headings =
    ownHeadings.length > 0
      ? []
      : lines.filter((line) => isAround(line) && contains(line, 'docTitle') && !numbers.includes(line));
  const usedLines = new Set([...numbers, ...headings]);
  return {
    numbers: [...ownNumbers, ...numbers],
    headings: [...ownHeadings, ...headings],
    text: [
      ...children.filter(({ name }) => name === 'interstitial').flatMap(elementsOf),
      ...lines.filter((line) => !usedLines.has(line) && !NOT_TEXT.has(line.name)),
    ],
    attachments: inside.filter(({ name }) => name === 'attachments'),
    elsewhere: children
      .filter(({ name }) => name === 'documentRef')
      .map(({ attributes: { showAs, href } }) => showAs ?? href ?? 'without a name'),
  };
}
