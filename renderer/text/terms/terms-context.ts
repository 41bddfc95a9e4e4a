import { createContext, useContext } from 'react';
import type { Pid } from '../../../core/act/tree.ts';

/** A term that filters the text to the sections that define or use it. */
export interface OnlyTerm {
  readonly key: string;
  readonly term: string;
  readonly units: ReadonlySet<Pid>;
}

interface Terms {
  /** Opens the dialog of a term, by the key of its definition. */
  readonly openTerm: (key: string) => void;
  readonly showOnly: (only: OnlyTerm | null) => void;
}

const nothing = () => undefined;
export const TermsContext = createContext<Terms>({
  openTerm: nothing,
  showOnly: nothing,
});
export const useTerms = (): Terms => useContext(TermsContext);

export const OnlyTermContext = createContext<OnlyTerm | null>(null);
/** The term that filters the text; null where all of it is shown. */
export const useOnlyTerm = (): OnlyTerm | null => useContext(OnlyTermContext);
