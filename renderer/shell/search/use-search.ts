import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { SearchKind } from '../../../core/search/search-index.ts';
import { call } from '../../state/host/call.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { valueOrThrow } from '../../ui/refused.ts';

/** Nobody looks through more results than this. Counts cover the others. */
const MAX_HITS = 60;

/** Runs a full-text search for the given kinds. The previous results stay until the new ones arrive. */
export function useSearch(words: string, kinds: readonly SearchKind[]) {
  const seq = useReviewOf(({ review }) => review.ledgerHead.seq);
  const request = { words, kinds: [...kinds], limit: MAX_HITS };
  return useQuery({
    queryKey: ['search.run', request, seq],
    queryFn: words.trim() === '' ? skipToken : async () => valueOrThrow(await call('search.run', request)),
    placeholderData: keepPreviousData,
  });
}
