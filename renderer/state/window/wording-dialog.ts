import { createContext, useContext } from 'react';

/** The dialogs about amending text, over any room or beside the Act. */
export type WordingDialog = 'apply-text' | 'as-bill' | 'go-through';

export const WordingDialogContext = createContext<(dialog: WordingDialog) => void>(() => undefined);

/**
 * Returns a function that opens a dialog: to apply amending text, to write the draft as a Bill, or to go through a
 * Bill.
 */
export const useWordingDialog = (): ((dialog: WordingDialog) => void) => useContext(WordingDialogContext);

interface OverlayPane {
  readonly isOpen: boolean;
  readonly close: () => void;
}

export const OverlayPaneContext = createContext<OverlayPane>({ isOpen: false, close: () => undefined });

/** Whether the pane that steps through a Bill is open beside the Act. */
export const useOverlayPane = (): OverlayPane => useContext(OverlayPaneContext);
