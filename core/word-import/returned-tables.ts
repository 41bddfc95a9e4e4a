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
import type { Item, Unplaced } from './item.ts';
import { changedBy, handSince, makerOf } from './makers.ts';
import { type ReturnedLine, typedWords } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';
import { deletedText, insertedText } from './whole-edits.ts';
import type { OwnerOf } from './whose.ts';
import type { WordDocument, WordParagraph } from './word-document.ts';

/** The tables of the Act, each with the one that came back of it. */
export type Tables = readonly (readonly [SentTable, ReturnedTable | null])[];

/** The tables of the Act in a file: those in the bookmark round it or, without one, between its first line and its last. */
export function tablesOf(
  { paragraphs }: WordDocument,
  lines: readonly SentLine[],
  isLine: (paragraph: WordParagraph) => boolean,
): Tables {
  const tables = sentTables(lines);
  if (tables.length === 0) return [];
  const isMarked = paragraphs.some(({ inAct }) => inAct === true);
  const [first, end] = [paragraphs.findIndex(isLine), paragraphs.findLastIndex(isLine)];
  // Beyond the last line a table may stand that ends the Act: it is known by its words.
  const between = new Set(paragraphs.slice(Math.max(0, first), isMarked ? undefined : end + 1 || undefined));
  const after = isMarked ? [] : paragraphs.slice(end + 1).filter(({ cell }) => cell);
  const isWanted = (one: WordParagraph) =>
    isMarked ? one.inAct === true : between.has(one) || after.includes(one);
  const pairs = pairTables(tables, returnedTables(paragraphs, isWanted));
  return tables.map((table) => [table, pairs.get(table) ?? null]);
}

/** All the cells that left with a file. */
export const cellsOf = (tables: Tables): readonly SentLine[] =>
  tables.flatMap(([{ rows }]) => rows.flatMap(({ cells }) => cells));

/** The paragraphs of a document that are in tables of the Act. */
export const paragraphsOf = ({ paragraphs }: WordDocument, tables: Tables): ReadonlySet<WordParagraph> =>
  new Set(tables.flatMap(([, other]) => other?.paragraphs ?? []).flatMap((at) => paragraphs[at] ?? []));

/** What is done with what is found in a table. */
interface Finding {
  /** A cell that came back. */
  readonly one: (cell: SentLine, returned: ReturnedLine) => void;
  /** A cell that is gone with its row. */
  readonly lost: (cell: SentLine) => void;
  /** Tells which line of the Act some paragraphs are. */
  readonly place: (cell: SentLine, returned: ReturnedLine) => void;
  readonly items: Item[];
  readonly unplaced: Unplaced[];
  readonly whose: OwnerOf;
}

function readCell(finding: Finding, sentLine: SentLine, back: ReturnedLine): void {
  if (sentLine.full !== '' || back.text === '') {
    finding.one(sentLine, back);
    return;
  }
  // Nothing stood there that it could be compared with.
  finding.place(sentLine, back);
  const { pid } = sentLine.line;
  const maker = makerOf(changedBy(back.runs, finding.whose));
  const shownRuns = insertedText(back.text);
  const [before, after] = ['', back.text];
  const insertedBy = typedWords(back).hands;
  const edit = { insertedBy, restored: [], past: [], shown: shownRuns, before, after } as const;
  const change: TextChange = { pid, field: 'content', maker, at: 0, remove: 0, insert: after, ...edit };
  finding.items.push({ operation: { do: 'text', change }, maker, pid, shown: shownRuns, before, after });
}

const texts = (lines: readonly string[]): string => lines.join('\t');

function otherCells(finding: Finding, sentRow: SentRow, back: ReturnedRow): void {
  for (const [at, cell] of sentRow.cells.entries()) {
    const returned = back.cells[Math.min(at, back.cells.length - 1)];
    if (returned) finding.place(cell, returned);
  }
  finding.unplaced.push({
    what: 'table',
    words: 'Cells were added to a row of a table, removed or merged. Make this change by hand',
    pid: sentRow.pid,
    shown: [
      ...deletedText(texts(sentRow.cells.map(({ amended }) => amended))),
      ...insertedText(texts(back.cells.map(({ text }) => text))),
    ],
    by: changedBy(
      back.cells.flatMap(({ runs }) => runs),
      finding.whose,
    ),
  });
}

function newRow(
  { items, whose: ownerOf }: Finding,
  { cells, insertedBy }: ReturnedRow,
  before: Pid | null,
  table: Pid,
): void {
  const words = cells.map(({ text }) => text);
  const after = texts(words);
  const inserted = cells.flatMap(({ runs }) => runs.filter(({ kind }) => kind === 'inserted'));
  items.push({
    operation: {
      do: 'row',
      where: before === null ? { firstIn: table } : { after: before },
      cells: cells.map((cell) => typedWords(cell)),
    },
    maker: makerOf(handSince(insertedBy, ownerOf) ?? changedBy(inserted, ownerOf)),
    pid: before ?? table,
    shown: insertedText(after),
    before: '',
    after,
  });
}

/** Whether a row has the cells that it left with. Some programs fill up a short one: empty cells at its end say nothing. */
const hasItsCells = ({ cells }: SentRow, back: ReturnedRow): boolean =>
  back.cells.length >= cells.length && back.cells.slice(cells.length).every(({ full }) => full === '');

/** The rows of tables: those that are gone, those that came, and the words of the others cell by cell. */
export function readTables(tables: Tables, finding: Finding): void {
  for (const [table, other] of tables) {
    /** The row that what comes next was put in after. */
    let before: Pid | null = null;
    for (const { sent: sentRow, back } of pairRows(table.rows, other?.rows ?? [])) {
      if (sentRow && back) {
        if (back.stands && !hasItsCells(sentRow, back)) otherCells(finding, sentRow, back);
        else
          for (const [at, cell] of sentRow.cells.entries()) {
            const returned = back.cells[at];
            if (returned) readCell(finding, cell, returned);
          }
        if (sentRow.stands && back.stands) before = sentRow.pid;
      } else if (sentRow) for (const cell of sentRow.cells) finding.lost(cell);
      else if (back?.stands) newRow(finding, back, before, table.pid);
    }
  }
}
