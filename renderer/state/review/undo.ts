import type { Field, Pid, Provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { onwards, type Trace, traced } from '../../../core/amend/typing/trace.ts';
import { sameEdits } from '../../../core/amend/typing/undo-edits.ts';
import { declarationOf } from '../../../core/api.ts';
import type { Act } from '../host/acts.ts';

/** Where the caret is: an offset in the words that stand in a block, and on which side of words struck there. */
export interface Caret {
  /** The block's. */
  readonly key: string;
  readonly pid: Pid;
  readonly field: Field;
  readonly offset: number;
  readonly side: 'before' | 'after';
  /** How many letters of the words struck there it stands after, where it is among them; its side is then `after`. */
  readonly struck?: number;
}

/** A selection in the editor, as places in the text rather than in the page. */
export interface Span {
  readonly anchor: Caret;
  readonly focus: Caret;
}

/** What one step did to one amendment. Both lists whole, so that undoing is exact where nobody came between. */
export interface Change {
  readonly am: string;
  readonly before: readonly Edit[];
  readonly after: readonly Edit[];
}

/** `type-over` is a letter in the place of words: what is typed on goes with it, and what was typed before does not. */
export type StepKind = 'insert' | 'type-over' | 'delete-back' | 'delete-forward' | 'other';

/** What takes a change back. */
export const reversed = ({ am, before, after }: Change): Change => ({ am, before: after, after: before });

/** What a person typed, or did to the words by a command, as it is undone and redone. */
export interface Step {
  readonly kind: StepKind;
  readonly changes: readonly Change[];
  /** The amendment that was worked on, where the step was typed. */
  readonly by?: string;
  readonly before: Span | null;
  readonly after: Span | null;
  /** Milliseconds on the caller's clock. */
  readonly at: number;
  /** What a command said that it did; absent where it was typed. */
  readonly words?: string;
}

/** Something that a person did by a call: it is undone, and redone, by the entries of the ledger that it wrote. */
export interface ActStep {
  readonly kind: 'act';
  readonly entries: readonly number[];
  /** Why it can't be undone; absent where it can. */
  readonly lasts?: string;
  /** What it was, as the ledger described it when it was first undone: what undoes it is described otherwise. */
  readonly description?: string;
  /** What it is part of: acts with the same that follow one another are one step, as the words of a title are. */
  readonly joins?: string;
}

/** One thing that a person did in this window. */
type AnyStep = Step | ActStep;

/** An act as a step. */
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

/** Whether a step goes on from the last one: more of the same typing, at the same place, without a pause. */
function continues(last: Step, next: Step): boolean {
  const isMore = next.kind === last.kind || (last.kind === 'type-over' && next.kind === 'insert');
  if (!isMore || next.kind === 'other' || next.kind === 'type-over') return false;
  if (next.at - last.at > PAUSE_MS) return false;
  if (!last.after || !next.before || !samePlace(last.after.focus, next.before.focus)) return false;
  // Of another amendment it is another step. And where another hand came between, the two, joined, would take its work
  // back with them.
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
 * What of the words at one end of a step is where in an amendment as it stood: followed from step to step, since what two
 * moments far apart have alike may be so by chance.
 */
interface Followed {
  readonly end: readonly Edit[];
  readonly edits: readonly Edit[];
  readonly trace: Trace;
}

function addFirsts(firsts: Map<string, readonly Edit[]>, { changes, by }: Step): void {
  if (by === undefined) return;
  for (const { am, before } of changes) if (am !== by && !firsts.has(am)) firsts.set(am, before);
}

/**
 * What was done in a review, to undo and redo: kept per review, not per open section, so that closing one loses
 * nothing.
 */
export class UndoStack {
  #undoable: AnyStep[] = [];
  #redoable: AnyStep[] = [];
  /** What could not be undone when it was its turn: what others took out may be put back by them. The oldest is last. */
  #passed: readonly Step[] = [];
  #followed = new Map<string, Followed>();
  #firsts: Map<string, readonly Edit[]> | null = null;
  #fresh = true;
  readonly #listeners = new Set<() => void>();

  get canUndo(): boolean {
    return this.#undoable.length > 0;
  }

  /** What each amendment was before the first step that changed it while another was worked on. */
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

  /** Adds what was just done; what was undone before can't be redone any more. */
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

  /** Hears of every change of what would be undone or redone next. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #notifyListeners(): void {
    for (const listener of this.#listeners) listener();
  }

  /** The next step begins anew, whatever it is: after a paste, a composition, a move of the caret. */
  seal(): void {
    this.#fresh = true;
  }

  /** The step that would be undone or redone next. */
  next(direction: UndoDirection): AnyStep | undefined {
    return (direction === 'undo' ? this.#undoable : this.#redoable).at(-1);
  }

  /** The same, where it was typed; undefined where it was not. */
  nextTyped(direction: UndoDirection): Step | undefined {
    const step = this.next(direction);
    return isTyped(step) ? step : undefined;
  }

  /** The same, where it was done by a call; undefined where it was not. */
  nextAct(direction: UndoDirection): ActStep | undefined {
    const step = this.next(direction);
    return step?.kind === 'act' ? step : undefined;
  }

  /** Tells that the next step was undone or redone, and what of it. */
  turn(direction: UndoDirection, turnedStep: AnyStep): void {
    const [from, to] =
      direction === 'undo' ? [this.#undoable, this.#redoable] : [this.#redoable, this.#undoable];
    if (from.pop()) to.push(turnedStep);
    this.#firsts = null;
    this.#fresh = true;
    this.#notifyListeners();
  }

  /** Passes over the next step: it can't be undone or redone as things are. */
  pass(direction: UndoDirection): void {
    const step = (direction === 'undo' ? this.#undoable : this.#redoable).pop();
    if (isTyped(step) && direction === 'undo') this.#passed = [...this.#passed, step];
    this.#firsts = null;
    this.#fresh = true;
    this.#notifyListeners();
  }

  /**
   * Makes the newest of the steps that were passed over, and that can be undone by now, the next.
   * @returns whether there is one
   */
  comeBackTo(canBe: (step: Step) => boolean): boolean {
    const step = this.#passed.find(canBe);
    if (!step) return false;
    this.#passed = this.#passed.filter((one) => one !== step);
    this.#undoable.push(step);
    this.#followed.clear();
    return true;
  }

  /** What of an amendment's words at one end of a step is where in what there is of them now. */
  whereIs(base: Provision, am: string, end: readonly Edit[], editsNow: readonly Edit[]): Trace {
    const followed = this.#followed.get(am);
    if (!followed) return traced(base, end, editsNow);
    const since = onwards(followed.trace, traced(base, followed.edits, editsNow));
    return onwards(traced(base, end, followed.end), since);
  }

  /** Tells what of an amendment's words at the end of a step that was come to is where in it as it stands. */
  follow(am: string, followed: Followed): void {
    this.#followed.set(am, followed);
  }

  /** Gives what was done under one name to another: an amendment got its number, or words found their amendment. */
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
