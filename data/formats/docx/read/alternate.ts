import { elementsOf, type XmlElement } from '../../xml/tree.ts';

/**
 * Content in two forms: for programs that know a newer form, and for others (markup compatibility, ECMA-376 part 3).
 */
const ALTERNATE = 'mc:AlternateContent';

/** The elements of text: current and deleted. */
export const TEXTS: ReadonlySet<string> = new Set(['w:t', 'w:delText']);

/** All words in an element, with a space between paragraphs. Of two forms, the one with words is used. */
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

/** The form with words, else the first. A newer form may have no readable words, as for an emoji. */
function chooseForm(alternate: XmlElement): XmlElement | undefined {
  const forms = elementsOf(alternate).filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback');
  return forms.find((form) => wordsIn(form) !== '') ?? forms[0];
}

/** The child elements of an element, with one form of each that has two. */
export function* contentsOf(parent: XmlElement): Generator<XmlElement> {
  for (const child of parent.children) {
    if (typeof child === 'string') continue;
    if (child.name !== ALTERNATE) yield child;
    else {
      const form = chooseForm(child);
      if (form) yield* contentsOf(form);
    }
  }
}

/**
 * The words of a text element as Word reads them. White space at the ends counts only with `xml:space="preserve"`, and
 * a line end in the XML is a space.
 */
export function writtenText({ children, attributes }: XmlElement): string {
  const text = children.filter((child) => typeof child === 'string').join('');
  const trimmed =
    attributes['xml:space'] === 'preserve' ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  return /[\r\n]/.test(trimmed) ? trimmed.replace(/\r\n?|\n/g, ' ') : trimmed;
}
