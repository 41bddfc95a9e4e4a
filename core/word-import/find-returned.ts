import { indexTree, type Pid, type Provision } from '../act/tree.ts';
import { linesOf } from '../amend/redline/lines.ts';
import { asAmendedOf, redline } from '../amend/redline/redline.ts';
import { createIsActParagraph } from './acts-paragraphs.ts';
import { besideText } from './beside-text.ts';
import {
  type DraftWordChange,
  draftWordChanges,
  type Maker,
  type TextChange,
  textChanges,
} from './changes.ts';
import { type Column, columnsOf } from './columns.ts';
import {
  attributeToMover,
  findMoves,
  groupNeighbouringMoves,
  moveOperation,
  runsAsIfUnmoved,
} from './find-moves.ts';
import type { DraftEdit, UnplacedChange, WordItem } from './item.ts';
import { lineLikeness } from './line-likeness.ts';
import { firstLaterAuthor, mainInserter, makerOf, splitAuthorOf } from './makers.ts';
import { withMovedWords } from './moved-words.ts';
import { insertionOfLines } from './new-lines.ts';
import { keepImportable } from './only-takeable.ts';
import { hasTypedNumber, type PairedLines, pairLines } from './pair-lines.ts';
import type { MatchedLine } from './placed-line.ts';
import { NeighbourLines } from './places.ts';
import { renumberings, withTypedNumbers } from './renumbered.ts';
import { joinedAndChanged, reshapedItem } from './reshape.ts';
import { type ReturnedLine, readReturnedLines, typedWords } from './returned-lines.ts';
import {
  cellsOf,
  type PairedTables,
  pairTablesOfAct,
  readTables,
  tableParagraphsOf,
} from './returned-tables.ts';
import { type SentFile, type SentLine, sentLinesOf } from './sent-lines.ts';
import { movedLine, splitOrJoined, tooManyChanges, unplacedNewLines } from './unplaced-lines.ts';
import {
  deletedText,
  findProvisionChanges,
  insertedText,
  type MissingLine,
  type RestoredLine,
  wholeEditOf,
  wholeEditsOf,
} from './whole-edits.ts';
import { createOwnerOf, type OwnerOf } from './whose.ts';
import type { ChangeAuthor, WordDocument, WordParagraph } from './word-document.ts';

/** Compares a returned Word file with the file that was exported, and lists every difference. It imports nothing. */

/** One of the draft's own changes of a whole line: still tracked (`standing`), or accepted (`agreed`). */
interface DraftLineChange {
  readonly edit: DraftEdit;
  readonly state: DraftWordChange['state'];
  readonly text: string;
}

/** What a returned file contains, compared with what was exported. */
export interface FoundChanges {
  readonly items: readonly WordItem[];
  readonly unplaced: readonly UnplacedChange[];
  readonly draftWordChanges: readonly DraftWordChange[];
  readonly draftLineChanges: readonly DraftLineChange[];
  readonly matchedLines: readonly MatchedLine[];
  /** The Act as amended when the file was exported. */
  readonly exportedAct: Provision;
  /** Share of the Act's lines that are recognised in the file, 0 to 1. */
  readonly knownShare: number;
}

/** Whether a line is unchanged and has no change of the draft's own. Nearly all lines of a long Act are so. */
const isUntouched = ({ stretches, full }: SentLine, returnedLine: ReturnedLine): boolean =>
  returnedLine.full === full &&
  stretches.every(({ run }) => run.kind === 'kept') &&
  returnedLine.runs.every(({ kind }) => kind === 'kept');

/** The fewest characters and the least likeness (0 to 1) by which a line is recognised in another place. */
const MIN_MOVED_LENGTH = 16;
const MIN_MOVED_LIKENESS = 0.9;

interface AddedLine {
  readonly returnedLine: ReturnedLine;
  /** Index among the pairs. */
  readonly at: number;
  /** The line that this one was split from, and by whom; absent for a new line. */
  readonly split?: { readonly from: SentLine; readonly by: ChangeAuthor | null };
}

interface FinderInput {
  /** The lines outside tables. */
  readonly lines: readonly SentLine[];
  readonly tables: PairedTables;
  readonly returnedLines: readonly ReturnedLine[];
  /** The Act as amended when the file was exported. */
  readonly exportedAct: Provision;
  readonly ownerOf: OwnerOf;
}

class ChangeFinder {
  readonly items: WordItem[] = [];
  readonly unplaced: UnplacedChange[] = [];
  readonly draftWordChanges: DraftWordChange[] = [];
  readonly draftLineChanges: DraftLineChange[] = [];
  readonly matchedLines: MatchedLine[] = [];
  readonly #sentFile: SentFile;
  readonly #lines: readonly SentLine[];
  readonly #pairs: readonly PairedLines[];
  readonly #neighbours: NeighbourLines;
  readonly #wholeEdits;
  readonly #ownerOf: OwnerOf;
  readonly #exportedAct: Provision;
  readonly #likeness = lineLikeness();
  #missingLines: MissingLine[] = [];
  readonly #restoredLines: RestoredLine[] = [];
  #addedLines: AddedLine[] = [];
  /** Inserted items with their index among the pairs, and the indices of moved lines. */
  readonly #placedItems: { readonly item: WordItem; readonly at: number }[] = [];
  readonly #movedIndices = new Set<number>();

  constructor(sentFile: SentFile, { lines, tables, returnedLines, exportedAct, ownerOf }: FinderInput) {
    this.#sentFile = sentFile;
    this.#lines = lines;
    this.#exportedAct = exportedAct;
    this.#ownerOf = ownerOf;
    this.#wholeEdits = wholeEditsOf(sentFile.base, sentFile.amendments);
    this.#pairs = pairLines(lines, returnedLines, this.#ownerOf);
    this.#neighbours = new NeighbourLines(this.#pairs);
    for (const [at, pair] of this.#pairs.entries()) this.#readPair(pair, at);
    this.#readMoves();
    this.#listMovedLines();
    readTables(tables, {
      readLine: (cell, returned) => this.#readLine(cell, returned),
      addMissing: (cell) => this.#addMissing(cell, null),
      matchLine: (cell, returned) => this.#matchLine(cell, returned),
      items: this.items,
      unplaced: this.unplaced,
      ownerOf: this.#ownerOf,
    });
    const allLines = [...lines, ...cellsOf(tables)];
    const { items, unplaced } = findProvisionChanges(
      exportedAct,
      allLines,
      this.#wholeEdits,
      this.#missingLines,
      this.#restoredLines,
    );
    this.items.push(...items);
    this.unplaced.push(...unplaced);
    this.#readNewLines();
    this.items.push(...this.#placedItems.toSorted((a, b) => a.at - b.at).map(({ item }) => item));
  }

  get knownShare(): number {
    const sentPairs = this.#pairs.filter(({ sentLines }) => sentLines.length > 0);
    const keptPairs = sentPairs.filter(
      ({ sentLines: [one], returnedLines }) =>
        returnedLines.length > 0 || one?.line.changeStatus.state === 'deleted',
    );
    return sentPairs.length === 0 ? 0 : keptPairs.length / sentPairs.length;
  }

  #readPair({ sentLines, returnedLines }: PairedLines, at: number): void {
    const [sentLine, nextSentLine] = sentLines;
    const [returnedLine, nextReturnedLine] = returnedLines;
    if (sentLine && returnedLine && (nextSentLine || nextReturnedLine))
      this.#readSplitOrJoin(sentLines, returnedLines, at);
    else if (sentLine && returnedLine) this.#readLine(sentLine, returnedLine);
    else if (sentLine) this.#addMissing(sentLine, null);
    else if (returnedLine?.isPresent) this.#addedLines.push({ returnedLine, at });
  }

  #matchLine(sentLine: SentLine, returnedLine: ReturnedLine): MatchedLine {
    // Computed on demand: the columns of all lines of a long Act would take more memory than everything else.
    const alignColumns = () => columnsOf(sentLine.stretches, returnedLine.runs, this.#ownerOf);
    const matchedLine = { sentLine, returnedLine, columns: alignColumns };
    this.matchedLines.push(matchedLine);
    return matchedLine;
  }

  #readLine(sentLine: SentLine, returnedLine: ReturnedLine): void {
    const matchedLine = this.#matchLine(sentLine, returnedLine);
    if (!returnedLine.isPresent) {
      this.#addMissing(sentLine, returnedLine);
      return;
    }
    const edit = wholeEditOf(sentLine, this.#wholeEdits);
    const isRestored = edit && sentLine.line.changeStatus.state === 'deleted';
    if (isRestored) {
      this.#restoredLines.push({ sentLine, returnedLine, edit });
      return;
    }
    if (isUntouched(sentLine, returnedLine)) return;
    const columns = matchedLine.columns();
    if (this.#sentFile.profile !== 'clean') {
      if (!edit) this.draftWordChanges.push(...draftWordChanges(columns));
      else
        this.#addDraftLineChange(
          edit,
          returnedLine.runs.some(({ kind }) => kind === 'inserted') ? 'standing' : 'agreed',
          sentLine.amended,
        );
    }
    const changes = this.#textChanges(columns);
    if (changes) this.#readChanges(changes, sentLine);
    else this.#listTooMany(sentLine, returnedLine);
  }

  #textChanges(columns: readonly Column[]): readonly TextChange[] | null {
    const changes = textChanges(columns, this.#ownerOf);
    return changes && withTypedNumbers(changes, indexTree(this.#exportedAct).byPid);
  }

  #listTooMany(sentLine: SentLine, returnedLine: ReturnedLine): void {
    this.unplaced.push(tooManyChanges(sentLine, returnedLine, this.#ownerOf));
  }

  #readChanges(changes: readonly TextChange[], sentLine: SentLine): void {
    const { items, otherChanges } = renumberings(changes, (pid) =>
      this.#canChange(pid) ? indexTree(this.#exportedAct).byPid.get(pid) : undefined,
    );
    this.items.push(...items);
    for (const change of otherChanges) this.#readChange(change, sentLine);
  }

  /**
   * Whether the import can change a provision. A provision made by one of the draft's own divisions is neither in the
   * base text nor inserted, so its changes wait for a person.
   */
  #canChange(pid: Pid): boolean {
    return indexTree(this.#sentFile.base).byPid.has(pid) || this.#wholeEdits.inserted.has(pid);
  }

  #addDraftLineChange(edit: DraftEdit, state: DraftLineChange['state'], text: string): void {
    this.draftLineChanges.push({ edit, state, text });
  }

  #readChange(change: TextChange, sentLine: SentLine): void {
    const { field, pid, before, after, shownRuns, maker } = change;
    // A program may, for example, put a space for the tab after a number. That is ignored, but a rejected change is not.
    const isBare = (before + after).trim() === '' && (maker.kind !== 'rejected' || field === 'tab');
    if (isBare && (field === 'tab' || field === 'num')) return;
    const by = maker.kind === 'tracked' ? maker.by : null;
    const linePid = sentLine.line.pid;
    const addUnplaced = (kind: UnplacedChange['kind'], words: string, of = linePid): void => {
      this.unplaced.push({ kind, words, pid: of, shownRuns, by });
    };
    const node = indexTree(this.#exportedAct).byPid.get(pid);
    // The line of a repealed provision, or of one without words in the source, is only its number and tab.
    if (field === 'tab')
      addUnplaced(
        'fixed',
        'Words were typed where the provision has none. Use a command to insert them',
        pid,
      );
    else if (field === 'num')
      addUnplaced(
        'number',
        'A number was changed. Keeling sets numbers by the rules. Use a command to change one',
      );
    else if (field === 'mark') addUnplaced('number', 'The quotation marks were changed');
    else if (node?.missing || node?.kind === 'block' || (field === 'heading' && linePid !== pid))
      addUnplaced('fixed', 'Text that cannot be edited was changed', pid);
    else this.items.push({ operation: { do: 'text', change }, maker, pid, shownRuns, before, after });
  }

  #addMissing(sentLine: SentLine, returnedLine: ReturnedLine | null): void {
    const edit = wholeEditOf(sentLine, this.#wholeEdits);
    if (sentLine.line.changeStatus.state === 'deleted') {
      const state = returnedLine ? 'standing' : 'agreed';
      if (edit) this.#addDraftLineChange(edit, state, sentLine.original);
      else if (returnedLine === null)
        this.draftWordChanges.push(...draftWordChanges(columnsOf(sentLine.stretches, [], this.#ownerOf)));
      return;
    }
    const struck = returnedLine?.runs.filter(({ kind }) => kind === 'deleted') ?? [];
    const author = firstLaterAuthor(struck, this.#ownerOf);
    const rejected: Maker | null =
      !returnedLine && edit?.type === 'insert' ? { kind: 'rejected', am: edit.am } : null;
    this.#missingLines.push({ sentLine, maker: rejected ?? makerOf(author) });
  }

  /**
   * Reads a split line, or two joined ones. Where the meaning is unclear, the line is shown in full and not applied.
   */
  #readSplitOrJoin(sentLines: readonly SentLine[], returnedLines: readonly ReturnedLine[], at: number): void {
    for (const one of returnedLines) for (const line of sentLines) this.#matchLine(line, one);
    const by = splitAuthorOf(returnedLines, this.#ownerOf);
    const canChangeAll = sentLines.every(({ line }) => this.#canChange(line.pid));
    const item =
      canChangeAll &&
      reshapedItem(
        this.#exportedAct,
        this.#wholeEdits,
        sentLines,
        returnedLines,
        this.#neighbours.pidAfter(at),
        makerOf(by),
      );
    if (item) {
      this.items.push(item);
      return;
    }
    const [one, [returned, ...added]] = [sentLines[0], returnedLines];
    const join =
      canChangeAll && one && returned && added.length === 0
        ? joinedAndChanged(
            this.#exportedAct,
            this.#wholeEdits,
            sentLines,
            returned,
            makerOf(by),
            (line, runs) => this.#textChanges(columnsOf(line.stretches, runs, this.#ownerOf)),
          )
        : null;
    if (one && join) {
      this.#readChanges(join.changes, one);
      this.items.push(join.item);
      return;
    }
    if (one && returned && added.length > 0 && added.every(({ text }) => hasTypedNumber(one, text))) {
      const by = (nth: number) => splitAuthorOf(returnedLines.slice(nth, nth + 2), this.#ownerOf);
      const parts = added.map(
        (line, nth): AddedLine => ({ returnedLine: line, at, split: { from: one, by: by(nth) } }),
      );
      this.#readParts(one, returned, parts);
      return;
    }
    this.unplaced.push(splitOrJoined(sentLines, returnedLines, this.#ownerOf));
  }

  /** Reads each part of a line that was split before typed numbers and also changed. */
  #readParts(sentLine: SentLine, returnedLine: ReturnedLine, added: readonly AddedLine[]): void {
    const changes = this.#textChanges(columnsOf(sentLine.stretches, returnedLine.runs, this.#ownerOf));
    const maker = makerOf(added[0]?.split?.by ?? null);
    if (changes)
      this.#readChanges(
        changes.map((one) => attributeToMover(one, maker)),
        sentLine,
      );
    else this.#listTooMany(sentLine, returnedLine);
    this.#addedLines.push(...added);
  }

  /** Finds whole provisions that were moved, and other changes in them. */
  #readMoves(): void {
    const foundMoves = findMoves({
      amendedAct: this.#exportedAct,
      lines: this.#lines,
      missing: this.#missingLines,
      newLines: this.#addedLines,
      pidBefore: (at) => this.#neighbours.lineBefore(at)?.sentLine.line.pid ?? null,
      pidAfter: (at) => this.#neighbours.pidAfter(at),
      likeness: this.#likeness,
      ownerOf: this.#ownerOf,
    }).filter(({ part }) => this.#canChange(part.pid));
    for (const moves of groupNeighbouringMoves(this.#exportedAct, foundMoves)) {
      const lines = moves.flatMap((move) => move.lines);
      const [first] = moves;
      if (!first) continue;
      const { maker, part, at } = first;
      const texts = (parts: readonly string[]) => parts.join('\n');
      const before = texts(lines.map(({ missing }) => missing.sentLine.amended));
      const after = texts(lines.map(({ newLine }) => newLine.returnedLine.text));
      const shownRuns = [
        ...deletedText(before),
        { kind: 'kept', text: '\n' } as const,
        ...insertedText(after),
      ];
      this.#placedItems.push({
        item: { operation: moveOperation(moves), maker, pid: part.pid, shownRuns, before, after },
        at,
      });
      for (const { missing, newLine } of lines) {
        this.#movedIndices.add(newLine.at);
        const runs = runsAsIfUnmoved(newLine.returnedLine, maker);
        const matchedLine = this.#matchLine(missing.sentLine, { ...newLine.returnedLine, runs });
        const changes = this.#textChanges(matchedLine.columns());
        if (!changes) this.#listTooMany(missing.sentLine, newLine.returnedLine);
        const words = (changes ?? []).filter(({ field }) => field !== 'num');
        this.#readChanges(
          words.map((one) => attributeToMover(one, maker)),
          missing.sentLine,
        );
      }
      const movedNewLines = new Set(lines.map(({ newLine }) => newLine));
      const movedMissingLines = new Set(lines.map(({ missing }) => missing));
      this.#addedLines = this.#addedLines.filter((one) => !movedNewLines.has(one));
      this.#missingLines = this.#missingLines.filter((one) => !movedMissingLines.has(one));
    }
  }

  /** Finds lines that vanished in one place and appeared in another, and lines that Word marks as moved. */
  #listMovedLines(): void {
    for (const missingLine of [...this.#missingLines]) {
      const { amended } = missingLine.sentLine;
      if (amended.length < MIN_MOVED_LENGTH) continue;
      const newLine = this.#addedLines.find(
        ({ returnedLine }) => this.#likeness.of(amended, returnedLine.text) >= MIN_MOVED_LIKENESS,
      );
      if (!newLine) continue;
      this.#missingLines = this.#missingLines.filter((one) => one !== missingLine);
      this.#addedLines = this.#addedLines.filter((one) => one !== newLine);
      this.#matchLine(missingLine.sentLine, newLine.returnedLine);
      const previousLine = this.#neighbours.lineBefore(newLine.at)?.sentLine ?? null;
      this.unplaced.push(movedLine(missingLine, newLine.returnedLine, previousLine, this.#ownerOf));
    }
  }

  #readNewLines(): void {
    let group: AddedLine[] = [];
    const flush = () => {
      const [first, last] = [group[0], group.at(-1)];
      const lines = group.map(({ returnedLine }) => returnedLine);
      if (first && last) this.#insertLines(lines, first.at, last.at, first.split);
      group = [];
    };
    for (const one of this.#addedLines) {
      const last = group.at(-1);
      const isNext =
        last &&
        this.#neighbours.lineBefore(one.at) !== null &&
        last.split?.by?.author === one.split?.by?.author &&
        !this.#neighbours.isLineBetween(last.at, one.at, this.#movedIndices);
      if (!isNext) flush();
      group.push(one);
    }
    flush();
  }

  #insertLines(lines: readonly ReturnedLine[], from: number, to: number, split: AddedLine['split']): void {
    const before = (split?.from ?? this.#neighbours.lineBefore(from)?.sentLine)?.line.pid ?? null;
    const author = mainInserter(lines, this.#ownerOf) ?? split?.by ?? null;
    const operation =
      before === null
        ? null
        : insertionOfLines(
            this.#exportedAct,
            lines.map((line) => typedWords(line)),
            before,
            this.#neighbours.pidAfter(to),
          );
    const text = lines.map((line) => line.text).join('\n');
    const isMoved = lines.some(({ runs }) => runs.some(({ moved }) => moved));
    if (operation && before !== null && !isMoved)
      this.#placedItems.push({
        at: from,
        item: {
          operation,
          maker: makerOf(author),
          pid: before,
          shownRuns: insertedText(text),
          before: '',
          after: text,
        },
      });
    else this.unplaced.push(unplacedNewLines(text, isMoved, before, author));
  }
}

/** Compares a returned file with what was exported, and applies nothing. */
export function findReturnedChanges(document: WordDocument, sentFile: SentFile): FoundChanges {
  const marked = redline(sentFile.base, sentFile.amendments);
  const exportedAct = asAmendedOf(marked);
  const allLines = sentLinesOf(linesOf(marked), sentFile.profile);
  const lines = allLines.filter(({ line }) => !line.cell);
  const isActParagraph = createIsActParagraph(document.paragraphs, lines);
  const tables = pairTablesOfAct(document, allLines, isActParagraph);
  const returnedLines = readReturnedLines(document.paragraphs, isActParagraph);
  const tableParagraphs = tableParagraphsOf(document, tables);
  const isPartOfAct = (paragraph: WordParagraph) =>
    isActParagraph(paragraph) || tableParagraphs.has(paragraph);
  const ownerOf = createOwnerOf(document, sentFile.exportedAt, sentFile.changeAuthors);
  const finder = new ChangeFinder(sentFile, {
    lines,
    tables,
    returnedLines,
    exportedAct,
    ownerOf,
  });
  const { draftLineChanges, matchedLines } = finder;
  const changes = { items: withMovedWords(finder.items, document, exportedAct), unplaced: finder.unplaced };
  const { items, unplaced } = keepImportable(changes, { ...sentFile, text: exportedAct });
  return {
    items,
    unplaced: [...unplaced, ...besideText(document, isPartOfAct, matchedLines)],
    draftWordChanges: finder.draftWordChanges,
    draftLineChanges,
    matchedLines,
    exportedAct,
    knownShare: finder.knownShare,
  };
}
