import type { Provision } from '../../../core/act/tree.ts';
import { placeOfEdit } from '../../../core/amend/changes/edit-place.ts';
import { differenceOf } from '../../../core/amend/edits/edit-difference.ts';
import { turnedBeside } from '../../../core/amend/typing/undo-edits.ts';
import { capital, listed, uncapital } from '../../../core/base/english.ts';
import { UNCLAIMED } from '../../state/review/unclaimed.ts';
import type { Change, Step, TurnDirection, UndoStack } from '../../state/review/undo.ts';
import type { EditorModel } from './model.ts';
import type { Rights } from './rights.ts';

/** What came of undoing or redoing, in words for the person; `step` is what was turned, if any was, and by which changes. */
export interface TurnOutcome {
  readonly message: string;
  /** Where the text is changed by it, in words, for who doesn't see that; empty where nothing was turned. */
  readonly where: string;
  readonly step?: Step;
  readonly changes: readonly Change[];
}

const PAST_TENSE = { undo: 'Undone', redo: 'Redone' } as const;

/** The places of the base text at which a step changed anything. */
function whereOf(root: Provision, { changes }: Step): string {
  const citedPlaces = changes.flatMap(({ before, after }) => {
    const { removed, added } = differenceOf(before, after);
    return [...removed, ...added].flatMap((edit) => placeOfEdit(root, edit) ?? []);
  });
  const places = [...new Set(citedPlaces)];
  if (places.length > 2) return `In ${places.length} places.`;
  return places.length === 0 ? '' : `${capital(listed(places))}.`;
}

/** What a step was: what its command said, or that words were typed or deleted. */
function whatOf({ kind, words }: Step): string {
  if (words) return uncapital(words.replace(/^Done: /, '').replace(/[.]$/, ''));
  if (kind === 'delete-back' || kind === 'delete-forward') return 'words that you deleted';
  return kind === 'other' ? 'a change of words' : 'words that you typed';
}

const notTurned = (message: string): TurnOutcome => ({ message, where: '', changes: [] });

/** One amendment's change as it is to be undone or redone: from which end to which. */
const endsOf = ({ before, after }: Change, direction: TurnDirection) =>
  direction === 'undo' ? ([after, before] as const) : ([before, after] as const);

/** The step whose turn it is; of those that were passed over, one that others made possible since. */
function nextStep(model: EditorModel, stack: UndoStack, direction: TurnDirection): Step | undefined {
  const step = stack.nextTyped(direction);
  if (step || direction === 'redo' || stack.next(direction)) return step;
  const canBe = ({ changes }: Step) =>
    changes.some((change) => {
      const current = model.edits.get(change.am);
      return (
        current !== undefined && turnedBeside(model.root, current, ...endsOf(change, direction)) !== null
      );
    });
  return stack.comeBackTo(canBe) ? stack.nextTyped(direction) : undefined;
}

/** Undoes or redoes the next step in a model, wherever in the review it was made. What others did since stays. */
export function turnStep(
  model: EditorModel,
  stack: UndoStack,
  direction: TurnDirection,
  { mayRevise, outside }: Pick<Rights, 'mayRevise' | 'outside'>,
): TurnOutcome {
  const step = nextStep(model, stack, direction);
  if (!step) return notTurned(`There is nothing to ${direction}.`);
  const hidden = step.changes.find(({ am }) => am !== UNCLAIMED && !model.edits.has(am));
  if (hidden) return notTurned(`To ${direction} this, show ${hidden.am}: it is not among the changes shown.`);
  const settled = step.changes.find(({ am }) => am !== UNCLAIMED && !mayRevise(am));
  if (settled)
    return notTurned(
      `This step can’t be ${PAST_TENSE[direction].toLowerCase()}: ${settled.am} is agreed or withdrawn, so its words can’t change. Reopen ${settled.am} first.`,
    );
  const changes: Change[] = [];
  const turnedChanges: Change[] = [];
  const follow: (() => void)[] = [];
  let isWhole = true;
  for (const change of step.changes) {
    const { am } = change;
    const [from, to] = endsOf(change, direction);
    const current = model.edits.get(am) ?? [];
    const trace = stack.whereIs(model.root, am, from, current);
    const next = turnedBeside(model.root, current, from, to, trace);
    const followed = next
      ? { end: to, edits: next.edits, trace: next.trace }
      : { end: from, edits: current, trace };
    follow.push(() => stack.follow(am, followed));
    if (!next) continue;
    isWhole &&= next.isWhole;
    changes.push({ am, before: current, after: next.edits });
    turnedChanges.push(change);
  }
  const refused = outside(changes.map(({ after }) => after));
  if (refused) return notTurned(`This step can’t be ${PAST_TENSE[direction].toLowerCase()}. ${refused}`);
  if (changes.length === 0 || !model.applyIfSound(changes)) {
    stack.pass(direction);
    if (changes.length === 0) for (const followChange of follow) followChange();
    const pastTense = PAST_TENSE[direction].toLowerCase();
    return notTurned(
      `The last step can’t be ${pastTense}: others have changed the words since, so it was skipped.`,
    );
  }
  for (const followChange of follow) followChange();
  // What others have changed since is no part of the step any more, or redoing it would change their words.
  const turnedStep = { ...step, changes: turnedChanges };
  stack.turn(direction, turnedStep);
  const unturnedAms = step.changes.filter((change) => !turnedChanges.includes(change)).map(({ am }) => am);
  const but =
    unturnedAms.length > 0
      ? `, except the words of ${unturnedAms.join(', ')}: others have changed them since`
      : '';
  const partialNote = isWhole ? '' : ' Words that others have changed since stay as they are.';
  return {
    message: `${PAST_TENSE[direction]}: ${whatOf(turnedStep)}${but}.${partialNote}`,
    where: whereOf(model.root, turnedStep),
    step: turnedStep,
    changes,
  };
}
