import type { Line } from '../../../core/amend/lines.ts';
import type { ChangeDates, DatedRun } from '../../../core/history/dated-runs.ts';
import { type Markup, markup } from '../markup.ts';
import { commentsWriter, type ThreadMark, type WordThread } from './comments.ts';
import { markedRuns, runContent } from './runs.ts';
import { stretchesOf } from './stretches.ts';
import { wordDate } from './word-date.ts';

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
  /** The text of every paragraph that no change touches, those in tables among them: once all of the body is written. */
  readonly plain: () => readonly string[];
  /** The parts that hold the words of the comments, by path: once all of the body is written. */
  readonly commentParts: () => Readonly<Record<string, Markup>>;
}

/** Where nothing is known of when, every change of an amendment has its one date. */
const UNDATED: ChangeDates = {
  runsOf: (line) => stretchesOf(line).map((run) => ({ run, at: null })),
  lineAt: () => null,
};

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
export function bodyWriter(revisionOf: (am: string) => Revision, dates: ChangeDates = UNDATED): Body {
  let annotations = 0;
  const nextId = () => {
    annotations += 1;
    return annotations;
  };

  /** Whose a change is, and when it was made where that is known more closely than of its amendment. */
  const signed = (am: string, at: string | null): Revision => {
    const revision = revisionOf(am);
    return at === null ? revision : { ...revision, date: wordDate(at) };
  };

  function changed({ run, at }: DatedRun, inner: readonly Markup[]): Markup | readonly Markup[] {
    if (run.kind === 'kept') return inner;
    const { author, date } = signed(run.am, at);
    const id = nextId();
    return run.kind === 'inserted'
      ? markup`<w:ins w:id="${id}" w:author="${author}" w:date="${date}">${inner}</w:ins>`
      : markup`<w:del w:id="${id}" w:author="${author}" w:date="${date}">${inner}</w:del>`;
  }

  function mark(line: Line): Markup | null {
    const { changeStatus } = line;
    if (changeStatus.state === 'kept') return null;
    const { author, date } = signed(changeStatus.am, dates.lineAt(line));
    const id = nextId();
    return changeStatus.state === 'inserted'
      ? markup`<w:rPr><w:ins w:id="${id}" w:author="${author}" w:date="${date}"/></w:rPr>`
      : markup`<w:rPr><w:del w:id="${id}" w:author="${author}" w:date="${date}"/></w:rPr>`;
  }

  const comments = commentsWriter(nextId);

  function line(style: string, given: Line, marks: readonly ThreadMark[] = []): Markup {
    const runs = dates.runsOf(given);
    const end = runs.at(-1)?.run;
    const last =
      given.changeStatus.state === 'kept' && end?.kind === 'inserted' ? endOfInsertion(end.am) : null;
    const content = markedRuns(runs, marks, { changed, comments, last });
    return markup`<w:p><w:pPr><w:pStyle w:val="${style}"/>${mark(given)}</w:pPr>${content}</w:p>`;
  }

  const plain: string[] = [];
  const paragraph = (style: string, text: string, threads: readonly WordThread[] = []) => {
    plain.push(text);
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
    plain: () => plain,
    commentParts: comments.parts,
  };
}
