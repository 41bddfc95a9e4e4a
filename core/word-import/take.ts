import { indexTree, type Pid, type Provision, provision } from '../act/tree.ts';
import { SCOPE_PLACE, type ScopeFields, whyOutside } from '../amend/changes/scope.ts';
import { checkEdits } from '../amend/edits/check.ts';
import type { Edit, TextEdit } from '../amend/edits/edit.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import type { Signatures } from '../amend/edits/signatures.ts';
import { changedIn, insertionOf, withInserted } from '../amend/structure/inserted.ts';
import { insertProvision, omitProvision } from '../amend/structure/structural-edits.ts';
import {
  amendedText,
  applyTyping,
  type FieldState,
  fieldState,
  typeInInserted,
  withFieldEdits,
} from '../amend/typing/typing.ts';
import { capital } from '../base/english.ts';
import { ok, type Result, refuse } from '../base/result.ts';
import { hunksOf } from '../compare/hunks.ts';
import type { Maker, StruckWords, TextChange } from './changes.ts';
import type { Item, OwnEdit, WordOperation } from './item.ts';
import { provisionsOf } from './new-lines.ts';
import type { TypedWords } from './returned-lines.ts';
import { type SigningStep, signaturesAfter } from './signing.ts';
import { movedInWord, numberedInWord } from './take-structure.ts';
import type { Hand } from './word-document.ts';

/** An item, and the new amendment that what is its own goes into. */
export interface Taking {
  readonly item: Item;
  readonly into: string;
}

/** All edits of every amendment that changes, new ones among them. */
type Changed = ReadonlyMap<string, readonly Edit[]>;

/** What the draft becomes. */
export interface TakenDraft {
  readonly edits: Changed;
  /** Whose the words are of each amendment that changes. @param nameOf the name that somebody's changes are kept under */
  readonly signatures: (nameOf: (author: string) => string) => ReadonlyMap<string, Signatures>;
}

export interface TakingSession {
  readonly base: Provision;
  /** The amendments of the file as they were when it left, and as they are now. */
  readonly sent: readonly Drafted[];
  readonly now: readonly Drafted[];
  readonly newPid: () => Pid;
  /** What the review may change; everything, where it is null or absent. */
  readonly scope?: ScopeFields | null | undefined;
}

/** Where a stretch of one text is in another, in which the words round it may have changed; null when it is not whole. */
function carriedStart(before: string, after: string, from: number, to: number): number | null {
  if (before === after) return from;
  let [was, is] = [0, 0];
  for (const { kept: keptTokens, deleted, inserted } of hunksOf(before, after)) {
    const { length } = keptTokens.join('');
    if (from >= was && to <= was + length) return from - was + is;
    was += length + deleted.join('').length;
    is += length + inserted.join('').length;
  }
  return null;
}

const CHANGED = 'The draft has changed since the file was made. Make this change by hand';

const isText =
  (pid: Pid, field: string) =>
  (edit: Edit): edit is TextEdit =>
    edit.type === 'text' && edit.pid === pid && edit.field === field;

/** An amendment's edits of one field without the part of them that strikes some words of the base text. */
function unstruck(edits: readonly TextEdit[], from: number, to: number): readonly TextEdit[] {
  return edits.flatMap((edit): readonly TextEdit[] => {
    const [start, end] = [Math.max(from, edit.from), Math.min(to, edit.to)];
    if (start >= end) return [edit];
    const left: TextEdit[] = [];
    if (edit.from < start) left.push({ ...edit, to: start, insert: '' });
    if (end < edit.to) left.push({ ...edit, from: end });
    else if (edit.insert) left.push({ ...edit, from: edit.to });
    return left;
  });
}

interface ItemInto {
  readonly operation: WordOperation;
  readonly into: string;
  readonly maker: Maker;
}

/** Whose what somebody did is, where the file doesn't say it of each letter. */
const handOf = (maker: Maker): Hand => (maker.how === 'tracked' ? maker.by : { author: '', date: null });

/** For each of some letters, whose it is. */
const handsOf = (length: number, hands: TextChange['insertedBy'], maker: Maker): readonly Hand[] =>
  Array.from({ length }, (_, at) => hands?.[at] ?? handOf(maker));

/** An operation as those that it is made of, each to be done in its turn. */
const partsOf = ({ operation, ...rest }: ItemInto): readonly ItemInto[] =>
  operation.do === 'divide' || operation.do === 'join' || operation.do === 'shift'
    ? operation.parts.flatMap((part) => partsOf({ operation: part, ...rest }))
    : [{ operation, ...rest }];

/** How many characters of a stretch of the base text some edits of its field strike. */
const struckIn = (edits: readonly TextEdit[], from: number, to: number): number =>
  edits.reduce((sum, edit) => sum + Math.max(0, Math.min(to, edit.to) - Math.max(from, edit.from)), 0);

const rowOf = (cells: readonly TypedWords[], newPid: () => Pid): Provision =>
  provision({
    pid: newPid(),
    kind: 'row',
    children: cells.map(({ text }) => provision({ pid: newPid(), kind: 'cell', content: text })),
  });

class Taker {
  readonly #session: TakingSession;
  readonly #work: Map<string, readonly Edit[]>;
  /** What is back of words that were struck, by field. */
  readonly #back = new Map<string, StruckWords[]>();
  readonly changed = new Set<string>();
  readonly steps: SigningStep[] = [];

  constructor(session: TakingSession) {
    this.#session = session;
    this.#work = new Map(session.now.map(({ id, edits }) => [id, edits]));
  }

  get shown(): readonly Drafted[] {
    return [...this.#work].map(([id, edits]) => ({ id, edits }));
  }

  edits(id: string): readonly Edit[] {
    return this.#work.get(id) ?? [];
  }

  #set(id: string, edits: readonly Edit[]): void {
    this.#work.set(id, edits);
    this.changed.add(id);
  }

  take(item: ItemInto): Result<null> {
    const { operation, into, maker } = item;
    if (operation.do === 'text') return this.#text(operation.change, into);
    const before = new Map(this.#work);
    const outcome = this.#whole(item);
    if (!outcome.ok) return outcome;
    const edits = [...this.#work].flatMap(([id, is]) => {
      const was = before.get(id) ?? [];
      return was === is ? [] : [[was, is] as const];
    });
    const words = operation.do === 'insert' ? operation.lines : operation.do === 'row' ? operation.cells : [];
    this.steps.push({ do: 'structure', by: handOf(maker), edits, words });
    return ok(null);
  }

  #whole({ operation, into }: ItemInto): Result<null> {
    switch (operation.do) {
      case 'drop':
        return this.#drop(operation.edits);
      case 'omit':
        return this.#all(omitProvision(this.#session.base, this.shown, into, operation.pid, true));
      case 'insert': {
        let { where } = operation;
        for (const newProvision of provisionsOf(operation, this.#session.newPid)) {
          const insertion = this.#all(
            insertProvision(this.#session.base, this.shown, into, where, newProvision),
          );
          if (!insertion.ok) return insertion;
          where = { after: newProvision.pid };
        }
        return ok(null);
      }
      case 'row': {
        const row = rowOf(operation.cells, this.#session.newPid);
        return this.#all(insertProvision(this.#session.base, this.shown, into, operation.where, row));
      }
      case 'move': {
        for (const part of operation.parts) {
          const moved = this.#all(movedInWord(this.#structure(into), part));
          if (!moved.ok) return moved;
        }
        return ok(null);
      }
      case 'renumber':
        return this.#all(numberedInWord(this.#structure(into), operation.pid, operation.num));
      case 'text':
      case 'divide':
      case 'join':
      case 'shift':
        throw new RangeError('Import each part separately');
    }
  }

  #structure(into: string) {
    const { base, newPid } = this.#session;
    return { base, amendments: this.shown, into, newPid };
  }

  #all(changes: Result<Changed>): Result<null> {
    if (!changes.ok) return changes;
    for (const [id, edits] of changes.value) this.#set(id, edits);
    return ok(null);
  }

  #drop(edits: readonly OwnEdit[]): Result<null> {
    for (const { am, type, pid } of edits) {
      const own = this.edits(am);
      const left = own.filter(
        (edit) => edit.type !== type || (edit.type === 'insert' ? edit.provision.pid : edit.pid) !== pid,
      );
      if (left.length === own.length) return refuse('stale', CHANGED, am);
      this.#set(am, left);
    }
    return ok(null);
  }

  #text(change: TextChange, into: string): Result<null> {
    const { pid, field, at, remove, insert } = change;
    if (field === 'mark' || field === 'tab') throw new RangeError(`No field ${field}`);
    const node = indexTree(this.#session.base).byPid.get(pid);
    if (!node) return this.#inInserted(change, field);
    const state = (amendments: readonly Drafted[]): FieldState => fieldState(node, field, amendments);
    const start = carriedStart(
      amendedText(state(this.#session.sent)),
      amendedText(state(this.#session.now)),
      at,
      at + remove,
    );
    if (start === null || !this.#isPastStruck(change)) return refuse('stale', CHANGED, pid);
    const now = state(this.shown);
    const me = change.maker.how === 'rejected' ? change.maker.am : into;
    const back = this.#lengthOf(change);
    // What stands after struck words in the file goes after them, also where they come back only at another time.
    const side = back === 0 && change.past.length > 0 ? 'after' : 'before';
    const typed = applyTyping(now, me, { at: start + back, remove, insert }, side);
    for (const [id, edits] of typed.changes) this.#set(id, withFieldEdits(this.edits(id), now, edits));
    const after = { ...now, edits: new Map([...now.edits, ...typed.changes]) };
    this.steps.push({
      do: 'type',
      before: now,
      after,
      at: start + back,
      removedBy: handsOf(remove, change.removedBy, change.maker),
      insertedBy: handsOf(insert.length, change.insertedBy, change.maker),
    });
    return this.#restore(change, after);
  }

  /** Whether what is struck before a change is so still: where it is back by another's hand, no side of it is known. */
  #isPastStruck({ pid, field, past }: TextChange): boolean {
    const isOf = isText(pid, field);
    const now = new Map(this.#session.now.map(({ id, edits }) => [id, edits]));
    return past.every(
      ({ am, from, to }) => struckIn((now.get(am) ?? []).filter(isOf), from, to) === to - from,
    );
  }

  /** How long that is of what stands before a change which is back by now. */
  #lengthOf({ pid, field, past }: TextChange): number {
    const back = this.#back.get(`${pid} ${field}`) ?? [];
    const shared = (one: StruckWords, other: StruckWords) =>
      one.am === other.am ? Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from)) : 0;
    return past.reduce((sum, one) => back.reduce((all, other) => all + shared(one, other), sum), 0);
  }

  #restore({ restored }: TextChange, place: Pick<FieldState, 'pid' | 'field'>): Result<null> {
    for (const { am, from, to } of restored) {
      const own = this.edits(am).filter(isText(place.pid, place.field));
      const left = unstruck(own, from, to);
      if (struckIn(own, from, to) !== to - from) return refuse('stale', CHANGED, am);
      this.#set(am, withFieldEdits(this.edits(am), place, left));
      const key = `${place.pid} ${place.field}`;
      this.#back.set(key, [...(this.#back.get(key) ?? []), { am, from, to }]);
    }
    return ok(null);
  }

  #inInserted(change: TextChange, field: TextEdit['field']): Result<null> {
    const { pid, at, remove, insert } = change;
    const insertion = insertionOf(this.shown, pid);
    const textIn = (amendments: readonly Drafted[]) => {
      const ownInsertion = insertionOf(amendments, pid);
      return ownInsertion ? indexTree(ownInsertion.edit.provision).byPid.get(pid)?.[field] : undefined;
    };
    const [before, now] = [textIn(this.#session.sent), textIn(this.#session.now)];
    if (!insertion || before === undefined || now === undefined) return refuse('stale', CHANGED, pid);
    const start = carriedStart(before, now, at, at + remove);
    if (start === null) return refuse('stale', CHANGED, pid);
    const typed = typeInInserted(insertion.edit.provision, pid, field, { at: start, remove, insert });
    // Words of a new provision that has none are its content, where nothing is in it.
    const revised = changedIn(typed, pid, (found) => found) ?? typed;
    const text = textIn(this.shown) ?? '';
    this.#set(insertion.am, withInserted(this.edits(insertion.am), insertion.edit, revised));
    const insertedBy = handsOf(insert.length, change.insertedBy, change.maker);
    this.steps.push({ do: 'type-in', pid, field, at: start, remove, insertedBy, text });
    return ok(null);
  }
}

/**
 * Text first and from the end, since places are counted from the beginning; then what was put in, moved and left out. What
 * is put in one place goes there from the last, for each stands before what is there already.
 */
const ORDER = {
  text: 0,
  renumber: 1,
  drop: 2,
  insert: 3,
  row: 3,
  move: 3,
  omit: 4,
  divide: 5,
  join: 5,
  shift: 5,
} as const;

/** The draft with some items of a returned file taken, as `takeSigned` takes them. */
export function takeItems(session: TakingSession, taking: readonly Taking[]): Result<Changed> {
  const outcome = takeSigned(session, taking);
  return outcome.ok ? ok(outcome.value.edits) : outcome;
}

/**
 * The draft with some items of a returned file taken. Refused `stale` where the draft no longer is as the file has it,
 * and as the structure of the Act demands; then nothing is taken.
 */
export function takeSigned(session: TakingSession, taking: readonly Taking[]): Result<TakenDraft> {
  const taker = new Taker(session);
  const order = taking
    .flatMap(({ item: { operation, maker }, into }) => partsOf({ operation, maker, into }))
    .map((one, index) => ({ one, index }))
    .sort((a, b) => {
      const [x, y] = [a.one.operation, b.one.operation];
      if (ORDER[x.do] !== ORDER[y.do]) return ORDER[x.do] - ORDER[y.do];
      if (x.do === 'insert' || x.do === 'row' || x.do === 'move') return b.index - a.index;
      if (x.do !== 'text' || y.do !== 'text') return a.index - b.index;
      // Of those at one place first what is back, for the others stand before it or after it.
      const back = Number(y.change.restored.length > 0) - Number(x.change.restored.length > 0);
      return y.change.at - x.change.at || back || b.index - a.index;
    });
  for (const { one } of order) {
    const outcome = taker.take(one);
    if (!outcome.ok) return outcome;
  }
  const edits = new Map<string, readonly Edit[]>();
  const before = session.now.map((one) => one.edits);
  for (const id of taker.changed) {
    const own = taker.edits(id);
    const checked = checkEdits(session.base, own);
    if (!checked.ok) return refuse(checked.error.kind, checked.error.message, checked.error.place);
    const scopeReason = whyOutside(session.base, session.scope, [own], before);
    if (scopeReason !== '') return refuse('refused', capital(scopeReason), SCOPE_PLACE);
    edits.set(id, own);
  }
  const { base, now } = session;
  return ok({ edits, signatures: (nameOf) => signaturesAfter(base, taker.steps, now, edits, nameOf) });
}
