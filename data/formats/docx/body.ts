import type { Line } from '../../../core/amend/lines.ts';
import type { ChangeStatus, Run } from '../../../core/amend/redline.ts';
import { type Markup, markup } from '../markup.ts';
import { commentsWriter, type ThreadMark, type WordThread } from './comments.ts';
import { markedRuns, runContent } from './runs.ts';
import { stretchesOf } from './stretches.ts';

/** Who made a change and when, as Word shows it. */
export interface Revision {
  readonly author: string;
  /** ISO time in UTC, to the second: `2026-11-24T10:00:00Z`. */
  readonly date: string;
}

/** Where a document's paragraphs and tables come from, one numbering for all its annotations. */
interface Body {
  /** A paragraph that no change touches, and the comments on it. */
  readonly paragraph: (style: string, text: string, threads?: readonly WordThread[]) => Markup;
  /**
   * A line of the Act with its tracked changes, and the comments on words of it.
   * @throws RangeError for a change of an unknown amendment
   */
  readonly line: (style: string, line: Line, marks?: readonly ThreadMark[]) => Markup;
  /** A table with a header row that repeats on each page; `widths` in twentieths of a point. */
  readonly table: (
    widths: readonly number[],
    header: readonly string[],
    rows: readonly (readonly string[])[],
  ) => Markup;
  /** What comes between two named marks that no reader sees. */
  readonly bookmarked: (name: string, content: readonly Markup[]) => Markup;
  /** The parts that hold the words of the comments, by path: once all of the body is written. */
  readonly commentParts: () => Readonly<Record<string, Markup>>;
}

const plainRun = (text: string) => (text ? markup`<w:r>${runContent(text, 'w:t')}</w:r>` : null);

/**
 * A field that shows nothing and names the amendment, after an insertion at a line's end. Without something there,
 * LibreOffice joins the insertion to one at the start of the next line, and the two lines when it is rejected.
 */
const endOfInsertion = (am: string) =>
  markup`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ADDIN KEELING ${am} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/**
 * Writes the body of a document with tracked changes (drafting-conventions.md §7.4, rules 1 to 15): changes stand
 * beside runs and never inside each other, every one has an author, a date and an id used nowhere else, and a line
 * that is in one text only has its paragraph mark tracked too, so that nothing is left of it in the other.
 */
export function bodyWriter(revisionOf: (am: string) => Revision): Body {
  let annotations = 0;
  const nextId = () => {
    annotations += 1;
    return annotations;
  };

  function changed(run: Exclude<Run, { readonly kind: 'kept' }>, inner: readonly Markup[]): Markup {
    const { author, date } = revisionOf(run.am);
    const id = nextId();
    return run.kind === 'inserted'
      ? markup`<w:ins w:id="${id}" w:author="${author}" w:date="${date}">${inner}</w:ins>`
      : markup`<w:del w:id="${id}" w:author="${author}" w:date="${date}">${inner}</w:del>`;
  }

  function mark(changeStatus: ChangeStatus): Markup | null {
    if (changeStatus.state === 'kept') return null;
    const { author, date } = revisionOf(changeStatus.am);
    const id = nextId();
    return changeStatus.state === 'inserted'
      ? markup`<w:rPr><w:ins w:id="${id}" w:author="${author}" w:date="${date}"/></w:rPr>`
      : markup`<w:rPr><w:del w:id="${id}" w:author="${author}" w:date="${date}"/></w:rPr>`;
  }

  const comments = commentsWriter(nextId);

  function line(style: string, given: Line, marks: readonly ThreadMark[] = []): Markup {
    const runs = stretchesOf(given);
    const end = runs.at(-1);
    const last =
      given.changeStatus.state === 'kept' && end?.kind === 'inserted' ? endOfInsertion(end.am) : null;
    const content = markedRuns(runs, marks, { changed, comments, last });
    return markup`<w:p><w:pPr><w:pStyle w:val="${style}"/>${mark(given.changeStatus)}</w:pPr>${content}</w:p>`;
  }

  const paragraph = (style: string, text: string, threads: readonly WordThread[] = []) => {
    const { begin, endAndRefer } = comments;
    return markup`<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${threads.map(begin)}${plainRun(text)}${threads.map(endAndRefer)}</w:p>`;
  };

  /** A cell holds one paragraph for each line of its text. */
  const cell = (style: string, width: number, text: string) =>
    markup`<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${text
      .split(/\r\n|\r|\n/)
      .map((part) => paragraph(style, part))}</w:tc>`;

  const row = (style: string, widths: readonly number[], cells: readonly string[]) =>
    cells.map((text, at) => cell(style, widths[at] ?? 0, text));

  return {
    paragraph,
    line,
    table: (widths, header, rows) =>
      markup`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${widths.reduce(
        (sum, width) => sum + width,
        0,
      )}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>${widths.map(
        (width) => markup`<w:gridCol w:w="${width}"/>`,
      )}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${row('TableHeading', widths, header)}</w:tr>${rows.map(
        (cells) => markup`<w:tr>${row('TableText', widths, cells)}</w:tr>`,
      )}</w:tbl>`,
    bookmarked: (name, content) => {
      const id = nextId();
      return markup`<w:bookmarkStart w:id="${id}" w:name="${name}"/>${content}<w:bookmarkEnd w:id="${id}"/>`;
    },
    commentParts: comments.parts,
  };
}
