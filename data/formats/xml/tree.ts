/** An element of an XML file. Comments and processing instructions are left out; CDATA is text. */
export interface XmlElement {
  /**
   * The local name with the prefix that the reader's table gives its namespace, whatever prefix the file uses;
   * `{uri}local` in a namespace that the table doesn't have.
   */
  readonly name: string;
  /**
   * The attributes, by names like those of elements; a name without a prefix has no namespace. Namespace declarations
   * are left out.
   */
  readonly attributes: Readonly<Record<string, string>>;
  /** The children in order. Adjacent text is joined, and white space is as in the file. */
  readonly children: readonly XmlNode[];
  /** The line of the file on which the start tag ends, from 1; 0 for a new element. */
  readonly line: number;
}
/** A child of an element: another element, or text. */
export type XmlNode = XmlElement | string;

/** The prefix that each namespace has in this code, by its URI; '' for names without a prefix. */
export type Prefixes = Readonly<Record<string, string>>;

/** The prefix that XML reserves for `xml:lang`, `xml:space` and `xml:id`. */
export const XML_PREFIX = 'xml';

/** Whether a node is an element, and not text. */
export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

/** The elements directly inside one, in order, without the text between them. */
export const elementsOf = (element: XmlElement): readonly XmlElement[] => element.children.filter(isElement);

/** The elements of some names directly inside another, in order. */
export const childrenNamed = (element: XmlElement, ...names: readonly string[]): readonly XmlElement[] =>
  element.children.filter((child): child is XmlElement => isElement(child) && names.includes(child.name));

/** The first element of a name directly inside another. */
export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) if (typeof child !== 'string' && child.name === name) return child;
  return undefined;
}

/**
 * The element and all its descendants, in document order. Iterative, because a recursive generator is slow on deep
 * trees.
 */
export function* descend(element: XmlElement): Generator<XmlElement> {
  const stack = [element];
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next;
    for (let at = next.children.length - 1; at >= 0; at -= 1) {
      const child = next.children[at];
      if (child !== undefined && typeof child !== 'string') stack.push(child);
    }
  }
}

/** All text inside an element, unchanged. */
export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');

/** A new element, for writing. Attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  const present: Record<string, string> = {};
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) present[key] = value;
  }
  return { name, attributes: present, children, line: 0 };
}
