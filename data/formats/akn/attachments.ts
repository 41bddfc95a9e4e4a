import { childrenNamed, descend, elementsOf, type XmlElement } from '../xml/tree.ts';

/** An attachment taken apart: what its number and title are in, what its text is in, and what is attached to it again. */
interface AttachmentParts {
  readonly numbers: readonly XmlElement[];
  readonly headings: readonly XmlElement[];
  readonly text: readonly XmlElement[];
  readonly attachments: readonly XmlElement[];
  /** The names of documents that it only refers to. */
  readonly elsewhere: readonly string[];
}

const TITLES = new Set(['num', 'heading', 'subheading']);
/** What stands round the text of a document. */
const ROUND = new Set(['coverPage', 'preface', 'preamble', 'conclusions']);
const LEFT = new Set(['meta', 'toc', 'attachments', 'documentRef', ...TITLES]);

const holds = (line: XmlElement, name: string): boolean =>
  [...descend(line)].some((inner) => inner.name === name);

/**
 * Takes an attachment apart. One that has no number or title of its own has those of the document in it, which print
 * them before its text.
 */
export function attachmentParts(attachment: XmlElement): AttachmentParts {
  const own = elementsOf(attachment);
  // An attachment is a document, or says its words itself.
  const documents = own.filter(({ name }) => !LEFT.has(name) && name !== 'interstitial');
  const inside = documents.flatMap(elementsOf);
  const lines = inside.flatMap((part) => (ROUND.has(part.name) ? elementsOf(part) : [part]));
  const [ownNumbers, ownHeadings] = [
    childrenNamed(attachment, 'num'),
    childrenNamed(attachment, 'heading', 'subheading'),
  ];
  const isBefore = (line: XmlElement) =>
    inside.some(({ name, children }) => ROUND.has(name) && children.includes(line));
  const numbers =
    ownNumbers.length > 0 ? [] : lines.filter((line) => isBefore(line) && holds(line, 'docNumber'));
  const headings =
    ownHeadings.length > 0
      ? []
      : lines.filter((line) => isBefore(line) && holds(line, 'docTitle') && !numbers.includes(line));
  const usedLines = new Set([...numbers, ...headings]);
  return {
    numbers: [...ownNumbers, ...numbers],
    headings: [...ownHeadings, ...headings],
    text: [
      ...own.filter(({ name }) => name === 'interstitial').flatMap(elementsOf),
      ...lines.filter((line) => !usedLines.has(line) && !LEFT.has(line.name)),
    ],
    attachments: inside.filter(({ name }) => name === 'attachments'),
    elsewhere: own
      .filter(({ name }) => name === 'documentRef')
      .map(({ attributes: { showAs, href } }) => showAs ?? href ?? 'without a name'),
  };
}
