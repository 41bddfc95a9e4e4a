import { createContext, useContext } from 'react';

/** What can be done with wording over any room. */
export type WordingDialog = 'apply-text' | 'as-bill';

export const WordingDialogContext = createContext<(dialog: WordingDialog) => void>(() => undefined);

/** Opens what applies amending text, or writes what is shown as a Bill. */
export const useWordingDialog = (): ((dialog: WordingDialog) => void) => useContext(WordingDialogContext);
