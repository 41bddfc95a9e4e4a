import { createContext, useContext } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import type { ThreadWords } from '../../../core/review/thread-words.ts';
import type { ChosenOnPage } from './chosen-on-page.ts';
import type { PlacedThread } from './placed-threads.ts';

/** What a new comment is to be about. */
export interface About {
  readonly on: string;
  readonly words: ThreadWords | null;
  readonly name: string;
}

/** The comments of a review, and what is being done with them. */
export interface CommentsState {
  /** Every thread with its place, in the order of the Act. */
  readonly placedThreads: readonly PlacedThread[];
  /** Whether the comments are shown beside the text. */
  readonly isShown: boolean;
  /** The thread that is looked at; `turn` tells one asking for it from the next. */
  readonly currentThread: { readonly id: string; readonly turn: number } | null;
  /** The thread for which other words are being chosen. */
  readonly placing: string | null;
  readonly show: (isShown: boolean) => void;
  readonly look: (id: string) => void;
  readonly step: (step: 1 | -1) => void;
  /** What is chosen in the text, or the change that was stepped to; null where that is nothing. */
  readonly chosen: () => ChosenOnPage | null;
  /** Comments on what is chosen in the text, or on a provision. */
  readonly comment: (pid?: Pid) => void;
  /** Comments on something that is not in the text: a link, say. */
  readonly commentOn: (about: About) => void;
  readonly startPlacing: (id: string | null) => void;
  /** Puts the thread that is being placed on what is chosen in the text. */
  readonly placeHere: () => void;
  readonly putAway: () => void;
}

export const CommentsContext = createContext<CommentsState | null>(null);

/** @throws TypeError outside a `CommentsProvider` */
export function useComments(): CommentsState {
  const comments = useContext(CommentsContext);
  if (!comments) throw new TypeError('useComments needs a CommentsProvider round it');
  return comments;
}
