import { ok, type Result } from '../../../core/base/result.ts';
import { entityText } from './entities.ts';
import { Gathered, type Words } from './text.ts';

/** Elements whose words are no part of what a reader sees. */
const UNSEEN = new Set([
  'head',
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'math',
  'iframe',
  'object',
  'select',
]);
/** Elements that are set in lines of their own, and of those, which are set apart. */
const APART = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
  'table',
  'ul',
  'ol',
  'dl',
  'hr',
]);
const LINED = new Set([
  ...[
    'address',
    'article',
    'aside',
    'body',
    'caption',
    'dd',
    'details',
    'div',
    'dt',
    'fieldset',
    'figcaption',
  ],
  ...['figure', 'footer', 'form', 'header', 'li', 'main', 'nav', 'section', 'summary', 'tr'],
]);
/** Elements that have no end. */
const EMPTY = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
]);

/** What `indexOf` says where there is none. */
const NONE = -1;
/** How many open elements are kept in mind: no page that a person wrote has more in one another. */
const DEEPEST = 500;
/** How far the end of a tag is looked for past quotation marks; a tag with more in it ends at the first `>`. */
const LONGEST_TAG = 50_000;
const NAME = /[a-zA-Z][a-zA-Z0-9:-]{0,100}/y;

/** Where a tag that begins at `at` ends, its `>` included; the first `>` is at `first`. */
function tagEnd(html: string, at: number, first: number): number {
  let quote = '';
  for (let place = at; place < Math.min(html.length, at + LONGEST_TAG); place++) {
    const char = html.charAt(place);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '>') return place + 1;
    else if (char === '"' || char === "'") quote = char;
  }
  return first + 1;
}

/** How far into a tag its style is looked for. */
const LONGEST_STYLE = 2000;

const isUnderlined = (name: string, attributes: string): boolean =>
  name === 'u' ||
  /style\s*=\s*["'][^"']*text-decoration[^;"']*underline/i.test(attributes.slice(0, LONGEST_STYLE));

type Does = 'hide' | 'keep' | 'underline' | 'nothing';

/** Walks through an HTML file's tags, however ill they nest: nothing of it is run, fetched or obeyed. */
class HtmlReader {
  readonly #gathered = new Gathered();
  readonly #unknown = new Set<string>();
  /** The open elements, and how many of them are unseen, preformatted or underlined. */
  readonly #open: { readonly name: string; readonly does: Does }[] = [];
  readonly #doing = { hide: 0, keep: 0, underline: 0, nothing: 0 };
  #images = 0;
  /** The first `>` from where it was last looked for; -1 when there is none any more. */
  #last = 0;

  read(html: string): Words {
    let at = 0;
    while (at < html.length) {
      const next = html.indexOf('<', at);
      this.#words(html.slice(at, next < 0 ? html.length : next));
      if (next < 0) break;
      at = this.#markup(html, next);
    }
    const remarks: string[] = [];
    if (this.#images > 0) remarks.push(`${this.#images} pictures were left out.`);
    if (this.#unknown.size > 0)
      remarks.push(
        `Entities that are not known were left as they are: ${[...this.#unknown].slice(0, 5).join(', ')}.`,
      );
    return this.#gathered.done(remarks);
  }

  #does = (what: Does): boolean => this.#doing[what] > 0;

  #words(raw: string): void {
    if (this.#does('hide')) return;
    const text = raw.replace(/&(#x?[0-9a-f]+|[a-z][a-z0-9]*);/gi, (whole, name: string) => {
      const known = entityText(name);
      if (known === null) this.#unknown.add(whole);
      return known ?? whole;
    });
    const spaced = this.#does('keep') ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
    this.#gathered.add(
      this.#gathered.atStart && !this.#does('keep') ? spaced.trimStart() : spaced,
      this.#does('underline'),
    );
  }

  /** What begins with `<`: a comment, a declaration, a tag, or a sign that is less than. @returns where to read on */
  #markup(html: string, at: number): number {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      return end < 0 ? html.length : end + 3;
    }
    const isEnd = html.charAt(at + 1) === '/';
    NAME.lastIndex = at + (isEnd ? 2 : 1);
    const [name] = NAME.exec(html) ?? [];
    const isDeclaration = html.charAt(at + 1) === '!' || html.charAt(at + 1) === '?';
    // Once there is none, there is none further on.
    if (this.#last !== NONE && this.#last <= at) this.#last = html.indexOf('>', at);
    if ((name === undefined && !isDeclaration) || this.#last === NONE) {
      this.#words('<');
      return at + 1;
    }
    const end = tagEnd(html, at, this.#last);
    if (name === undefined) return end;
    return this.#tag(html, isEnd, name.toLowerCase(), html.slice(NAME.lastIndex, end - 1), end);
  }

  /** @returns where to read on */
  #tag(html: string, isEnd: boolean, name: string, attributes: string, after: number): number {
    if (APART.has(name)) this.#gathered.end(2);
    else if (LINED.has(name)) this.#gathered.end();
    if (isEnd) {
      const at = this.#open.findLastIndex((open) => open.name === name);
      if (at >= 0) for (const { does } of this.#open.splice(at)) this.#doing[does] -= 1;
      return after;
    }
    if (name === 'img') this.#images += 1;
    if (this.#does('hide')) return after;
    if (name === 'br') this.#gathered.add('\n');
    if ((name === 'td' || name === 'th') && !this.#gathered.atStart) this.#gathered.add('\t');
    if (EMPTY.has(name) || attributes.endsWith('/')) return after;
    // What is in a script ends at the first end of one, whatever it looks like inside.
    if (name === 'script' || name === 'style') {
      const end = name === 'script' ? /<\/script/gi : /<\/style/gi;
      end.lastIndex = after;
      return end.exec(html)?.index ?? html.length;
    }
    const does = UNSEEN.has(name)
      ? 'hide'
      : name === 'pre'
        ? 'keep'
        : isUnderlined(name, attributes)
          ? 'underline'
          : 'nothing';
    if (this.#open.length < DEEPEST) {
      this.#open.push({ name, does });
      this.#doing[does] += 1;
    }
    return after;
  }
}

/** The words of an HTML file as a reader sees them, in lines; what is hidden, and what could act, is left out. */
export const readHtml = (html: string): Result<Words> => ok(new HtmlReader().read(html));
