import { createContext, useContext } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import type { ScopeFields } from '../../../core/amend/changes/scope.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';

/** What of the Act the review may change, for whoever draws or changes the text. */
export interface ScopeTools {
  /** Null where everything may be changed. */
  readonly scope: ScopeFields | null;
  /** Opens the sheet in which it is set. */
  readonly open: () => void;
  /** Why amendments can't have some edits, in a sentence; null where they can. */
  readonly refusal: (edits: Iterable<readonly Edit[]>) => string | null;
  /** Whether nothing in a section of the draft may be changed. */
  readonly isSectionOutside: (pid: Pid) => boolean;
  /** Whether the words of a provision of the draft are outside. */
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

/** What the button or menu item is called that opens the sheet. */
export const SCOPE_NAME = 'What may be changed…';
