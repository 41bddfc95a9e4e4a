import type { CallOutput } from '../../../core/api.ts';

type Reviewed = CallOutput<'reviewed.list'>[number];

/** Changes of an amendment that were accepted one by one and have not changed since. */
export const acceptedIn = (all: readonly Reviewed[], id: string): readonly Reviewed[] =>
  all.filter(({ amendment, change, isStale }) => amendment === id && change && !isStale);
