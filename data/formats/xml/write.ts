import { type Prefixes, XML_PREFIX, type XmlElement } from './tree.ts';

// Control characters that XML can't contain, noncharacters, and lone surrogates.
const UNWRITABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be written
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

// Fast path: nearly all text has nothing to escape.
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

/**
 * Turns names into written names, and collects the namespaces to declare: those of the table, and `ns1`, `ns2` for
 * those it lacks.
 */
class Names {
  readonly #uriOf: ReadonlyMap<string, string>;
  readonly #declared = new Map<string, string>();
  // Caches: a file has few names, each used very often.
  readonly #elements = new Map<string, string>();
  readonly #attributes = new Map<string, string>();
  #generatedPrefixes = 0;
  /**
   * Whether an element without a prefix has been written. An attribute of that namespace then needs no prefix either.
   */
  #bareUsed = false;

  constructor(prefixes: Prefixes) {
    this.#uriOf = new Map(Object.entries(prefixes).map(([uri, prefix]) => [prefix, uri]));
  }

  /** The namespace of names without a prefix. */
  get bare(): string {
    return this.#uriOf.get('') ?? '';
  }

  get declarations(): string {
    return [...this.#declared].map(([uri, prefix]) => ` xmlns:${prefix}="${quoted(uri)}"`).join('');
  }

  element(fullName: string): string {
    if (!this.#bareUsed && !fullName.includes(':')) this.#bareUsed = true;
    return this.#elements.get(fullName) ?? this.#prefixed(fullName, this.#elements);
  }

  attribute(fullName: string): string {
    return this.#attributes.get(fullName) ?? this.#prefixed(fullName, this.#attributes);
  }

  #prefixed(fullName: string, writtenNames: Map<string, string>): string {
    const name = this.#nameOf(fullName);
    writtenNames.set(fullName, name);
    return name;
  }

  #nameOf(fullName: string): string {
    const brace = fullName.startsWith('{') ? fullName.indexOf('}') : -1;
    if (brace > 0) {
      const uri = fullName.slice(1, brace);
      const prefix = uri === '' ? '' : this.#prefixFor(uri);
      return prefix === '' ? fullName.slice(brace + 1) : `${prefix}:${fullName.slice(brace + 1)}`;
    }
    const prefix = fullName.slice(0, Math.max(0, fullName.indexOf(':')));
    if (prefix === '' || prefix === XML_PREFIX) return fullName;
    const uri = this.#uriOf.get(prefix);
    if (uri === undefined) throw new RangeError(`No namespace for the name ${fullName}`);
    this.#declared.set(uri, prefix);
    return fullName;
  }

  #prefixFor(uri: string): string {
    if (this.#bareUsed && uri === this.bare) return '';
    const declaredPrefix = this.#declared.get(uri);
    if (declaredPrefix !== undefined) return declaredPrefix;
    this.#generatedPrefixes += 1;
    const prefix = `ns${this.#generatedPrefixes}`;
    this.#declared.set(uri, prefix);
    return prefix;
  }
}

/**
 * Writes an element as XML text that declares every namespace it uses, and adds no white space. A character that XML
 * can't contain becomes U+FFFD.
 * @throws RangeError for a prefix that the table doesn't have
 */
export function writeXml(root: XmlElement, prefixes: Prefixes): string {
  const names = new Names(prefixes);
  const { bare } = names;
  let out = '';
  /** Writes the rest of an element, after its name in the start tag. */
  const write = (element: XmlElement, tag: string, outer: string): void => {
    // The default namespace is declared only where it changes: in most files, only at the root.
    const inside = element.name.startsWith('{}') ? '' : tag.includes(':') ? outer : bare;
    if (inside !== outer) out += ` xmlns="${quoted(inside)}"`;
    for (const key in element.attributes)
      out += ` ${names.attribute(key)}="${quoted(element.attributes[key] ?? '')}"`;
    if (element.children.length === 0) {
      out += '/>';
      return;
    }
    out += '>';
    for (const child of element.children) {
      if (typeof child === 'string') out += escaped(child);
      else {
        const name = names.element(child.name);
        out += `<${name}`;
        write(child, name, inside);
      }
    }
    out += `</${tag}>`;
  };
  const name = names.element(root.name);
  write(root, name, '');
  // The prefixes in use are known only now, and are declared at the root.
  return `<${name}${names.declarations}${out}`;
}
