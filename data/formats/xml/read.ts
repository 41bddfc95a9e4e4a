import { SaxesParser } from 'saxes';
import { ok, type Refusal, type Result, refuse } from '../../../core/base/result.ts';
import { decodeXml } from './decode.ts';
import { innerScope, nameIn, outermostScope, type Scope } from './names.ts';
import type { Prefixes, XmlElement, XmlNode } from './tree.ts';

/** Limits on a file. Each is well above the largest Act, and low enough to answer in seconds. */
export interface XmlLimits {
  /** Bytes of a file, or characters of a text. */
  readonly size: number;
  /** Elements inside one another. */
  readonly depth: number;
  /** Elements in all. */
  readonly elements: number;
  /** Children of one element. */
  readonly siblings: number;
  /** Attributes of one element. */
  readonly attributes: number;
}
/** The limits that apply unless a reader gives others. */
const XML_LIMITS: XmlLimits = {
  size: 50_000_000,
  depth: 256,
  elements: 1_000_000,
  siblings: 200_000,
  attributes: 1000,
};

/** How a file is to be read. */
export interface XmlOptions {
  readonly prefixes: Prefixes;
  readonly limits?: Partial<XmlLimits>;
  /** Elements in which white space alone is layout, and is left out. */
  readonly layout?: ReadonlySet<string>;
  /** Receives pieces of the file at their end tags, so that a large file is never in memory as a whole. */
  readonly pieceReader?: XmlPieces;
  /** Called now and then with the share that has been read, 0 to 1. Returns false to stop. */
  readonly progress?: (share: number) => boolean;
}

/** A reader that processes a file piece by piece. */
interface XmlPieces {
  /** Whether an element is a piece. Elements inside a piece are not pieces themselves. */
  readonly is: (name: string, attributes: Readonly<Record<string, string>>) => boolean;
  /**
   * Called with each whole piece at its end tag and its ancestors, outermost first. Neither may be kept. If it returns
   * true, the children of the piece are dropped from the tree.
   */
  readonly take: (element: XmlElement, above: readonly XmlElement[]) => boolean;
}

/** The most characters of a refusal's message. */
const MAX_MESSAGE = 600;

/** The UTF-16 code units read between two progress reports. */
const PROGRESS_STEP = 256 * 1024;

/** Thrown by a handler to stop the parser, which has no other way to be stopped. */
class StopParsing extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
  readonly line: number;
}

/** The shared list of children of every empty element, which saves memory. */
const NO_CHILDREN: XmlNode[] = [];
/** The shared attributes of every element without any. */
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});
const count = (value: number): string => value.toLocaleString('en-GB');

/** Turns the parser's error message into a sentence for a person. */
function explain(complaint: string, open: string | undefined): string {
  const complaintWords = complaint.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
  if (/entity/i.test(complaintWords)) {
    return 'The file uses an entity other than XML’s own five. Keeling does not read such entities, because they can include other files or grow without limit.';
  }
  if (/^unclosed tag/.test(complaintWords) || /unexpected end|has not been closed/i.test(complaintWords)) {
    return `The file is cut short: it ends ${open === undefined ? 'too early' : `inside <${open.replace(/^\{.*\}/, '')}>`}.`;
  }
  return `The file is not well-formed XML: ${complaintWords}.`;
}

/** Builds the tree of one text with a streaming parser and a stack of open elements. */
class TreeReader {
  readonly #options: XmlOptions;
  readonly #limits: XmlLimits;
  readonly #parser = new SaxesParser({ xmlns: false });
  readonly #open: OpenElement[] = [];
  readonly #scopes: { readonly scope: Scope; readonly depth: number }[] = [];
  #scope = outermostScope();
  #root: OpenElement | null = null;
  #elements = 0;
  /** Whether the start tag being read may declare namespaces, and whether it has prefixed attributes. */
  #declares = false;
  #prefixed = false;
  #attributesSeen = 0;
  /** The number of ancestors of the piece being read; -1 outside any piece. */
  #pieceDepth = -1;

  constructor(options: XmlOptions) {
    this.#options = options;
    this.#limits = { ...XML_LIMITS, ...options.limits };
    const parser = this.#parser;
    parser.on('error', (error) => this.#stop('damaged', explain(error.message, this.#open.at(-1)?.name)));
    parser.on('doctype', () =>
      this.#stop(
        'refused',
        'The file has a document type declaration (<!DOCTYPE …>), which can define entities and draw in other files. Remove it and try again.',
      ),
    );
    parser.on('attribute', ({ name }) => {
      this.#attributesSeen += 1;
      if (this.#attributesSeen > this.#limits.attributes)
        this.#stop(
          'refused',
          `An element of the file has more than ${count(this.#limits.attributes)} attributes.`,
        );
      if (name.startsWith('xmlns')) this.#declares = true;
      else if (name.includes(':')) this.#prefixed = true;
    });
    parser.on('opentag', (tag) => this.#start(tag.name, tag.attributes));
    parser.on('text', (text) => this.#text(text));
    parser.on('cdata', (text) => this.#text(text));
    parser.on('closetag', () => this.#end());
  }

  read(text: string): XmlElement {
    const { progress } = this.#options;
    // Read in one step if there is no progress report, because the parser is slower on slices.
    const stride = progress ? PROGRESS_STEP : text.length;
    for (let at = 0; at < text.length; at += stride) {
      this.#parser.write(text.slice(at, at + stride));
      if (progress?.(Math.min(1, (at + stride) / text.length)) === false) {
        this.#stop('cancelled', 'Reading was stopped. Nothing was saved.');
      }
    }
    this.#parser.close();
    if (!this.#root) return this.#stop('damaged', 'The file holds no XML element.');
    return this.#root;
  }

  #stop(kind: Refusal['kind'], message: string): never {
    // An element's name may be as long as the file.
    const shortMessage = message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
    throw new StopParsing({
      kind,
      message: shortMessage,
      place: `line ${this.#parser.line}, column ${this.#parser.column + 1}`,
    });
  }

  #name(raw: string, nameKind: 'elements' | 'attributes'): string {
    const name = nameIn(this.#scope, this.#options.prefixes, raw, nameKind);
    if (name === null) this.#stop('damaged', `The file uses a prefix that it doesn't declare: ${raw}.`);
    return name;
  }

  #start(raw: string, attributes: Record<string, string>): void {
    this.#elements += 1;
    if (this.#elements > this.#limits.elements) {
      this.#stop('refused', `The file has more than ${count(this.#limits.elements)} elements.`);
    }
    if (this.#open.length >= this.#limits.depth) {
      this.#stop('refused', `The file has elements more than ${count(this.#limits.depth)} deep.`);
    }
    const declares = this.#declares;
    const prefixed = this.#prefixed;
    const isBare = this.#attributesSeen === 0;
    this.#declares = false;
    this.#prefixed = false;
    this.#attributesSeen = 0;
    if (declares) {
      const inside = innerScope(this.#scope, attributes);
      if (inside !== this.#scope) {
        this.#scopes.push({ scope: this.#scope, depth: this.#open.length });
        this.#scope = inside;
      }
    }
    const element: OpenElement = {
      name: this.#name(raw, 'elements'),
      attributes: isBare ? NO_ATTRIBUTES : declares || prefixed ? this.#attributes(attributes) : attributes,
      children: NO_CHILDREN,
      line: this.#parser.line,
    };
    this.#add(element);
    if (this.#pieceDepth < 0 && this.#options.pieceReader?.is(element.name, element.attributes)) {
      this.#pieceDepth = this.#open.length;
    }
    this.#open.push(element);
  }

  /**
   * Resolves the names of attributes. Nearly every file already has the table's prefixes, so that the object can be
   * reused.
   */
  #attributes(raw: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    let isUnchanged = true;
    for (const name in raw) {
      if (name.startsWith('xmlns') || (name.includes(':') && this.#name(name, 'attributes') !== name))
        isUnchanged = false;
    }
    if (isUnchanged) return raw;
    const attributes: Record<string, string> = {};
    for (const name in raw) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
      attributes[this.#name(name, 'attributes')] = raw[name] ?? '';
    }
    return attributes;
  }

  #add(node: XmlNode): void {
    const holder = this.#open[this.#open.length - 1];
    if (!holder) {
      if (typeof node !== 'string') this.#root = node as OpenElement;
      return;
    }
    const into = holder.children;
    if (into === NO_CHILDREN) {
      holder.children = [node];
      return;
    }
    const last = into.length - 1;
    const before = into[last];
    if (typeof node === 'string' && typeof before === 'string') {
      into[last] = before + node;
      return;
    }
    if (into.length >= this.#limits.siblings) {
      this.#stop('refused', `An element of the file holds more than ${count(this.#limits.siblings)} others.`);
    }
    into.push(node);
  }

  #text(text: string): void {
    if (text === '') return;
    const layout = this.#options.layout;
    // Fast path: text that doesn't begin with white space isn't layout.
    if (
      text.charCodeAt(0) <= 32 &&
      layout?.has(this.#open[this.#open.length - 1]?.name ?? '') &&
      text.trim() === ''
    )
      return;
    this.#add(text);
  }

  #end(): void {
    const ended = this.#open.pop();
    // A copy frees the spare capacity of a grown array. For half a million elements, that is most of their memory.
    if (ended && ended.children.length > 1) ended.children = ended.children.slice();
    if (ended && this.#open.length === this.#pieceDepth) {
      this.#pieceDepth = -1;
      if (this.#options.pieceReader?.take(ended, this.#open)) ended.children = NO_CHILDREN;
    }
    if (this.#scopes.length > 0 && this.#scopes[this.#scopes.length - 1]?.depth === this.#open.length) {
      this.#scope = this.#scopes.pop()?.scope ?? this.#scope;
    }
  }
}

const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^PK\p{Cc}/u, 'a zip archive or an Office document'],
  [/^%PDF/, 'a PDF'],
  [/^\s*[{[]/, 'JSON'],
  [/^\{\\rtf/, 'rich text (RTF)'],
];

function refuseNotXml(text: string): Result<never> {
  const likelyFormat = BEGINNINGS.find(([pattern]) => pattern.test(text))?.[1];
  const likelyWords = likelyFormat === undefined ? '' : ` It looks like ${likelyFormat}.`;
  return refuse('unsupported', `The file is not XML.${likelyWords}`, 'line 1');
}

/**
 * Reads a whole XML file, and never follows a reference out of it. Refused for a DOCTYPE, an entity, a wrong encoding,
 * XML that is not well-formed, and a file over a limit. The refusal names the fault and its place.
 */
export function readXml(input: string | Uint8Array, options: XmlOptions): Result<XmlElement> {
  const limit = options.limits?.size ?? XML_LIMITS.size;
  if (input.length > limit) {
    return refuse(
      'refused',
      `The file is ${count(input.length)} long, and at most ${count(limit)} can be read.`,
    );
  }
  const decoded = typeof input === 'string' ? ok(input) : decodeXml(input);
  if (!decoded.ok) return decoded;
  const text = decoded.value.replace(/^\uFEFF/, '');
  if (!/^\s*</.test(text)) return refuseNotXml(text.slice(0, 100));
  try {
    return ok(new TreeReader(options).read(text));
  } catch (error) {
    if (error instanceof StopParsing) return { ok: false, error: error.refusal };
    throw error;
  }
}
