import { useSyncExternalStore } from 'react';
import { useReviewOf } from '../../state/review/review.tsx';
import { typingTarget } from '../../state/review/typing-target.ts';
import type { Destination } from './rights.ts';

/** Where text typed at the caret goes; null while no section is open for typing. */
let atCaret: Destination | null = null;
const listeners = new Set<() => void>();

export function setDestination(destination: Destination | null): void {
  atCaret = destination;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const DESTINATIONS = new Map<string, Destination>();
const NEW: Destination = { to: 'new' };
const NONE_YET: Destination = { to: 'none-yet' };

/** Where typing in base text goes: to the active amendment, or to a new one. Equal answers are the same object. */
export function destinationInBase(id: string | null): Destination {
  if (id === null) return NEW;
  const destination = DESTINATIONS.get(id) ?? { to: 'mine', id };
  DESTINATIONS.set(id, destination);
  return destination;
}

/** Where typing goes. The panel, the section’s footer and the editor all show this. */
export function useDestination(): Destination {
  const mine = useReviewOf(typingTarget);
  const isWaiting = useReviewOf(({ saving }) => saving.settled !== null);
  const caret = useSyncExternalStore(subscribe, () => atCaret);
  // The caret reports a newly selected amendment only at its next move, so the selection counts here.
  if (caret && caret.to !== 'new' && caret.to !== 'mine') return caret;
  return mine === null && isWaiting ? NONE_YET : destinationInBase(mine);
}
