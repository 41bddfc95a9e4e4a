import { indexTree, type Pid, type Provision } from '../act/tree.ts';
import { linesOf } from '../amend/redline/lines.ts';
import { asAmendedOf, redline } from '../amend/redline/redline.ts';
import { count } from '../base/english.ts';
import { actsParagraphs } from './acts-paragraphs.ts';
import { besideText } from './beside-text.ts';
import {
  type Maker,
  MOST_CHANGES,
  type OwnWords,
  ownWords,
  type TextChange,
  textChanges,
} from './changes.ts';
import { type Column, columnsOf } from './columns.ts';
import type { Item, OwnEdit, Unplaced } from './item.ts';
import { lineLikeness } from './line-likeness.ts';
import { changedBy, makerOf, putInBy, splitBy } from './makers.ts';
import { asIfInPlace, changedByMover, findMoves, joinedMoves, moveOperation } from './moved.ts';
import { withMovedWords } from './moved-words.ts';
import { insertFor } from './new-lines.ts';
import { hasNumber, type Pair, pairLines } from './pair.ts';
import type { PlacedLine } from './placed-line.ts';
import { Places } from './places.ts';
import { renumberings, withTypedNumbers } from './renumbered.ts';
import { joinedAndChanged, reshapedItem } from './reshape.ts';
import { type ReturnedLine, returnedLines, typedWords } from './returned-lines.ts';
import { cellsOf, paragraphsOf, readTables, type Tables, tablesOf } from './returned-tables.ts';
import { type SentFile, type SentLine, sentLines } from './sent-lines.ts';
import { onlyTakeable } from './takeable.ts';
import {
  deletedText,
  insertedText,
  type Missing,
  type Restored,
  structureOf,
  wholeEditOf,
  wholeEditsOf,
} from './whole-edits.ts';
import { type OwnerOf, whoseChanges } from './whose.ts';
import type { Hand, WordDocument, WordParagraph } from './word-document.ts';

/** How a change of a whole line of the draft's own came back. */
interface OwnLine {
  readonly edit: OwnEdit;
  readonly state: OwnWords['state'];
  readonly text: string;
}

/** What a returned file holds, against what it left with. */
export interface FoundChanges {
  readonly items: readonly Item[];
  readonly unplaced: readonly Unplaced[];
  readonly own: readonly OwnWords[];
  readonly ownLines: readonly OwnLine[];
  readonly placed: readonly PlacedLine[];
  /** The Act as amended when it left. */
  readonly text: Provision;
  /** How much of the Act is in the file, 0 to 1, by lines that are known again. */
  readonly known: number;
}

/** Whether a line is as it left, and has no change of the draft's own: nearly all of a long Act. */
const isUntouched = ({ stretches, full }: SentLine, back: ReturnedLine): boolean =>
  back.full === full &&
  stretches.every(({ run }) => run.kind === 'kept') &&
  back.runs.every(({ kind }) => kind === 'kept');

/** Lines shorter than this say too little to be known elsewhere. */
const LEAST_MOVED = 16;
const MOVED = 0.9;

interface AddedLine {
  readonly back: ReturnedLine;
  /** Its place among the pairs. */
  readonly at: number;
  /** The line that it was split off, and by whom, where it was. */
  readonly split?: { readonly from: SentLine; readonly by: Hand | null };
}

interface Lines {
  /** Those that stand in no table. */
  readonly lines: readonly SentLine[];
  readonly tables: Tables;
  readonly back: readonly ReturnedLine[];
  /** The Act as amended when the file left. */
  readonly text: Provision;
  readonly whose: OwnerOf;
}

class Finder {
  readonly items: Item[] = [];
  readonly unplaced: Unplaced[] = [];
  readonly own: OwnWords[] = [];
  readonly ownLines: OwnLine[] = [];
  readonly placed: PlacedLine[] = [];
  readonly #sent: SentFile;
  readonly #lines: readonly SentLine[];
  readonly #pairs: readonly Pair[];
  readonly #places: Places;
  readonly #whole;
  readonly #whose: OwnerOf;
  readonly #text: Provision;
  readonly #likeness = lineLikeness();
  #missing: Missing[] = [];
  readonly #restored: Restored[] = [];
  #new: AddedLine[] = [];
  /** What was put somewhere, by its place among the pairs, and the places of the lines that were moved. */
  readonly #put: { readonly item: Item; readonly at: number }[] = [];
  readonly #moved = new Set<number>();

  constructor(sentFile: SentFile, { lines, tables, back, text, whose: ownerOf }: Lines) {
    this.#sent = sentFile;
    this.#lines = lines;
    this.#text = text;
    this.#whose = ownerOf;
    this.#whole = wholeEditsOf(sentFile.base, sentFile.amendments);
    this.#pairs = pairLines(lines, back, this.#whose);
    this.#places = new Places(this.#pairs);
    for (const [at, pair] of this.#pairs.entries()) this.#pair(pair, at);
    this.#takeMoves();
    this.#findMoved();
    readTables(tables, {
      one: (cell, returned) => this.#one(cell, returned),
      lost: (cell) => this.#lost(cell, null),
      place: (cell, returned) => this.#place(cell, returned),
      items: this.items,
      unplaced: this.unplaced,
      whose: this.#whose,
    });
    const all = [...lines, ...cellsOf(tables)];
    const { items, unplaced } = structureOf(text, all, this.#whole, this.#missing, this.#restored);
    this.items.push(...items);
    this.unplaced.push(...unplaced);
    this.#insert();
    this.items.push(...this.#put.toSorted((a, b) => a.at - b.at).map(({ item }) => item));
  }

  get known(): number {
    const sentPairs = this.#pairs.filter(({ sent }) => sent.length > 0);
    const keptPairs = sentPairs.filter(
      ({ sent: [one], back }) => back.length > 0 || one?.line.changeStatus.state === 'deleted',
    );
    return sentPairs.length === 0 ? 0 : keptPairs.length / sentPairs.length;
  }

  #pair({ sent: sentLines, back }: Pair, at: number): void {
    const [one, another] = sentLines;
    const [returned, anotherReturned] = back;
    if (one && returned && (another || anotherReturned)) this.#uneven(sentLines, back, at);
    else if (one && returned) this.#one(one, returned);
    else if (one) this.#lost(one, null);
    else if (returned?.stands) this.#new.push({ back: returned, at });
  }

  #place(sentLine: SentLine, back: ReturnedLine): PlacedLine {
    // Not kept: those of all lines of a long Act would take more room than all the rest.
    const columns = () => columnsOf(sentLine.stretches, back.runs, this.#whose);
    const placedLine = { sent: sentLine, back, columns };
    this.placed.push(placedLine);
    return placedLine;
  }

  #one(sentLine: SentLine, back: ReturnedLine): void {
    const placedLine = this.#place(sentLine, back);
    if (!back.stands) {
      this.#lost(sentLine, back);
      return;
    }
    const edit = wholeEditOf(sentLine, this.#whole);
    const isGone = edit && sentLine.line.changeStatus.state === 'deleted';
    if (isGone) {
      this.#restored.push({ sent: sentLine, back, edit });
      return;
    }
    if (isUntouched(sentLine, back)) return;
    const columns = placedLine.columns();
    if (this.#sent.profile !== 'clean') {
      if (!edit) this.own.push(...ownWords(columns));
      else
        this.#ownLine(
          edit,
          back.runs.some(({ kind }) => kind === 'inserted') ? 'standing' : 'agreed',
          sentLine.amended,
        );
    }
    const changes = this.#textChanges(columns);
    if (changes) this.#changes(changes, sentLine);
    else this.#tooMany(sentLine, back);
  }

  #textChanges(columns: readonly Column[]): readonly TextChange[] | null {
    const changes = textChanges(columns, this.#whose);
    return changes && withTypedNumbers(changes, indexTree(this.#text).byPid);
  }

  /** Listed whole, and applied in no part. */
  #tooMany({ line, amended }: SentLine, { text, runs }: ReturnedLine): void {
    this.unplaced.push({
      what: 'other',
      words: `One paragraph has more than ${count(MOST_CHANGES, 'separate change')}. No more can be imported in one paragraph, so none of them was. Change the provision by hand`,
      pid: line.pid,
      shown: [...deletedText(amended), ...insertedText(text)],
      by: changedBy(runs, this.#whose),
    });
  }

  #changes(changes: readonly TextChange[], sentLine: SentLine): void {
    const { items, others: otherChanges } = renumberings(changes, (pid) =>
      this.#isKnown(pid) ? indexTree(this.#text).byPid.get(pid) : undefined,
    );
    this.items.push(...items);
    for (const change of otherChanges) this.#change(change, sentLine);
  }

  /** What one of the draft's own divisions made is neither in the base text nor put in: it is for a person. */
  #isKnown(pid: Pid): boolean {
    return indexTree(this.#sent.base).byPid.has(pid) || this.#whole.inserted.has(pid);
  }

  #ownLine(edit: OwnEdit, state: OwnLine['state'], text: string): void {
    this.ownLines.push({ edit, state, text });
  }

  #change(change: TextChange, sentLine: SentLine): void {
    const { field, pid, before, after, shown: shownRuns, maker } = change;
    // A space for the tab after a number, say; but never what was the draft's own.
    const isBare = (before + after).trim() === '' && (maker.how !== 'rejected' || field === 'tab');
    if (isBare && (field === 'tab' || field === 'num')) return;
    const by = maker.how === 'tracked' ? maker.by : null;
    if (field === 'tab') {
      // The line of a provision that is repealed, or whose words are not held, is its number alone.
      const words = 'Words were typed where the provision has none. Use a command to insert them';
      this.unplaced.push({ what: 'fixed', words, pid, shown: shownRuns, by });
      return;
    }
    if (field === 'num' || field === 'mark') {
      const words =
        field === 'num'
          ? 'A number was changed. Keeling sets numbers by the rules. Use a command to change one'
          : 'The quotation marks were changed';
      this.unplaced.push({ what: 'number', words, pid: sentLine.line.pid, shown: shownRuns, by });
      return;
    }
    const node = indexTree(this.#text).byPid.get(pid);
    if (node?.missing || node?.kind === 'block' || (field === 'heading' && sentLine.line.pid !== pid)) {
      this.unplaced.push({
        what: 'fixed',
        words: 'Text that cannot be edited was changed',
        pid,
        shown: shownRuns,
        by,
      });
      return;
    }
    this.items.push({ operation: { do: 'text', change }, maker, pid, shown: shownRuns, before, after });
  }

  #lost(sentLine: SentLine, back: ReturnedLine | null): void {
    const edit = wholeEditOf(sentLine, this.#whole);
    if (sentLine.line.changeStatus.state === 'deleted') {
      const state = back ? 'standing' : 'agreed';
      if (edit) this.#ownLine(edit, state, sentLine.original);
      else if (back === null) this.own.push(...ownWords(columnsOf(sentLine.stretches, [], this.#whose)));
      return;
    }
    const struck = back?.runs.filter(({ kind }) => kind === 'deleted') ?? [];
    const hand = changedBy(struck, this.#whose);
    const rejected: Maker | null = !back && edit?.type === 'insert' ? { how: 'rejected', am: edit.am } : null;
    this.#missing.push({ sent: sentLine, maker: rejected ?? makerOf(hand) });
  }

  /** A line that was split, or two that were run together: what it clearly means, or shown whole and applied in no part. */
  #uneven(sentLines: readonly SentLine[], back: readonly ReturnedLine[], at: number): void {
    for (const one of back) for (const line of sentLines) this.#place(line, one);
    const by = splitBy(back, this.#whose);
    const isKnown = sentLines.every(({ line }) => this.#isKnown(line.pid));
    const item =
      isKnown && reshapedItem(this.#text, this.#whole, sentLines, back, this.#places.next(at), makerOf(by));
    if (item) {
      this.items.push(item);
      return;
    }
    const [one, [returned, ...added]] = [sentLines[0], back];
    const join =
      isKnown && one && returned && added.length === 0
        ? joinedAndChanged(this.#text, this.#whole, sentLines, returned, makerOf(by), (line, runs) =>
            this.#textChanges(columnsOf(line.stretches, runs, this.#whose)),
          )
        : null;
    if (one && join) {
      this.#changes(join.changes, one);
      this.items.push(join.item);
      return;
    }
    if (one && returned && added.length > 0 && added.every(({ text }) => hasNumber(one, text))) {
      const by = (nth: number) => splitBy(back.slice(nth, nth + 2), this.#whose);
      const parts = added.map(
        (line, nth): AddedLine => ({ back: line, at, split: { from: one, by: by(nth) } }),
      );
      this.#parted(one, returned, parts);
      return;
    }
    const pid = sentLines[0]?.line.pid ?? null;
    const [before, after] = [
      sentLines.map((one) => one.amended).join('¶'),
      back.map(({ text }) => text).join('¶'),
    ];
    const isSplit = back.length > 1;
    this.unplaced.push({
      what: isSplit ? 'split' : 'joined',
      words: isSplit ? 'A line was split in two. Use a command to divide a provision' : 'Lines were joined',
      pid,
      shown: [...deletedText(before), ...insertedText(after)],
      by: changedBy(
        back.flatMap(({ runs }) => runs),
        this.#whose,
      ),
    });
  }

  /** A line that was split, with numbers for the parts after the first, and changed besides: each is read by itself. */
  #parted(sentLine: SentLine, back: ReturnedLine, added: readonly AddedLine[]): void {
    const changes = this.#textChanges(columnsOf(sentLine.stretches, back.runs, this.#whose));
    const maker = makerOf(added[0]?.split?.by ?? null);
    if (changes)
      this.#changes(
        changes.map((one) => changedByMover(one, maker)),
        sentLine,
      );
    else this.#tooMany(sentLine, back);
    this.#new.push(...added);
  }

  /** Whole provisions that stand elsewhere, with what else was changed in them. */
  #takeMoves(): void {
    const foundMoves = findMoves({
      text: this.#text,
      lines: this.#lines,
      missing: this.#missing,
      came: this.#new,
      before: (at) => this.#places.before(at)?.sent.line.pid ?? null,
      next: (at) => this.#places.next(at),
      likeness: this.#likeness,
      whose: this.#whose,
    }).filter(({ part }) => this.#isKnown(part.pid));
    for (const moves of joinedMoves(this.#text, foundMoves)) {
      const lines = moves.flatMap((move) => move.lines);
      const [first] = moves;
      if (!first) continue;
      const { maker, part, at } = first;
      const texts = (parts: readonly string[]) => parts.join('\n');
      const before = texts(lines.map(({ lost }) => lost.sent.amended));
      const after = texts(lines.map(({ came }) => came.back.text));
      const shownRuns = [
        ...deletedText(before),
        { kind: 'kept', text: '\n' } as const,
        ...insertedText(after),
      ];
      this.#put.push({
        item: { operation: moveOperation(moves), maker, pid: part.pid, shown: shownRuns, before, after },
        at,
      });
      for (const { lost: missing, came: newLine } of lines) {
        this.#moved.add(newLine.at);
        const runs = asIfInPlace(newLine.back, maker);
        const placedLine = this.#place(missing.sent, { ...newLine.back, runs });
        const changes = this.#textChanges(placedLine.columns());
        if (!changes) this.#tooMany(missing.sent, newLine.back);
        const words = (changes ?? []).filter(({ field }) => field !== 'num');
        this.#changes(
          words.map((one) => changedByMover(one, maker)),
          missing.sent,
        );
      }
      const gained = new Set(lines.map(({ came }) => came));
      const left = new Set(lines.map(({ lost }) => lost));
      this.#new = this.#new.filter((one) => !gained.has(one));
      this.#missing = this.#missing.filter((one) => !left.has(one));
    }
  }

  /** Lines that are gone here and stand there, and lines that Word itself says were moved. */
  #findMoved(): void {
    for (const missingLine of [...this.#missing]) {
      const { amended } = missingLine.sent;
      if (amended.length < LEAST_MOVED) continue;
      const newLine = this.#new.find(({ back }) => this.#likeness.of(amended, back.text) >= MOVED);
      if (!newLine) continue;
      this.#missing = this.#missing.filter((one) => one !== missingLine);
      this.#new = this.#new.filter((one) => one !== newLine);
      this.#place(missingLine.sent, newLine.back);
      this.unplaced.push({
        what: 'moved',
        words: `A line was moved to after “${this.#places.before(newLine.at)?.sent.amended.slice(0, 80) ?? 'the beginning'}”. Use a command to move a provision`,
        pid: missingLine.sent.line.pid,
        shown: [...deletedText(amended), ...insertedText(newLine.back.text)],
        by:
          changedBy(newLine.back.runs, this.#whose) ??
          (missingLine.maker.how === 'tracked' ? missingLine.maker.by : null),
      });
    }
  }

  #insert(): void {
    let group: AddedLine[] = [];
    const flush = () => {
      const first = group[0];
      if (first)
        this.#insertLines(
          group.map(({ back }) => back),
          first.at,
          group.at(-1)?.at ?? first.at,
          first.split,
        );
      group = [];
    };
    for (const one of this.#new) {
      const last = group.at(-1);
      const isNext =
        last &&
        this.#places.before(one.at) !== null &&
        last.split?.by?.author === one.split?.by?.author &&
        !this.#places.isLineBetween(last.at, one.at, this.#moved);
      if (!isNext) flush();
      group.push(one);
    }
    flush();
  }

  #insertLines(lines: readonly ReturnedLine[], from: number, to: number, split: AddedLine['split']): void {
    const before = (split?.from ?? this.#places.before(from)?.sent)?.line.pid ?? null;
    const hand = putInBy(lines, this.#whose) ?? split?.by ?? null;
    const operation =
      before === null
        ? null
        : insertFor(
            this.#text,
            lines.map((line) => typedWords(line)),
            before,
            this.#places.next(to),
          );
    const text = lines.map((line) => line.text).join('\n');
    const isMoved = lines.some(({ runs }) => runs.some(({ moved }) => moved));
    if (operation && before !== null && !isMoved)
      this.#put.push({
        at: from,
        item: {
          operation,
          maker: makerOf(hand),
          pid: before,
          shown: insertedText(text),
          before: '',
          after: text,
        },
      });
    else
      this.unplaced.push({
        what: 'line-new',
        words: isMoved
          ? 'A line was moved here'
          : 'A new line has no number, or a number that does not fit here. Use a command to insert it',
        pid: before,
        shown: insertedText(text),
        by: hand,
      });
  }
}

/** All that a returned file holds against what it left with: nothing of it is applied by this. */
export function findReturned(document: WordDocument, sentFile: SentFile): FoundChanges {
  const marked = redline(sentFile.base, sentFile.amendments);
  const text = asAmendedOf(marked);
  const all = sentLines(linesOf(marked), sentFile.profile);
  const lines = all.filter(({ line }) => !line.cell);
  const acts = actsParagraphs(document.paragraphs, lines);
  const tables = tablesOf(document, all, acts);
  const back = returnedLines(document.paragraphs, acts);
  const inTables = paragraphsOf(document, tables);
  const isOfAct = (paragraph: WordParagraph) => acts(paragraph) || inTables.has(paragraph);
  const ownerOf = whoseChanges(document, sentFile.at ?? null, sentFile.hands ?? null);
  const finder = new Finder(sentFile, { lines, tables, back, text, whose: ownerOf });
  const { ownLines, placed: placedLines } = finder;
  const changes = { items: withMovedWords(finder.items, document, text), unplaced: finder.unplaced };
  const { items, unplaced } = onlyTakeable(changes, { ...sentFile, text });
  return {
    items,
    unplaced: [...unplaced, ...besideText(document, isOfAct, placedLines)],
    own: finder.own,
    ownLines,
    placed: placedLines,
    text,
    known: finder.known,
  };
}
