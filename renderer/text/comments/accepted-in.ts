import type { CallOutput } from '../../../core/api.ts';

type Reviewed = CallOutput<'reviewed.list'>[number];

/** What of an amendment was accepted change by change, and has the words that it had then. */
export const acceptedIn = (all: readonly Reviewed[], id: string): readonly Reviewed[] =>
  all.filter(({ amendment, change, isStale }) => amendment === id && change && !isStale);
