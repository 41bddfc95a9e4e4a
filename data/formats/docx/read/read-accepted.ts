import { ok, type Result, refuse } from '../../../../core/base/result.ts';
import type {
  AcceptedFile,
  AcceptedParagraph,
  AcceptedRun,
} from '../../../../core/word-import/certificate/accepted-text.ts';
import type { Hand } from '../../../../core/word-import/word-document.ts';
import { childNamed, childrenNamed, elementsOf, textOf, type XmlElement } from '../../xml/tree.ts';
import { ListNumbers } from './list-numbers.ts';
import { openDocx } from './parts.ts';

/**
 * A Word file as it reads with everything accepted. It shares nothing with what takes the changes in but the parsing of
 * XML, so that it can tell what that lost.
 */

/** What is being done to the words that are read. */
interface ChangeContext {
  readonly by: Hand | null;
  readonly isInserted: boolean;
  readonly isStruck: boolean;
}

const NOTHING: ChangeContext = { by: null, isInserted: false, isStruck: false };

const INSERTS = new Set(['w:ins', 'w:moveTo']);
const STRIKES = new Set(['w:del', 'w:moveFrom']);
/** What is drawn, is no part of a line, or says how it looks; and a gloss, which stands over the words. */
const PASSED_OVER = new Set([
  'w:drawing',
  'w:pict',
  'w:object',
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:instrText',
  'w:rt',
]);
/** What makes a paragraph by itself where it stands in none. */
const LOOSE = new Set(['w:r', 'w:hyperlink', 'w:fldSimple', 'w:smartTag']);

const CHARACTERS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
};

/** A letter by its code; of a font of pictures, and with a font's own code, it is drawn. */
function symbolOf({ 'w:char': code = '', 'w:font': font = '' }: XmlElement['attributes']): string {
  const number = Number.parseInt(code, 16);
  const isDrawn = !(number >= 0x20) || number >= 0xd800 || /symbol|dings/i.test(font);
  return isDrawn ? '' : String.fromCharCode(number);
}

/** Whose a change is, and when; Word’s newer files have the true time beside the local one. */
function handOf(attributes: XmlElement['attributes']): Hand {
  const date = attributes['w16du:dateUtc'] ?? attributes['w:date'] ?? '';
  const [time] = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(date) ?? [];
  return { author: attributes['w:author']?.trim() ?? '', date: time ? `${time}Z` : null };
}

/** Text as Word shows it: white space at its ends is kept where that is said, and the end of a line of XML is a space. */
function shownText(element: XmlElement): string {
  const text = textOf(element).replaceAll(/\r\n?|\n/g, ' ');
  return element.attributes['xml:space'] === 'preserve' ? text : text.replaceAll(/^[ \t]+|[ \t]+$/g, '');
}

function charactersOf({ name, attributes }: XmlElement): string {
  if (name === 'w:sym') return symbolOf(attributes);
  if (name === 'w:br') return /page|column/.test(attributes['w:type'] ?? '') ? '' : '\n';
  return CHARACTERS[name] ?? '';
}

class AcceptedReader {
  readonly paragraphs: AcceptedParagraph[] = [];
  readonly #fieldsEnd: boolean;
  readonly #lists: ListNumbers;
  #cell = 0;
  readonly #bookmarks = new Set<string>();
  #isInAct = false;
  /** Whether each open field shows its code yet, not its result. */
  readonly #fields: boolean[] = [];
  #runs: AcceptedRun[] = [];
  #struck: AcceptedRun[] = [];
  #wasInAct = false;
  #isOpen = false;

  /** @param fieldsEnd whether each field that begins ends too: one that doesn't reaches no further than its paragraph */
  constructor(fieldsEnd: boolean, lists: readonly XmlElement[]) {
    this.#fieldsEnd = fieldsEnd;
    this.#lists = new ListNumbers(lists);
  }

  blocks(parent: XmlElement, inTable: boolean): void {
    let loose: XmlElement[] = [];
    const flush = () => {
      if (loose.length > 0) this.#paragraph({ ...parent, name: 'w:p', children: loose }, inTable);
      loose = [];
    };
    for (const child of elementsOf(parent)) {
      if (LOOSE.has(child.name)) {
        loose.push(child);
        continue;
      }
      flush();
      if (child.name === 'w:p') this.#paragraph(child, inTable);
      else if (child.name === 'w:tr' && isStruckRow(child)) continue;
      else if (child.name === 'w:tc') this.#inCell(child);
      else if (!this.#bookmark(child) && !child.name.endsWith('Pr'))
        this.blocks(chosen(child), inTable || child.name === 'w:tbl');
    }
    flush();
  }

  #inCell(element: XmlElement): void {
    this.#cell += 1;
    this.blocks(element, true);
  }

  /** What is left where the last paragraph's end is struck. */
  end(): void {
    if (this.#isOpen) this.#close(false);
  }

  #bookmark({ name, attributes }: XmlElement): boolean {
    const id = attributes['w:id'] ?? '';
    if (name === 'w:bookmarkStart' && attributes['w:name'] === 'Act') {
      this.#bookmarks.add(id);
      this.#isInAct = true;
      this.#wasInAct ||= this.#isOpen;
    } else if (name === 'w:bookmarkEnd' && this.#bookmarks.has(id)) this.#isInAct = false;
    return name.startsWith('w:bookmark');
  }

  /** A paragraph whose end is struck goes on in the next. */
  #paragraph(element: XmlElement, inTable: boolean): void {
    if (!this.#isOpen) [this.#runs, this.#struck, this.#wasInAct] = [[], [], this.#isInAct];
    this.#isOpen = true;
    const properties = childNamed(element, 'w:pPr');
    const mark = properties && childNamed(properties, 'w:rPr');
    const marks = mark ? elementsOf(mark) : [];
    const isStruck = marks.some(({ name }) => STRIKES.has(name));
    const insertion = marks.find(({ name }) => INSERTS.has(name));
    const number = isStruck ? '' : this.#lists.numberOf(properties);
    this.#addText(number, {
      by: insertion ? handOf(insertion.attributes) : null,
      isInserted: insertion !== undefined,
      isStruck: false,
    });
    this.#inline(element, NOTHING);
    if (!this.#fieldsEnd) this.#fields.length = 0;
    // Of a paragraph that is gone nothing goes on in the next.
    if (!isStruck || this.#runs.length === 0) this.#close(inTable);
  }

  #close(inTable: boolean): void {
    const inAct = this.#wasInAct || this.#isInAct;
    const cell = inTable ? this.#cell : null;
    this.paragraphs.push({ runs: this.#runs, struck: this.#struck, cell, inTable, inAct });
    this.#isOpen = false;
  }

  #inline(parent: XmlElement, change: ChangeContext): void {
    for (const child of elementsOf(chosen(parent))) {
      const { name, attributes } = child;
      const by = handOf(attributes);
      if (PASSED_OVER.has(name) || isUnfilled(child) || this.#bookmark(child)) continue;
      if (INSERTS.has(name)) this.#inline(child, { ...change, by, isInserted: true });
      else if (STRIKES.has(name)) this.#inline(child, { ...change, by, isStruck: true });
      else if (name === 'w:fldChar') this.#field(attributes['w:fldCharType']);
      else if (name === 'w:t' || name === 'w:delText') this.#addText(shownText(child), change);
      else if (charactersOf(child) !== '') this.#addText(charactersOf(child), change);
      else this.#inline(child, change);
    }
  }

  #field(type: string | undefined): void {
    if (type === 'begin') this.#fields.push(true);
    else if (type === 'end') this.#fields.pop();
    else if (type === 'separate') this.#fields.splice(-1, 1, false);
  }

  /** What one person put in and another struck came and went: it was never in the text. */
  #addText(rawText: string, { by, isInserted, isStruck }: ChangeContext): void {
    // Where a word that was put in may be broken is a matter of the page.
    const text = isInserted ? rawText.replaceAll('\u00ad', '') : rawText;
    if (text === '' || this.#fields.includes(true) || (isInserted && isStruck)) return;
    const into = isStruck ? this.#struck : this.#runs;
    const last = into.at(-1);
    if (last && last.by === by) into[into.length - 1] = { by, text: last.text + text };
    else into.push({ text, by });
  }
}

const hasText = (element: XmlElement): boolean =>
  elementsOf(element).some((child) => (child.name === 'w:t' ? textOf(child).trim() !== '' : hasText(child)));

/** Of what a program offers in more than one form, the first that has words: an emoji's newer form has none. */
function chosen(element: XmlElement): XmlElement {
  if (element.name !== 'mc:AlternateContent') return element;
  const forms = childrenNamed(element, 'mc:Choice', 'mc:Fallback');
  return forms.find(hasText) ?? forms[0] ?? element;
}

/** Whether a content control still shows what is to be written in it. */
function isUnfilled(control: XmlElement): boolean {
  const properties = control.name === 'w:sdt' ? childNamed(control, 'w:sdtPr') : undefined;
  const shows = properties && childNamed(properties, 'w:showingPlcHdr');
  return shows !== undefined && !/^(?:0|false|off)$/.test(shows.attributes['w:val'] ?? '');
}

/** How many fields begin in an element and don't end. */
const openFields = (element: XmlElement): number =>
  elementsOf(chosen(element)).reduce((sum, child) => {
    const type = child.name === 'w:fldChar' ? child.attributes['w:fldCharType'] : undefined;
    return sum + (type === 'begin' ? 1 : type === 'end' ? -1 : openFields(child));
  }, 0);

const isStruckRow = (row: XmlElement): boolean => {
  const properties = childNamed(row, 'w:trPr');
  return properties !== undefined && childNamed(properties, 'w:del') !== undefined;
};

function paragraphsOf(body: XmlElement, lists: readonly XmlElement[] = []): readonly AcceptedParagraph[] {
  const reader = new AcceptedReader(openFields(body) === 0, lists);
  reader.blocks(body, false);
  reader.end();
  return reader.paragraphs;
}

/** Reads a Word file as it is with everything accepted. Refused as `readReturned` refuses. */
export function readAccepted(bytes: Uint8Array): Result<AcceptedFile> {
  const opened = openDocx(bytes);
  if (!opened.ok) return opened;
  const { main, of } = opened.value;
  const body = childNamed(main, 'w:body');
  if (!body) return refuse('damaged', 'The Word document is damaged: its text is missing.');
  const parts = of('comments');
  if (!parts.ok) return parts;
  const comments = parts.value
    .flatMap((part) => childrenNamed(part, 'w:comment'))
    .map((comment) => ({
      author: comment.attributes['w:author']?.trim() ?? '',
      text: paragraphsOf(comment)
        .map(({ runs }) => runs.map(({ text }) => text).join(''))
        .join('\n'),
    }));
  const lists = of('numbering');
  if (!lists.ok) return lists;
  return ok({ paragraphs: paragraphsOf(body, lists.value), comments });
}
