import { useSyncExternalStore } from 'react';
import { useReviewOf } from '../../state/review/review.tsx';
import { typingTarget } from '../../state/review/typing-target.ts';
import type { Destination } from './rights.ts';

/** Where what is typed at the caret goes; null where no section is open for typing. */
let atCaret: Destination | null = null;
const listeners = new Set<() => void>();

export function putDestination(destination: Destination | null): void {
  atCaret = destination;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const MINE = new Map<string, Destination>();
const NEW: Destination = { to: 'new' };
const NONE_YET: Destination = { to: 'none-yet' };

/** Where words of the base text go that somebody types: to the amendment worked on, or to one that is started. */
export function destinationInBase(id: string | null): Destination {
  if (id === null) return NEW;
  const destination = MINE.get(id) ?? { to: 'mine', id };
  MINE.set(id, destination);
  return destination;
}

/** Where what is typed goes: what the panel, the foot of the section and the action say of it is made from this. */
export function useDestination(): Destination {
  const mine = useReviewOf(typingTarget);
  const isWaiting = useReviewOf(({ saving }) => saving.settled !== null);
  const caret = useSyncExternalStore(subscribe, () => atCaret);
  // Of an amendment that is chosen meanwhile, the caret tells as it next moves.
  if (caret && caret.to !== 'new' && caret.to !== 'mine') return caret;
  return mine === null && isWaiting ? NONE_YET : destinationInBase(mine);
}
