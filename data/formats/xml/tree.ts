/** An element of an XML file, read whole. Comments and processing instructions are left out; CDATA is text. */
export interface XmlElement {
  /**
   * The local name, with the prefix that the reader's table gives its namespace and whatever prefix the file used;
   * `{uri}local` in a namespace that the table doesn't have.
   */
  readonly name: string;
  /** By name, written as element names are; one without a prefix stands in no namespace. Declarations are left out. */
  readonly attributes: Readonly<Record<string, string>>;
  /** In order; no two strings stand side by side, and white space is as it was in the file. */
  readonly children: readonly XmlNode[];
  /** The line of the file that its start tag ends on, from 1. */
  readonly line: number;
}
/** What stands in an element: another, or text. */
export type XmlNode = XmlElement | string;

/** Namespaces, by address, and the prefix that each has in names here; `''` for names without one. */
export type Prefixes = Readonly<Record<string, string>>;

/** The prefix that XML itself sets aside for `xml:lang`, `xml:space` and `xml:id`. */
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

/** Every element below and including one, in document order. */
export function* descend(element: XmlElement): Generator<XmlElement> {
  const ahead = [element];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    yield next;
    for (let at = next.children.length - 1; at >= 0; at -= 1) {
      const child = next.children[at];
      if (child !== undefined && typeof child !== 'string') ahead.push(child);
    }
  }
}

/** All the text inside an element, as it stands in the file. */
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
