import { elementsOf, type XmlElement } from '../../xml/tree.ts';

/** What a word processor writes twice, for programs that know a newer form and for those that don't. */
const ALTERNATE = 'mc:AlternateContent';

/** Text in a document: as it stands, and as somebody struck it. */
export const TEXTS: ReadonlySet<string> = new Set(['w:t', 'w:delText']);

/** Words in an element, in the one of two forms that has them, with a space between paragraphs. */
export function wordsIn(element: XmlElement): string {
  const words: string[] = [];
  const visit = (within: XmlElement): void => {
    for (const child of contentsOf(within)) {
      if (TEXTS.has(child.name) || child.name === 'm:t') words.push(writtenText(child));
      else visit(child);
      if (child.name === 'w:p' || child.name === 'w:tab' || child.name === 'w:br') words.push(' ');
    }
  };
  visit(element);
  return words.join('').replace(/\s+/g, ' ').trim();
}

/** The form that has words, else the first: a newer form may hold nothing that is read here, as that of an emoji. */
function chosen(alternate: XmlElement): XmlElement | undefined {
  const forms = elementsOf(alternate).filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback');
  return forms.find((form) => wordsIn(form) !== '') ?? forms[0];
}

/** The elements directly in another; of what is there in two forms, one form. */
export function* contentsOf(parent: XmlElement): Generator<XmlElement> {
  for (const child of parent.children) {
    if (typeof child === 'string') continue;
    if (child.name !== ALTERNATE) yield child;
    else {
      const form = chosen(child);
      if (form) yield* contentsOf(form);
    }
  }
}

/**
 * The words of a text element as Word reads them: white space at its ends counts only where the file says so, and the
 * end of a line of XML is a space.
 */
export function writtenText({ children, attributes }: XmlElement): string {
  const text = children.filter((child) => typeof child === 'string').join('');
  const trimmed =
    attributes['xml:space'] === 'preserve' ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  return /[\r\n]/.test(trimmed) ? trimmed.replace(/\r\n?|\n/g, ' ') : trimmed;
}
