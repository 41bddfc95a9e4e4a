import type { Field, Pid } from '../act/tree.ts';
import type { LineStretch } from '../amend/redline/stretches.ts';
import type { Column } from './columns.ts';
import type { ReturnedRun } from './returned-lines.ts';
import type { OwnerOf } from './whose.ts';
import type { ChangeAuthor } from './word-document.ts';

/** Finds the changes in the words of one line, from its characters as exported beside those that came back. */

/**
 * Who made a change: a tracked author, or an unknown one who typed without tracking.  `rejected` is one of the draft's
 * own changes that was rejected. A file never says who did that.
 */
export type Maker =
  | { readonly kind: 'tracked'; readonly by: ChangeAuthor }
  | { readonly kind: 'untracked' }
  | { readonly kind: 'rejected'; readonly am: string };

/** A stretch of a line, as it is shown with a change. */
export interface ShownRun {
  readonly kind: 'kept' | 'inserted' | 'deleted';
  readonly text: string;
}

/** Words of the base text that an amendment strikes; offsets in the field of the base text. */
export interface StruckWords {
  readonly am: string;
  readonly from: number;
  readonly to: number;
}

/** A change in the words of one field. `at` and `remove` count in the field as amended when the file was exported. */
export interface TextChange {
  readonly pid: Pid;
  readonly field: LineStretch['field'];
  readonly maker: Maker;
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
  /** Author of each struck and each typed letter; null or missing where it is the maker. */
  readonly removedBy?: readonly (ChangeAuthor | null)[];
  readonly insertedBy?: readonly (ChangeAuthor | null)[];
  /** Words of the base text that the draft's amendments strike and somebody restored in the file. */
  readonly restored: readonly StruckWords[];
  /**
   * Restored words just before this change. In the text as amended they have no length, so `at` is the same for both.
   */
  readonly past: readonly StruckWords[];
  readonly shownRuns: readonly ShownRun[];
  /** The deleted and inserted words, as a reader of the file sees them. */
  readonly before: string;
  readonly after: string;
}

/** One of the draft's own changes of words: still tracked in the file (`standing`), or accepted there (`agreed`). */
export interface DraftWordChange {
  readonly am: string;
  readonly pid: Pid;
  readonly field: Field;
  readonly state: 'standing' | 'agreed';
  readonly deleted: string;
  readonly inserted: string;
}

type ColumnChange = 'same' | 'none' | 'add' | 'cut' | 'restore';

/** What happened to one character in Word. `none` is a character that is in neither text as amended. */
function columnChange({ sentPlace, returnedRun }: Column): ColumnChange {
  const wasPresent = sentPlace !== null && sentPlace.stretch.run.kind !== 'deleted';
  const isPresent = returnedRun !== null && returnedRun.kind !== 'deleted';
  if (wasPresent) return isPresent ? 'same' : 'cut';
  if (!isPresent) return 'none';
  return sentPlace ? 'restore' : 'add';
}

/** Whether a character is in a run that counts as the draft's own insertion. Word signs all of the run alike. */
const isInDraftRun = ({ returnedRun }: Column, draftRuns: ReadonlySet<ReturnedRun>): boolean =>
  returnedRun?.kind === 'inserted' && draftRuns.has(returnedRun);

function makerOf(column: Column, typist: Maker | null, draftRuns: ReadonlySet<ReturnedRun>): Maker {
  const { sentPlace, returnedRun } = column;
  if (returnedRun?.by && !isInDraftRun(column, draftRuns)) return { kind: 'tracked', by: returnedRun.by };
  const run = sentPlace?.stretch.run;
  if (!run || run.kind === 'kept') return { kind: 'untracked' };
  // Inserted words replaced by others were typed over. Some programs leave no trace of the old words.
  if (run.kind === 'inserted' && typist) return typist;
  return { kind: 'rejected', am: run.am };
}

/** Who typed in neighbouring changes; null where nobody typed anything. */
function typistOf(cluster: readonly Column[], draftRuns: ReadonlySet<ReturnedRun>): Maker | null {
  const added = cluster.filter((column) => columnChange(column) === 'add');
  const by = added.find((column) => column.returnedRun?.by && !isInDraftRun(column, draftRuns))?.returnedRun
    ?.by;
  if (by) return { kind: 'tracked', by };
  return added.length > 0 ? { kind: 'untracked' } : null;
}

export const makerKey = (maker: Maker): string => {
  if (maker.kind === 'tracked') return `tracked ${maker.by.author}`;
  return maker.kind === 'untracked' ? maker.kind : `rejected ${maker.am}`;
};

const WORD_FIELDS: ReadonlySet<string> = new Set(['heading', 'intro', 'content', 'wrapUp']);

/** A place for inserted words: an offset in a field as amended. */
interface InsertionPoint {
  readonly pid: Pid;
  readonly field: LineStretch['field'];
  readonly offset: number;
}

/** For each index among the columns, the nearest exported column before the index, and from the index on. */
class Neighbours {
  readonly #before: readonly Column['sentPlace'][];
  readonly #after: readonly Column['sentPlace'][];
  /** The first index with something other than a quotation mark before it. */
  readonly #firstAfterWords: number;

  constructor(columns: readonly Column[]) {
    const first = columns.findIndex(({ sentPlace }) => sentPlace && sentPlace.stretch.field !== 'mark');
    this.#firstAfterWords = first < 0 ? columns.length + 1 : first + 1;
    const nearest = (list: readonly Column[]) => {
      let last: Column['sentPlace'] = null;
      return [null, ...list.map(({ sentPlace }) => (last = sentPlace ?? last))];
    };
    this.#before = nearest(columns);
    this.#after = nearest(columns.toReversed()).reverse();
  }

  /**
   * The place of inserted words: after the words before them, but after a number, at the start of the words that follow
   * the number.
   */
  insertionPointAt(from: number, to: number): InsertionPoint | null {
    const [before, after] = [this.#before[from], this.#after[to]];
    const pointBeside = (
      { stretch, offset }: NonNullable<Column['sentPlace']>,
      length: number,
    ): InsertionPoint => ({
      pid: stretch.pid,
      field: stretch.field,
      offset: stretch.live + (stretch.run.kind === 'deleted' ? 0 : offset + length),
    });
    // After the mark that closes a quotation come the words that follow the quotation.
    const isClosing = before?.stretch.field === 'mark' && from >= this.#firstAfterWords;
    if (before && isClosing && (!after || after.stretch.field === 'mark'))
      return { pid: before.stretch.pid, field: 'wrapUp', offset: 0 };
    if (before && (WORD_FIELDS.has(before.stretch.field) || !after || !WORD_FIELDS.has(after.stretch.field)))
      return pointBeside(before, 1);
    return after ? pointBeside(after, 0) : null;
  }
}

/**
 * The offset in a given field for words between two fields: after the last words of that field before them or, if there
 * are none, before its next words.
 */
function offsetIn(
  columns: readonly Column[],
  { pid, field }: Pick<InsertionPoint, 'pid' | 'field'>,
  from: number,
  to: number,
): number {
  const isInField = ({ sentPlace }: Column) =>
    sentPlace?.stretch.pid === pid && sentPlace.stretch.field === field;
  const before = columns.slice(0, from).findLast(isInField)?.sentPlace;
  if (before) return before.stretch.live + (before.stretch.run.kind === 'deleted' ? 0 : before.offset + 1);
  const after = columns.slice(to).find(isInField)?.sentPlace;
  return after ? after.stretch.live + (after.stretch.run.kind === 'deleted' ? 0 : after.offset) : 0;
}

/** Neighbouring columns that one person changed in one field. Each becomes one change. */
interface ChangedColumns {
  readonly maker: Maker;
  readonly pid: Pid;
  readonly field: LineStretch['field'];
  readonly indices: number[];
}

/** How many characters are shown on each side of a change in a line. */
const CONTEXT_LENGTH = 70;

/** A change with the words around it. Only that part of the line is visited, which keeps long lines fast. */
function shownAround(columns: readonly Column[], indices: readonly number[]): readonly ShownRun[] {
  const changedIndices = new Set(indices);
  const runs: { kind: ShownRun['kind']; text: string }[] = [];
  const kindAt = (index: number): ShownRun['kind'] | null => {
    const column = columns[index];
    if (!column) return null;
    const change = columnChange(column);
    const isInChange = changedIndices.has(index);
    if (change === 'none' || (!isInChange && (change === 'add' || change === 'restore'))) return null;
    return !isInChange || change === 'same' ? 'kept' : change === 'cut' ? 'deleted' : 'inserted';
  };
  const first = indices[0] ?? 0;
  const last = indices.at(-1) ?? first;
  // One character more on each side shows whether an ellipsis is needed.
  let from = first;
  for (let shownCount = 0; from > 0 && shownCount <= CONTEXT_LENGTH; from--)
    if (kindAt(from - 1)) shownCount += 1;
  let to = last + 1;
  for (let shownCount = 0; to < columns.length && shownCount <= CONTEXT_LENGTH; to++)
    if (kindAt(to)) shownCount += 1;
  for (let index = from; index < to; index++) {
    const kind = kindAt(index);
    const char = columns[index]?.char ?? '';
    const end = runs.at(-1);
    if (kind === null) continue;
    if (end?.kind === kind) end.text += char;
    else runs.push({ kind, text: char });
  }
  return runs.map(({ kind, text }, at) => {
    if (kind !== 'kept' || text.length <= CONTEXT_LENGTH) return { kind, text };
    if (at === 0) return { kind, text: `…${text.slice(-CONTEXT_LENGTH)}` };
    if (at === runs.length - 1) return { kind, text: `${text.slice(0, CONTEXT_LENGTH)}…` };
    return text.length <= 2 * CONTEXT_LENGTH
      ? { kind, text }
      : { kind, text: `${text.slice(0, CONTEXT_LENGTH)} … ${text.slice(-CONTEXT_LENGTH)}` };
  });
}

/** Adds a restored character of the base text to the last range, or begins a new range. */
function addRestored(restored: StruckWords[], { sentPlace }: Column): void {
  const run = sentPlace?.stretch.run;
  if (!sentPlace || run?.kind !== 'deleted') return;
  const from = sentPlace.stretch.base + sentPlace.offset;
  const last = restored.at(-1);
  if (last?.to === from && last.am === run.am) restored[restored.length - 1] = { ...last, to: from + 1 };
  else restored.push({ am: run.am, from, to: from + 1 });
}

/** Finds the restored words just before a place: those after the last word that the draft kept. */
class Restorations {
  readonly #columns: readonly Column[];
  /** The indices of restored characters and, for each index, that of the last earlier character as amended. */
  readonly #restoredIndices: readonly number[];
  readonly #lastPresentBefore: Int32Array;

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
    this.#restoredIndices = columns.flatMap((column, index) =>
      columnChange(column) === 'restore' ? [index] : [],
    );
    this.#lastPresentBefore = new Int32Array(columns.length + 1);
    let last = -1;
    for (const [index, column] of columns.entries()) {
      this.#lastPresentBefore[index] = last;
      const change = columnChange(column);
      if (change === 'same' || change === 'cut') last = index;
    }
    this.#lastPresentBefore[columns.length] = last;
  }

  wordsRestoredBefore(place: number, { pid, field }: ChangedColumns): readonly StruckWords[] {
    const from = this.#lastPresentBefore[place] ?? -1;
    const restoredWords: StruckWords[] = [];
    for (const index of this.#restoredIndices) {
      const column = this.#columns[index];
      if (index >= place) break;
      const stretch = column?.sentPlace?.stretch;
      if (column && index > from && stretch?.pid === pid && stretch.field === field)
        addRestored(restoredWords, column);
    }
    return restoredWords;
  }
}

function changeOf(
  columns: readonly Column[],
  group: ChangedColumns,
  { neighbours, restorations }: { readonly neighbours: Neighbours; readonly restorations: Restorations },
): TextChange {
  const { maker, pid, field, indices } = group;
  let [at, remove, insert, before] = [-1, 0, '', ''];
  const restored: StruckWords[] = [];
  const removedBy: (ChangeAuthor | null)[] = [];
  const insertedBy: (ChangeAuthor | null)[] = [];
  let after = '';
  let firstCut = -1;
  for (const index of indices) {
    const column = columns[index];
    if (!column) continue;
    const { sentPlace, returnedRun, char } = column;
    const change = columnChange(column);
    const author = maker.kind === 'tracked' ? (returnedRun?.by ?? null) : null;
    if (change === 'cut' && sentPlace) {
      if (at < 0) [at, firstCut] = [sentPlace.stretch.live + sentPlace.offset, index];
      remove += 1;
      before += char;
      removedBy.push(author);
      continue;
    }
    after += char;
    const isRestored =
      change === 'restore' && sentPlace?.stretch.run.kind === 'deleted' && maker.kind === 'rejected';
    if (isRestored) addRestored(restored, column);
    else {
      insert += char;
      insertedBy.push(author);
    }
  }
  if (at < 0) {
    const first = indices[0] ?? 0;
    const [from, to] = [first, (indices.at(-1) ?? first) + 1];
    const spot = neighbours.insertionPointAt(from, to);
    at = spot?.pid === pid && spot.field === field ? spot.offset : offsetIn(columns, group, from, to);
  }
  return {
    pid,
    field,
    maker,
    at,
    remove,
    insert,
    removedBy,
    insertedBy,
    restored,
    past:
      maker.kind === 'rejected'
        ? []
        : restorations.wordsRestoredBefore(firstCut < 0 ? (indices[0] ?? 0) : firstCut, group),
    before,
    after,
    shownRuns: shownAround(columns, indices),
  };
}

/**
 * The runs of a file that are the draft's own insertions.  These are the certain ones and, for each amendment, those
 * with the name and time that most of its words carry. Some programs sign all of the draft's changes anew.
 */
function draftInsertionRuns(columns: readonly Column[], ownerOf: OwnerOf): ReadonlySet<ReturnedRun> {
  const counts = new Map<string, number>();
  const keyOf = (am: string, { by }: ReturnedRun) => `${am} ${by?.author} ${by?.date}`;
  const signedColumns = columns.flatMap(({ sentPlace, returnedRun }) => {
    const run = sentPlace?.stretch.run;
    return run?.kind === 'inserted' && returnedRun?.by ? [{ am: run.am, returnedRun }] : [];
  });
  for (const { am, returnedRun } of signedColumns)
    counts.set(keyOf(am, returnedRun), (counts.get(keyOf(am, returnedRun)) ?? 0) + 1);
  const topKeys = new Map<string, { key: string; count: number }>();
  for (const { am, returnedRun } of signedColumns) {
    const key = keyOf(am, returnedRun);
    const count = counts.get(key) ?? 0;
    if (count > (topKeys.get(am)?.count ?? 0)) topKeys.set(am, { key, count });
  }
  const certainRuns = columns.flatMap(({ returnedRun }) =>
    returnedRun && ownerOf(returnedRun) === 'ours' ? [returnedRun] : [],
  );
  const likelyRuns = signedColumns.flatMap(({ am, returnedRun }) =>
    topKeys.get(am)?.key === keyOf(am, returnedRun) ? [returnedRun] : [],
  );
  return new Set([...certainRuns, ...likelyRuns]);
}

/** The most changes that are read in one line. Only a program makes more, and nobody could review them one by one. */
export const MAX_CHANGES_PER_LINE = 1000;

/**
 * The changes of one line, each by one person in one place of one field. Null for more than `MAX_CHANGES_PER_LINE`; the
 * caller then lists the line for a person.
 */
export function textChanges(columns: readonly Column[], ownerOf: OwnerOf): readonly TextChange[] | null {
  const groups: ChangedColumns[] = [];
  const draftRuns = draftInsertionRuns(columns, ownerOf);
  const neighbours = new Neighbours(columns);
  for (let from = 0; from < columns.length; ) {
    const first = columns[from];
    if (!first || columnChange(first) === 'same' || columnChange(first) === 'none') {
      from += 1;
      continue;
    }
    let to = from;
    while (to < columns.length && columnChange(columns[to] as Column) !== 'same') to += 1;
    const cluster = columns.slice(from, to);
    const typist = typistOf(cluster, draftRuns);
    const deletedStretch =
      cluster.find(
        (each) =>
          columnChange(each) === 'cut' && each.sentPlace && WORD_FIELDS.has(each.sentPlace.stretch.field),
      )?.sentPlace?.stretch ?? null;
    let openGroup: ChangedColumns | null = null;
    for (let index = from; index < to; index++) {
      const column = columns[index] as Column;
      const change = columnChange(column);
      if (change === 'none') continue;
      const maker = makerOf(column, typist, draftRuns);
      const exportedStretch = change === 'add' ? null : column.sentPlace?.stretch;
      const spot = exportedStretch ?? deletedStretch ?? neighbours.insertionPointAt(index, index + 1);
      if (!spot) continue;
      const { pid, field } = spot;
      if (
        openGroup &&
        openGroup.pid === pid &&
        openGroup.field === field &&
        makerKey(openGroup.maker) === makerKey(maker)
      )
        openGroup.indices.push(index);
      else {
        openGroup = { maker, pid, field, indices: [index] };
        groups.push(openGroup);
      }
    }
    from = to;
  }
  const line = { neighbours, restorations: new Restorations(columns) };
  return groups.length > MAX_CHANGES_PER_LINE ? null : groups.map((group) => changeOf(columns, group, line));
}

/** The draft's own changes in a line that are still tracked or were accepted. Rejected ones are in `textChanges`. */
export function draftWordChanges(columns: readonly Column[]): readonly DraftWordChange[] {
  const byKey = new Map<string, DraftWordChange>();
  for (const { sentPlace, returnedRun, char } of columns) {
    const run = sentPlace?.stretch.run;
    if (!sentPlace || !run || run.kind === 'kept' || !WORD_FIELDS.has(sentPlace.stretch.field)) continue;
    const { pid, field } = sentPlace.stretch;
    const isStrikeAccepted = run.kind === 'deleted' && returnedRun === null;
    const state =
      run.kind === 'deleted'
        ? isStrikeAccepted
          ? 'agreed'
          : returnedRun?.kind === 'deleted'
            ? 'standing'
            : null
        : returnedRun?.kind === 'kept'
          ? 'agreed'
          : returnedRun?.kind === 'inserted'
            ? 'standing'
            : null;
    if (state === null) continue;
    const key = `${run.am} ${pid} ${field} ${state}`;
    const ownChange = byKey.get(key) ?? {
      am: run.am,
      pid,
      field: field as Field,
      state,
      deleted: '',
      inserted: '',
    };
    byKey.set(key, { ...ownChange, [run.kind]: ownChange[run.kind] + char });
  }
  return [...byKey.values()];
}
