import { createContext, useContext } from 'react';

export interface AnnouncerCalls {
  /** Says what has happened, to a screen reader and, for a moment, on screen. */
  readonly announce: (words: string) => void;
  /** Says why nothing was done, or what happened instead: as `say` does, without the mark of what was done. */
  readonly explain: (words: string) => void;
  /** Says what was undone or redone, and stays until more is said or it is sent away: it may be read at leisure. */
  readonly turned: (words: string) => void;
  /** Says it to a screen reader only: what the screen shows by itself. */
  readonly announcePolitely: (words: string) => void;
  /** Says what went wrong, and stays until it is sent away. */
  readonly fault: (thrown: unknown) => void;
}

export const AnnouncerContext = createContext<AnnouncerCalls | null>(null);

export function useAnnounce(): AnnouncerCalls {
  const announcer = useContext(AnnouncerContext);
  if (!announcer) throw new TypeError('useAnnounce needs an Announcer round it');
  return announcer;
}
