import { indexTree, type Pid, type Provision } from '../act/tree.ts';
import { linesOf } from '../amend/redline/lines.ts';
import { asAmendedOf, redline } from '../amend/redline/redline.ts';
import { count } from '../base/english.ts';
import { actsParagraphs } from './acts-paragraphs.ts';
import { besideText } from './beside-text.ts';
import {
  MAX_CHANGES_PER_LINE,
  type Maker,
  type OwnWords,
  ownWords,
  type TextChange,
  textChanges,
} from './changes.ts';
import { type Column, columnsOf } from './columns.ts';
import { asIfInPlace, changedByMover, findMoves, joinedMoves, moveOperation } from './find-moves.ts';
import type { OwnEdit, Unplaced, WordItem } from './item.ts';
import { lineLikeness } from './line-likeness.ts';
import { firstLaterAuthor, mainInserter, makerOf, splitAuthorOf } from './makers.ts';
import { withMovedWords } from './moved-words.ts';
import { insertFor } from './new-lines.ts';
import { onlyTakeable } from './only-takeable.ts';
import { hasNumber, type PairedLines, pairLines } from './pair-lines.ts';
import type { PlacedLine } from './placed-line.ts';
import { NeighbourLines } from './places.ts';
import { renumberings, withTypedNumbers } from './renumbered.ts';
import { joinedAndChanged, reshapedItem } from './reshape.ts';
import { type ReturnedLine, readReturnedLines, typedWords } from './returned-lines.ts';
import { cellsOf, paragraphsOf, readTables, type Tables, tablesOf } from './returned-tables.ts';
import { type SentFile, type SentLine, sentLinesOf } from './sent-lines.ts';
import {
  deletedText,
  insertedText,
  type Missing,
  type Restored,
  structureOf,
  wholeEditOf,
  wholeEditsOf,
} from './whole-edits.ts';
import { createOwnerOf, type OwnerOf } from './whose.ts';
import type { ChangeAuthor, WordDocument, WordParagraph } from './word-document.ts';

/** Compares a returned Word file with the file that was exported, and lists every difference. It imports nothing. */

/** One of the draft's own changes of a whole line: still tracked (`standing`), or accepted (`agreed`). */
interface OwnLine {
  readonly edit: OwnEdit;
  readonly state: OwnWords['state'];
  readonly text: string;
}

/** What a returned file contains, compared with what was exported. */
export interface FoundChanges {
  readonly items: readonly WordItem[];
  readonly unplaced: readonly Unplaced[];
  readonly own: readonly OwnWords[];
  readonly ownLines: readonly OwnLine[];
  readonly placedLines: readonly PlacedLine[];
  /** The Act as amended when the file was exported. */
  readonly text: Provision;
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

interface Lines {
  /** The lines outside tables. */
  readonly lines: readonly SentLine[];
  readonly tables: Tables;
  readonly returnedLines: readonly ReturnedLine[];
  /** The Act as amended when the file was exported. */
  readonly text: Provision;
  readonly ownerOf: OwnerOf;
}

class Finder {
  readonly items: WordItem[] = [];
  readonly unplaced: Unplaced[] = [];
  readonly own: OwnWords[] = [];
  readonly ownLines: OwnLine[] = [];
  readonly placedLines: PlacedLine[] = [];
  readonly #sentFile: SentFile;
  readonly #lines: readonly SentLine[];
  readonly #pairs: readonly PairedLines[];
  readonly #places: NeighbourLines;
  readonly #wholeEdits;
  readonly #ownerOf: OwnerOf;
  readonly #text: Provision;
  readonly #likeness = lineLikeness();
  #missing: Missing[] = [];
  readonly #restored: Restored[] = [];
  #new: AddedLine[] = [];
  /** Inserted items with their index among the pairs, and the indices of moved lines. */
  readonly #placedItems: { readonly item: WordItem; readonly at: number }[] = [];
  readonly #moved = new Set<number>();

  constructor(sentFile: SentFile, { lines, tables, returnedLines, text, ownerOf }: Lines) {
    this.#sentFile = sentFile;
    this.#lines = lines;
    this.#text = text;
    this.#ownerOf = ownerOf;
    this.#wholeEdits = wholeEditsOf(sentFile.base, sentFile.amendments);
    this.#pairs = pairLines(lines, returnedLines, this.#ownerOf);
    this.#places = new NeighbourLines(this.#pairs);
    for (const [at, pair] of this.#pairs.entries()) this.#readPair(pair, at);
    this.#takeMoves();
    this.#listMovedLines();
    readTables(tables, {
      one: (cell, returned) => this.#readLine(cell, returned),
      addMissing: (cell) => this.#addMissing(cell, null),
      place: (cell, returned) => this.#place(cell, returned),
      items: this.items,
      unplaced: this.unplaced,
      ownerOf: this.#ownerOf,
    });
    const all = [...lines, ...cellsOf(tables)];
    const { items, unplaced } = structureOf(text, all, this.#wholeEdits, this.#missing, this.#restored);
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
    const [one, another] = sentLines;
    const [returned, anotherReturned] = returnedLines;
    if (one && returned && (another || anotherReturned)) this.#readReshaped(sentLines, returnedLines, at);
    else if (one && returned) this.#readLine(one, returned);
    else if (one) this.#addMissing(one, null);
    else if (returned?.isPresent) this.#new.push({ returnedLine: returned, at });
  }

  #place(sentLine: SentLine, returnedLine: ReturnedLine): PlacedLine {
    // Computed on demand: the columns of all lines of a long Act would take more memory than everything else.
    const alignColumns = () => columnsOf(sentLine.stretches, returnedLine.runs, this.#ownerOf);
    const placedLine = { sentLine, returnedLine, columns: alignColumns };
    this.placedLines.push(placedLine);
    return placedLine;
  }

  #readLine(sentLine: SentLine, returnedLine: ReturnedLine): void {
    const placedLine = this.#place(sentLine, returnedLine);
    if (!returnedLine.isPresent) {
      this.#addMissing(sentLine, returnedLine);
      return;
    }
    const edit = wholeEditOf(sentLine, this.#wholeEdits);
    const isGone = edit && sentLine.line.changeStatus.state === 'deleted';
    if (isGone) {
      this.#restored.push({ sentLine, returnedLine, edit });
      return;
    }
    if (isUntouched(sentLine, returnedLine)) return;
    const columns = placedLine.columns();
    if (this.#sentFile.profile !== 'clean') {
      if (!edit) this.own.push(...ownWords(columns));
      else
        this.#addOwnLine(
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
    return changes && withTypedNumbers(changes, indexTree(this.#text).byPid);
  }

  /** Lists a line with too many changes in full, without importing any of them. */
  #listTooMany({ line, amended }: SentLine, { text, runs }: ReturnedLine): void {
    this.unplaced.push({
      kind: 'other',
      words: `One paragraph has more than ${count(MAX_CHANGES_PER_LINE, 'separate change')}. No more can be imported in one paragraph, so none of them was. Change the provision by hand`,
      pid: line.pid,
      shownRuns: [...deletedText(amended), ...insertedText(text)],
      by: firstLaterAuthor(runs, this.#ownerOf),
    });
  }

  #readChanges(changes: readonly TextChange[], sentLine: SentLine): void {
    const { items, otherChanges } = renumberings(changes, (pid) =>
      this.#isKnown(pid) ? indexTree(this.#text).byPid.get(pid) : undefined,
    );
    this.items.push(...items);
    for (const change of otherChanges) this.#readChange(change, sentLine);
  }

  /**
   * Whether the import can change a provision. A provision made by one of the draft's own divisions is neither in the
   * base text nor inserted, so its changes wait for a person.
   */
  #isKnown(pid: Pid): boolean {
    return indexTree(this.#sentFile.base).byPid.has(pid) || this.#wholeEdits.inserted.has(pid);
  }

  #addOwnLine(edit: OwnEdit, state: OwnLine['state'], text: string): void {
    this.ownLines.push({ edit, state, text });
  }

  #readChange(change: TextChange, sentLine: SentLine): void {
    const { field, pid, before, after, shownRuns, maker } = change;
    // A program may, for example, put a space for the tab after a number. That is ignored, but a rejected change is not.
    const isBare = (before + after).trim() === '' && (maker.kind !== 'rejected' || field === 'tab');
    if (isBare && (field === 'tab' || field === 'num')) return;
    const by = maker.kind === 'tracked' ? maker.by : null;
    const linePid = sentLine.line.pid;
    const wait = (kind: Unplaced['kind'], words: string, of = linePid): void => {
      this.unplaced.push({ kind, words, pid: of, shownRuns, by });
    };
    const node = indexTree(this.#text).byPid.get(pid);
    // The line of a repealed provision, or of one without words in the source, is only its number and tab.
    if (field === 'tab')
      wait('fixed', 'Words were typed where the provision has none. Use a command to insert them', pid);
    else if (field === 'num')
      wait('number', 'A number was changed. Keeling sets numbers by the rules. Use a command to change one');
    else if (field === 'mark') wait('number', 'The quotation marks were changed');
    else if (node?.missing || node?.kind === 'block' || (field === 'heading' && linePid !== pid))
      wait('fixed', 'Text that cannot be edited was changed', pid);
    else this.items.push({ operation: { do: 'text', change }, maker, pid, shownRuns, before, after });
  }

  #addMissing(sentLine: SentLine, returnedLine: ReturnedLine | null): void {
    const edit = wholeEditOf(sentLine, this.#wholeEdits);
    if (sentLine.line.changeStatus.state === 'deleted') {
      const state = returnedLine ? 'standing' : 'agreed';
      if (edit) this.#addOwnLine(edit, state, sentLine.original);
      else if (returnedLine === null)
        this.own.push(...ownWords(columnsOf(sentLine.stretches, [], this.#ownerOf)));
      return;
    }
    const struck = returnedLine?.runs.filter(({ kind }) => kind === 'deleted') ?? [];
    const hand = firstLaterAuthor(struck, this.#ownerOf);
    const rejected: Maker | null =
      !returnedLine && edit?.type === 'insert' ? { kind: 'rejected', am: edit.am } : null;
    this.#missing.push({ sentLine, maker: rejected ?? makerOf(hand) });
  }

  /**
   * Reads a split line, or two joined ones. Where the meaning is unclear, the line is shown in full and not applied.
   */
  #readReshaped(sentLines: readonly SentLine[], returnedLines: readonly ReturnedLine[], at: number): void {
    for (const one of returnedLines) for (const line of sentLines) this.#place(line, one);
    const by = splitAuthorOf(returnedLines, this.#ownerOf);
    const isKnown = sentLines.every(({ line }) => this.#isKnown(line.pid));
    const item =
      isKnown &&
      reshapedItem(
        this.#text,
        this.#wholeEdits,
        sentLines,
        returnedLines,
        this.#places.pidAfter(at),
        makerOf(by),
      );
    if (item) {
      this.items.push(item);
      return;
    }
    const [one, [returned, ...added]] = [sentLines[0], returnedLines];
    const join =
      isKnown && one && returned && added.length === 0
        ? joinedAndChanged(this.#text, this.#wholeEdits, sentLines, returned, makerOf(by), (line, runs) =>
            this.#textChanges(columnsOf(line.stretches, runs, this.#ownerOf)),
          )
        : null;
    if (one && join) {
      this.#readChanges(join.changes, one);
      this.items.push(join.item);
      return;
    }
    if (one && returned && added.length > 0 && added.every(({ text }) => hasNumber(one, text))) {
      const by = (nth: number) => splitAuthorOf(returnedLines.slice(nth, nth + 2), this.#ownerOf);
      const parts = added.map(
        (line, nth): AddedLine => ({ returnedLine: line, at, split: { from: one, by: by(nth) } }),
      );
      this.#readParts(one, returned, parts);
      return;
    }
    const pid = sentLines[0]?.line.pid ?? null;
    const [before, after] = [
      sentLines.map((one) => one.amended).join('¶'),
      returnedLines.map(({ text }) => text).join('¶'),
    ];
    const isSplit = returnedLines.length > 1;
    this.unplaced.push({
      kind: isSplit ? 'split' : 'joined',
      words: isSplit ? 'A line was split in two. Use a command to divide a provision' : 'Lines were joined',
      pid,
      shownRuns: [...deletedText(before), ...insertedText(after)],
      by: firstLaterAuthor(
        returnedLines.flatMap(({ runs }) => runs),
        this.#ownerOf,
      ),
    });
  }

  /** Reads each part of a line that was split before typed numbers and also changed. */
  #readParts(sentLine: SentLine, returnedLine: ReturnedLine, added: readonly AddedLine[]): void {
    const changes = this.#textChanges(columnsOf(sentLine.stretches, returnedLine.runs, this.#ownerOf));
    const maker = makerOf(added[0]?.split?.by ?? null);
    if (changes)
      this.#readChanges(
        changes.map((one) => changedByMover(one, maker)),
        sentLine,
      );
    else this.#listTooMany(sentLine, returnedLine);
    this.#new.push(...added);
  }

  /** Finds whole provisions that were moved, and other changes in them. */
  #takeMoves(): void {
    const foundMoves = findMoves({
      text: this.#text,
      lines: this.#lines,
      missing: this.#missing,
      newLines: this.#new,
      before: (at) => this.#places.lineBefore(at)?.sentLine.line.pid ?? null,
      next: (at) => this.#places.pidAfter(at),
      likeness: this.#likeness,
      ownerOf: this.#ownerOf,
    }).filter(({ part }) => this.#isKnown(part.pid));
    for (const moves of joinedMoves(this.#text, foundMoves)) {
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
        this.#moved.add(newLine.at);
        const runs = asIfInPlace(newLine.returnedLine, maker);
        const placedLine = this.#place(missing.sentLine, { ...newLine.returnedLine, runs });
        const changes = this.#textChanges(placedLine.columns());
        if (!changes) this.#listTooMany(missing.sentLine, newLine.returnedLine);
        const words = (changes ?? []).filter(({ field }) => field !== 'num');
        this.#readChanges(
          words.map((one) => changedByMover(one, maker)),
          missing.sentLine,
        );
      }
      const gained = new Set(lines.map(({ newLine }) => newLine));
      const left = new Set(lines.map(({ missing }) => missing));
      this.#new = this.#new.filter((one) => !gained.has(one));
      this.#missing = this.#missing.filter((one) => !left.has(one));
    }
  }

  /** Finds lines that vanished in one place and appeared in another, and lines that Word marks as moved. */
  #listMovedLines(): void {
    for (const missingLine of [...this.#missing]) {
      const { amended } = missingLine.sentLine;
      if (amended.length < MIN_MOVED_LENGTH) continue;
      const newLine = this.#new.find(
        ({ returnedLine }) => this.#likeness.of(amended, returnedLine.text) >= MIN_MOVED_LIKENESS,
      );
      if (!newLine) continue;
      this.#missing = this.#missing.filter((one) => one !== missingLine);
      this.#new = this.#new.filter((one) => one !== newLine);
      this.#place(missingLine.sentLine, newLine.returnedLine);
      this.unplaced.push({
        kind: 'moved',
        words: `A line was moved to after “${this.#places.lineBefore(newLine.at)?.sentLine.amended.slice(0, 80) ?? 'the beginning'}”. Use a command to move a provision`,
        pid: missingLine.sentLine.line.pid,
        shownRuns: [...deletedText(amended), ...insertedText(newLine.returnedLine.text)],
        by:
          firstLaterAuthor(newLine.returnedLine.runs, this.#ownerOf) ??
          (missingLine.maker.kind === 'tracked' ? missingLine.maker.by : null),
      });
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
    for (const one of this.#new) {
      const last = group.at(-1);
      const isNext =
        last &&
        this.#places.lineBefore(one.at) !== null &&
        last.split?.by?.author === one.split?.by?.author &&
        !this.#places.isLineBetween(last.at, one.at, this.#moved);
      if (!isNext) flush();
      group.push(one);
    }
    flush();
  }

  #insertLines(lines: readonly ReturnedLine[], from: number, to: number, split: AddedLine['split']): void {
    const before = (split?.from ?? this.#places.lineBefore(from)?.sentLine)?.line.pid ?? null;
    const hand = mainInserter(lines, this.#ownerOf) ?? split?.by ?? null;
    const operation =
      before === null
        ? null
        : insertFor(
            this.#text,
            lines.map((line) => typedWords(line)),
            before,
            this.#places.pidAfter(to),
          );
    const text = lines.map((line) => line.text).join('\n');
    const isMoved = lines.some(({ runs }) => runs.some(({ moved }) => moved));
    if (operation && before !== null && !isMoved)
      this.#placedItems.push({
        at: from,
        item: {
          operation,
          maker: makerOf(hand),
          pid: before,
          shownRuns: insertedText(text),
          before: '',
          after: text,
        },
      });
    else
      this.unplaced.push({
        kind: 'line-new',
        words: isMoved
          ? 'A line was moved here'
          : 'A new line has no number, or a number that does not fit here. Use a command to insert it',
        pid: before,
        shownRuns: insertedText(text),
        by: hand,
      });
  }
}

/** Compares a returned file with what was exported, and applies nothing. */
export function findReturned(document: WordDocument, sentFile: SentFile): FoundChanges {
  const marked = redline(sentFile.base, sentFile.amendments);
  const text = asAmendedOf(marked);
  const all = sentLinesOf(linesOf(marked), sentFile.profile);
  const lines = all.filter(({ line }) => !line.cell);
  const acts = actsParagraphs(document.paragraphs, lines);
  const tables = tablesOf(document, all, acts);
  const returnedLines = readReturnedLines(document.paragraphs, acts);
  const inTables = paragraphsOf(document, tables);
  const isOfAct = (paragraph: WordParagraph) => acts(paragraph) || inTables.has(paragraph);
  const ownerOf = createOwnerOf(document, sentFile.exportedAt, sentFile.changeAuthors);
  const finder = new Finder(sentFile, { lines, tables, returnedLines, text, ownerOf });
  const { ownLines, placedLines } = finder;
  const changes = { items: withMovedWords(finder.items, document, text), unplaced: finder.unplaced };
  const { items, unplaced } = onlyTakeable(changes, { ...sentFile, text });
  return {
    items,
    unplaced: [...unplaced, ...besideText(document, isOfAct, placedLines)],
    own: finder.own,
    ownLines,
    placedLines,
    text,
    knownShare: finder.knownShare,
  };
}
