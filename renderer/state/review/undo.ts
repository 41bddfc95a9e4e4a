import type { Field, Pid, Provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { joinTraces, type LetterTrace, traceLetters } from '../../../core/amend/typing/trace.ts';
import { sameEdits } from '../../../core/amend/typing/undo-edits.ts';
import { declarationOf } from '../../../core/api.ts';
import type { Act } from '../host/acts.ts';

/** The position of the caret: an offset in the remaining words of a block, and the side of struck words there. */
export interface Caret {
  /** The key of the block. */
  readonly key: string;
  readonly pid: Pid;
  readonly field: Field;
  readonly offset: number;
  readonly side: 'before' | 'after';
  /** How many struck letters are before the caret, if it is among them. The side is then `after`. */
  readonly struck?: number;
}

/** A selection in the editor, in terms of the text and not of the page. */
export interface Span {
  readonly anchor: Caret;
  readonly focus: Caret;
}

/**
 * The change of one step to one amendment. Both lists are complete, so undoing is exact unless somebody else changed
 * it.
 */
export interface Change {
  readonly am: string;
  readonly before: readonly Edit[];
  readonly after: readonly Edit[];
}

/** `type-over`: a letter that replaces words. Further typing belongs to the same step; earlier typing does not. */
export type StepKind = 'insert' | 'type-over' | 'delete-back' | 'delete-forward' | 'other';

/** The inverse of a change. */
export const reversed = ({ am, before, after }: Change): Change => ({ am, before: after, after: before });

/** Typing, or a command on the words, as it is undone and redone. */
export interface Step {
  readonly kind: StepKind;
  readonly changes: readonly Change[];
  /** The amendment that was worked on; absent for commands. */
  readonly by?: string;
  readonly before: Span | null;
  readonly after: Span | null;
  /** In milliseconds, on the caller's clock. */
  readonly at: number;
  /** The description of a command; absent for typing. */
  readonly words?: string;
}

/** A write by a call. It is undone and redone by means of its ledger entries. */
export interface ActStep {
  readonly kind: 'act';
  readonly entries: readonly number[];
  /** Why it cannot be undone; absent if it can. */
  readonly lasts?: string;
  /** The ledger's description from when it was first undone. The undoing itself has another description. */
  readonly description?: string;
  /** Consecutive acts with the same key are one step, like the words of a title. */
  readonly joins?: string;
}

/** One step of undo. */
type AnyStep = Step | ActStep;

/** Turns an act into a step of undo. */
export function stepOf({ name, input, entries, groupId }: Omit<Act, 'review'>): ActStep {
  const { lasts } = declarationOf(name);
  const { revision: _, ...fields } = { revision: 0, ...(input as object) };
  const of = 'id' in fields ? `${fields.id} ${Object.keys(fields).sort().join(' ')}` : '';
  const joins = groupId ?? (name === 'amendment.describe' ? of : undefined);
  return {
    kind: 'act',
    entries,
    ...(lasts !== undefined && { lasts }),
    ...(joins !== undefined && { joins }),
  };
}

const isTyped = (step: AnyStep | undefined): step is Step => step !== undefined && step.kind !== 'act';

export type UndoDirection = 'undo' | 'redo';

export type Edits = ReadonlyMap<string, readonly Edit[]>;

const PAUSE_MS = 1000;

export const samePlace = (a: Caret, b: Caret): boolean => a.key === b.key && a.offset === b.offset;

/** Whether a step continues the last one: the same kind of typing, at the same place, without a pause. */
function continues(last: Step, next: Step): boolean {
  const isMore = next.kind === last.kind || (last.kind === 'type-over' && next.kind === 'insert');
  if (!isMore || next.kind === 'other' || next.kind === 'type-over') return false;
  if (next.at - last.at > PAUSE_MS) return false;
  if (!last.after || !next.before || !samePlace(last.after.focus, next.before.focus)) return false;
  // Steps in different amendments stay separate. So do steps with another person's change between them, because undoing
  // the joined step would also undo that change.
  return next.changes.every(({ am, before }) => {
    const lastChange = last.changes.find((change) => change.am === am);
    return lastChange !== undefined && sameEdits(lastChange.after, before);
  });
}

function joinSteps(last: Step, next: Step): Step {
  const changes = new Map(last.changes.map((change) => [change.am, change]));
  for (const { am, before, after } of next.changes) {
    changes.set(am, { am, before: changes.get(am)?.before ?? before, after });
  }
  return { ...next, before: last.before, changes: [...changes.values()] };
}

/**
 * Where the words at one end of a step are in the present amendment. This is followed step by step, because equal words
 * at two distant moments may be a coincidence.
 */
interface Followed {
  readonly end: readonly Edit[];
  readonly edits: readonly Edit[];
  readonly trace: LetterTrace;
}

function addFirsts(firsts: Map<string, readonly Edit[]>, { changes, by }: Step): void {
  if (by === undefined) return;
  for (const { am, before } of changes) if (am !== by && !firsts.has(am)) firsts.set(am, before);
}

/**
 * The undo and redo stack of a review. It belongs to the review, not to an open section, so that closing a section
 * loses nothing.
 */
export class UndoStack {
  #undoable: AnyStep[] = [];
  #redoable: AnyStep[] = [];
  /**
   * Steps that could not be undone when it was their turn. They may become possible when others restore words. The
   * oldest is last.
   */
  #passed: readonly Step[] = [];
  #followed = new Map<string, Followed>();
  #firsts: Map<string, readonly Edit[]> | null = null;
  #fresh = true;
  readonly #listeners = new Set<() => void>();

  get canUndo(): boolean {
    return this.#undoable.length > 0;
  }

  /** Each amendment as it was before the first step that changed it while another was worked on. */
  get firsts(): ReadonlyMap<string, readonly Edit[]> {
    if (this.#firsts) return this.#firsts;
    const firsts = new Map<string, readonly Edit[]>();
    for (const step of this.#undoable) if (isTyped(step)) addFirsts(firsts, step);
    this.#firsts = firsts;
    return firsts;
  }

  get canRedo(): boolean {
    return this.#redoable.length > 0;
  }

  /** Adds a step. Undone steps cannot be redone any more. */
  record(step: AnyStep): void {
    this.#redoable = [];
    const last = this.#undoable.at(-1);
    if (isTyped(step)) {
      this.#followed.clear();
      if (this.#firsts) addFirsts(this.#firsts, step);
    }
    if (isTyped(step) && isTyped(last) && !this.#fresh && continues(last, step))
      this.#undoable[this.#undoable.length - 1] = joinSteps(last, step);
    else if (step.kind === 'act' && last?.kind === 'act' && step.joins && last.joins === step.joins)
      this.#undoable[this.#undoable.length - 1] = { ...last, entries: [...last.entries, ...step.entries] };
    else this.#undoable.push(step);
    this.#fresh = !isTyped(step) || step.kind === 'other';
    this.#notifyListeners();
  }

  /** Calls the listener whenever the next step to undo or redo changes. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #notifyListeners(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Makes the next step a separate one, after a paste, a composition or a move of the caret. */
  seal(): void {
    this.#fresh = true;
  }

  /** The step that would be undone or redone next. */
  next(direction: UndoDirection): AnyStep | undefined {
    return (direction === 'undo' ? this.#undoable : this.#redoable).at(-1);
  }

  /** The next step, if it was typed. */
  nextTyped(direction: UndoDirection): Step | undefined {
    const step = this.next(direction);
    return isTyped(step) ? step : undefined;
  }

  /** The next step, if it was made by a call. */
  nextAct(direction: UndoDirection): ActStep | undefined {
    const step = this.next(direction);
    return step?.kind === 'act' ? step : undefined;
  }

  /** Records that the next step was undone or redone. */
  turn(direction: UndoDirection, turnedStep: AnyStep): void {
    const [from, to] =
      direction === 'undo' ? [this.#undoable, this.#redoable] : [this.#redoable, this.#undoable];
    if (from.pop()) to.push(turnedStep);
    this.#firsts = null;
    this.#fresh = true;
    this.#notifyListeners();
  }

  /** Skips the next step, because it cannot be undone or redone now. */
  pass(direction: UndoDirection): void {
    const step = (direction === 'undo' ? this.#undoable : this.#redoable).pop();
    if (isTyped(step) && direction === 'undo') this.#passed = [...this.#passed, step];
    this.#firsts = null;
    this.#fresh = true;
    this.#notifyListeners();
  }

  /** Makes the first skipped step that can be undone the next one. @returns whether there is one */
  comeBackTo(canBe: (step: Step) => boolean): boolean {
    const step = this.#passed.find(canBe);
    if (!step) return false;
    this.#passed = this.#passed.filter((one) => one !== step);
    this.#undoable.push(step);
    this.#followed.clear();
    return true;
  }

  /** Finds where the words at one end of a step are in the present edits of an amendment. */
  whereIs(base: Provision, am: string, end: readonly Edit[], editsNow: readonly Edit[]): LetterTrace {
    const followed = this.#followed.get(am);
    if (!followed) return traceLetters(base, end, editsNow);
    const since = joinTraces(followed.trace, traceLetters(base, followed.edits, editsNow));
    return joinTraces(traceLetters(base, end, followed.end), since);
  }

  /** Records where the words at the end of an undone or redone step are in the amendment. */
  follow(am: string, followed: Followed): void {
    this.#followed.set(am, followed);
  }

  /** Moves the steps of one id to another, when an amendment gets its number or typing gets an amendment. */
  rename(from: string, to: string, heldEdits: readonly Edit[], rerank: (edit: Edit) => Edit): void {
    const withHeld = (edits: readonly Edit[]) => [...heldEdits, ...edits.map(rerank)];
    const renamedStep = (step: Step): Step => ({
      ...step,
      ...(step.by === from ? { by: to } : {}),
      changes: step.changes.map((change) =>
        change.am === from
          ? { am: to, before: withHeld(change.before), after: withHeld(change.after) }
          : change,
      ),
    });
    this.#firsts = null;
    this.#followed.clear();
    const renamed = (step: AnyStep): AnyStep => (isTyped(step) ? renamedStep(step) : step);
    this.#undoable = this.#undoable.map(renamed);
    this.#redoable = this.#redoable.map(renamed);
    this.#passed = this.#passed.map(renamedStep);
  }
}
