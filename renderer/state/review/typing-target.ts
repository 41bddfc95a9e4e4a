import { canRevise } from '../../../core/amend/edits/states.ts';
import type { Review } from './review-store.ts';

/**
 * The amendment to which typing goes; null if typing starts another one, because a settled amendment cannot change.
 * Unsaved typing of a settled amendment is kept together until a person decides what happens to it.
 */
export function typingTarget({
  amendments,
  bench,
  saving,
}: Pick<Review, 'amendments' | 'bench' | 'saving'>): string | null {
  const active = bench.active === null ? undefined : amendments.find(({ id }) => id === bench.active);
  if (!active) return null;
  return canRevise(active.state) || saving.unsaved.get(active.id)?.edits ? active.id : null;
}
