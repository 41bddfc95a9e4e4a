import { indexTree, type Pid, type Provision, provision } from '../act/tree.ts';
import { outsideReason, SCOPE_PLACE, type ScopeFields } from '../amend/changes/scope.ts';
import { checkEdits } from '../amend/edits/check.ts';
import type { Edit, TextEdit } from '../amend/edits/edit.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import type { Signatures } from '../amend/edits/signatures.ts';
import { insertProvision, omitProvision } from '../amend/structure/structural-edits.ts';
import { insertionOf, withInserted } from '../amend/structure/with-inserted.ts';
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
import type { DraftEdit, WordItem, WordOperation } from './item.ts';
import { provisionsOf } from './new-lines.ts';
import type { TypedWords } from './returned-lines.ts';
import { type SigningStep, signaturesAfter } from './signing.ts';
import { moveAsInWord, renumberAsInWord } from './take-structure.ts';
import type { ChangeAuthor } from './word-document.ts';

/** Carries out the chosen changes of a returned Word file on the draft: all of them, or none. It stores nothing. */

/** A chosen item, and the id of the new amendment for changes that belong to no existing amendment. */
export interface ChosenItem {
  readonly item: WordItem;
  readonly targetId: string;
}

/** All edits of each changed or new amendment, by its id. */
type ChangedEdits = ReadonlyMap<string, readonly Edit[]>;

/** The draft after the import. */
export interface ImportedDraft {
  readonly edits: ChangedEdits;
  /** Authors of the words of each changed amendment. @param nameOf the name under which an author's changes are kept */
  readonly signatures: (nameOf: (author: string) => string) => ReadonlyMap<string, Signatures>;
}

export interface ImportSession {
  readonly base: Provision;
  /** The file's amendments as they were at the export, and as they are now. */
  readonly sentAmendments: readonly Drafted[];
  readonly now: readonly Drafted[];
  readonly newPid: () => Pid;
  /** What the review may change. Null or absent means everything. */
  readonly scope?: ScopeFields | null | undefined;
}

/** Finds a range of one text in a later version of the text. Null when words of the range itself were changed. */
function carriedStart(before: string, after: string, from: number, to: number): number | null {
  if (before === after) return from;
  let [beforeAt, afterAt] = [0, 0];
  for (const { unchanged, deleted, inserted } of hunksOf(before, after)) {
    const { length } = unchanged.join('');
    if (from >= beforeAt && to <= beforeAt + length) return from - beforeAt + afterAt;
    beforeAt += length + deleted.join('').length;
    afterAt += length + inserted.join('').length;
  }
  return null;
}

const DRAFT_CHANGED_MESSAGE = 'The draft has changed since the file was made. Make this change by hand';

const isTextEditOf =
  (pid: Pid, field: string) =>
  (edit: Edit): edit is TextEdit =>
    edit.type === 'text' && edit.pid === pid && edit.field === field;

/** Returns a field's edits so that they no longer delete a range of the base text. Their insertions stay. */
function withoutDeletion(edits: readonly TextEdit[], from: number, to: number): readonly TextEdit[] {
  return edits.flatMap((edit): readonly TextEdit[] => {
    const [start, end] = [Math.max(from, edit.from), Math.min(to, edit.to)];
    if (start >= end) return [edit];
    const parts: TextEdit[] = [];
    if (edit.from < start) parts.push({ ...edit, to: start, insert: '' });
    if (end < edit.to) parts.push({ ...edit, from: end });
    else if (edit.insert) parts.push({ ...edit, from: edit.to });
    return parts;
  });
}

interface TargetedOperation {
  readonly operation: WordOperation;
  readonly targetId: string;
  readonly maker: Maker;
}

/** The author of a whole change, for letters whose own author the file does not give. */
const authorOfMaker = (maker: Maker): ChangeAuthor =>
  maker.kind === 'tracked' ? maker.by : { author: '', date: null };

/** The author of each letter of a text. */
const authorsByLetter = (
  length: number,
  authors: TextChange['insertedBy'],
  maker: Maker,
): readonly ChangeAuthor[] => Array.from({ length }, (_, at) => authors?.[at] ?? authorOfMaker(maker));

/** Splits an operation into its simplest parts, in the order in which they are carried out. */
const simplePartsOf = ({ operation, ...target }: TargetedOperation): readonly TargetedOperation[] =>
  operation.do === 'divide' || operation.do === 'join' || operation.do === 'shift'
    ? operation.parts.flatMap((part) => simplePartsOf({ operation: part, ...target }))
    : [{ operation, ...target }];

/** Counts the characters of a range of the base text that some edits delete. */
const deletedCount = (edits: readonly TextEdit[], from: number, to: number): number =>
  edits.reduce((sum, edit) => sum + Math.max(0, Math.min(to, edit.to) - Math.max(from, edit.from)), 0);

const rowOf = (cells: readonly TypedWords[], newPid: () => Pid): Provision =>
  provision({
    pid: newPid(),
    kind: 'row',
    children: cells.map(({ text }) => provision({ pid: newPid(), kind: 'cell', content: text })),
  });

/** Carries out operations one by one on a copy of the edits, and records each as a step for `signing.ts`. */
class ItemImporter {
  readonly #session: ImportSession;
  readonly #editsById: Map<string, readonly Edit[]>;
  /** Words of the base text that the import has restored so far, by provision and field. */
  readonly #restoredWords = new Map<string, StruckWords[]>();
  readonly changed = new Set<string>();
  readonly steps: SigningStep[] = [];

  constructor(session: ImportSession) {
    this.#session = session;
    this.#editsById = new Map(session.now.map(({ id, edits }) => [id, edits]));
  }

  get drafts(): readonly Drafted[] {
    return [...this.#editsById].map(([id, edits]) => ({ id, edits }));
  }

  edits(id: string): readonly Edit[] {
    return this.#editsById.get(id) ?? [];
  }

  #setEdits(id: string, edits: readonly Edit[]): void {
    this.#editsById.set(id, edits);
    this.changed.add(id);
  }

  take(item: TargetedOperation): Result<null> {
    const { operation, targetId, maker } = item;
    if (operation.do === 'text') return this.#changeText(operation.change, targetId);
    const before = new Map(this.#editsById);
    const outcome = this.#takeStructural(item);
    if (!outcome.ok) return outcome;
    const edits = [...this.#editsById].flatMap(([id, editsNow]) => {
      const editsBefore = before.get(id) ?? [];
      return editsBefore === editsNow ? [] : [[editsBefore, editsNow] as const];
    });
    const words = operation.do === 'insert' ? operation.lines : operation.do === 'row' ? operation.cells : [];
    this.steps.push({ do: 'structure', by: authorOfMaker(maker), edits, words });
    return ok(null);
  }

  #takeStructural({ operation, targetId }: TargetedOperation): Result<null> {
    switch (operation.do) {
      case 'drop':
        return this.#dropEdits(operation.edits);
      case 'omit':
        return this.#setAll(omitProvision(this.#session.base, this.drafts, targetId, operation.pid, true));
      case 'insert': {
        let { where } = operation;
        for (const newProvision of provisionsOf(operation, this.#session.newPid)) {
          const insertion = this.#setAll(
            insertProvision(this.#session.base, this.drafts, targetId, where, newProvision),
          );
          if (!insertion.ok) return insertion;
          where = { after: newProvision.pid };
        }
        return ok(null);
      }
      case 'row': {
        const row = rowOf(operation.cells, this.#session.newPid);
        return this.#setAll(insertProvision(this.#session.base, this.drafts, targetId, operation.where, row));
      }
      case 'move': {
        for (const part of operation.parts) {
          const moved = this.#setAll(moveAsInWord(this.#structureContext(targetId), part));
          if (!moved.ok) return moved;
        }
        return ok(null);
      }
      case 'renumber':
        return this.#setAll(renumberAsInWord(this.#structureContext(targetId), operation.pid, operation.num));
      case 'text':
      case 'divide':
      case 'join':
      case 'shift':
        throw new RangeError('Import each part separately');
    }
  }

  #structureContext(into: string) {
    const { base, newPid } = this.#session;
    return { base, amendments: this.drafts, into, newPid };
  }

  #setAll(changes: Result<ChangedEdits>): Result<null> {
    if (!changes.ok) return changes;
    for (const [id, edits] of changes.value) this.#setEdits(id, edits);
    return ok(null);
  }

  #dropEdits(edits: readonly DraftEdit[]): Result<null> {
    for (const { am, type, pid } of edits) {
      const draftEdits = this.edits(am);
      const remainingEdits = draftEdits.filter(
        (edit) => edit.type !== type || (edit.type === 'insert' ? edit.provision.pid : edit.pid) !== pid,
      );
      if (remainingEdits.length === draftEdits.length) return refuse('stale', DRAFT_CHANGED_MESSAGE, am);
      this.#setEdits(am, remainingEdits);
    }
    return ok(null);
  }

  #changeText(change: TextChange, into: string): Result<null> {
    const { pid, field, at, remove, insert } = change;
    if (field === 'mark' || field === 'tab') throw new RangeError(`No field ${field}`);
    const node = indexTree(this.#session.base).byPid.get(pid);
    if (!node) return this.#changeTextOfInserted(change, field);
    const state = (amendments: readonly Drafted[]): FieldState => fieldState(node, field, amendments);
    const start = carriedStart(
      amendedText(state(this.#session.sentAmendments)),
      amendedText(state(this.#session.now)),
      at,
      at + remove,
    );
    if (start === null || !this.#areStruckWordsUnchanged(change))
      return refuse('stale', DRAFT_CHANGED_MESSAGE, pid);
    const stateBefore = state(this.drafts);
    const amendmentId = change.maker.kind === 'rejected' ? change.maker.am : into;
    const restoredLength = this.#restoredLengthBefore(change);
    // The file has the new words after the deleted ones. They must stay after those, even if those are restored later.
    const side = restoredLength === 0 && change.past.length > 0 ? 'after' : 'before';
    const typed = applyTyping(stateBefore, amendmentId, { at: start + restoredLength, remove, insert }, side);
    for (const [id, edits] of typed.changes)
      this.#setEdits(id, withFieldEdits(this.edits(id), stateBefore, edits));
    const after = { ...stateBefore, edits: new Map([...stateBefore.edits, ...typed.changes]) };
    this.steps.push({
      do: 'type',
      before: stateBefore,
      after,
      at: start + restoredLength,
      removedBy: authorsByLetter(remove, change.removedBy, change.maker),
      insertedBy: authorsByLetter(insert.length, change.insertedBy, change.maker),
    });
    return this.#restore(change, after);
  }

  /**
   * Whether the draft still deletes the words just before a change. If somebody restored them, its side is uncertain.
   */
  #areStruckWordsUnchanged({ pid, field, past }: TextChange): boolean {
    const isInField = isTextEditOf(pid, field);
    const editsById = new Map(this.#session.now.map(({ id, edits }) => [id, edits]));
    return past.every(
      ({ am, from, to }) => deletedCount((editsById.get(am) ?? []).filter(isInField), from, to) === to - from,
    );
  }

  /** The length of those words just before a change that this import has already restored. */
  #restoredLengthBefore({ pid, field, past }: TextChange): number {
    const restoredWords = this.#restoredWords.get(`${pid} ${field}`) ?? [];
    const shared = (one: StruckWords, other: StruckWords) =>
      one.am === other.am ? Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from)) : 0;
    return past.reduce((sum, one) => restoredWords.reduce((all, other) => all + shared(one, other), sum), 0);
  }

  #restore({ restored }: TextChange, place: Pick<FieldState, 'pid' | 'field'>): Result<null> {
    for (const { am, from, to } of restored) {
      const fieldEdits = this.edits(am).filter(isTextEditOf(place.pid, place.field));
      const remainingEdits = withoutDeletion(fieldEdits, from, to);
      if (deletedCount(fieldEdits, from, to) !== to - from) return refuse('stale', DRAFT_CHANGED_MESSAGE, am);
      this.#setEdits(am, withFieldEdits(this.edits(am), place, remainingEdits));
      const key = `${place.pid} ${place.field}`;
      this.#restoredWords.set(key, [...(this.#restoredWords.get(key) ?? []), { am, from, to }]);
    }
    return ok(null);
  }

  #changeTextOfInserted(change: TextChange, field: TextEdit['field']): Result<null> {
    const { pid, at, remove, insert } = change;
    const insertion = insertionOf(this.drafts, pid);
    const textIn = (amendments: readonly Drafted[]) => {
      const ownInsertion = insertionOf(amendments, pid);
      return ownInsertion ? indexTree(ownInsertion.edit.provision).byPid.get(pid)?.[field] : undefined;
    };
    const [exportedText, currentText] = [textIn(this.#session.sentAmendments), textIn(this.#session.now)];
    if (!insertion || exportedText === undefined || currentText === undefined)
      return refuse('stale', DRAFT_CHANGED_MESSAGE, pid);
    const start = carriedStart(exportedText, currentText, at, at + remove);
    if (start === null) return refuse('stale', DRAFT_CHANGED_MESSAGE, pid);
    const typed = typeInInserted(insertion.edit.provision, pid, field, { at: start, remove, insert });
    const text = textIn(this.drafts) ?? '';
    this.#setEdits(insertion.am, withInserted(this.edits(insertion.am), insertion.edit, typed));
    const insertedBy = authorsByLetter(insert.length, change.insertedBy, change.maker);
    this.steps.push({ do: 'type-in', pid, field, at: start, remove, insertedBy, text });
    return ok(null);
  }
}

/**
 * The order of operations. Changes of text come first, from the end of each field, because offsets count from its
 * beginning. Insertions at one place are made last to first, because each goes before what is already there.
 */
const OPERATION_ORDER = {
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

/** Does the same as `takeSigned`, and returns only the edits. */
export function importItems(
  session: ImportSession,
  chosenItems: readonly ChosenItem[],
): Result<ChangedEdits> {
  const outcome = importSignedItems(session, chosenItems);
  return outcome.ok ? ok(outcome.value.edits) : outcome;
}

/**
 * Carries out items of a returned file on the draft, all or none.  Refused `stale` where the draft no longer has the
 * words that an item changes. Refused `refused` outside the review's scope, and as the commands for provisions refuse.
 */
export function importSignedItems(
  session: ImportSession,
  chosenItems: readonly ChosenItem[],
): Result<ImportedDraft> {
  const importer = new ItemImporter(session);
  const orderedParts = chosenItems
    .flatMap(({ item: { operation, maker }, targetId }) => simplePartsOf({ operation, maker, targetId }))
    .map((one, index) => ({ one, index }))
    .sort((a, b) => {
      const [x, y] = [a.one.operation, b.one.operation];
      if (OPERATION_ORDER[x.do] !== OPERATION_ORDER[y.do])
        return OPERATION_ORDER[x.do] - OPERATION_ORDER[y.do];
      if (x.do === 'insert' || x.do === 'row' || x.do === 'move') return b.index - a.index;
      if (x.do !== 'text' || y.do !== 'text') return a.index - b.index;
      // At one place restored words come first, because other insertions are placed relative to them.
      const back = Number(y.change.restored.length > 0) - Number(x.change.restored.length > 0);
      return y.change.at - x.change.at || back || b.index - a.index;
    });
  for (const { one } of orderedParts) {
    const outcome = importer.take(one);
    if (!outcome.ok) return outcome;
  }
  const edits = new Map<string, readonly Edit[]>();
  const editsBefore = session.now.map((one) => one.edits);
  for (const id of importer.changed) {
    const changedEdits = importer.edits(id);
    const checked = checkEdits(session.base, changedEdits);
    if (!checked.ok) return refuse(checked.error.kind, checked.error.message, checked.error.place);
    const scopeReason = outsideReason(session.base, session.scope, [changedEdits], editsBefore);
    if (scopeReason !== '') return refuse('refused', capital(scopeReason), SCOPE_PLACE);
    edits.set(id, changedEdits);
  }
  const { base, now } = session;
  return ok({ edits, signatures: (nameOf) => signaturesAfter(base, importer.steps, now, edits, nameOf) });
}
