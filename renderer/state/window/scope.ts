import { createContext, useContext } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import type { ScopeFields } from '../../../core/amend/changes/scope.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';

/** The scope of the review: which parts of the Act it may change. */
export interface ScopeTools {
  /** Null if everything may be changed. */
  readonly scope: ScopeFields | null;
  /** Opens the sheet in which the scope is set. */
  readonly open: () => void;
  /** Why some edits are out of scope, as a sentence; null if they are in scope. */
  readonly refusal: (edits: Iterable<readonly Edit[]>) => string | null;
  /** Whether nothing in a section of the draft may be changed. */
  readonly isSectionOutside: (pid: Pid) => boolean;
  /** Whether the words of a provision of the draft are out of scope. */
  readonly isOutside: (pid: Pid) => boolean;
}

export const ScopeContext = createContext<ScopeTools>({
  scope: null,
  open: () => undefined,
  refusal: () => null,
  isSectionOutside: () => false,
  isOutside: () => false,
});

export const useScope = (): ScopeTools => useContext(ScopeContext);

/** The name of the command that opens the sheet. */
export const SCOPE_NAME = 'What may be changed…';
