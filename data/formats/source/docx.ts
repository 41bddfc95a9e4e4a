import { unzipSync } from 'fflate';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { readXml } from '../xml/read.ts';
import { childNamed, elementsOf, type XmlElement } from '../xml/tree.ts';
import { isBomb } from '../zip-read.ts';
import { Gathered, type SourceWords } from './text.ts';

const MAIN = 'word/document.xml';
const PREFIXES = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
};
/** Bytes that a document's one part may unpack to, and how many parts there may be. */
const LARGEST_PART = 100_000_000;
const MOST_PARTS = 5000;

/** The one part of the archive that holds the words. No other is unpacked, and none is written anywhere. */
function mainPart(bytes: Uint8Array): Result<Uint8Array> {
  let entryCount = 0;
  let size = -1;
  let packed = 0;
  let isTrap = false;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, size: small, originalSize }) => {
        entryCount += 1;
        if (entryCount > MOST_PARTS) throw new RangeError('too many parts');
        if (name !== MAIN) return false;
        isTrap ||= size >= 0;
        [size, packed] = [originalSize, small];
        isTrap ||= size > LARGEST_PART || isBomb({ size, packed });
        return !isTrap;
      },
    });
    if (isTrap)
      return refuse('refused', 'The file would be too large when unpacked, so Keeling did not open it.');
    const part = parts[MAIN];
    if (part?.length === size) return ok(part);
    if (size < 0) return refuse('unsupported', 'This is a zip file, not a Word document (.docx).');
  } catch {
    // Told below.
  }
  return refuse('damaged', 'The Word document can’t be unpacked: it is damaged or cut short.');
}

/** Reads the body as a person reads it with every tracked change accepted. */
class DocxReader {
  readonly #gathered = new Gathered();
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
    return this.#gathered.finish(remarks);
  }

  #blocks(parent: XmlElement): void {
    for (const child of elementsOf(parent)) {
      if (child.name === 'w:p') {
        this.#inline(child);
        this.#gathered.end(parent.name === 'w:tc' ? 1 : 2);
      } else if (child.name === 'w:tr') this.#row(child);
      else if (child.name === 'w:del' || child.name === 'w:moveFrom') this.#deleted += 1;
      else if (!child.name.endsWith('Pr')) this.#blocks(child);
    }
    if (parent.name === 'w:tbl') this.#gathered.end(2);
  }

  /** A row of a table in a line, its cells apart by tabs; a cell of several lines goes on in lines of its own. */
  #row(row: XmlElement): void {
    const cells = elementsOf(row).filter(({ name }) => name === 'w:tc');
    for (const [at, cell] of cells.entries()) {
      const lines = elementsOf(cell).filter(({ name }) => name === 'w:p');
      if (at > 0) this.#gathered.add('\t');
      if (lines.length > 1 || elementsOf(cell).some(({ name }) => name === 'w:tbl')) this.#blocks(cell);
      else for (const line of lines) this.#inline(line);
    }
    this.#gathered.end();
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
      if (child.name === 'w:t') this.#gathered.add(child.children.join(''), underlined);
      else if (child.name === 'w:tab') this.#gathered.add('\t');
      else if (child.name === 'w:br' || child.name === 'w:cr') this.#gathered.add('\n');
      else if (child.name === 'w:noBreakHyphen') this.#gathered.add('\u2011', underlined);
      else if (child.name === 'w:delText') this.#deleted += 1;
      else if (child.name === 'w:footnoteReference' || child.name === 'w:endnoteReference') this.#notes += 1;
      else if (child.name === 'w:drawing' || child.name === 'w:pict' || child.name === 'mc:AlternateContent')
        this.#pictures += 1;
    }
  }
}

/** The rows of one table: the text of each cell, its paragraphs in lines. A cell that goes on from above is empty. */
function rowsIn(table: XmlElement): readonly (readonly string[])[] {
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

/** The tables of a Word document's body, in order; one inside another is part of the other's cell. */
export function readDocxTables(bytes: Uint8Array): Result<readonly (readonly (readonly string[])[])[]> {
  const body = bodyOf(bytes);
  if (!body.ok) return body;
  return ok(
    elementsOf(body.value)
      .filter(({ name }) => name === 'w:tbl')
      .map(rowsIn),
  );
}

/** The words of a Word document's body. Headers, footers, notes and comments are left out, and said to be. */
export function readDocx(bytes: Uint8Array): Result<SourceWords> {
  const body = bodyOf(bytes);
  return body.ok ? ok(new DocxReader().read(body.value)) : body;
}

function bodyOf(bytes: Uint8Array): Result<XmlElement> {
  const part = mainPart(bytes);
  if (!part.ok) return part;
  const root = readXml(part.value, { prefixes: PREFIXES, limits: { size: LARGEST_PART } });
  if (!root.ok) return root;
  const body = childNamed(root.value, 'w:body');
  return body ? ok(body) : refuse('damaged', 'The Word document is damaged: its text is missing.');
}
