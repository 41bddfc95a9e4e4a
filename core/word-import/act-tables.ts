import type { Pid } from '../act/tree.ts';
import { printedParts } from '../amend/redline/table-lines.ts';
import type { Likeness } from '../base/likeness.ts';
import { bestAlignment } from '../base/sequence-alignment.ts';
import { lineLikeness } from './line-likeness.ts';
import { plainWords } from './outside-prints.ts';
import type { ReturnedLine, ReturnedRun } from './returned-lines.ts';
import { cellLine } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';
import type { ChangeAuthor, WordParagraph } from './word-document.ts';

/** A row of a table of the Act, as the exported file had it. */
export interface SentRow {
  readonly pid: Pid;
  readonly cells: readonly SentLine[];
  /** Whether the draft keeps the row. */
  readonly isPresent: boolean;
}

export interface SentTable {
  readonly pid: Pid;
  readonly rows: readonly SentRow[];
}

/** A row of a table as it came back: each of its cells as one line. */
export interface ReturnedRow {
  readonly cells: readonly ReturnedLine[];
  /** Whether the row would remain if every change were accepted. */
  readonly isPresent: boolean;
  /** Who inserted the row; null where its insertion is not tracked. */
  readonly insertedBy: ChangeAuthor | null;
}

export interface ReturnedTable {
  readonly rows: readonly ReturnedRow[];
  /** Indices of the table's paragraphs in the document. */
  readonly paragraphs: readonly number[];
}

/** The tables among the lines of the exported file. */
export function sentTables(lines: readonly SentLine[]): readonly SentTable[] {
  const bySource = new Map(lines.map((sent) => [sent.line, sent]));
  return printedParts(lines.map(({ line }) => line)).flatMap((part) => {
    if (part.type === 'line') return [];
    const rows = part.rows.map(({ changeStatus, cells: lineCells }) => ({
      pid: lineCells[0]?.cell.row ?? '',
      cells: lineCells.flatMap((line) => bySource.get(line) ?? []),
      isPresent: changeStatus.state !== 'deleted',
    }));
    return [{ pid: part.table, rows }];
  });
}

type NumberedParagraph = readonly [at: number, paragraph: WordParagraph];

const groupAdjacent = (
  paragraphs: readonly NumberedParagraph[],
  keyOf: (paragraph: WordParagraph) => unknown,
): readonly (readonly NumberedParagraph[])[] => {
  const groups: NumberedParagraph[][] = [];
  let last: unknown;
  for (const numbered of paragraphs) {
    const key = keyOf(numbered[1]);
    if (groups.length === 0 || key !== last) groups.push([]);
    groups.at(-1)?.push(numbered);
    last = key;
  }
  return groups;
};

function rowOf(row: readonly NumberedParagraph[]): ReturnedRow {
  const isPresent = !row.every(([, { mark }]) => mark.deleted);
  const author = row[0]?.[1].mark.inserted ?? null;
  const cells = groupAdjacent(row, ({ cell }) => cell?.column).map((cell) => cellLine(cell, isPresent));
  return { cells, isPresent, insertedBy: row.every(([, { mark }]) => mark.inserted) ? author : null };
}

/** The tables among some paragraphs of a document. */
export function returnedTables(
  paragraphs: readonly WordParagraph[],
  isWanted: (paragraph: WordParagraph) => boolean,
): readonly ReturnedTable[] {
  const cellParagraphs = paragraphs.flatMap((paragraph, at): readonly NumberedParagraph[] =>
    paragraph.cell && isWanted(paragraph) ? [[at, paragraph]] : [],
  );
  return groupAdjacent(cellParagraphs, ({ cell }) => cell?.table).map((table) => ({
    rows: groupAdjacent(table, ({ cell }) => cell?.row).map(rowOf),
    paragraphs: table.map(([at]) => at),
  }));
}

const wordsOf = (lines: readonly { readonly full: string }[]): string =>
  lines.map(({ full }) => plainWords(full)).join('\t');

/** Two cells that are less alike than this do not count as one cell that was edited. */
const MIN_CELL_LIKENESS = 0.5;

/** How alike two rows are, 0 to 1. The first cell weighs most. */
function rowLikeness(likeness: Likeness<string>, sentRow: SentRow, returnedRow: ReturnedRow): number {
  const count = Math.max(sentRow.cells.length, returnedRow.cells.length);
  let sum = 0;
  for (const [at, cell] of sentRow.cells.entries()) {
    const returnedCell = returnedRow.cells[at];
    if (!returnedCell) continue;
    const texts = [cell.full, cell.amended, cell.original].map(plainWords).filter((text) => text !== '');
    const returnedTexts = [returnedCell.full, returnedCell.text, originalOf(returnedCell.runs)]
      .map(plainWords)
      .filter((text) => text !== '');
    const cellLikeness = Math.max(
      0,
      ...texts.flatMap((text) => returnedTexts.map((words) => likeness.of(text, words))),
    );
    if (texts.length + returnedTexts.length === 0) sum += 0.25;
    else if (cellLikeness >= MIN_CELL_LIKENESS) sum += at === 0 ? 2 * cellLikeness : cellLikeness;
  }
  return sum / (count + 1);
}

const originalOf = (runs: readonly ReturnedRun[]): string =>
  runs.map(({ text, insertedBy }) => (insertedBy ? '' : text)).join('');

/** Two rows that are less alike than this are not paired. */
const MIN_LIKENESS = 0.15;

/** A row beside the row that came back of it. Null on the side where the row is missing. */
interface RowPair {
  readonly sentRow: SentRow | null;
  readonly returnedRow: ReturnedRow | null;
}

/** Pairs the rows between two certain pairs, by the alignment that keeps most of their words. */
function pairUnequalRows(
  sentRows: readonly SentRow[],
  returnedRows: readonly ReturnedRow[],
): readonly RowPair[] {
  const likeness = lineLikeness();
  let [i, j] = [0, 0];
  const walk = bestAlignment(sentRows.length, returnedRows.length, (a, b, offer) => {
    const [one, other] = [sentRows[a], returnedRows[b]];
    const score = one && other ? rowLikeness(likeness, one, other) : 0;
    if (score >= MIN_LIKENESS) offer(1, 1, score);
    if (one) offer(1, 0, 0);
    if (other) offer(0, 1, 0);
  });
  const pairs = walk.map(({ ofA, ofB }): RowPair => {
    const pair = {
      sentRow: ofA ? (sentRows[i] ?? null) : null,
      returnedRow: ofB ? (returnedRows[j] ?? null) : null,
    };
    [i, j] = [i + ofA, j + ofB];
    return pair;
  });
  return pairReplacedRows(pairs);
}

/** Pairs a deleted row with the one new row in its place: all its words were replaced without tracking. */
function pairReplacedRows(pairs: readonly RowPair[]): readonly RowPair[] {
  const merged: RowPair[] = [];
  for (let at = 0; at < pairs.length; at += 1) {
    const [one, next, after] = [pairs[at], pairs[at + 1], pairs[at + 2]];
    const isAlone =
      merged.at(-1)?.returnedRow !== null || merged.at(-1)?.sentRow === null || merged.length === 0;
    const isBoth =
      one?.sentRow && !one.returnedRow && next?.returnedRow && !next.sentRow && !next.returnedRow.insertedBy;
    const isOnly = !after || (after.sentRow !== null && after.returnedRow !== null);
    if (one && isBoth && isOnly && isAlone && one.sentRow?.cells.length === next.returnedRow?.cells.length) {
      merged.push({ sentRow: one.sentRow, returnedRow: next.returnedRow });
      at += 1;
    } else if (one) merged.push(one);
  }
  return merged;
}

/** Pairs the rows of a table with the rows that came back. */
export function pairRows(
  sentRows: readonly SentRow[],
  returnedRows: readonly ReturnedRow[],
): readonly RowPair[] {
  const isSame = (one: SentRow | undefined, other: ReturnedRow | undefined): boolean =>
    one !== undefined && other !== undefined && wordsOf(one.cells) === wordsOf(other.cells);
  let head = 0;
  while (isSame(sentRows[head], returnedRows[head])) head += 1;
  let tail = 0;
  const maxTail = Math.min(sentRows.length, returnedRows.length) - head;
  while (
    tail < maxTail &&
    isSame(sentRows[sentRows.length - 1 - tail], returnedRows[returnedRows.length - 1 - tail])
  )
    tail += 1;
  const pairsInStep = (from: number, to: number, offset: number): readonly RowPair[] =>
    sentRows
      .slice(from, to)
      .map((one, at) => ({ sentRow: one, returnedRow: returnedRows[from + at + offset] ?? null }));
  return [
    ...pairsInStep(0, head, 0),
    ...pairUnequalRows(
      sentRows.slice(head, sentRows.length - tail),
      returnedRows.slice(head, returnedRows.length - tail),
    ),
    ...pairsInStep(sentRows.length - tail, sentRows.length, returnedRows.length - sentRows.length),
  ];
}

/**
 * Pairs the tables of the Act with those that came back, in order. A table whose cells have nothing alike is another
 * table.
 */
export function pairTables(
  tables: readonly SentTable[],
  returnedTables: readonly ReturnedTable[],
): ReadonlyMap<SentTable, ReturnedTable> {
  const likeness = lineLikeness();
  const pairs = new Map<SentTable, ReturnedTable>();
  let from = 0;
  for (const table of tables) {
    const index = returnedTables.findIndex(
      (other, at) =>
        at >= from &&
        table.rows.some((row) => other.rows.some((came) => rowLikeness(likeness, row, came) >= 0.5)),
    );
    const other = index < 0 ? undefined : returnedTables[index];
    if (!other) continue;
    pairs.set(table, other);
    from = index + 1;
  }
  return pairs;
}
