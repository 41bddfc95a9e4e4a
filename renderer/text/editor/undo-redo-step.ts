import type { Provision } from '../../../core/act/tree.ts';
import { placeOfEdit } from '../../../core/amend/changes/edit-place.ts';
import { differenceOf } from '../../../core/amend/edits/edit-difference.ts';
import { withChangeMerged } from '../../../core/amend/typing/undo-edits.ts';
import { capital, listed, uncapital } from '../../../core/base/english.ts';
import { UNCLAIMED } from '../../state/review/unclaimed.ts';
import type { Change, Step, UndoDirection, UndoStack } from '../../state/review/undo.ts';
import type { EditorModel } from './model.ts';
import type { Rights } from './rights.ts';

/** The outcome of undoing or redoing, announced by `message`. `step` and `changes` are what was undone, if anything. */
export interface UndoOutcome {
  readonly message: string;
  /** The places in the text that changed, in words for people who can’t see them; '' where nothing was undone. */
  readonly where: string;
  readonly step?: Step;
  readonly changes: readonly Change[];
}

const PAST_TENSE = { undo: 'Undone', redo: 'Redone' } as const;

/** The places of the base text that a step changed. */
function changedPlaces(root: Provision, { changes }: Step): string {
  const citedPlaces = changes.flatMap(({ before, after }) => {
    const { removed, added } = differenceOf(before, after);
    return [...removed, ...added].flatMap((edit) => placeOfEdit(root, edit) ?? []);
  });
  const places = [...new Set(citedPlaces)];
  if (places.length > 2) return `In ${places.length} places.`;
  return places.length === 0 ? '' : `${capital(listed(places))}.`;
}

/** Describes a step: by the words of its command, or as typing or deleting. */
function describeStep({ kind, words }: Step): string {
  if (words) return uncapital(words.replace(/^Done: /, '').replace(/[.]$/, ''));
  if (kind === 'delete-back' || kind === 'delete-forward') return 'words that you deleted';
  return kind === 'other' ? 'a change of words' : 'words that you typed';
}

const refusedWith = (message: string): UndoOutcome => ({ message, where: '', changes: [] });

/** The edits before and after one amendment’s change, in the direction of the undo or redo. */
const fromAndTo = ({ before, after }: Change, direction: UndoDirection) =>
  direction === 'undo' ? ([after, before] as const) : ([before, after] as const);

/** The next step. Where only skipped ones are left, the newest that is possible again. */
function nextStep(model: EditorModel, stack: UndoStack, direction: UndoDirection): Step | undefined {
  const step = stack.nextTyped(direction);
  if (step || direction === 'redo' || stack.next(direction)) return step;
  const isPossible = ({ changes }: Step) =>
    changes.some((change) => {
      const current = model.edits.get(change.am);
      return (
        current !== undefined &&
        withChangeMerged(model.root, current, ...fromAndTo(change, direction)) !== null
      );
    });
  return stack.comeBackTo(isPossible) ? stack.nextTyped(direction) : undefined;
}

/** Undoes or redoes the next step, also where it was made in another section. Later changes by others stay. */
export function undoOrRedoStep(
  model: EditorModel,
  stack: UndoStack,
  direction: UndoDirection,
  { mayRevise, outOfScope }: Pick<Rights, 'mayRevise' | 'outOfScope'>,
): UndoOutcome {
  const step = nextStep(model, stack, direction);
  if (!step) return refusedWith(`There is nothing to ${direction}.`);
  const hidden = step.changes.find(({ am }) => am !== UNCLAIMED && !model.edits.has(am));
  if (hidden)
    return refusedWith(`To ${direction} this, show ${hidden.am}: it is not among the changes shown.`);
  const settled = step.changes.find(({ am }) => am !== UNCLAIMED && !mayRevise(am));
  if (settled)
    return refusedWith(
      `This step can’t be ${PAST_TENSE[direction].toLowerCase()}: ${settled.am} is agreed or withdrawn, so its words can’t change. Reopen ${settled.am} first.`,
    );
  const changes: Change[] = [];
  const turnedChanges: Change[] = [];
  const follow: (() => void)[] = [];
  let isWhole = true;
  for (const change of step.changes) {
    const { am } = change;
    const [from, to] = fromAndTo(change, direction);
    const current = model.edits.get(am) ?? [];
    const trace = stack.whereIs(model.root, am, from, current);
    const next = withChangeMerged(model.root, current, from, to, trace);
    const followed = next
      ? { end: to, edits: next.edits, trace: next.trace }
      : { end: from, edits: current, trace };
    follow.push(() => stack.follow(am, followed));
    if (!next) continue;
    isWhole &&= next.isWhole;
    changes.push({ am, before: current, after: next.edits });
    turnedChanges.push(change);
  }
  const refused = outOfScope(changes.map(({ after }) => after));
  if (refused) return refusedWith(`This step can’t be ${PAST_TENSE[direction].toLowerCase()}. ${refused}`);
  if (changes.length === 0 || !model.tryApply(changes)) {
    stack.pass(direction);
    if (changes.length === 0) for (const followChange of follow) followChange();
    const pastTense = PAST_TENSE[direction].toLowerCase();
    return refusedWith(
      `The last step can’t be ${pastTense}: others have changed the words since, so it was skipped.`,
    );
  }
  for (const followChange of follow) followChange();
  // Changes that others have made since leave the step. Redoing it would change their words.
  const turnedStep = { ...step, changes: turnedChanges };
  stack.turn(direction, turnedStep);
  const unturnedAms = step.changes.filter((change) => !turnedChanges.includes(change)).map(({ am }) => am);
  const but =
    unturnedAms.length > 0
      ? `, except the words of ${unturnedAms.join(', ')}: others have changed them since`
      : '';
  const partialNote = isWhole ? '' : ' Words that others have changed since stay as they are.';
  return {
    message: `${PAST_TENSE[direction]}: ${describeStep(turnedStep)}${but}.${partialNote}`,
    where: changedPlaces(model.root, turnedStep),
    step: turnedStep,
    changes,
  };
}
