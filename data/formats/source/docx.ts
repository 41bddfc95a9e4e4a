import { unzipSync } from 'fflate';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { readXml } from '../xml/read.ts';
import { childNamed, elementsOf, type XmlElement } from '../xml/tree.ts';
import { isBomb } from '../zip-read.ts';
import { type SourceWords, TextCollector } from './text.ts';

const MAIN = 'word/document.xml';
const PREFIXES = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
};
/** The most bytes of the main part when unpacked, and the most parts. */
const MAX_PART_BYTES = 100_000_000;
const MAX_PARTS = 5000;

/**
 * Unpacks the main part, which has the words. No other part is unpacked, and none is written to disk. Refused if it is
 * too large, missing or damaged.
 */
function mainPart(bytes: Uint8Array): Result<Uint8Array> {
  let entryCount = 0;
  let size = -1;
  let packed = 0;
  let isTooLarge = false;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, size: small, originalSize }) => {
        entryCount += 1;
        if (entryCount > MAX_PARTS) throw new RangeError('too many parts');
        if (name !== MAIN) return false;
        isTooLarge ||= size >= 0;
        [size, packed] = [originalSize, small];
        isTooLarge ||= size > MAX_PART_BYTES || isBomb({ size, packed });
        return !isTooLarge;
      },
    });
    if (isTooLarge)
      return refuse('refused', 'The file would be too large when unpacked, so Keeling did not open it.');
    const part = parts[MAIN];
    if (part?.length === size) return ok(part);
    if (size < 0) return refuse('unsupported', 'This is a zip file, not a Word document (.docx).');
  } catch {
    // The refusal below covers it.
  }
  return refuse('damaged', 'The Word document can’t be unpacked: it is damaged or cut short.');
}

/** Reads the body as it reads with every tracked change accepted. */
class DocxReader {
  readonly #text = new TextCollector();
  #deleted = 0;
  #notes = 0;
  #pictures = 0;

  read(body: XmlElement): SourceWords {
    this.#blocks(body);
    const remarks: string[] = [];
    if (this.#deleted > 0)
      remarks.push('The file has tracked changes: it was read with all of them accepted.');
    if (this.#notes > 0) remarks.push(`${this.#notes} footnotes or endnotes were not included.`);
    if (this.#pictures > 0) remarks.push(`${this.#pictures} pictures or drawings were not included.`);
    return this.#text.finish(remarks);
  }

  #blocks(parent: XmlElement): void {
    for (const child of elementsOf(parent)) {
      if (child.name === 'w:p') {
        this.#inline(child);
        this.#text.end(parent.name === 'w:tc' ? 1 : 2);
      } else if (child.name === 'w:tr') this.#row(child);
      else if (child.name === 'w:del' || child.name === 'w:moveFrom') this.#deleted += 1;
      else if (!child.name.endsWith('Pr')) this.#blocks(child);
    }
    if (parent.name === 'w:tbl') this.#text.end(2);
  }

  /**
   * Reads a table row as one line with tabs between its cells. A cell of several paragraphs continues on lines of its
   * own.
   */
  #row(row: XmlElement): void {
    const cells = elementsOf(row).filter(({ name }) => name === 'w:tc');
    for (const [at, cell] of cells.entries()) {
      const lines = elementsOf(cell).filter(({ name }) => name === 'w:p');
      if (at > 0) this.#text.add('\t');
      if (lines.length > 1 || elementsOf(cell).some(({ name }) => name === 'w:tbl')) this.#blocks(cell);
      else for (const line of lines) this.#inline(line);
    }
    this.#text.end();
  }

  #inline(parent: XmlElement): void {
    for (const child of elementsOf(parent)) {
      switch (child.name) {
        case 'w:r':
          this.#run(child);
          break;
        case 'w:del':
        case 'w:moveFrom':
          this.#deleted += 1;
          break;
        case 'w:pPr':
          break;
        default:
          this.#inline(child);
      }
    }
  }

  #run(run: XmlElement): void {
    const properties = childNamed(run, 'w:rPr');
    const line = properties && childNamed(properties, 'w:u')?.attributes['w:val'];
    const underlined = line !== undefined && line !== 'none';
    const hidden = properties && childNamed(properties, 'w:vanish');
    if (hidden) return;
    for (const child of elementsOf(run)) {
      if (child.name === 'w:t') this.#text.add(child.children.join(''), underlined);
      else if (child.name === 'w:tab') this.#text.add('\t');
      else if (child.name === 'w:br' || child.name === 'w:cr') this.#text.add('\n');
      else if (child.name === 'w:noBreakHyphen') this.#text.add('\u2011', underlined);
      else if (child.name === 'w:delText') this.#deleted += 1;
      else if (child.name === 'w:footnoteReference' || child.name === 'w:endnoteReference') this.#notes += 1;
      else if (child.name === 'w:drawing' || child.name === 'w:pict' || child.name === 'mc:AlternateContent')
        this.#pictures += 1;
    }
  }
}

/**
 * The rows of one table as text, with a line for each paragraph of a cell. Continuation cells of a column span are ''.
 */
function tableRows(table: XmlElement): readonly (readonly string[])[] {
  const rows = elementsOf(table).filter(({ name }) => name === 'w:tr');
  return rows.map((row) =>
    elementsOf(row)
      .filter(({ name }) => name === 'w:tc')
      .flatMap((cell) => {
        const properties = childNamed(cell, 'w:tcPr');
        const span = Number(properties && childNamed(properties, 'w:gridSpan')?.attributes['w:val']) || 1;
        const { text } = new DocxReader().read(cell);
        return [text.replace(/\n{2,}/g, '\n'), ...Array<string>(Math.min(span, 60) - 1).fill('')];
      }),
  );
}

/**
 * Reads the tables of a Word document's body, in order. A nested table is part of its cell. Refused as `readDocx` is.
 */
export function readDocxTables(bytes: Uint8Array): Result<readonly (readonly (readonly string[])[])[]> {
  const body = readBody(bytes);
  if (!body.ok) return body;
  return ok(
    elementsOf(body.value)
      .filter(({ name }) => name === 'w:tbl')
      .map(tableRows),
  );
}

/**
 * Reads the words of a Word document's body. Headers, footers, notes and comments are left out. Refused if the file is
 * not .docx, is damaged or would be too large.
 */
export function readDocx(bytes: Uint8Array): Result<SourceWords> {
  const body = readBody(bytes);
  return body.ok ? ok(new DocxReader().read(body.value)) : body;
}

function readBody(bytes: Uint8Array): Result<XmlElement> {
  const part = mainPart(bytes);
  if (!part.ok) return part;
  const root = readXml(part.value, { prefixes: PREFIXES, limits: { size: MAX_PART_BYTES } });
  if (!root.ok) return root;
  const body = childNamed(root.value, 'w:body');
  return body ? ok(body) : refuse('damaged', 'The Word document is damaged: its text is missing.');
}
