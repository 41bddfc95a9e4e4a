import { createContext, useContext } from 'react';

/** What can be done with wording over any room, or beside the Act. */
export type WordingDialog = 'apply-text' | 'as-bill' | 'go-through';

export const WordingDialogContext = createContext<(dialog: WordingDialog) => void>(() => undefined);

/** Opens what applies amending text, writes what is shown as a Bill, or goes through one. */
export const useWordingDialog = (): ((dialog: WordingDialog) => void) => useContext(WordingDialogContext);

interface OverlayPane {
  readonly isOpen: boolean;
  readonly close: () => void;
}

export const OverlayPaneContext = createContext<OverlayPane>({ isOpen: false, close: () => undefined });

/** Whether a Bill that is gone through is beside the Act. */
export const useOverlayPane = (): OverlayPane => useContext(OverlayPaneContext);
