import { ErrorCodes, type ParserError, type Token, Tokenizer, TokenizerMode } from 'parse5';
import { ok, type Result } from '../../../core/base/result.ts';
import { Gathered, type SourceWords } from './text.ts';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements whose words are no part of what a reader sees. */
const UNSEEN = names('head template noscript svg math iframe object select');
/** Elements whose text is no markup, and is not seen. */
const RAW: ReadonlyMap<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
]);
/** Elements that are set apart from the lines around them, and those that are only set in lines of their own. */
const BLOCKS = names('p h1 h2 h3 h4 h5 h6 blockquote pre table ul ol dl hr');
const LINED = names(
  'address article aside body caption dd details div dt fieldset figcaption figure footer form header li main nav section summary tr',
);
/** Elements that have no end. */
const EMPTY = names('area base br col embed hr img input link meta source wbr');

/** How many open elements are kept in mind: no page that a person wrote has more in one another. */
const DEEPEST = 500;
/** The longest name of an entity that is looked back for, `&` and `;` included. */
const LONGEST_ENTITY = 40;
/** How far into a tag's style an underline is looked for. */
const LONGEST_STYLE = 2000;

const isUnderlined = ({ tagName, attrs }: Token.TagToken): boolean =>
  tagName === 'u' ||
  attrs.some(
    ({ name, value }) =>
      name === 'style' && /text-decoration[^;]*underline/i.test(value.slice(0, LONGEST_STYLE)),
  );

type Does = 'hide' | 'keep' | 'underline' | 'nothing';

function doesOf(tag: Token.TagToken): Does {
  if (UNSEEN.has(tag.tagName)) return 'hide';
  if (tag.tagName === 'pre') return 'keep';
  return isUnderlined(tag) ? 'underline' : 'nothing';
}

/**
 * Reads an HTML file's tags one after the other, however ill they nest: nothing of it is run, fetched or obeyed. No tree
 * is made of them, since that of a browser would put what stands astray in a table before the table.
 */
class HtmlReader {
  readonly #html: string;
  readonly #gathered = new Gathered();
  readonly #unknown = new Set<string>();
  /** The open elements, and how many of them are unseen, preformatted or underlined. */
  readonly #open: { readonly name: string; readonly does: Does }[] = [];
  readonly #depths = { hide: 0, keep: 0, underline: 0, nothing: 0 };
  #images = 0;
  /** Text since the last tag. */
  #text = '';
  #isRaw = false;
  /** How far in the file all has been read: what follows may be a tag that never ends. */
  #read = 0;
  #isUnended = false;

  constructor(html: string) {
    this.#html = html;
  }

  read(): SourceWords {
    const tokenizer: Tokenizer = new Tokenizer(
      { sourceCodeLocationInfo: true },
      {
        onStartTag: (tag) => {
          this.#began(tag);
          const mode = RAW.get(tag.tagName);
          if (mode === undefined || tag.selfClosing) return;
          tokenizer.state = mode;
          tokenizer.lastStartTagName = tag.tagName;
          this.#isRaw = true;
        },
        onEndTag: (tag) => this.#ended(tag),
        onCharacter: (token) => this.#characters(token),
        onWhitespaceCharacter: (token) => this.#characters(token),
        onNullCharacter: (token) => this.#characters(token),
        onComment: (token) => this.#readTo(token),
        onDoctype: (token) => this.#readTo(token),
        onEof: () => undefined,
        onParseError: (error) => this.#odd(error),
      },
    );
    tokenizer.write(this.#html, true);
    // A tag that never ends hides none of what follows.
    if (this.#isUnended) this.#text += this.#html.slice(this.#read);
    this.#flush();
    const remarks: string[] = [];
    if (this.#images > 0) remarks.push(`${this.#images} pictures were not included.`);
    if (this.#unknown.size > 0)
      remarks.push(
        `Entities that are not known were left as they are: ${[...this.#unknown].slice(0, 5).join(', ')}.`,
      );
    return this.#gathered.finish(remarks);
  }

  #does = (effect: Does): boolean => this.#depths[effect] > 0;

  #readTo({ location }: Token.Token): void {
    this.#read = location?.endOffset ?? this.#read;
  }

  #characters(token: Token.CharacterToken): void {
    this.#readTo(token);
    if (!this.#isRaw && !this.#does('hide')) this.#text += token.chars;
  }

  #odd({ code, startOffset }: ParserError): void {
    if (code === ErrorCodes.eofInTag) this.#isUnended = true;
    if (code !== ErrorCodes.unknownNamedCharacterReference || this.#does('hide')) return;
    const before = this.#html.slice(Math.max(0, startOffset + 1 - LONGEST_ENTITY), startOffset + 1);
    const [entity] = /&[a-z][a-z0-9]*;$/i.exec(before) ?? [];
    if (entity !== undefined) this.#unknown.add(entity);
  }

  /** Puts down the text since the last tag. */
  #flush(): void {
    const text = this.#does('keep') ? this.#text : this.#text.replace(/[ \t\r\n\f]+/g, ' ');
    this.#text = '';
    this.#gathered.add(
      this.#gathered.atStart && !this.#does('keep') ? text.trimStart() : text,
      this.#does('underline'),
    );
  }

  #tag(tag: Token.TagToken): void {
    this.#readTo(tag);
    this.#flush();
    if (BLOCKS.has(tag.tagName)) this.#gathered.end(2);
    else if (LINED.has(tag.tagName)) this.#gathered.end();
  }

  #ended(tag: Token.TagToken): void {
    this.#isRaw = false;
    this.#tag(tag);
    const at = this.#open.findLastIndex(({ name }) => name === tag.tagName);
    if (at >= 0) for (const { does } of this.#open.splice(at)) this.#depths[does] -= 1;
  }

  #began(tag: Token.TagToken): void {
    this.#tag(tag);
    const { tagName: name } = tag;
    if (name === 'img') this.#images += 1;
    if (this.#does('hide') || RAW.has(name)) return;
    if (name === 'br') this.#gathered.add('\n');
    if ((name === 'td' || name === 'th') && !this.#gathered.atStart) this.#gathered.add('\t');
    if (EMPTY.has(name) || tag.selfClosing || this.#open.length >= DEEPEST) return;
    const does = doesOf(tag);
    this.#open.push({ name, does });
    this.#depths[does] += 1;
  }
}

/** The words of an HTML file as a reader sees them, in lines; what is hidden, and what could act, is left out. */
export const readHtml = (html: string): Result<SourceWords> => ok(new HtmlReader(html).read());
