import type { Handlers } from '../context/context.ts';
import { previewRebase, rebaseReview, settleAside } from './rebase.ts';
import { getEvidence, getReview, renameReview } from './review.ts';
import { getScope, setScope } from './scope.ts';
import { runSearch } from './search.ts';

/** What answers the calls about the review as a whole: its name, its base text, the search of all of it. */
export const reviewHandlers = {
  'review.get': getReview,
  'review.rename': renameReview,
  'review.rebase.preview': previewRebase,
  'review.rebase': rebaseReview,
  'scope.get': getScope,
  'scope.set': setScope,
  'amendment.settle': settleAside,
  'evidence.get': getEvidence,
  'search.run': runSearch,
} satisfies Handlers;
