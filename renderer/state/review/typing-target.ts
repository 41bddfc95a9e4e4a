import { canRevise } from '../../../core/amend/edits/states.ts';
import type { Review } from './review-store.ts';

/**
 * The amendment that typing goes to; null where it starts another: the words of one that is settled can't change. What is
 * typed for it at that moment is kept together, until it is known what becomes of it.
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
