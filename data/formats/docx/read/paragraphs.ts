import type { Hand, Oddity, WordParagraph, WordRun } from '../../../../core/word-import/word-document.ts';
import { childNamed, elementsOf, textOf, type XmlElement } from '../../xml/tree.ts';

/** The bookmark that Keeling sets round the Act; Word and LibreOffice keep it. */
const ACT = 'Act';

/** A time as Word has it. LibreOffice writes one of the year 0 where it knows none. */
export function dateOf(written: string | undefined): string | null {
  const [, day, time] = /^([1-9]\d{3}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d))?/.exec(written ?? '') ?? [];
  const date = new Date(`${day}T${time ?? '00:00:00'}Z`);
  return Number.isNaN(date.getTime()) ? null : `${date.toISOString().slice(0, 19)}Z`;
}

const handOf = ({ attributes }: XmlElement): Hand => ({
  author: attributes['w:author']?.trim() ?? '',
  date: dateOf(attributes['w:date']),
});

/** What is being done to the words that are read, by what they stand in. */
type RunChange = Omit<WordRun, 'text'>;
const NOTHING: RunChange = { inserted: null, deleted: null, moved: false };

function within(doing: RunChange, element: XmlElement): RunChange {
  const by = handOf(element);
  const moved = doing.moved || element.name.startsWith('w:move');
  return element.name === 'w:ins' || element.name === 'w:moveTo'
    ? { ...doing, inserted: by, moved }
    : { ...doing, deleted: by, moved };
}

const TRACKED = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);
/** What only holds runs: a link, a content control, the result of a simple field. */
const HOLDERS = new Set([
  'w:hyperlink',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:fldSimple',
  'w:dir',
  'w:bdo',
]);
const PICTURES = new Set(['w:drawing', 'w:pict', 'w:object', 'mc:AlternateContent']);
const NOTES = new Set(['w:footnoteReference', 'w:endnoteReference']);
const sameHand = (a: Hand | null, b: Hand | null): boolean =>
  a === b || (a !== null && b !== null && a.author === b.author && a.date === b.date);

/** Reads the paragraphs of a document in the order in which they stand, wherever they are nested. */
export class ParagraphReader {
  readonly paragraphs: WordParagraph[] = [];
  /** Comments that are open, by id: `from` in the paragraph that is being read. */
  readonly #open = new Map<string, number>();
  readonly #anchored = new Set<string>();
  readonly #bookmarks = new Map<string, string>();
  #isInAct: boolean | null = null;
  #runs: { text: string; doing: RunChange }[] = [];
  #comments: { id: string; from: number; to: number }[] = [];
  #oddities: Oddity[] = [];
  #length = 0;
  /** For each field that is open, whether its code is being read, not its result. */
  readonly #fields: { isCode: boolean }[] = [];

  read(body: XmlElement): readonly WordParagraph[] {
    const marks = (element: XmlElement): boolean =>
      (element.name === 'w:bookmarkStart' && element.attributes['w:name'] === ACT) ||
      element.children.some((child) => typeof child !== 'string' && marks(child));
    if (marks(body)) this.#isInAct = false;
    this.#blocks(body, false);
    return this.paragraphs;
  }

  #blocks(parent: XmlElement, inTable: boolean): void {
    for (const child of elementsOf(parent)) {
      if (child.name === 'w:p') this.#paragraph(child, inTable);
      else if (child.name === 'w:tbl') this.#blocks(child, true);
      else if (!this.#range(child) && !child.name.endsWith('Pr')) this.#blocks(child, inTable);
    }
  }

  /** Takes in where a comment or a bookmark begins or ends. @returns whether it was that */
  #range({ name, attributes }: XmlElement): boolean {
    const id = attributes['w:id'] ?? '';
    switch (name) {
      case 'w:commentRangeStart':
        this.#open.set(id, this.#length);
        return true;
      case 'w:commentRangeEnd':
        this.#anchor(id, this.#length);
        this.#open.delete(id);
        return true;
      case 'w:bookmarkStart':
        this.#bookmarks.set(id, attributes['w:name'] ?? '');
        if (attributes['w:name'] === ACT) this.#isInAct = true;
        return true;
      case 'w:bookmarkEnd':
        if (this.#bookmarks.get(id) === ACT) this.#isInAct = false;
        return true;
      default:
        return false;
    }
  }

  /** A comment is on the words of the paragraph in which it begins. */
  #anchor(id: string, to: number): void {
    if (this.#anchored.has(id)) return;
    this.#anchored.add(id);
    this.#comments.push({ id, from: this.#open.get(id) ?? to, to });
  }

  #paragraph(element: XmlElement, inTable: boolean): void {
    this.#runs = [];
    this.#comments = [];
    this.#oddities = [];
    this.#length = 0;
    const isInAct = this.#isInAct;
    const properties = childNamed(element, 'w:pPr');
    const mark = properties && childNamed(properties, 'w:rPr');
    let ofMark = NOTHING;
    for (const child of mark ? elementsOf(mark) : [])
      if (TRACKED.has(child.name)) ofMark = within(ofMark, child);
    this.#inline(element, NOTHING);
    const change = properties && childNamed(properties, 'w:pPrChange');
    const words = this.#runs.map(({ text }) => text).join('');
    if (change) this.#oddities.push({ what: 'formatting', words, by: handOf(change) });
    for (const [id, from] of this.#open) {
      this.#anchor(id, this.#length);
      if (from === this.#length) this.#open.set(id, 0);
    }
    this.paragraphs.push({
      runs: this.#runs.map(({ text, doing }) => ({ text, ...doing })),
      mark: ofMark,
      style: (properties && childNamed(properties, 'w:pStyle')?.attributes['w:val']) ?? '',
      inTable,
      // The bookmark of one whose paragraph begins it stands within that.
      inAct: isInAct === null ? null : isInAct || this.#isInAct === true,
      comments: this.#comments,
      oddities: this.#oddities,
    });
  }

  #inline(parent: XmlElement, doing: RunChange): void {
    for (const child of elementsOf(parent)) {
      const { name } = child;
      if (name === 'w:r') this.#run(child, doing);
      else if (TRACKED.has(name)) this.#inline(child, within(doing, child));
      else if (HOLDERS.has(name)) this.#inline(child, doing);
      else if (name.startsWith('m:oMath')) this.#odd('other', `a formula: ${textOf(child)}`, doing);
      else if (!this.#range(child) && child.name === 'w:p') this.#inline(child, doing);
    }
  }

  #odd(what: Oddity['what'], words: string, { inserted, deleted }: RunChange): void {
    this.#oddities.push({ what, words, by: inserted ?? deleted });
  }

  #run(run: XmlElement, doing: RunChange): void {
    const from = this.#length;
    for (const child of elementsOf(run)) this.#content(child, doing);
    const properties = childNamed(run, 'w:rPr');
    const change = properties && childNamed(properties, 'w:rPrChange');
    if (!change || from === this.#length) return;
    const words = this.#runs
      .map(({ text }) => text)
      .join('')
      .slice(from);
    this.#oddities.push({ what: 'formatting', words, by: handOf(change) });
  }

  #content(element: XmlElement, doing: RunChange): void {
    const { name, attributes } = element;
    const isCode = this.#fields.some((field) => field.isCode);
    if (name === 'w:fldChar') {
      const type = attributes['w:fldCharType'];
      if (type === 'begin') this.#fields.push({ isCode: true });
      else if (type === 'end') this.#fields.pop();
      else this.#fields.splice(-1, 1, { isCode: false });
    } else if (name === 'w:commentReference') this.#anchor(attributes['w:id'] ?? '', this.#length);
    else if (isCode) return;
    else if (name === 'w:t' || name === 'w:delText') this.#put(textOf(element), doing);
    else if (name === 'w:tab' || name === 'w:ptab') this.#put('\t', doing);
    else if (name === 'w:br' && !attributes['w:type']?.match(/page|column/)) this.#put('\n', doing);
    else if (name === 'w:cr') this.#put('\r', doing);
    else if (name === 'w:noBreakHyphen') this.#put('\u2011', doing);
    else if (name === 'w:sym')
      this.#odd('symbol', `a symbol of ${attributes['w:font'] ?? 'another font'}`, doing);
    else if (PICTURES.has(name))
      this.#odd('picture', textOf(element).trim() || 'a picture or drawing', doing);
    else if (NOTES.has(name)) this.#odd('note', 'a footnote or endnote', doing);
  }

  /** Word parts words wherever somebody paused: what has one history is one. */
  #put(text: string, doing: RunChange): void {
    if (text === '') return;
    const last = this.#runs.at(-1);
    this.#length += text.length;
    const joins =
      last &&
      sameHand(last.doing.inserted, doing.inserted) &&
      sameHand(last.doing.deleted, doing.deleted) &&
      last.doing.moved === doing.moved;
    if (joins) last.text += text;
    else this.#runs.push({ text, doing });
  }
}
