import { createContext, useContext } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import type { LocatedWords } from '../../../core/review/thread-words.ts';

/** The subject of a history: an amendment, or a provision. */
export type StorySubject = { readonly amendment: string } | { readonly pid: Pid };

export const StoryContext = createContext<(of: StorySubject, words?: readonly LocatedWords[]) => void>(
  () => undefined,
);

/** Returns a function that opens the history of an amendment or a provision, at chosen words if given. */
export const useStory = (): ((of: StorySubject, words?: readonly LocatedWords[]) => void) =>
  useContext(StoryContext);

/** The name of the command in a provision's menu. */
export const STORY_COMMAND = 'history';
