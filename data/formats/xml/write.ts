import { type Prefixes, XML_PREFIX, type XmlElement } from './tree.ts';

// XML holds no other control character, nor half of a pair.
const UNWRITABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be written
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

// Nearly all text has nothing in it to escape, and is told by one look.
const PLAIN = /^[^&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]*$/u;

const escapedText = (text: string): string =>
  text
    .replace(UNWRITABLE, '\uFFFD')
    .replace(/[&<>\r]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? '&#13;');

const escaped = (text: string): string => (PLAIN.test(text) ? text : escapedText(text));

const quotedText = (text: string): string =>
  escaped(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n]/g, (char) => `&#${char.charCodeAt(0)};`);

const quoted = (text: string): string => (PLAIN.test(text) ? text : quotedText(text));

/** The prefixes for the namespaces of a tree that are used in it: the table's, and `ns1`, `ns2` for those it lacks. */
function used(root: XmlElement, prefixes: Prefixes): Map<string, string> {
  const uriOf = new Map(Object.entries(prefixes).map(([uri, prefix]) => [prefix, uri]));
  const found = new Map<string, string>();
  let unknown = 0;
  const see = (name: string, attribute: boolean): void => {
    const brace = name.startsWith('{') ? name.indexOf('}') : -1;
    if (brace > 0) {
      const uri = name.slice(1, brace);
      if (uri === '' || found.has(uri)) return;
      unknown += 1;
      found.set(uri, `ns${unknown}`);
      return;
    }
    const colon = name.indexOf(':');
    if (colon < 0 && attribute) return;
    const prefix = name.slice(0, Math.max(0, colon));
    const uri = uriOf.get(prefix);
    if (uri !== undefined) found.set(uri, prefix);
    else if (prefix !== '' && prefix !== XML_PREFIX)
      throw new RangeError(`No namespace for the name ${name}`);
  };
  // A file has few names, each very often.
  const seen = { elements: new Set<string>(), attributes: new Set<string>() };
  const once = (name: string, what: keyof typeof seen): void => {
    if (seen[what].has(name)) return;
    seen[what].add(name);
    see(name, what === 'attributes');
  };
  const walk = (element: XmlElement): void => {
    once(element.name, 'elements');
    for (const name in element.attributes) once(name, 'attributes');
    for (const child of element.children) if (typeof child !== 'string') walk(child);
  };
  walk(root);
  return found;
}

/**
 * An element as XML text, whole in itself: it declares every namespace it uses, and adds no white space.
 * A character that XML can't hold becomes U+FFFD. @throws RangeError for a prefix that the table doesn't have.
 */
export function writeXml(root: XmlElement, prefixes: Prefixes): string {
  const namespaces = used(root, prefixes);
  const name = (given: string): string => {
    if (!given.startsWith('{')) return given;
    const brace = given.indexOf('}');
    const prefix = namespaces.get(given.slice(1, brace)) ?? '';
    return prefix === '' ? given.slice(brace + 1) : `${prefix}:${given.slice(brace + 1)}`;
  };
  let out = '';
  const bare = [...namespaces].find(([, prefix]) => prefix === '')?.[0] ?? '';
  const write = (element: XmlElement, declared: string, outer: string): void => {
    const tag = name(element.name);
    out += `<${tag}${declared}`;
    // What a name without a prefix means is declared where it changes: nowhere, in most files, but at the root.
    const inside = element.name.startsWith('{}') ? '' : tag.includes(':') ? outer : bare;
    if (inside !== outer) out += ` xmlns="${quoted(inside)}"`;
    for (const key in element.attributes) out += ` ${name(key)}="${quoted(element.attributes[key] ?? '')}"`;
    if (element.children.length === 0) {
      out += '/>';
      return;
    }
    out += '>';
    for (const child of element.children) {
      if (typeof child === 'string') out += escaped(child);
      else write(child, '', inside);
    }
    out += `</${tag}>`;
  };
  const declarations = [...namespaces]
    .filter(([, prefix]) => prefix !== '')
    .map(([uri, prefix]) => ` xmlns:${prefix}="${quoted(uri)}"`);
  write(root, declarations.join(''), '');
  return out;
}
