import type { Handlers } from '../context/context.ts';
import { undoAction } from './undo.ts';

/** The handler of the call that undoes an earlier action of the current user. */
export const undoHandlers = { 'history.undo': undoAction } satisfies Handlers;
