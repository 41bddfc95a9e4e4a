import { ok, type Result, refuse } from '../../../../core/base/result.ts';
import type {
  AcceptedFile,
  AcceptedParagraph,
  AcceptedRun,
} from '../../../../core/word-import/certificate/accepted-text.ts';
import type { ChangeAuthor } from '../../../../core/word-import/word-document.ts';
import { childNamed, childrenNamed, elementsOf, textOf, type XmlElement } from '../../xml/tree.ts';
import { ListNumbers } from './list-numbers.ts';
import { openDocx } from './parts.ts';

/**
 * Reads a Word file as it reads with all changes accepted. Shares only the XML parser and list numbers with the import
 * of changes, so that it can find what the import lost.
 */

/** The tracked changes around the words being read. */
interface ChangeContext {
  readonly by: ChangeAuthor | null;
  readonly isInserted: boolean;
  readonly isStruck: boolean;
}

const UNCHANGED: ChangeContext = { by: null, isInserted: false, isStruck: false };

const INSERTIONS = new Set(['w:ins', 'w:moveTo']);
const DELETIONS = new Set(['w:del', 'w:moveFrom']);
/** Elements that are skipped: drawings, properties, field codes, and ruby text above words. */
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
/** Elements that form a paragraph if they are in none. */
const PARAGRAPH_CONTENT = new Set(['w:r', 'w:hyperlink', 'w:fldSimple', 'w:smartTag']);

const CHARACTERS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
};

/** The letter of a symbol; '' if its font shows a picture, or its code belongs to the font. */
function symbolOf({ 'w:char': code = '', 'w:font': font = '' }: XmlElement['attributes']): string {
  const number = Number.parseInt(code, 16);
  const isDrawn = !(number >= 0x20) || number >= 0xd800 || /symbol|dings/i.test(font);
  return isDrawn ? '' : String.fromCharCode(number);
}

/** The author and date of a change. Newer versions of Word add the true UTC time to the local one. */
function handOf(attributes: XmlElement['attributes']): ChangeAuthor {
  const date = attributes['w16du:dateUtc'] ?? attributes['w:date'] ?? '';
  const [time] = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(date) ?? [];
  return { author: attributes['w:author']?.trim() ?? '', date: time ? `${time}Z` : null };
}

/**
 * Text as Word shows it. White space at the ends counts only with `xml:space="preserve"`, and a line end in the XML is
 * a space.
 */
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
  /** The open fields: whether each is at its code, not yet at its result. */
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
      if (PARAGRAPH_CONTENT.has(child.name)) {
        loose.push(child);
        continue;
      }
      flush();
      if (child.name === 'w:p') this.#paragraph(child, inTable);
      else if (child.name === 'w:tr' && isStruckRow(child)) continue;
      else if (child.name === 'w:tc') this.#inCell(child);
      else if (!this.#bookmark(child) && !child.name.endsWith('Pr'))
        this.blocks(chooseForm(child), inTable || child.name === 'w:tbl');
    }
    flush();
  }

  #inCell(element: XmlElement): void {
    this.#cell += 1;
    this.blocks(element, true);
  }

  /** Ends a last paragraph whose end is deleted. */
  endLastParagraph(): void {
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

  /** Reads a paragraph. If its end is deleted, it continues in the next. */
  #paragraph(element: XmlElement, inTable: boolean): void {
    if (!this.#isOpen) [this.#runs, this.#struck, this.#wasInAct] = [[], [], this.#isInAct];
    this.#isOpen = true;
    const properties = childNamed(element, 'w:pPr');
    const mark = properties && childNamed(properties, 'w:rPr');
    const marks = mark ? elementsOf(mark) : [];
    const isStruck = marks.some(({ name }) => DELETIONS.has(name));
    const insertion = marks.find(({ name }) => INSERTIONS.has(name));
    const number = isStruck ? '' : this.#lists.numberOf(properties);
    this.#addText(number, {
      by: insertion ? handOf(insertion.attributes) : null,
      isInserted: insertion !== undefined,
      isStruck: false,
    });
    this.#inline(element, UNCHANGED);
    if (!this.#fieldsEnd) this.#fields.length = 0;
    // A deleted paragraph without remaining words ends here.
    if (!isStruck || this.#runs.length === 0) this.#close(inTable);
  }

  #close(inTable: boolean): void {
    const inAct = this.#wasInAct || this.#isInAct;
    const cell = inTable ? this.#cell : null;
    this.paragraphs.push({ runs: this.#runs, struck: this.#struck, cell, inTable, inAct });
    this.#isOpen = false;
  }

  #inline(parent: XmlElement, change: ChangeContext): void {
    for (const child of elementsOf(chooseForm(parent))) {
      const { name, attributes } = child;
      const by = handOf(attributes);
      if (PASSED_OVER.has(name) || isUnfilled(child) || this.#bookmark(child)) continue;
      if (INSERTIONS.has(name)) this.#inline(child, { ...change, by, isInserted: true });
      else if (DELETIONS.has(name)) this.#inline(child, { ...change, by, isStruck: true });
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

  /** Words that were inserted and then deleted were never in the text. */
  #addText(rawText: string, { by, isInserted, isStruck }: ChangeContext): void {
    // Soft hyphens in inserted words are layout.
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

/** Of two forms, the first that has words. The newer form of an emoji has none. */
function chooseForm(element: XmlElement): XmlElement {
  if (element.name !== 'mc:AlternateContent') return element;
  const forms = childrenNamed(element, 'mc:Choice', 'mc:Fallback');
  return forms.find(hasText) ?? forms[0] ?? element;
}

/** Whether a content control still shows its placeholder. */
function isUnfilled(control: XmlElement): boolean {
  const properties = control.name === 'w:sdt' ? childNamed(control, 'w:sdtPr') : undefined;
  const shows = properties && childNamed(properties, 'w:showingPlcHdr');
  return shows !== undefined && !/^(?:0|false|off)$/.test(shows.attributes['w:val'] ?? '');
}

/** The number of fields in an element that begin but don't end. */
const countOpenFields = (element: XmlElement): number =>
  elementsOf(chooseForm(element)).reduce((sum, child) => {
    const type = child.name === 'w:fldChar' ? child.attributes['w:fldCharType'] : undefined;
    return sum + (type === 'begin' ? 1 : type === 'end' ? -1 : countOpenFields(child));
  }, 0);

const isStruckRow = (row: XmlElement): boolean => {
  const properties = childNamed(row, 'w:trPr');
  return properties !== undefined && childNamed(properties, 'w:del') !== undefined;
};

function paragraphsOf(body: XmlElement, lists: readonly XmlElement[] = []): readonly AcceptedParagraph[] {
  const reader = new AcceptedReader(countOpenFields(body) === 0, lists);
  reader.blocks(body, false);
  reader.endLastParagraph();
  return reader.paragraphs;
}

/** Reads a Word file with all changes accepted. Refused as `readReturned` is. */
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
