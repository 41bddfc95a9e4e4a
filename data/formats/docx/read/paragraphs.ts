import type {
  ChangeAuthor,
  OtherContent,
  WordParagraph,
} from '../../../../core/word-import/word-document.ts';
import { childNamed, type XmlElement } from '../../xml/tree.ts';
import { contentsOf, TEXTS, wordsIn, writtenText } from './alternate.ts';
import type { ListNumbers } from './list-numbers.ts';
import {
  handOf,
  isSameChange,
  isTracked,
  markProperties,
  type RunChange,
  UNCHANGED,
  withChangeOf,
  withChangesIn,
} from './tracked.ts';

/** The bookmark that Keeling puts around the Act. Word and LibreOffice keep it. */
const ACT_BOOKMARK = 'Act';

const PICTURES = new Set(['w:drawing', 'w:pict', 'w:object']);
const NOTES = new Set(['w:footnoteReference', 'w:endnoteReference']);
/** Elements of a paragraph. Among blocks, they form a paragraph without properties. */
const INLINE = new Set(['w:r', 'w:hyperlink', 'w:fldSimple', 'w:smartTag']);
/** Elements of a run that are skipped without a remark. */
const SKIPPED = new Set(['w:rPr', 'w:instrText', 'w:delInstrText', 'w:lastRenderedPageBreak']);
/** Fonts that show symbols for letter codes. */
const PICTURE_FONTS = /symbol|dings|webdings/i;

/** The facts about a document that a reader of paragraphs needs. */
interface ReaderOptions {
  /** The words of a footnote or endnote, by the name and id of its reference. */
  readonly noteOf?: (reference: string, id: string) => string;
  /** The numbering of the document's lists. */
  readonly lists?: ListNumbers;
  /** Whether field results are left out, as page numbers in headers. */
  readonly withoutResults?: boolean;
}

/** The facts that must be known before the paragraphs are read. */
interface Overview {
  readonly hasAct: boolean;
  /** Whether every field has an end. If not, each is taken to end with its paragraph. */
  readonly fieldsEnd: boolean;
  /** The ids of comments that have an end mark. */
  readonly ends: ReadonlySet<string>;
}

function overviewOf(body: XmlElement): Overview {
  let [hasAct, open] = [false, 0];
  const ends = new Set<string>();
  const visit = (parent: XmlElement): void => {
    for (const child of contentsOf(parent)) {
      const { name, attributes } = child;
      if (name === 'w:bookmarkStart' && attributes['w:name'] === ACT_BOOKMARK) hasAct = true;
      else if (name === 'w:commentRangeEnd') ends.add(attributes['w:id'] ?? '');
      else if (name === 'w:fldChar')
        open += attributes['w:fldCharType'] === 'begin' ? 1 : attributes['w:fldCharType'] === 'end' ? -1 : 0;
      else if (name !== 'w:t') visit(child);
    }
  };
  visit(body);
  return { hasAct, fieldsEnd: open === 0, ends };
}

/** Reads the paragraphs of a document in order, however nested. */
export class ParagraphReader {
  readonly #options: ReaderOptions;
  readonly #paragraphs: WordParagraph[] = [];
  /** Open comments by id, with the offset in the current paragraph at which each begins. */
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
  #oddities: OtherContent[] = [];
  /** The offset at which the last words with changed formatting end, and the last hidden words. */
  #formattedTo = -1;
  #hiddenTo = -1;
  #hiddenFrom = 0;
  /** The open fields: whether each is at its code, not yet at its result. */
  readonly #fields: { isCode: boolean }[] = [];

  constructor(options: ReaderOptions = {}) {
    this.#options = options;
  }

  read(body: XmlElement): readonly WordParagraph[] {
    this.#overview = overviewOf(body);
    if (this.#overview.hasAct) this.#isInAct = false;
    this.#blocks(body, false, UNCHANGED);
    // Oddities between blocks go to the next paragraph. Those after the last need an empty one.
    if (this.#oddities.length > 0) this.#paragraph({ ...body, name: 'w:p', children: [] }, false, UNCHANGED);
    return this.#paragraphs;
  }

  /** Reads a table, row or cell with its own number, and restores the surrounding cell after it. */
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
          this.#blocks(child, inTable, withChangesIn(change, childNamed(child, 'w:trPr'))),
        );
      else if (name === 'w:tc' && isMerged(child)) continue;
      else if (name === 'w:tc')
        this.#inUnit('column', () =>
          this.#blocks(child, inTable, withChangesIn(change, childNamed(child, 'w:tcPr'))),
        );
      else if (isTracked(name)) this.#blocks(child, inTable, withChangeOf(change, child));
      else if (name === 'w:altChunk') this.#report('other', 'The text of another file was inserted', change);
      else if (name.startsWith('m:oMath'))
        this.#report('other', `A formula was added: “${wordsIn(child)}”`, change);
      else if (!this.#range(child) && !name.endsWith('Pr')) this.#blocks(child, inTable, change);
    }
    flush();
  }

  /**
   * Handles the start or end of a comment or bookmark.
   * @returns whether the element was one
   */
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
        if (attributes['w:name'] === ACT_BOOKMARK) this.#isInAct = true;
        return true;
      case 'w:bookmarkEnd':
        if (this.#bookmarks.get(id) === ACT_BOOKMARK) this.#isInAct = false;
        return true;
      default:
        return false;
    }
  }

  /** Puts a comment on its words in this paragraph, or on a point. */
  #anchor(id: string): void {
    const to = this.#text.length;
    const from = this.#open.get(id) ?? to;
    if (from === to && this.#anchored.has(id)) return;
    this.#anchored.add(id);
    this.#comments.push({ id, from, to });
  }

  #paragraph(element: XmlElement, isInTable: boolean, runChange: RunChange): void {
    this.#runs = [];
    this.#text = '';
    this.#comments = [];
    [this.#formattedTo, this.#hiddenTo] = [-1, -1];
    const isInAct = this.#isInAct;
    const properties = childNamed(element, 'w:pPr');
    const mark = withChangesIn(runChange, markProperties(properties));
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
      isInTable,
      ...(this.#cell ? { cell: this.#cell } : {}),
      // If the Act begins with this paragraph, the bookmark starts inside it.
      isInAct: isInAct === null ? null : isInAct || this.#isInAct === true,
      comments: this.#comments,
      otherContent: this.#oddities,
    });
    this.#oddities = [];
    this.#text = '';
  }

  #inline(parent: XmlElement, change: RunChange): void {
    for (const child of contentsOf(parent)) {
      const { name } = child;
      if (name === 'w:r') this.#run(child, change);
      else if (isTracked(name)) this.#inline(child, withChangeOf(change, child));
      else if (name.startsWith('m:oMath'))
        this.#report('other', `A formula was added: “${wordsIn(child)}”`, change);
      else if (name === 'w:sdt' && isPlaceholder(child)) continue;
      else if (name === 'w:fldSimple' && this.#options.withoutResults) continue;
      // Any other element contains runs or nothing: a hyperlink, a content control, a simple field.
      else if (!this.#range(child) && !name.endsWith('Pr')) this.#inline(child, change);
    }
  }

  #report(kind: OtherContent['kind'], words: string, { inserted, deleted }: RunChange): void {
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

  /** Reports hidden words. Adjacent runs are reported together. */
  #hidden(from: number, by: ChangeAuthor | null): void {
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
   * Reads a list number as typed text. If Word turned a typed number into a list number and deleted the typed one, the
   * typed one is restored. Otherwise the number was inserted with its paragraph.
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
    } else this.#runs.unshift({ text: number, change: { ...UNCHANGED, inserted } });
    const by = number.length - (struck?.change.deleted && length !== undefined ? length : 0);
    this.#text = this.#runs.map(({ text }) => text).join('');
    this.#comments = this.#comments.map((one) => ({ ...one, from: one.from + by, to: one.to + by }));
  }

  /** Reports page and section breaks that a paragraph's properties make. */
  #pageBreaks(properties: XmlElement): void {
    const odd = (words: string) => this.#oddities.push({ kind: 'other', words, by: null });
    if (isOn(childNamed(properties, 'w:pageBreakBefore'))) odd('A page break was added before this');
    if (childNamed(properties, 'w:sectPr')) odd('A section break was added');
  }

  /** Reports changed formatting. Adjacent runs by the same person are reported together. */
  #formatted(from: number, by: ChangeAuthor): void {
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
    } else if (SKIPPED.has(name) || this.#isHidden()) return;
    else if (TEXTS.has(name)) this.#addText(letters(writtenText(element), change), change);
    else if (name === 'w:tab' || name === 'w:ptab') this.#addText('\t', change);
    else if (name === 'w:br') {
      const [type] = attributes['w:type']?.match(/page|column/) ?? [];
      if (!type) this.#addText('\n', change);
      else if (!change.deleted) this.#report('other', `A ${type} break was added`, change);
    } else if (name === 'w:cr') this.#addText('\n', change);
    else if (name === 'w:noBreakHyphen') this.#addText('\u2011', change);
    else if (name === 'w:sym') this.#symbol(attributes, change);
    else if (NOTES.has(name)) {
      const noteText = this.#options.noteOf?.(name, attributes['w:id'] ?? '') ?? '';
      this.#report(
        'note',
        `${name === 'w:footnoteReference' ? 'A footnote' : 'An endnote'} was added: “${noteText}”`,
        change,
      );
    } else if (PICTURES.has(name)) {
      const words = wordsIn(element);
      this.#report(
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
    // Codes from F000 belong to the font, and mean nothing without it.
    const isLetter = number >= 0x20 && number < 0xd8_00 && !PICTURE_FONTS.test(font);
    if (isLetter) this.#addText(String.fromCharCode(number), change);
    else
      this.#report(
        'symbol',
        `A symbol was added: character ${code} of the font ${font || '(not named)'}`,
        change,
      );
  }

  /** Word divides words into runs at any pause. Adjacent runs with the same changes are joined. */
  #addText(text: string, change: RunChange): void {
    if (text === '') return;
    const last = this.#runs.at(-1);
    this.#text += text;
    if (last && isSameChange(last.change, change)) last.text += text;
    else this.#runs.push({ text, change });
  }
}

/** Soft hyphens are layout. They are removed from inserted words, because the law has none. */
const letters = (text: string, { inserted }: RunChange): string =>
  inserted ? text.replaceAll('\u00ad', '') : text;

/** Whether a cell continues the merged cell above it, without words of its own. */
function isMerged(cell: XmlElement): boolean {
  const properties = childNamed(cell, 'w:tcPr');
  const merge = properties && childNamed(properties, 'w:vMerge');
  return merge !== undefined && merge.attributes['w:val'] !== 'restart' && wordsIn(cell).trim() === '';
}

/** The properties of hidden text. */
const HIDDEN = ['w:vanish', 'w:specVanish'];

/** Whether an on/off property is present and on. */
const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined && !['0', 'false', 'off'].includes(element.attributes['w:val'] ?? '');

/** Whether a content control still shows its placeholder. */
function isPlaceholder(control: XmlElement): boolean {
  const properties = childNamed(control, 'w:sdtPr');
  return properties !== undefined && isOn(childNamed(properties, 'w:showingPlcHdr'));
}
