import { indexTree, type Pid, type Provision, provision } from '../act/tree.ts';
import { outsideReason, SCOPE_PLACE, type ScopeFields } from '../amend/changes/scope.ts';
import { checkEdits } from '../amend/edits/check.ts';
import type { Edit, TextEdit } from '../amend/edits/edit.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import type { Signatures } from '../amend/edits/signatures.ts';
import { insertProvision, omitProvision } from '../amend/structure/structural-edits.ts';
import { changedIn, insertionOf, withInserted } from '../amend/structure/with-inserted.ts';
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
import type { OwnEdit, WordItem, WordOperation } from './item.ts';
import { provisionsOf } from './new-lines.ts';
import type { TypedWords } from './returned-lines.ts';
import { type SigningStep, signaturesAfter } from './signing.ts';
import { movedInWord, numberedInWord } from './take-structure.ts';
import type { Hand } from './word-document.ts';

/** An item, and the new amendment that its own changes go into. */
export interface Taking {
  readonly item: WordItem;
  readonly into: string;
}

/** All edits of every changed or new amendment. */
type Changed = ReadonlyMap<string, readonly Edit[]>;

/** The draft after the import. */
export interface TakenDraft {
  readonly edits: Changed;
  /**
   * Authors of the words of each changed amendment.
   * @param nameOf the name under which an author's changes are kept
   */
  readonly signatures: (nameOf: (author: string) => string) => ReadonlyMap<string, Signatures>;
}

export interface TakingSession {
  readonly base: Provision;
  /** The file's amendments when it was exported, and now. */
  readonly sentAmendments: readonly Drafted[];
  readonly now: readonly Drafted[];
  readonly newPid: () => Pid;
  /** The scope of the review; everything where null or absent. */
  readonly scope?: ScopeFields | null | undefined;
}

/** Offset of a stretch in another text with different words around it; null when the stretch is not intact. */
function carriedStart(before: string, after: string, from: number, to: number): number | null {
  if (before === after) return from;
  let [was, is] = [0, 0];
  for (const { unchanged, deleted, inserted } of hunksOf(before, after)) {
    const { length } = unchanged.join('');
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

/** Edits of one field, without the part that strikes some words of the base text. */
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

/** The author of a change, where the file does not give one for each letter. */
const handOf = (maker: Maker): Hand => (maker.kind === 'tracked' ? maker.by : { author: '', date: null });

/** The author of each letter. */
const handsOf = (length: number, hands: TextChange['insertedBy'], maker: Maker): readonly Hand[] =>
  Array.from({ length }, (_, at) => hands?.[at] ?? handOf(maker));

/** The parts of an operation, to be carried out in order. */
const partsOf = ({ operation, ...rest }: ItemInto): readonly ItemInto[] =>
  operation.do === 'divide' || operation.do === 'join' || operation.do === 'shift'
    ? operation.parts.flatMap((part) => partsOf({ operation: part, ...rest }))
    : [{ operation, ...rest }];

/** How many characters of a stretch of the base text these edits strike. */
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
  /** Restored words, by field. */
  readonly #back = new Map<string, StruckWords[]>();
  readonly changed = new Set<string>();
  readonly steps: SigningStep[] = [];

  constructor(session: TakingSession) {
    this.#session = session;
    this.#work = new Map(session.now.map(({ id, edits }) => [id, edits]));
  }

  get drafts(): readonly Drafted[] {
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
    const outcome = this.#takeWhole(item);
    if (!outcome.ok) return outcome;
    const edits = [...this.#work].flatMap(([id, is]) => {
      const was = before.get(id) ?? [];
      return was === is ? [] : [[was, is] as const];
    });
    const words = operation.do === 'insert' ? operation.lines : operation.do === 'row' ? operation.cells : [];
    this.steps.push({ do: 'structure', by: handOf(maker), edits, words });
    return ok(null);
  }

  #takeWhole({ operation, into }: ItemInto): Result<null> {
    switch (operation.do) {
      case 'drop':
        return this.#drop(operation.edits);
      case 'omit':
        return this.#all(omitProvision(this.#session.base, this.drafts, into, operation.pid, true));
      case 'insert': {
        let { where } = operation;
        for (const newProvision of provisionsOf(operation, this.#session.newPid)) {
          const insertion = this.#all(
            insertProvision(this.#session.base, this.drafts, into, where, newProvision),
          );
          if (!insertion.ok) return insertion;
          where = { after: newProvision.pid };
        }
        return ok(null);
      }
      case 'row': {
        const row = rowOf(operation.cells, this.#session.newPid);
        return this.#all(insertProvision(this.#session.base, this.drafts, into, operation.where, row));
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
    return { base, amendments: this.drafts, into, newPid };
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
      amendedText(state(this.#session.sentAmendments)),
      amendedText(state(this.#session.now)),
      at,
      at + remove,
    );
    if (start === null || !this.#isPastStruck(change)) return refuse('stale', CHANGED, pid);
    const now = state(this.drafts);
    const me = change.maker.kind === 'rejected' ? change.maker.am : into;
    const back = this.#lengthOf(change);
    // Words after struck ones in the file stay after them, even when those are restored later.
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

  /** Whether words struck before a change still are. Where another person restored them, neither side is certain. */
  #isPastStruck({ pid, field, past }: TextChange): boolean {
    const isOf = isText(pid, field);
    const now = new Map(this.#session.now.map(({ id, edits }) => [id, edits]));
    return past.every(
      ({ am, from, to }) => struckIn((now.get(am) ?? []).filter(isOf), from, to) === to - from,
    );
  }

  /** Length of the words before a change that are restored by now. */
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
    const insertion = insertionOf(this.drafts, pid);
    const textIn = (amendments: readonly Drafted[]) => {
      const ownInsertion = insertionOf(amendments, pid);
      return ownInsertion ? indexTree(ownInsertion.edit.provision).byPid.get(pid)?.[field] : undefined;
    };
    const [before, now] = [textIn(this.#session.sentAmendments), textIn(this.#session.now)];
    if (!insertion || before === undefined || now === undefined) return refuse('stale', CHANGED, pid);
    const start = carriedStart(before, now, at, at + remove);
    if (start === null) return refuse('stale', CHANGED, pid);
    const typed = typeInInserted(insertion.edit.provision, pid, field, { at: start, remove, insert });
    // Words of a new provision are its content, where it is empty.
    const revised = changedIn(typed, pid, (found) => found) ?? typed;
    const text = textIn(this.drafts) ?? '';
    this.#set(insertion.am, withInserted(this.edits(insertion.am), insertion.edit, revised));
    const insertedBy = handsOf(insert.length, change.insertedBy, change.maker);
    this.steps.push({ do: 'type-in', pid, field, at: start, remove, insertedBy, text });
    return ok(null);
  }
}

/**
 * The order of items. Text comes first, from the end, since offsets count from the beginning; insertions, moves and
 * omissions follow. Insertions at one place are made last to first, since each precedes what is already there.
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

/** Takes items of a returned file as `takeSigned` does, and gives only the edits. */
export function takeItems(session: TakingSession, taking: readonly Taking[]): Result<Changed> {
  const outcome = takeSigned(session, taking);
  return outcome.ok ? ok(outcome.value.edits) : outcome;
}

/**
 * Takes items of a returned file into the draft.
 *
 * Refused `stale` where the draft is no longer as the file has it, and as the Act's structure demands. Then nothing
 * is taken.
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
      // At one place restored words come first, since the others stand before or after them.
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
    const scopeReason = outsideReason(session.base, session.scope, [own], before);
    if (scopeReason !== '') return refuse('refused', capital(scopeReason), SCOPE_PLACE);
    edits.set(id, own);
  }
  const { base, now } = session;
  return ok({ edits, signatures: (nameOf) => signaturesAfter(base, taker.steps, now, edits, nameOf) });
}
