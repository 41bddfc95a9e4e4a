import { type ReactNode, useCallback } from 'react';
import { callRefusal, declarationOf } from '../../../core/api.ts';
import { AllowedProvider, type WhyNot } from '../../ui/allowed.tsx';
import { useHostState } from '../host/queries.ts';
import { useReviewOf } from './review.tsx';

/** Provides the person's permissions in the open review: those of their role on a server, or else those of the file. */
export function AllowedHere({ children }: { readonly children: ReactNode }) {
  const path = useReviewOf(({ review }) => review.path);
  const readOnly = useReviewOf(({ review }) => review.readOnly);
  const role = useHostState().data?.reviews.find((listed) => listed.path === path)?.role;
  const whyNot: WhyNot = useCallback(
    (call) => {
      if (role) return callRefusal(call, role);
      return readOnly && declarationOf(call).writes === 'review'
        ? `This review is read-only. ${readOnly.why}`
        : null;
    },
    [role, readOnly],
  );
  return <AllowedProvider value={whyNot}>{children}</AllowedProvider>;
}
