import { SaxesParser } from 'saxes';

/** An element of a page, with its text and what is in it. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (PageElement | string)[];
}

/** Reads a page that is well-formed XML as well as HTML. @throws Error when it isn't. */
export function readPage(html: string): PageElement {
  const root: PageElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(html).close();
  return root;
}

/** Every element in and below another that fits, in order. */
export function findAll(from: PageElement, fits: (element: PageElement) => boolean): readonly PageElement[] {
  const own = fits(from) ? [from] : [];
  return [
    ...own,
    ...from.children.flatMap((child) => (typeof child === 'string' ? [] : findAll(child, fits))),
  ];
}

/** The text of an element, without that of the elements that `leave` names. */
export const textOf = (from: PageElement, leave: (element: PageElement) => boolean = () => false): string =>
  from.children
    .map((child) => (typeof child === 'string' ? child : leave(child) ? '' : textOf(child, leave)))
    .join('');
