import { visible } from './visible.ts';

/** Markup that is known to be safe, because only the template below can make it. */
class SafeMarkup {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}
export type Markup = SafeMarkup;

/** A value in a template. Text is escaped, markup is not; `null` and `false` are left out. */
export type MarkupValue = string | number | Markup | null | false | readonly MarkupValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
};
// Fast path: nearly all text has nothing to escape.
const PLAIN = /^[^&<>"'\p{Cc}\p{Cs}\uFFFE\uFFFF]*$/u;
const escapeText = (text: string) =>
  PLAIN.test(text) ? text : visible(text).replace(/[&<>"'\r]/g, (char) => ENTITIES[char] ?? char);
const escapeAttribute = (text: string) =>
  escapeText(text).replace(/[\t\n]/g, (char) => `&#${char.charCodeAt(0)};`);

const FORBIDDEN = /<\s*(script|iframe|object|embed|base|form)\b|\son[a-z]+\s*=|javascript:|srcdoc/i;
const ADDRESS_ATTRIBUTE = /\s(?:href|src|action|formaction|cite|poster|data)="$/i;
const ADDRESS = /^(?:https?:\/\/|mailto:|#)\S+$/i;
/** The name of a file that Keeling writes into the same folder. */
const SIBLING_FILE = /^(?:DRAFT-)?[a-z][a-z0-9-]*(?:\.akn)?\.(?:html|pdf|docx|xlsx|csv|json|xml)$/;

/** Whether text may be a link: a web or mail address, or a fragment of the same page. */
export const isAddress = (text: string): boolean => ADDRESS.test(text);

type Position = 'text' | 'attribute' | 'address';

/**
 * The position of each value of a template: in text, an attribute or an address.
 * @throws TypeError where escaping would not make a value safe
 */
function positionsOf(strings: readonly string[]): readonly Position[] {
  const template = strings.join('');
  if (FORBIDDEN.test(template)) throw new TypeError(`Markup that could run or load something: ${template}`);
  let state: 'text' | 'tag' | 'quoted' = 'text';
  return strings.slice(0, -1).map((chunk) => {
    // Only these characters change the state. A search is faster than a loop over a long style sheet.
    for (const [char] of chunk.matchAll(/[<>"]/g)) {
      if (state === 'text') state = char === '<' ? 'tag' : 'text';
      else if (char === '"') state = state === 'tag' ? 'quoted' : 'tag';
      else if (state === 'tag' && char === '>') state = 'text';
    }
    const inStyle = /<style\b(?![\s\S]*<\/style)/i.test(chunk);
    if (state === 'tag' || inStyle) throw new TypeError(`A value outside text and quotes, after ${chunk}`);
    if (state === 'text') return 'text';
    return ADDRESS_ATTRIBUTE.test(chunk) ? 'address' : 'attribute';
  });
}

function render(value: MarkupValue, position: Position): string {
  if (value === null || value === false) return '';
  if (typeof value === 'object' && !(value instanceof SafeMarkup)) {
    let all = '';
    for (const part of value) all += render(part, position);
    return all;
  }
  if (value instanceof SafeMarkup) {
    if (position !== 'text') throw new TypeError(`Markup inside an attribute: ${value}`);
    return value.toString();
  }
  if (position === 'text') return escapeText(String(value));
  if (position === 'address' && !isAddress(String(value)) && !SIBLING_FILE.test(String(value)))
    throw new TypeError(`Not an address: ${value}`);
  return escapeAttribute(String(value));
}

/**
 * The length of a part of a page, in UTF-16 code units. Shorter texts will soon be in one, and longer ones consist of
 * such parts.
 */
const FLATTENED_LENGTHS = { from: 1 << 10, to: 1 << 16 };

/**
 * Makes the engine flatten a string that it still holds as a rope of concatenated pieces. For a page of megabytes, the
 * pieces take several times its memory. Reading one character is enough.
 */
const flatten = (text: string): void => void text.charCodeAt(0);

const positionsByTemplate = new WeakMap<TemplateStringsArray, readonly Position[]>();

/**
 * The only way in which HTML and XML files are written. Every value is escaped for its position, so text that somebody
 * typed can only ever be text. A template with a script, an event handler or an unquoted attribute is refused.
 * @throws TypeError for such a template, for markup in an attribute, and for an address that isn't one (`isAddress`)
 */
export function markup(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  let positions = positionsByTemplate.get(strings);
  if (!positions) {
    positions = positionsOf(strings);
    positionsByTemplate.set(strings, positions);
  }
  let html = '';
  // An indexed loop. A long Act has very many templates, and `entries()` would allocate a pair for each part.
  for (let at = 0; at < strings.length; at += 1) {
    html += strings[at];
    const value = values[at];
    const position = positions[at];
    if (value !== undefined && position !== undefined) html += render(value, position);
  }
  if (html.length >= FLATTENED_LENGTHS.from && html.length < FLATTENED_LENGTHS.to) flatten(html);
  return new SafeMarkup(html);
}
