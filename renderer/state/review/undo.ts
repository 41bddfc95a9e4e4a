import type { Field, Pid, Provision } from '../../../core/act/tree.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { type ChangedAgain, changeAgain } from '../../../core/amend/typing/change-again.ts';
import { onwards, type Trace, traced } from '../../../core/amend/typing/traced.ts';
import { sameValue } from '../../../core/base/same-value.ts';

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

/** One thing a person did, as it is undone and redone. */
export interface Step {
  readonly kind: StepKind;
  readonly changes: readonly Change[];
  /** The amendment that was worked on, where the step was typed. */
  readonly by?: string;
  readonly before: Span | null;
  readonly after: Span | null;
  /** Milliseconds on the caller's clock. */
  readonly at: number;
}

export type Way = 'undo' | 'redo';

export type Edits = ReadonlyMap<string, readonly Edit[]>;

const PAUSE = 1000;

/** Two edits, by value. Edits are small and plain, and come back from the store as new objects. */
const sameEdit = (a: Edit, b: Edit): boolean => sameValue(a, b);

export function sameEdits(a: readonly Edit[], b: readonly Edit[]): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((edit, at) => sameEdit(edit, b[at] ?? edit) && b[at] !== undefined);
}

export const samePlace = (a: Caret, b: Caret): boolean => a.key === b.key && a.offset === b.offset;

/** Whether a step goes on from the last one: more of the same typing, at the same place, without a pause. */
function continues(last: Step, next: Step): boolean {
  const isMore = next.kind === last.kind || (last.kind === 'type-over' && next.kind === 'insert');
  if (!isMore || next.kind === 'other' || next.kind === 'type-over') return false;
  if (next.at - last.at > PAUSE) return false;
  if (!last.after || !next.before || !samePlace(last.after.focus, next.before.focus)) return false;
  // Of another amendment it is another step. And where another hand came between, the two, joined, would take its work
  // back with them.
  return next.changes.every(({ am, before }) => {
    const held = last.changes.find((change) => change.am === am);
    return held !== undefined && sameEdits(held.after, before);
  });
}

function joined(last: Step, next: Step): Step {
  const changes = new Map(last.changes.map((change) => [change.am, change]));
  for (const { am, before, after } of next.changes) {
    changes.set(am, { am, before: changes.get(am)?.before ?? before, after });
  }
  return { ...next, before: last.before, changes: [...changes.values()] };
}

/** A list without the first edit equal to each of `gone`; null when one isn't in it. */
function without(list: readonly Edit[], gone: readonly Edit[]): Edit[] | null {
  const left = [...list];
  for (const edit of gone) {
    const at = left.findIndex((other) => sameEdit(other, edit));
    if (at < 0) return null;
    left.splice(at, 1);
  }
  return left;
}

/**
 * Takes one amendment's edits from one end of a change to the other. Where they have changed since by another hand,
 * only what this change did is taken back; null when that can't be told apart any more.
 */
export function turned(
  current: readonly Edit[],
  from: readonly Edit[],
  to: readonly Edit[],
): readonly Edit[] | null {
  if (sameEdits(current, from)) return to;
  const gone = from.filter((edit) => !to.some((other) => sameEdit(other, edit)));
  const back = to.filter((edit) => !from.some((other) => sameEdit(other, edit)));
  const left = without(current, gone);
  return left && [...left, ...back];
}

/**
 * The same, where another hand has typed in the very words, or put others in their place: what it typed stays. Null where
 * nothing that stands could be made of it.
 * @param known what of the end that is left is where in what there is now
 */
export function turnedBeside(
  base: Provision,
  current: readonly Edit[],
  from: readonly Edit[],
  to: readonly Edit[],
  known: Trace = traced(base, from, current),
): ChangedAgain | null {
  if (sameEdits(current, from)) return { edits: to, trace: new Map(), isWhole: true };
  const again = changeAgain(base, from, to, current, known);
  if (again) return again;
  const plain = turned(current, from, to);
  if (!plain || sameEdits(plain, current) || !checkEdits(base, plain).ok) return null;
  return { edits: plain, trace: traced(base, to, plain), isWhole: true };
}

/**
 * What of the words at one end of a step is where in an amendment as it stood: followed from step to step, since what two
 * moments far apart have alike may be so by chance.
 */
interface Followed {
  readonly end: readonly Edit[];
  readonly stood: readonly Edit[];
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
  #done: Step[] = [];
  #undone: Step[] = [];
  /** What could not be undone when it was its turn: what others took out may be put back by them. The oldest is last. */
  #passed: readonly Step[] = [];
  #followed = new Map<string, Followed>();
  #firsts: Map<string, readonly Edit[]> | null = null;
  #fresh = true;

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  /** What each amendment was before the first step that changed it while another was worked on. */
  get firsts(): ReadonlyMap<string, readonly Edit[]> {
    if (this.#firsts) return this.#firsts;
    const firsts = new Map<string, readonly Edit[]>();
    for (const step of this.#done) addFirsts(firsts, step);
    this.#firsts = firsts;
    return firsts;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Adds what was just done; what was undone before can't be redone any more. */
  record(step: Step): void {
    this.#undone = [];
    this.#followed.clear();
    if (this.#firsts) addFirsts(this.#firsts, step);
    const last = this.#done.at(-1);
    if (last && !this.#fresh && continues(last, step)) this.#done[this.#done.length - 1] = joined(last, step);
    else this.#done.push(step);
    this.#fresh = step.kind === 'other';
  }

  /** The next step begins anew, whatever it is: after a paste, a composition, a move of the caret. */
  seal(): void {
    this.#fresh = true;
  }

  /** The step that would be undone or redone next. */
  next(way: Way): Step | undefined {
    return (way === 'undo' ? this.#done : this.#undone).at(-1);
  }

  /** Tells that the next step was undone or redone, and what of it. */
  turn(way: Way, done: Step): void {
    const [from, to] = way === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    if (from.pop()) to.push(done);
    this.#firsts = null;
    this.#fresh = true;
  }

  /** Passes over the next step: it can't be undone or redone as things are. */
  pass(way: Way): void {
    const step = (way === 'undo' ? this.#done : this.#undone).pop();
    if (step && way === 'undo') this.#passed = [...this.#passed, step];
    this.#firsts = null;
    this.#fresh = true;
  }

  /**
   * Makes the newest of the steps that were passed over, and that can be undone by now, the next.
   * @returns whether there is one
   */
  comeBackTo(canBe: (step: Step) => boolean): boolean {
    const step = this.#passed.find(canBe);
    if (!step) return false;
    this.#passed = this.#passed.filter((one) => one !== step);
    this.#done.push(step);
    this.#followed.clear();
    return true;
  }

  /** What of an amendment's words at one end of a step is where in what there is of them now. */
  whereIs(base: Provision, am: string, end: readonly Edit[], current: readonly Edit[]): Trace {
    const known = this.#followed.get(am);
    if (!known) return traced(base, end, current);
    const since = onwards(known.trace, traced(base, known.stood, current));
    return onwards(traced(base, end, known.end), since);
  }

  /** Tells what of an amendment's words at the end of a step that was come to is where in it as it stands. */
  follow(am: string, followed: Followed): void {
    this.#followed.set(am, followed);
  }

  /** Gives what was done under one name to another: an amendment got its number, or words found their amendment. */
  rename(from: string, to: string, held: readonly Edit[], rerank: (edit: Edit) => Edit): void {
    const whole = (edits: readonly Edit[]) => [...held, ...edits.map(rerank)];
    const renamed = (step: Step): Step => ({
      ...step,
      ...(step.by === from ? { by: to } : {}),
      changes: step.changes.map((change) =>
        change.am === from ? { am: to, before: whole(change.before), after: whole(change.after) } : change,
      ),
    });
    this.#firsts = null;
    this.#followed.clear();
    this.#done = this.#done.map(renamed);
    this.#undone = this.#undone.map(renamed);
    this.#passed = this.#passed.map(renamed);
  }
}
