import type { Handlers } from '../context/context.ts';
import { undoAct } from './undo.ts';

/** The handler of the call that undoes what a person did. */
export const undoHandlers = { 'history.undo': undoAct } satisfies Handlers;
