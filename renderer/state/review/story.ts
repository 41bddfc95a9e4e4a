import { createContext, useContext } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import type { LocatedWords } from '../../../core/review/thread-words.ts';

/** What a history is asked for: an amendment, or a provision with who wrote what in it. */
export type StorySubject = { readonly amendment: string } | { readonly pid: Pid };

export const StoryContext = createContext<(of: StorySubject, words?: readonly LocatedWords[]) => void>(
  () => undefined,
);

/** Opens the history of an amendment or a provision, at some words of it where they were chosen. */
export const useStory = (): ((of: StorySubject, words?: readonly LocatedWords[]) => void) =>
  useContext(StoryContext);

/** The command's name in a provision's menu. */
export const STORY_COMMAND = 'history';
