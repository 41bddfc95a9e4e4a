import type { Handlers } from '../context/context.ts';
import { undoAct } from './undo.ts';

/** What answers the call that takes back what a person did. */
export const undoHandlers = { 'history.undo': undoAct } satisfies Handlers;
