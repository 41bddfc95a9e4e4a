import type { Hand, Oddity, WordParagraph } from '../../../../core/word-import/word-document.ts';
import { childNamed, type XmlElement } from '../../xml/tree.ts';
import { contentsOf, TEXTS, wordsIn, writtenText } from './alternate.ts';
import type { ListNumbers } from './list-numbers.ts';
import {
  byProperties,
  handOf,
  isSameChange,
  isTracked,
  markOf,
  NOTHING,
  type RunChange,
  within,
} from './tracked.ts';

/** The bookmark that Keeling sets round the Act; Word and LibreOffice keep it. */
const ACT = 'Act';

const PICTURES = new Set(['w:drawing', 'w:pict', 'w:object']);
const NOTES = new Set(['w:footnoteReference', 'w:endnoteReference']);
/** What is a paragraph's, or holds such: where these stand among blocks, nothing is said of a paragraph. */
const INLINE = new Set(['w:r', 'w:hyperlink', 'w:fldSimple', 'w:smartTag']);
/** What of a run is no words, and nothing that anybody would miss. */
const SILENT = new Set(['w:rPr', 'w:instrText', 'w:delInstrText', 'w:lastRenderedPageBreak']);
/** Fonts in which a letter's code stands for a picture of the font's own. */
const PICTURE_FONTS = /symbol|dings|webdings/i;

/** What of a document a reader of its paragraphs is told. */
interface ReaderOptions {
  /** The words of a footnote or an endnote, by what refers to it and its id. */
  readonly noteOf?: (reference: string, id: string) => string;
  /** How the document's lists are numbered. */
  readonly lists?: ListNumbers;
  /** Whether what a field shows is left out: a page's number is nobody's words. */
  readonly withoutResults?: boolean;
}

/** What must be known of a document before it is read. */
interface Overview {
  readonly hasAct: boolean;
  /** Whether every field that begins ends too: where one doesn't, none reaches beyond its paragraph. */
  readonly fieldsEnd: boolean;
  /** The comments whose words end somewhere. */
  readonly ends: ReadonlySet<string>;
}

function overviewOf(body: XmlElement): Overview {
  let [hasAct, open] = [false, 0];
  const ends = new Set<string>();
  const visit = (parent: XmlElement): void => {
    for (const child of contentsOf(parent)) {
      const { name, attributes } = child;
      if (name === 'w:bookmarkStart' && attributes['w:name'] === ACT) hasAct = true;
      else if (name === 'w:commentRangeEnd') ends.add(attributes['w:id'] ?? '');
      else if (name === 'w:fldChar')
        open += attributes['w:fldCharType'] === 'begin' ? 1 : attributes['w:fldCharType'] === 'end' ? -1 : 0;
      else if (name !== 'w:t') visit(child);
    }
  };
  visit(body);
  return { hasAct, fieldsEnd: open === 0, ends };
}

/** Reads the paragraphs of a document in the order in which they stand, wherever they are nested. */
export class ParagraphReader {
  readonly #options: ReaderOptions;
  readonly #paragraphs: WordParagraph[] = [];
  /** Comments that are open, by id: `from` in the paragraph that is being read. */
  readonly #open = new Map<string, number>();
  readonly #anchored = new Set<string>();
  readonly #bookmarks = new Map<string, string>();
  #overview: Overview = { hasAct: false, fieldsEnd: true, ends: new Set() };
  #isInAct: boolean | null = null;
  readonly #counts = { table: 0, row: 0, column: 0 };
  #cell: WordParagraph['cell'];
  #runs: { text: string; change: RunChange }[] = [];
  #text = '';
  #comments: { id: string; from: number; to: number }[] = [];
  #oddities: Oddity[] = [];
  /** Where the words end that were formatted last, and those that are hidden. */
  #formattedTo = -1;
  #hiddenTo = -1;
  #hiddenFrom = 0;
  /** For each field that is open, whether its code is being read, not its result. */
  readonly #fields: { isCode: boolean }[] = [];

  constructor(options: ReaderOptions = {}) {
    this.#options = options;
  }

  read(body: XmlElement): readonly WordParagraph[] {
    this.#overview = overviewOf(body);
    if (this.#overview.hasAct) this.#isInAct = false;
    this.#blocks(body, false, NOTHING);
    // What stands between blocks is listed with the next; after the last there is none.
    if (this.#oddities.length > 0) this.#paragraph({ ...body, name: 'w:p', children: [] }, false, NOTHING);
    return this.#paragraphs;
  }

  /** What is in one table, row or cell, counted as such; what it stands in goes on after it. */
  #inUnit(unit: 'table' | 'row' | 'column', read: () => void): void {
    const outer = this.#cell;
    this.#counts[unit] += 1;
    this.#cell = { ...(outer ?? { table: 0, row: 0, column: 0 }), [unit]: this.#counts[unit] };
    read();
    this.#cell = outer;
  }

  #blocks(parent: XmlElement, inTable: boolean, change: RunChange): void {
    let loose: XmlElement[] = [];
    const flush = () => {
      if (loose.length > 0) this.#paragraph({ ...parent, name: 'w:p', children: loose }, inTable, change);
      loose = [];
    };
    for (const child of contentsOf(parent)) {
      const { name } = child;
      if (INLINE.has(name)) {
        loose.push(child);
        continue;
      }
      flush();
      if (name === 'w:p') this.#paragraph(child, inTable, change);
      else if (name === 'w:tbl') this.#inUnit('table', () => this.#blocks(child, true, change));
      else if (name === 'w:tr')
        this.#inUnit('row', () =>
          this.#blocks(child, inTable, byProperties(change, childNamed(child, 'w:trPr'))),
        );
      else if (name === 'w:tc' && isMerged(child)) continue;
      else if (name === 'w:tc')
        this.#inUnit('column', () =>
          this.#blocks(child, inTable, byProperties(change, childNamed(child, 'w:tcPr'))),
        );
      else if (isTracked(name)) this.#blocks(child, inTable, within(change, child));
      else if (name === 'w:altChunk') this.#odd('other', 'The text of another file was inserted', change);
      else if (name.startsWith('m:oMath'))
        this.#odd('other', `A formula was added: “${wordsIn(child)}”`, change);
      else if (!this.#range(child) && !name.endsWith('Pr')) this.#blocks(child, inTable, change);
    }
    flush();
  }

  /** Takes in where a comment or a bookmark begins or ends. @returns whether it was that */
  #range({ name, attributes }: XmlElement): boolean {
    const id = attributes['w:id'] ?? '';
    switch (name) {
      case 'w:commentRangeStart':
        this.#open.set(id, this.#text.length);
        return true;
      case 'w:commentRangeEnd':
        this.#anchor(id);
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

  /** A comment is on the words of each paragraph that it goes over, or on a place. */
  #anchor(id: string): void {
    const to = this.#text.length;
    const from = this.#open.get(id) ?? to;
    if (from === to && this.#anchored.has(id)) return;
    this.#anchored.add(id);
    this.#comments.push({ id, from, to });
  }

  #paragraph(element: XmlElement, inTable: boolean, runChange: RunChange): void {
    this.#runs = [];
    this.#text = '';
    this.#comments = [];
    [this.#formattedTo, this.#hiddenTo] = [-1, -1];
    const isInAct = this.#isInAct;
    const properties = childNamed(element, 'w:pPr');
    const mark = byProperties(runChange, markOf(properties));
    this.#inline(element, runChange);
    if (!mark.deleted) this.#number(this.#options.lists?.numberOf(properties) ?? '', mark);
    if (properties) this.#pageBreaks(properties);
    const change = properties && childNamed(properties, 'w:pPrChange');
    if (change) this.#oddities.push({ kind: 'formatting', words: this.#text, by: handOf(change) });
    for (const id of [...this.#open.keys()]) {
      this.#anchor(id);
      if (this.#overview.ends.has(id)) this.#open.set(id, 0);
      else this.#open.delete(id);
    }
    if (!this.#overview.fieldsEnd) this.#fields.length = 0;
    this.#paragraphs.push({
      runs: this.#runs.map(({ text, change }) => ({ text, ...change })),
      mark,
      style: (properties && childNamed(properties, 'w:pStyle')?.attributes['w:val']) ?? '',
      inTable,
      ...(this.#cell ? { cell: this.#cell } : {}),
      // The bookmark of one whose paragraph begins it stands within that.
      inAct: isInAct === null ? null : isInAct || this.#isInAct === true,
      comments: this.#comments,
      oddities: this.#oddities,
    });
    this.#oddities = [];
    this.#text = '';
  }

  #inline(parent: XmlElement, change: RunChange): void {
    for (const child of contentsOf(parent)) {
      const { name } = child;
      if (name === 'w:r') this.#run(child, change);
      else if (isTracked(name)) this.#inline(child, within(change, child));
      else if (name.startsWith('m:oMath'))
        this.#odd('other', `A formula was added: “${wordsIn(child)}”`, change);
      else if (name === 'w:sdt' && isPlaceholder(child)) continue;
      else if (name === 'w:fldSimple' && this.#options.withoutResults) continue;
      // Whatever else there is holds runs, or nothing: a link, a content control, the result of a simple field.
      else if (!this.#range(child) && !name.endsWith('Pr')) this.#inline(child, change);
    }
  }

  #odd(kind: Oddity['kind'], words: string, { inserted, deleted }: RunChange): void {
    this.#oddities.push({ kind, words, by: deleted ?? inserted });
  }

  #run(run: XmlElement, runChange: RunChange): void {
    const from = this.#text.length;
    for (const child of contentsOf(run)) this.#content(child, runChange);
    const properties = childNamed(run, 'w:rPr');
    if (from === this.#text.length) return;
    const change = properties && childNamed(properties, 'w:rPrChange');
    if (change) this.#formatted(from, handOf(change));
    const isHidden = properties && HIDDEN.some((name) => isOn(childNamed(properties, name)));
    if (isHidden && !runChange.deleted) this.#hidden(from, runChange.inserted);
  }

  /** Words that nobody sees who looks at the file: runs in a row are one stretch of them. */
  #hidden(from: number, by: Hand | null): void {
    const words = (text: string) => `Hidden text: “${text}”. It is read as any other words`;
    const last = this.#oddities.findLastIndex(({ words: one }) => one.startsWith('Hidden text: “'));
    const before = this.#oddities[last];
    if (before && this.#hiddenTo === from)
      this.#oddities[last] = { ...before, words: words(this.#text.slice(this.#hiddenFrom)) };
    else {
      this.#hiddenFrom = from;
      this.#oddities.push({ kind: 'other', words: words(this.#text.slice(from)), by });
    }
    this.#hiddenTo = this.#text.length;
  }

  /**
   * A list's number is read as one that was typed. Where Word made it of one that was, and struck that, it still stands;
   * else it came with the paragraph.
   */
  #number(number: string, { inserted }: Pick<RunChange, 'inserted'>): void {
    if (number === '') return;
    const first = this.#runs.findIndex(({ text }) => text !== '');
    const struck = this.#runs[first];
    const bare = number.trimEnd();
    const length = [number.length, bare.length].find(
      (one) => struck?.text.slice(0, one) === number.slice(0, one),
    );
    if (struck?.change.deleted && length !== undefined && struck.text.length >= length) {
      const back = { text: number, change: { ...struck.change, deleted: null } };
      const remainingRun = { ...struck, text: struck.text.slice(length) };
      this.#runs.splice(first, 1, back, ...(remainingRun.text ? [remainingRun] : []));
    } else this.#runs.unshift({ text: number, change: { ...NOTHING, inserted } });
    const by = number.length - (struck?.change.deleted && length !== undefined ? length : 0);
    this.#text = this.#runs.map(({ text }) => text).join('');
    this.#comments = this.#comments.map((one) => ({ ...one, from: one.from + by, to: one.to + by }));
  }

  /** Breaks of pages that a paragraph makes by itself. */
  #pageBreaks(properties: XmlElement): void {
    const odd = (words: string) => this.#oddities.push({ kind: 'other', words, by: null });
    if (isOn(childNamed(properties, 'w:pageBreakBefore'))) odd('A page break was added before this');
    if (childNamed(properties, 'w:sectPr')) odd('A section break was added');
  }

  /** Words whose look somebody changed: runs in a row that one person changed are one such change. */
  #formatted(from: number, by: Hand): void {
    const words = this.#text.slice(from);
    const last = this.#oddities.at(-1);
    const goesOn = last?.kind === 'formatting' && this.#formattedTo === from && last.by?.author === by.author;
    if (goesOn) this.#oddities[this.#oddities.length - 1] = { ...last, words: last.words + words };
    else this.#oddities.push({ kind: 'formatting', words, by });
    this.#formattedTo = this.#text.length;
  }

  #content(element: XmlElement, change: RunChange): void {
    const { name, attributes } = element;
    if (name === 'w:fldChar') {
      const type = attributes['w:fldCharType'];
      if (type === 'begin') this.#fields.push({ isCode: true });
      else if (type === 'end') this.#fields.pop();
      else this.#fields.splice(-1, 1, { isCode: false });
    } else if (name === 'w:commentReference') {
      const id = attributes['w:id'] ?? '';
      if (!this.#anchored.has(id) && !this.#open.has(id)) this.#anchor(id);
    } else if (SILENT.has(name) || this.#isHidden()) return;
    else if (TEXTS.has(name)) this.#addText(letters(writtenText(element), change), change);
    else if (name === 'w:tab' || name === 'w:ptab') this.#addText('\t', change);
    else if (name === 'w:br') {
      const [type] = attributes['w:type']?.match(/page|column/) ?? [];
      if (!type) this.#addText('\n', change);
      else if (!change.deleted) this.#odd('other', `A ${type} break was added`, change);
    } else if (name === 'w:cr') this.#addText('\n', change);
    else if (name === 'w:noBreakHyphen') this.#addText('\u2011', change);
    else if (name === 'w:sym') this.#symbol(attributes, change);
    else if (NOTES.has(name)) {
      const noteText = this.#options.noteOf?.(name, attributes['w:id'] ?? '') ?? '';
      this.#odd(
        'note',
        `${name === 'w:footnoteReference' ? 'A footnote' : 'An endnote'} was added: “${noteText}”`,
        change,
      );
    } else if (PICTURES.has(name)) {
      const words = wordsIn(element);
      this.#odd(
        'picture',
        words ? `A text box was added: “${words}”` : 'A picture or drawing was added',
        change,
      );
    } else if (name === 'w:ruby') {
      const base = childNamed(element, 'w:rubyBase');
      if (base) this.#inline(base, change);
    }
  }

  #isHidden(): boolean {
    return this.#fields.some(({ isCode }) => isCode || this.#options.withoutResults === true);
  }

  #symbol({ 'w:char': code = '', 'w:font': font = '' }: XmlElement['attributes'], change: RunChange): void {
    const number = Number.parseInt(code, 16);
    // Codes from F000 are a font's own, whatever they look like.
    const isLetter = number >= 0x20 && number < 0xd8_00 && !PICTURE_FONTS.test(font);
    if (isLetter) this.#addText(String.fromCharCode(number), change);
    else
      this.#odd(
        'symbol',
        `A symbol was added: character ${code} of the font ${font || '(not named)'}`,
        change,
      );
  }

  /** Word parts words wherever somebody paused: what has one history is one. */
  #addText(text: string, change: RunChange): void {
    if (text === '') return;
    const last = this.#runs.at(-1);
    this.#text += text;
    if (last && isSameChange(last.change, change)) last.text += text;
    else this.#runs.push({ text, change });
  }
}

/** Where words may be broken at a line's end is a matter of the page: what somebody puts in has none of that in the law. */
const letters = (text: string, { inserted }: RunChange): string =>
  inserted ? text.replaceAll('\u00ad', '') : text;

/** Whether a cell is only a part of the one above it, and has no words. */
function isMerged(cell: XmlElement): boolean {
  const properties = childNamed(cell, 'w:tcPr');
  const merge = properties && childNamed(properties, 'w:vMerge');
  return merge !== undefined && merge.attributes['w:val'] !== 'restart' && wordsIn(cell).trim() === '';
}

/** How words are hidden. */
const HIDDEN = ['w:vanish', 'w:specVanish'];

/** Whether something that may be on or off is there and on. */
const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined && !['0', 'false', 'off'].includes(element.attributes['w:val'] ?? '');

/** Whether a content control says what is to be written in it, and nobody wrote anything. */
function isPlaceholder(control: XmlElement): boolean {
  const properties = childNamed(control, 'w:sdtPr');
  return properties !== undefined && isOn(childNamed(properties, 'w:showingPlcHdr'));
}
