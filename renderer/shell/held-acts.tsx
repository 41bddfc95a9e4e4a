import type { ReactNode } from 'react';
import { compareHeld } from '../compare/compare-state.ts';
import { useReviewOf, useTools } from '../state/review/review.tsx';
import { HeldActProvider } from '../text/references/held-act-provider.tsx';

/** Provides the reader of imported Acts, and opens the Compare room for two versions of one Act. */
export function HeldActs({ children }: { readonly children: ReactNode }) {
  const review = useReviewOf(({ review: { id } }) => id);
  const { dispatch } = useTools();
  const compare = (act: string, versions: readonly [string, string]) => {
    compareHeld(review, act, versions);
    dispatch({ do: 'enter', room: 'compare' });
  };
  return <HeldActProvider onCompare={compare}>{children}</HeldActProvider>;
}
