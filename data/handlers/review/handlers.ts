import type { Handlers } from '../context/context.ts';
import { previewRebase, rebaseReview, resolveDeferredEdit } from './rebase.ts';
import { getEvidence, getReview, renameReview } from './review.ts';
import { getScope, setScope } from './scope.ts';
import { runSearch } from './search.ts';

/** The handlers of the calls about the whole review: its name, scope, base text and search. */
export const reviewHandlers = {
  'review.get': getReview,
  'review.rename': renameReview,
  'review.rebase.preview': previewRebase,
  'review.rebase': rebaseReview,
  'scope.get': getScope,
  'scope.set': setScope,
  'amendment.settle': resolveDeferredEdit,
  'evidence.get': getEvidence,
  'search.run': runSearch,
} satisfies Handlers;
