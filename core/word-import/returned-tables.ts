import type { Pid } from '../act/tree.ts';
import {
  pairRows,
  pairTables,
  type ReturnedRow,
  type ReturnedTable,
  returnedTables,
  type SentRow,
  type SentTable,
  sentTables,
} from './act-tables.ts';
import type { TextChange } from './changes.ts';
import type { UnplacedChange, WordItem } from './item.ts';
import { firstLaterAuthor, laterAuthor, makerOf } from './makers.ts';
import { type ReturnedLine, typedWords } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';
import { deletedText, insertedText } from './whole-edits.ts';
import type { OwnerOf } from './whose.ts';
import type { WordDocument, WordParagraph } from './word-document.ts';

/** The tables of the Act, each with the table that came back of it. */
export type PairedTables = readonly (readonly [SentTable, ReturnedTable | null])[];

/** The tables of the Act in a file: those in its bookmark or, without one, between its first line and its last. */
export function pairTablesOfAct(
  { paragraphs }: WordDocument,
  lines: readonly SentLine[],
  isLine: (paragraph: WordParagraph) => boolean,
): PairedTables {
  const tables = sentTables(lines);
  if (tables.length === 0) return [];
  const isMarked = paragraphs.some(({ isInAct }) => isInAct === true);
  const [first, end] = [paragraphs.findIndex(isLine), paragraphs.findLastIndex(isLine)];
  // The Act may end with a table after its last line, which is recognised by its words.
  const paragraphsInSpan = new Set(
    paragraphs.slice(Math.max(0, first), isMarked ? undefined : end + 1 || undefined),
  );
  const tablesAfterSpan = isMarked ? [] : paragraphs.slice(end + 1).filter(({ cell }) => cell);
  const isWanted = (one: WordParagraph) =>
    isMarked ? one.isInAct === true : paragraphsInSpan.has(one) || tablesAfterSpan.includes(one);
  const pairs = pairTables(tables, returnedTables(paragraphs, isWanted));
  return tables.map((table) => [table, pairs.get(table) ?? null]);
}

/** All cells that were exported. */
export const cellsOf = (tables: PairedTables): readonly SentLine[] =>
  tables.flatMap(([{ rows }]) => rows.flatMap(({ cells }) => cells));

/** The paragraphs of a document that are in tables of the Act. */
export const tableParagraphsOf = (
  { paragraphs }: WordDocument,
  tables: PairedTables,
): ReadonlySet<WordParagraph> =>
  new Set(tables.flatMap(([, other]) => other?.paragraphs ?? []).flatMap((at) => paragraphs[at] ?? []));

/** What to do with the cells of a table. */
interface TableReader {
  /** A cell that came back. */
  readonly readLine: (cell: SentLine, returned: ReturnedLine) => void;
  /** Called for a cell that was deleted with its row. */
  readonly addMissing: (cell: SentLine) => void;
  /** Records which line of the Act some paragraphs are. */
  readonly matchLine: (cell: SentLine, returned: ReturnedLine) => void;
  readonly items: WordItem[];
  readonly unplaced: UnplacedChange[];
  readonly ownerOf: OwnerOf;
}

function readCell(reader: TableReader, sentLine: SentLine, returnedLine: ReturnedLine): void {
  if (sentLine.full !== '' || returnedLine.text === '') {
    reader.readLine(sentLine, returnedLine);
    return;
  }
  // The cell was empty, so there is nothing to compare.
  reader.matchLine(sentLine, returnedLine);
  const { pid } = sentLine.line;
  const maker = makerOf(firstLaterAuthor(returnedLine.runs, reader.ownerOf));
  const shownRuns = insertedText(returnedLine.text);
  const [before, after] = ['', returnedLine.text];
  const insertedBy = typedWords(returnedLine).authors;
  const edit = { insertedBy, restored: [], past: [], shownRuns, before, after } as const;
  const change: TextChange = { pid, field: 'content', maker, at: 0, remove: 0, insert: after, ...edit };
  reader.items.push({ operation: { do: 'text', change }, maker, pid, shownRuns, before, after });
}

const joinCells = (lines: readonly string[]): string => lines.join('\t');

function addUnmatchedCells(reader: TableReader, sentRow: SentRow, returnedRow: ReturnedRow): void {
  for (const [at, cell] of sentRow.cells.entries()) {
    const returned = returnedRow.cells[Math.min(at, returnedRow.cells.length - 1)];
    if (returned) reader.matchLine(cell, returned);
  }
  reader.unplaced.push({
    kind: 'table',
    words: 'Cells were added to a row of a table, removed or merged. Make this change by hand',
    pid: sentRow.pid,
    shownRuns: [
      ...deletedText(joinCells(sentRow.cells.map(({ amended }) => amended))),
      ...insertedText(joinCells(returnedRow.cells.map(({ text }) => text))),
    ],
    by: firstLaterAuthor(
      returnedRow.cells.flatMap(({ runs }) => runs),
      reader.ownerOf,
    ),
  });
}

function addInsertedRow(
  { items, ownerOf }: TableReader,
  { cells, insertedBy }: ReturnedRow,
  previousRow: Pid | null,
  table: Pid,
): void {
  const words = cells.map(({ text }) => text);
  const after = joinCells(words);
  const inserted = cells.flatMap(({ runs }) => runs.filter(({ kind }) => kind === 'inserted'));
  items.push({
    operation: {
      do: 'row',
      where: previousRow === null ? { firstIn: table } : { after: previousRow },
      cells: cells.map((cell) => typedWords(cell)),
    },
    maker: makerOf(laterAuthor(insertedBy, ownerOf) ?? firstLaterAuthor(inserted, ownerOf)),
    pid: previousRow ?? table,
    shownRuns: insertedText(after),
    before: '',
    after,
  });
}

/**
 * Whether a row has as many cells as were exported. Some programs pad short rows, so empty cells at the end are
 * ignored.
 */
const hasSameCells = ({ cells }: SentRow, returnedRow: ReturnedRow): boolean =>
  returnedRow.cells.length >= cells.length &&
  returnedRow.cells.slice(cells.length).every(({ full }) => full === '');

/** Reads the rows of tables: deleted ones, inserted ones, and the words of the others, cell by cell. */
export function readTables(tables: PairedTables, reader: TableReader): void {
  for (const [table, returnedTable] of tables) {
    /** The row after which the next one was inserted. */
    let previousRow: Pid | null = null;
    for (const { sentRow, returnedRow } of pairRows(table.rows, returnedTable?.rows ?? [])) {
      if (sentRow && returnedRow) {
        if (returnedRow.isPresent && !hasSameCells(sentRow, returnedRow))
          addUnmatchedCells(reader, sentRow, returnedRow);
        else
          for (const [at, cell] of sentRow.cells.entries()) {
            const returned = returnedRow.cells[at];
            if (returned) readCell(reader, cell, returned);
          }
        if (sentRow.isPresent && returnedRow.isPresent) previousRow = sentRow.pid;
      } else if (sentRow) for (const cell of sentRow.cells) reader.addMissing(cell);
      else if (returnedRow?.isPresent) addInsertedRow(reader, returnedRow, previousRow, table.pid);
    }
  }
}
