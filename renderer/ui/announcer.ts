import { createContext, useContext } from 'react';

export interface AnnouncerCalls {
  /** Announces a completed action to screen readers and, for some seconds, on screen. */
  readonly announce: (words: string) => void;
  /** Explains why nothing was done, or what happened instead. Like `announce`, with another icon. */
  readonly explain: (words: string) => void;
  /** Announces what was undone or redone. Stays on screen until the next notice or until it is dismissed. */
  readonly turned: (words: string) => void;
  /** Announces only to screen readers, for changes that the screen already shows. */
  readonly announcePolitely: (words: string) => void;
  /** Reports an error. Stays on screen until it is dismissed. */
  readonly fault: (thrown: unknown) => void;
}

export const AnnouncerContext = createContext<AnnouncerCalls | null>(null);

export function useAnnounce(): AnnouncerCalls {
  const announcer = useContext(AnnouncerContext);
  if (!announcer) throw new TypeError('useAnnounce needs an Announcer round it');
  return announcer;
}
