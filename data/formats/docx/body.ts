import type { Line } from '../../../core/amend/redline/lines.ts';
import { printedParts } from '../../../core/amend/redline/table-lines.ts';
import {
  type LineSignatures,
  type Signature,
  type SignedRun,
  UNSIGNED,
} from '../../../core/history/signed-runs.ts';
import { MOST_KEPT_WHOLE } from '../../../core/pack/blocks.ts';
import { type Markup, markup } from '../markup.ts';
import { actTable } from './act-table.ts';
import { type Comments, commentsWriter, type ThreadMark, type WordThread } from './comments.ts';
import { moveRanges } from './move-ranges.ts';
import { type Revision, revisionBy } from './revision.ts';
import { markedRuns, runContent } from './runs.ts';

/** Where a document's paragraphs and tables come from, one numbering for all its annotations. */
interface Body {
  /** A paragraph that no change touches, and the comments on it. */
  readonly paragraph: (style: string, text: string, threads?: readonly WordThread[]) => Markup;
  /** One that no change or comment touches, and that stays on the page of the next. */
  readonly keptParagraph: (style: string, text: string) => Markup;
  /**
   * Lines of the Act with their tracked changes, and the comments on words of them. What is moved is told as a move where
   * a line says what that is (`withWholeMoves`).
   * @throws RangeError for a change of an unknown amendment, or for a move of which one end is missing
   */
  readonly lines: (
    lines: readonly Line[],
    styleOf: (line: Line) => string,
    marksOf?: (line: Line) => readonly ThreadMark[] | undefined,
  ) => readonly Markup[];
  /**
   * A table with a header row that repeats on each page; `widths` in twentieths of a point.
   * @param shares of each row, 0 to 1: drawn as a bar under its name
   */
  readonly table: (
    widths: readonly number[],
    header: readonly string[],
    rows: readonly (readonly string[])[],
    shares?: readonly (number | null)[],
  ) => Markup;
  /** What comes between two named marks that no reader sees. */
  readonly bookmarked: (name: string, content: readonly Markup[]) => Markup;
  /** The text of every paragraph that no change touches, those in tables among them: once all of the body is written. */
  readonly plain: () => readonly string[];
  /** The parts that hold the words of the comments, by path: once all of the body is written. */
  readonly commentParts: () => Readonly<Record<string, Markup>>;
}

type Changed = Exclude<SignedRun['run'], { kind: 'kept' }>;

/** What holds words that a reader accepts or rejects, and marks the end of a paragraph of which they do. */
type Tracked = 'ins' | 'del' | 'moveFrom' | 'moveTo';
type Inner = Markup | readonly Markup[] | null;
const ELEMENTS: Readonly<
  Record<Tracked, (id: number, author: string, date: string, inner: Inner) => Markup>
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

/** A row that stays on one page: a taller one would leave much of a page empty, or be longer than one. */
const UNSPLIT_ROW = markup`<w:trPr><w:cantSplit/></w:trPr>`;
/** As many lines as that is, and what a character of one takes, about. */
const [SHORT_LINES, CHARACTER] = [10, 110];
const isShort = (cells: readonly string[], widths: readonly number[]): boolean =>
  cells.every(({ length }, at) => length * CHARACTER < SHORT_LINES * (widths[at] ?? 0));

/** What the sides of a cell take of its width, in twentieths of a point. */
const CELL_MARGINS = 216;

const plainRun = (text: string) => (text ? markup`<w:r>${runContent(text, 'w:t')}</w:r>` : null);

/**
 * A field that shows nothing and names the amendment, after an insertion at a line's end. Without something there,
 * LibreOffice joins the insertion to one at the start of the next line, and the two lines when it is rejected.
 */
const endOfInsertion = (am: string) =>
  markup`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ADDIN KEELING ${am} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/**
 * Writes the body of a document with tracked changes (drafting-conventions.md §7.4, rules 1 to 15).
 *
 * Changes stand beside runs, and never inside each other, except struck words within moved ones. Each has an author,
 * a date and a unique id. A line that only one text has also has its paragraph mark tracked, so that the other text
 * keeps nothing of it.
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

  /** Whose a change is and when it was made, where that is known more closely than of its amendment. */
  const signed = (am: string, by: Signature | null): Revision => revisionBy(by, revisionOf(am));

  const element = (name: Tracked, { author, date }: Revision, inner: Inner) =>
    ELEMENTS[name](nextId(), author, date, inner);

  /** A line’s runs are written by what becomes of them there. */
  function writingOf(line: Line) {
    const { changeStatus } = line;
    const mover = changeStatus.state !== 'kept' && changeStatus.of !== undefined ? changeStatus : null;
    const nameOf = (run: Changed): Tracked => {
      if (!mover || run.am !== mover.am) return run.kind === 'inserted' ? 'ins' : 'del';
      if (run.kind === 'inserted') return run.moved ? 'moveTo' : 'ins';
      return mover.moved === 'from' ? 'moveFrom' : 'del';
    };
    // What whoever moves words strikes of them never came: LibreOffice keeps it, struck within a move of the same author's.
    const isLeftBehind = (run: Changed, by: Signature | null): boolean =>
      mover?.moved === 'to' &&
      nameOf(run) === 'del' &&
      signed(run.am, by).author === signed(mover.am, signatures.lineBy(line)).author;
    const runOf = ({ run, by }: SignedRun, words: string): Markup =>
      run.kind !== 'kept' && isLeftBehind(run, by)
        ? markup``
        : markup`<w:r>${runContent(words, run.kind !== 'kept' && nameOf(run) === 'del' ? 'w:delText' : 'w:t')}</w:r>`;
    const changed = ({ run, by }: SignedRun, inner: readonly Markup[]): Markup | readonly Markup[] => {
      if (run.kind === 'kept' || isLeftBehind(run, by)) return inner;
      const name = nameOf(run);
      const changeElement = element(name, signed(run.am, by), inner);
      // Where they stood, words that are struck of what is moved go with it; here they came with it, and are struck.
      return name === 'del' && mover?.moved === 'to'
        ? element('moveTo', signed(mover.am, signatures.lineBy(line)), changeElement)
        : changeElement;
    };
    return { runOf, changed };
  }

  /** What a paragraph’s end is marked with, where it is in one text only. */
  const endOf = ({ changeStatus: { state, ...rest } }: Line): Tracked | null => {
    if (state === 'kept') return null;
    const isMove = 'of' in rest && rest.of !== undefined;
    if (state === 'inserted') return isMove ? 'moveTo' : 'ins';
    return isMove ? 'moveFrom' : 'del';
  };

  const comments = commentsWriter(nextId);

  /** What is still to be shown of comments that end in paragraphs before. */
  let later: readonly WordThread[] = [];
  const referLater = () => {
    const references = later.map(comments.refer);
    later = [];
    return references;
  };

  /**
   * What shows the comments on a line that is in one text only stands in the next paragraph that is in both: in the line,
   * it would go with it, and LibreOffice leave an empty paragraph for it.
   */
  function commentsOf(line: Line): Comments {
    if (line.changeStatus.state === 'kept') return comments;
    const refer = (thread: WordThread) => {
      later = [...later, thread];
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
    const before = changeStatus.state === 'kept' && referLater();
    const content = markedRuns(runs, marks, {
      ...writingOf(printedLine),
      comments: commentsOf(printedLine),
      last,
    });
    // Words put in at the end of what was moved part its end from the move: LibreOffice leaves it when that is rejected.
    const isPutIn = end?.kind === 'inserted' && !end.moved;
    const name = isPutIn && changeStatus.state === 'inserted' ? 'ins' : endOf(printedLine);
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
      // Word makes one table of two that touch.
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
    return markup`<w:p><w:pPr><w:pStyle w:val="${style}"/>${keep}</w:pPr>${referLater()}${threads.map(begin)}${plainRun(text)}${threads.map(endAndRefer)}</w:p>`;
  };

  /** A bar of a table: the rule over a paragraph without words, as long as its share of the cell. */
  const bar = (width: number, share: number) => {
    const room = width - CELL_MARGINS;
    return markup`<w:p><w:pPr><w:pStyle w:val="TableText"/><w:pBdr><w:top w:val="single" w:sz="48" w:space="0" w:color="1D70B8"/></w:pBdr><w:spacing w:before="40" w:after="0" w:line="80" w:lineRule="exact"/><w:ind w:right="${Math.round(room * (1 - share))}"/></w:pPr></w:p>`;
  };

  /**
   * Whether a row stays on the page of the next. A short table stays on one page; of a longer one no row stands alone at the end
   * of a page, or at the beginning of the next. Tall rows are not held together: no page might have room for them.
   */
  const isKept = (at: number, short: readonly boolean[]): boolean =>
    short[at] === true &&
    short[at + 1] === true &&
    ((short.length <= MOST_KEPT_WHOLE && short.every(Boolean)) || at === 0 || at === short.length - 2);

  /** A cell holds one paragraph for each line of its text. */
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
