import { visible } from './visible.ts';

/** Markup that is known to be safe, because only the template below can make it. */
class Safe {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}
export type Markup = Safe;

/** What may stand in a template: text is escaped, markup isn't, nothing is `null` or `false`. */
export type MarkupValue = string | number | Markup | null | false | readonly MarkupValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
};
// Nearly all text has nothing in it to escape, and is told by one look.
const PLAIN = /^[^&<>"'\p{Cc}\p{Cs}\uFFFE\uFFFF]*$/u;
const escapeText = (text: string) =>
  PLAIN.test(text) ? text : visible(text).replace(/[&<>"'\r]/g, (char) => ENTITIES[char] ?? char);
const escapeAttribute = (text: string) =>
  escapeText(text).replace(/[\t\n]/g, (char) => `&#${char.charCodeAt(0)};`);

const FORBIDDEN = /<\s*(script|iframe|object|embed|base|form)\b|\son[a-z]+\s*=|javascript:|srcdoc/i;
const ADDRESS_ATTRIBUTE = /\s(?:href|src|action|formaction|cite|poster|data)="$/i;
const ADDRESS = /^(?:https?:\/\/|mailto:|#)\S+$/i;
/** A file that lies beside this one: one of the few names that Keeling gives. */
const BESIDE_FILE = /^(?:DRAFT-)?[a-z][a-z0-9-]*(?:\.akn)?\.(?:html|pdf|docx|xlsx|csv|json|xml)$/;

/** Whether text may be followed as a link: an address on the web, a mailbox, or a place on the same page. */
export const isAddress = (text: string): boolean => ADDRESS.test(text);

type Spot = 'text' | 'attribute' | 'address';

/** Where each value of a template stands. @throws TypeError when it stands where escaping would not make it safe. */
function spotsOf(strings: readonly string[]): readonly Spot[] {
  const template = strings.join('');
  if (FORBIDDEN.test(template)) throw new TypeError(`Markup that could run or load something: ${template}`);
  let state: 'text' | 'tag' | 'quoted' = 'text';
  return strings.slice(0, -1).map((chunk) => {
    // Nothing else changes what a value stands in, and a style sheet is long.
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

function render(value: MarkupValue, spot: Spot): string {
  if (value === null || value === false) return '';
  if (typeof value === 'object' && !(value instanceof Safe)) {
    let all = '';
    for (const part of value) all += render(part, spot);
    return all;
  }
  if (value instanceof Safe) {
    if (spot !== 'text') throw new TypeError(`Markup inside an attribute: ${value}`);
    return value.toString();
  }
  if (spot === 'text') return escapeText(String(value));
  if (spot === 'address' && !isAddress(String(value)) && !BESIDE_FILE.test(String(value)))
    throw new TypeError(`Not an address: ${value}`);
  return escapeAttribute(String(value));
}

/** As long as a part of a page is, in UTF-16 units: what is shorter will soon be in one, and what is longer is made of some. */
const SECTION = { from: 1 << 10, to: 1 << 16 };

/**
 * Has the engine put a text together that is still the many pieces that it was added up of: of a page of megabytes these take
 * several times as much as the page. Any look at one character does.
 */
const settle = (text: string): void => void text.charCodeAt(0);

const spotsByTemplate = new WeakMap<TemplateStringsArray, readonly Spot[]>();

/**
 * The one way that files of markup (HTML, XML) are made here. Every value is escaped for where it stands, so that
 * text typed by anyone is only ever text; a script, a handler or an unquoted attribute can't even be written.
 * @throws TypeError for such a template, for markup in an attribute, and for an address that isn't one (`isAddress`).
 */
export function markup(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  let spots = spotsByTemplate.get(strings);
  if (!spots) {
    spots = spotsOf(strings);
    spotsByTemplate.set(strings, spots);
  }
  let html = '';
  // By number: a long Act is very many templates, and an iterator would make a pair for each part of each.
  for (let at = 0; at < strings.length; at += 1) {
    html += strings[at];
    const value = values[at];
    const spot = spots[at];
    if (value !== undefined && spot !== undefined) html += render(value, spot);
  }
  if (html.length >= SECTION.from && html.length < SECTION.to) settle(html);
  return new Safe(html);
}
