import { createContext, useContext } from 'react';
import type { Pid } from '../../core/act/tree.ts';

/** What a history is asked for: an amendment, or a provision with who wrote what in it. */
export type Told = { readonly amendment: string } | { readonly pid: Pid };

export const StoryContext = createContext<(of: Told) => void>(() => undefined);

/** Opens the history of an amendment or a provision. */
export const useStory = (): ((of: Told) => void) => useContext(StoryContext);

/** The command's name in a provision's menu. */
export const STORY_COMMAND = 'history';
