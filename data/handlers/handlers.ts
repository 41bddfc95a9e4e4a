import type { CallName } from '../../core/api.ts';
import { amendmentHandlers } from './amendments/handlers.ts';
import { codingHandlers } from './coding/handlers.ts';
import { commentHandlers } from './comments/handlers.ts';
import { consultationHandlers } from './consultation/handlers.ts';
import type { Handler } from './context/context.ts';
import { evidenceHandlers } from './evidence/handlers.ts';
import { historyHandlers } from './history/handlers.ts';
import { libraryHandlers } from './library/handlers.ts';
import { packageHandlers } from './merge/handlers.ts';
import { overlayHandlers } from './overlays/handlers.ts';
import { paperHandlers } from './papers/handlers.ts';
import { reviewHandlers } from './review/handlers.ts';
import { undoHandlers } from './undo/handlers.ts';
import { wordImportHandlers } from './word-import/handlers.ts';

/** The handler of every call of the contract. */
export const handlers: { readonly [N in CallName]: Handler<N> } = {
  ...amendmentHandlers,
  ...codingHandlers,
  ...commentHandlers,
  ...consultationHandlers,
  ...evidenceHandlers,
  ...historyHandlers,
  ...libraryHandlers,
  ...overlayHandlers,
  ...packageHandlers,
  ...paperHandlers,
  ...reviewHandlers,
  ...undoHandlers,
  ...wordImportHandlers,
};
