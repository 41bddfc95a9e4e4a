import { createContext, useContext } from 'react';

/** The pages of the help, in order. */
export const HELP_PAGES = ['officials', 'lawyers', 'keys', 'about'] as const;
export type HelpPage = (typeof HELP_PAGES)[number];

export const HELP_NAMES: Readonly<Record<HelpPage, string>> = {
  officials: 'Guide for officials',
  lawyers: 'Guide for lawyers',
  keys: 'Keyboard shortcuts',
  about: 'About Keeling',
};

export const HelpContext = createContext<(page: HelpPage) => void>(() => undefined);

/** Returns a function that opens the help at a page. */
export const useHelp = (): ((page: HelpPage) => void) => useContext(HelpContext);
