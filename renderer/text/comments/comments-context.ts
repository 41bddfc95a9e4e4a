import { createContext, useContext } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import type { ThreadWords } from '../../../core/review/thread-words.ts';
import type { ChosenOnPage } from './chosen-on-page.ts';
import type { PlacedThread } from './placed-threads.ts';

/** The subject of a new comment. */
export interface NewCommentTarget {
  readonly on: string;
  readonly words: ThreadWords | null;
  readonly name: string;
}

/** The comments of a review, and the actions on them. */
export interface CommentsState {
  /** Every thread with its place, in the order of the Act. */
  readonly placedThreads: readonly PlacedThread[];
  /** Whether the comments are shown beside the text. */
  readonly isShown: boolean;
  /** The current thread. `turn` goes up each time that it is asked for. */
  readonly currentThread: { readonly id: string; readonly turn: number } | null;
  /** The thread for which other words are being chosen. */
  readonly placing: string | null;
  readonly show: (isShown: boolean) => void;
  readonly look: (id: string) => void;
  readonly step: (step: 1 | -1) => void;
  /** The selected words, or the change that was stepped to; null where there are none. */
  readonly chosen: () => ChosenOnPage | null;
  /** Opens a new comment on the selected words, or on a provision. */
  readonly comment: (pid?: Pid) => void;
  /** Opens a new comment on something outside the text, for example a link. */
  readonly commentOn: (about: NewCommentTarget) => void;
  readonly startPlacing: (id: string | null) => void;
  /** Moves the thread that is being placed to the selected words. */
  readonly placeHere: () => void;
  readonly close: () => void;
}

export const CommentsContext = createContext<CommentsState | null>(null);

/** @throws TypeError outside a `CommentsProvider` */
export function useComments(): CommentsState {
  const comments = useContext(CommentsContext);
  if (!comments) throw new TypeError('useComments needs a CommentsProvider round it');
  return comments;
}
