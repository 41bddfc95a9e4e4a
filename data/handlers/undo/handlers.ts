import type { Handlers } from '../context/context.ts';
import { undoAction } from './undo.ts';

/** The handler of the call that undoes what a person did. */
export const undoHandlers = { 'history.undo': undoAction } satisfies Handlers;
