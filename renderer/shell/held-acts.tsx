import type { ReactNode } from 'react';
import { compareHeld } from '../compare/compare-state.ts';
import { useReviewOf, useTools } from '../state/review/review.tsx';
import { HeldActProvider } from '../text/references/held-act-provider.tsx';

/** The other Acts beside the rooms, with the way from two texts of one to the room that compares them. */
export function HeldActs({ children }: { readonly children: ReactNode }) {
  const review = useReviewOf(({ review: { id } }) => id);
  const { dispatch } = useTools();
  const compare = (act: string, versions: readonly [string, string]) => {
    compareHeld(review, act, versions);
    dispatch({ do: 'enter', room: 'compare' });
  };
  return <HeldActProvider onCompare={compare}>{children}</HeldActProvider>;
}
