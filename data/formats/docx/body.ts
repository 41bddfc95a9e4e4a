import type { Line } from '../../../core/amend/redline/lines.ts';
import { printedParts } from '../../../core/amend/redline/table-lines.ts';
import {
  type LineSignatures,
  type Signature,
  type SignedRun,
  UNSIGNED,
} from '../../../core/history/signed-runs.ts';
import { MAX_UNSPLIT_ROWS } from '../../../core/pack/blocks.ts';
import { type Markup, markup } from '../markup.ts';
import { actTable } from './act-table.ts';
import { type Comments, commentsWriter, type ThreadMark, type WordThread } from './comments.ts';
import { moveRanges } from './move-ranges.ts';
import { type Revision, revisionBy } from './revision.ts';
import { markedRuns, runContent } from './runs.ts';

/** Writes the paragraphs and tables of a document, with one series of ids for all annotations. */
interface Body {
  /** A paragraph without changes, with the comments on it. */
  readonly paragraph: (style: string, text: string, threads?: readonly WordThread[]) => Markup;
  /** A paragraph without changes or comments that stays on the page of the next paragraph. */
  readonly keptParagraph: (style: string, text: string) => Markup;
  /**
   * Lines of the Act with their tracked changes, and the comments on their words. A move is written as a move if its
   * lines carry that information (`withWholeMoves`).
   * @throws RangeError for a change of an unknown amendment, and for a move with one end missing
   */
  readonly lines: (
    lines: readonly Line[],
    styleOf: (line: Line) => string,
    marksOf?: (line: Line) => readonly ThreadMark[] | undefined,
  ) => readonly Markup[];
  /**
   * A table whose header row repeats on each page. `widths` are in twentieths of a point.
   * @param shares the share of each row, 0 to 1, drawn as a bar below its name
   */
  readonly table: (
    widths: readonly number[],
    header: readonly string[],
    rows: readonly (readonly string[])[],
    shares?: readonly (number | null)[],
  ) => Markup;
  /** Content between the two invisible ends of a bookmark. */
  readonly bookmarked: (name: string, content: readonly Markup[]) => Markup;
  /** The text of every paragraph without changes, in tables too. Complete only after the whole body is written. */
  readonly plain: () => readonly string[];
  /** The parts with the words of comments, by path. Complete only after the whole body is written. */
  readonly commentParts: () => Readonly<Record<string, Markup>>;
}

type ChangedRun = Exclude<SignedRun['run'], { kind: 'kept' }>;

/** The elements of tracked changes (ECMA-376 part 1, 17.13.5), around words or as the mark on a paragraph's end. */
type TrackedElement = 'ins' | 'del' | 'moveFrom' | 'moveTo';
type InnerMarkup = Markup | readonly Markup[] | null;
const ELEMENTS: Readonly<
  Record<TrackedElement, (id: number, author: string, date: string, inner: InnerMarkup) => Markup>
> = {
  ins: (id, author, date, inner) =>
    markup`<w:ins w:id="${id}" w:author="${author}" w:date="${date}">${inner}</w:ins>`,
  del: (id, author, date, inner) =>
    markup`<w:del w:id="${id}" w:author="${author}" w:date="${date}">${inner}</w:del>`,
  moveFrom: (id, author, date, inner) =>
    markup`<w:moveFrom w:id="${id}" w:author="${author}" w:date="${date}">${inner}</w:moveFrom>`,
  moveTo: (id, author, date, inner) =>
    markup`<w:moveTo w:id="${id}" w:author="${author}" w:date="${date}">${inner}</w:moveTo>`,
};

/** Keeps a row on one page. Not used for tall rows, which would leave much of a page empty or not fit on one. */
const UNSPLIT_ROW = markup`<w:trPr><w:cantSplit/></w:trPr>`;
/**
 * The most lines of a row that is kept on one page, and the approximate width of a character in twentieths of a point.
 */
const [MAX_UNSPLIT_LINES, CHARACTER_WIDTH] = [10, 110];
const isShort = (cells: readonly string[], widths: readonly number[]): boolean =>
  cells.every(({ length }, at) => length * CHARACTER_WIDTH < MAX_UNSPLIT_LINES * (widths[at] ?? 0));

/** The left and right margins of a cell together, in twentieths of a point. */
const CELL_MARGINS = 216;

const plainRun = (text: string) => (text ? markup`<w:r>${runContent(text, 'w:t')}</w:r>` : null);

/**
 * An invisible field with the amendment's number, written after an insertion at the end of a line. Without it,
 * LibreOffice joins that insertion with one at the start of the next line, and joins the two lines when it is rejected.
 */
const endOfInsertion = (am: string) =>
  markup`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ADDIN KEELING ${am} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/**
 * Writes the body of a document with tracked changes (drafting-conventions.md §7.4, rules 1 to 15).
 * Changes enclose runs, and are never nested, except deleted words inside moved ones. Each has an author, a date and a
 * unique id. A line that is in only one text also has its paragraph mark tracked, so that nothing of it remains in the
 * other text.
 */
export function bodyWriter(
  revisionOf: (am: string) => Revision,
  signatures: LineSignatures = UNSIGNED,
): Body {
  let annotations = 0;
  const nextId = () => {
    annotations += 1;
    return annotations;
  };

  /** The author and date of a change: of the signature if there is one, else of the amendment. */
  const signed = (am: string, by: Signature | null): Revision => revisionBy(by, revisionOf(am));

  const element = (name: TrackedElement, { author, date }: Revision, inner: InnerMarkup) =>
    ELEMENTS[name](nextId(), author, date, inner);

  /** Writes the runs of one line, by their change and by whether the line is moved. */
  function runWriter(line: Line) {
    const { changeStatus } = line;
    const mover = changeStatus.state !== 'kept' && changeStatus.of !== undefined ? changeStatus : null;
    const nameOf = (run: ChangedRun): TrackedElement => {
      if (!mover || run.am !== mover.am) return run.kind === 'inserted' ? 'ins' : 'del';
      if (run.kind === 'inserted') return run.moved ? 'moveTo' : 'ins';
      return mover.moved === 'from' ? 'moveFrom' : 'del';
    };
    // If the person who moves words also deletes some of them, those never reach the new place. LibreOffice would keep
    // a deletion inside a move by the same author.
    const isDeletedByMover = (run: ChangedRun, by: Signature | null): boolean =>
      mover?.moved === 'to' &&
      nameOf(run) === 'del' &&
      signed(run.am, by).author === signed(mover.am, signatures.lineBy(line)).author;
    const runOf = ({ run, by }: SignedRun, words: string): Markup =>
      run.kind !== 'kept' && isDeletedByMover(run, by)
        ? markup``
        : markup`<w:r>${runContent(words, run.kind !== 'kept' && nameOf(run) === 'del' ? 'w:delText' : 'w:t')}</w:r>`;
    const changed = ({ run, by }: SignedRun, inner: readonly Markup[]): Markup | readonly Markup[] => {
      if (run.kind === 'kept' || isDeletedByMover(run, by)) return inner;
      const name = nameOf(run);
      const changeElement = element(name, signed(run.am, by), inner);
      // In the old place, deleted words move away with the line. In the new place, they arrive with it and are deleted
      // there.
      return name === 'del' && mover?.moved === 'to'
        ? element('moveTo', signed(mover.am, signatures.lineBy(line)), changeElement)
        : changeElement;
    };
    return { runOf, changed };
  }

  /** The change of a paragraph's end; null for a line in both texts. */
  const paragraphMarkOf = ({ changeStatus: { state, ...rest } }: Line): TrackedElement | null => {
    if (state === 'kept') return null;
    const isMove = 'of' in rest && rest.of !== undefined;
    if (state === 'inserted') return isMove ? 'moveTo' : 'ins';
    return isMove ? 'moveFrom' : 'del';
  };

  const comments = commentsWriter(nextId);

  /** Comments that ended in an earlier paragraph but still need their reference. */
  let pendingReferences: readonly WordThread[] = [];
  const writePendingReferences = () => {
    const references = pendingReferences.map(comments.refer);
    pendingReferences = [];
    return references;
  };

  /**
   * The reference of a comment on a line that is in only one text goes into the next paragraph that is in both. Inside
   * the line, it would disappear with it, and LibreOffice would leave an empty paragraph.
   */
  function commentsOf(line: Line): Comments {
    if (line.changeStatus.state === 'kept') return comments;
    const refer = (thread: WordThread) => {
      pendingReferences = [...pendingReferences, thread];
      return markup``;
    };
    return { ...comments, refer, endAndRefer: (thread) => markup`${comments.end(thread)}${refer(thread)}` };
  }

  function line(
    style: string,
    printedLine: Line,
    marks: readonly ThreadMark[],
    begin: Markup | null,
  ): Markup {
    const runs = signatures.runsOf(printedLine);
    const end = runs.at(-1)?.run;
    const { changeStatus } = printedLine;
    const last = changeStatus.state === 'kept' && end?.kind === 'inserted' ? endOfInsertion(end.am) : null;
    const before = changeStatus.state === 'kept' && writePendingReferences();
    const content = markedRuns(runs, marks, {
      ...runWriter(printedLine),
      comments: commentsOf(printedLine),
      last,
    });
    // If a moved line ends with inserted words, its end counts as inserted and not as moved. Otherwise LibreOffice
    // leaves the end when the insertion is rejected.
    const isPutIn = end?.kind === 'inserted' && !end.moved;
    const name = isPutIn && changeStatus.state === 'inserted' ? 'ins' : paragraphMarkOf(printedLine);
    const mark =
      changeStatus.state === 'kept' || name === null
        ? null
        : markup`<w:rPr>${element(name, signed(changeStatus.am, signatures.lineBy(printedLine)), null)}</w:rPr>`;
    return markup`<w:p><w:pPr><w:pStyle w:val="${style}"/>${mark}</w:pPr>${begin}${before}${content}</w:p>`;
  }

  const lines: Body['lines'] = (printedLines, styleOf, marksOf = () => []) => {
    const ranges = moveRanges(printedLines, nextId, (line) =>
      signed(line.changeStatus.state === 'kept' ? '' : line.changeStatus.am, signatures.lineBy(line)),
    );
    const places = new Map(printedLines.map((one, at) => [one, at]));
    const paragraphOf = (one: Line, at: number, style = styleOf(one)): Markup =>
      markup`${line(style, one, marksOf(one) ?? [], ranges.begin(at))}${ranges.end(at)}`;
    return printedParts(printedLines).map((part, nth, parts) => {
      if (part.type === 'line') return paragraphOf(part.line, part.at);
      const table = actTable(part, {
        cell: (one) => paragraphOf(one, places.get(one) ?? 0, one.cell.isHead ? 'TableHeading' : 'TableText'),
        change: ({ changeStatus, cells: [first] }) => {
          const { state } = changeStatus;
          if (state === 'kept') return null;
          const revision = signed(changeStatus.am, first ? signatures.lineBy(first) : null);
          return element(state === 'inserted' ? 'ins' : 'del', revision, null);
        },
      });
      // Word joins two adjacent tables, so a paragraph separates them.
      const isNext = parts[nth - 1]?.type === 'table';
      return markup`${isNext && markup`<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>`}${table}`;
    });
  };

  const plain: string[] = [];
  const paragraph = (
    style: string,
    text: string,
    threads: readonly WordThread[] = [],
    keep: Markup | null = null,
  ) => {
    plain.push(text);
    const { begin, endAndRefer } = comments;
    return markup`<w:p><w:pPr><w:pStyle w:val="${style}"/>${keep}</w:pPr>${writePendingReferences()}${threads.map(begin)}${plainRun(text)}${threads.map(endAndRefer)}</w:p>`;
  };

  /** Draws a bar: the top border of an empty paragraph, whose right indent leaves its share of the cell. */
  const bar = (width: number, share: number) => {
    const room = width - CELL_MARGINS;
    return markup`<w:p><w:pPr><w:pStyle w:val="TableText"/><w:pBdr><w:top w:val="single" w:sz="48" w:space="0" w:color="1D70B8"/></w:pBdr><w:spacing w:before="40" w:after="0" w:line="80" w:lineRule="exact"/><w:ind w:right="${Math.round(room * (1 - share))}"/></w:pPr></w:p>`;
  };

  /**
   * Whether a row stays on the page of the next. A short table stays on one page. In a longer one, the first row and
   * the last never stand alone on a page. Tall rows are not kept together, because they might not fit on one page.
   */
  const isKept = (at: number, short: readonly boolean[]): boolean =>
    short[at] === true &&
    short[at + 1] === true &&
    ((short.length <= MAX_UNSPLIT_ROWS && short.every(Boolean)) || at === 0 || at === short.length - 2);

  /** A cell with one paragraph for each line of its text. */
  const cell = (style: string, width: number, text: string, share = 0) =>
    markup`<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${text
      .split(/\r\n|\r|\n/)
      .map((part) => paragraph(style, part))}${share > 0 ? bar(width, share) : null}</w:tc>`;

  const row = (style: string, widths: readonly number[], cells: readonly string[], share?: number) =>
    cells.map((text, at) => cell(style, widths[at] ?? 0, text, at === 0 ? share : 0));

  return {
    paragraph: (style, text, threads) => paragraph(style, text, threads),
    keptParagraph: (style, text) => paragraph(style, text, [], markup`<w:keepNext/>`),
    lines,
    table: (widths, header, rows, shares = []) => {
      const short = rows.map((cells) => isShort(cells, widths));
      return markup`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${widths.reduce(
        (sum, width) => sum + width,
        0,
      )}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>${widths.map(
        (width) => markup`<w:gridCol w:w="${width}"/>`,
      )}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${row('TableHeading', widths, header)}</w:tr>${rows.map(
        (cells, at) =>
          markup`<w:tr>${short[at] === true && UNSPLIT_ROW}${row(isKept(at, short) ? 'TableTextKept' : 'TableText', widths, cells, shares[at] ?? 0)}</w:tr>`,
      )}</w:tbl>`;
    },
    bookmarked: (name, content) => {
      const id = nextId();
      return markup`<w:bookmarkStart w:id="${id}" w:name="${name}"/>${content}<w:bookmarkEnd w:id="${id}"/>`;
    },
    plain: () => plain,
    commentParts: comments.parts,
  };
}
