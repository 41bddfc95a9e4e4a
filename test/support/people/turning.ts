import { type CallInput, type CallName, type CallOutput, declarationOf } from '../../../core/api.ts';
import { type Result, refuse } from '../../../core/base/result.ts';
import { stepOf, type UndoDirection, UndoStack } from '../../../renderer/state/review/undo.ts';
import { must, type Opened, opened } from '../reviews/review.ts';

type Turned = Result<CallOutput<'history.undo'>>;

/** The window of one person over a session: what they do by calls, and Ctrl+Z and Ctrl+Y as the window answers them. */
export interface Turning {
  readonly undoStack: UndoStack;
  /** Takes back what was done last; a step that can't be is passed over, and why is the answer. */
  readonly undo: () => Promise<Turned>;
  readonly redo: () => Promise<Turned>;
  /** Takes back, or does again, what is then not refused. @returns what it was */
  readonly turned: (way: UndoDirection) => Promise<string>;
}

/** A review whose calls are steps of undo, each as soon as it is done. */
export function turning<R extends Opened>(review: R): R & Turning {
  const undoStack = new UndoStack();
  const call = async <N extends CallName>(name: N, input: CallInput<N>) => {
    const answer = await review.session.call(name, input);
    const isAct = name !== 'history.undo' && declarationOf(name).writes !== 'nothing';
    if (isAct && answer.ok && answer.wrote) undoStack.record(stepOf({ name, input, entries: answer.wrote }));
    return answer;
  };
  const turn = async (way: UndoDirection): Promise<Turned> => {
    const step = undoStack.nextAct(way);
    if (!step) return refuse('not-found', `There is nothing to ${way}.`);
    if (step.lasts !== undefined) {
      undoStack.pass(way);
      return refuse('refused', step.lasts);
    }
    const answer = await review.session.call('history.undo', { entries: [...step.entries] });
    if (answer.ok) undoStack.turn(way, { kind: 'act', entries: answer.wrote ?? [] });
    else undoStack.pass(way);
    return answer;
  };
  return {
    ...review,
    ...opened({ ...review.session, call }, review.act),
    undoStack,
    undo: () => turn('undo'),
    redo: () => turn('redo'),
    turned: async (way) => must(await turn(way)).what,
  };
}
