import { ErrorCodes, type ParserError, type Token, Tokenizer, TokenizerMode } from 'parse5';
import { ok, type Result } from '../../../core/base/result.ts';
import { type SourceWords, TextCollector } from './text.ts';

const tagNames = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements whose content a reader doesn't see. */
const HIDDEN = tagNames('head template noscript svg math iframe object select');
/** Elements whose content is raw text and is not seen. */
const RAW: ReadonlyMap<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
]);
/** Block elements that have empty lines around them, and those that only begin new lines. */
const BLOCKS = tagNames('p h1 h2 h3 h4 h5 h6 blockquote pre table ul ol dl hr');
const OWN_LINE = tagNames(
  'address article aside body caption dd details div dt fieldset figcaption figure footer form header li main nav section summary tr',
);
/** Void elements, which have no end tag. */
const VOID = tagNames('area base br col embed hr img input link meta source wbr');

/** The most open elements that are tracked. No page that a person wrote nests deeper. */
const MAX_DEPTH = 500;
/** The most characters of an entity that are searched, including `&` and `;`. */
const MAX_ENTITY_LENGTH = 40;
/** The most characters of a `style` attribute that are searched. */
const MAX_STYLE_LENGTH = 2000;

const isUnderlined = ({ tagName, attrs }: Token.TagToken): boolean =>
  tagName === 'u' ||
  attrs.some(
    ({ name, value }) =>
      name === 'style' && /text-decoration[^;]*underline/i.test(value.slice(0, MAX_STYLE_LENGTH)),
  );

type Effect = 'hide' | 'keep' | 'underline' | 'nothing';

function effectOf(tag: Token.TagToken): Effect {
  if (HIDDEN.has(tag.tagName)) return 'hide';
  if (tag.tagName === 'pre') return 'keep';
  return isUnderlined(tag) ? 'underline' : 'nothing';
}

/**
 * Reads the tags of an HTML file in order, however badly nested. Nothing is run or fetched. No tree is built, because a
 * browser's would move words that are misplaced inside a table to before it.
 */
class HtmlReader {
  readonly #html: string;
  readonly #collector = new TextCollector();
  readonly #unknownEntities = new Set<string>();
  /** The open elements, and how many of them have each effect. */
  readonly #open: { readonly name: string; readonly effect: Effect }[] = [];
  readonly #depths = { hide: 0, keep: 0, underline: 0, nothing: 0 };
  #images = 0;
  /** The text since the last tag. */
  #text = '';
  #isRaw = false;
  /** The offset up to which the file has been read. The rest may be a tag that never ends. */
  #readOffset = 0;
  #isUnended = false;

  constructor(html: string) {
    this.#html = html;
  }

  read(): SourceWords {
    const tokenizer: Tokenizer = new Tokenizer(
      { sourceCodeLocationInfo: true },
      {
        onStartTag: (tag) => {
          this.#startTag(tag);
          const mode = RAW.get(tag.tagName);
          if (mode === undefined || tag.selfClosing) return;
          tokenizer.state = mode;
          tokenizer.lastStartTagName = tag.tagName;
          this.#isRaw = true;
        },
        onEndTag: (tag) => this.#endTag(tag),
        onCharacter: (token) => this.#characters(token),
        onWhitespaceCharacter: (token) => this.#characters(token),
        onNullCharacter: (token) => this.#characters(token),
        onComment: (token) => this.#readTo(token),
        onDoctype: (token) => this.#readTo(token),
        onEof: () => undefined,
        onParseError: (error) => this.#parseError(error),
      },
    );
    tokenizer.write(this.#html, true);
    // A tag that never ends must not hide the words after it.
    if (this.#isUnended) this.#text += this.#html.slice(this.#readOffset);
    this.#flush();
    const remarks: string[] = [];
    if (this.#images > 0) remarks.push(`${this.#images} pictures were not included.`);
    if (this.#unknownEntities.size > 0)
      remarks.push(
        `Entities that are not known were left as they are: ${[...this.#unknownEntities].slice(0, 5).join(', ')}.`,
      );
    return this.#collector.finish(remarks);
  }

  #isIn = (effect: Effect): boolean => this.#depths[effect] > 0;

  #readTo({ location }: Token.Token): void {
    this.#readOffset = location?.endOffset ?? this.#readOffset;
  }

  #characters(token: Token.CharacterToken): void {
    this.#readTo(token);
    if (!this.#isRaw && !this.#isIn('hide')) this.#text += token.chars;
  }

  #parseError({ code, startOffset }: ParserError): void {
    if (code === ErrorCodes.eofInTag) this.#isUnended = true;
    if (code !== ErrorCodes.unknownNamedCharacterReference || this.#isIn('hide')) return;
    const before = this.#html.slice(Math.max(0, startOffset + 1 - MAX_ENTITY_LENGTH), startOffset + 1);
    const [entity] = /&[a-z][a-z0-9]*;$/i.exec(before) ?? [];
    if (entity !== undefined) this.#unknownEntities.add(entity);
  }

  /** Adds the text since the last tag to the collected text. */
  #flush(): void {
    const text = this.#isIn('keep') ? this.#text : this.#text.replace(/[ \t\r\n\f]+/g, ' ');
    this.#text = '';
    this.#collector.add(
      this.#collector.atStart && !this.#isIn('keep') ? text.trimStart() : text,
      this.#isIn('underline'),
    );
  }

  #tag(tag: Token.TagToken): void {
    this.#readTo(tag);
    this.#flush();
    if (BLOCKS.has(tag.tagName)) this.#collector.end(2);
    else if (OWN_LINE.has(tag.tagName)) this.#collector.end();
  }

  #endTag(tag: Token.TagToken): void {
    this.#isRaw = false;
    this.#tag(tag);
    const at = this.#open.findLastIndex(({ name }) => name === tag.tagName);
    if (at >= 0) for (const { effect } of this.#open.splice(at)) this.#depths[effect] -= 1;
  }

  #startTag(tag: Token.TagToken): void {
    this.#tag(tag);
    const { tagName: name } = tag;
    if (name === 'img') this.#images += 1;
    if (this.#isIn('hide') || RAW.has(name)) return;
    if (name === 'br') this.#collector.add('\n');
    if ((name === 'td' || name === 'th') && !this.#collector.atStart) this.#collector.add('\t');
    if (VOID.has(name) || tag.selfClosing || this.#open.length >= MAX_DEPTH) return;
    const effect = effectOf(tag);
    this.#open.push({ name, effect });
    this.#depths[effect] += 1;
  }
}

/** The visible words of an HTML file, in lines. Hidden and active content is left out. */
export const readHtml = (html: string): Result<SourceWords> => ok(new HtmlReader(html).read());
