import { canRevise } from '../../../core/amend/edits/states.ts';
import type { Review } from './review-store.ts';

/** The amendment that typing goes to; null where it starts another: the words of one that is settled can't change. */
export function mineOf({ amendments, bench }: Pick<Review, 'amendments' | 'bench'>): string | null {
  const active = bench.active === null ? undefined : amendments.find(({ id }) => id === bench.active);
  return active && canRevise(active.state) ? active.id : null;
}

/** Where what is typed goes, said to who reads another amendment. */
export const typingWords = (mine: string | null): string =>
  mine === null ? 'Typing starts a new amendment.' : `Your typing goes to ${mine}.`;
