import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { SearchKind } from '../../../core/search/search-index.ts';
import { call } from '../../state/host/call.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { settled } from '../../ui/refused.ts';

/** As many as a person looks through; there are counts of the rest. */
const MAX_HITS = 60;

/** What holds the words, of the kinds asked for; what was found last until the next is there. */
export function useSearch(words: string, kinds: readonly SearchKind[]) {
  const seq = useReviewOf(({ review }) => review.ledgerHead.seq);
  const request = { words, kinds: [...kinds], limit: MAX_HITS };
  return useQuery({
    queryKey: ['search.run', request, seq],
    queryFn: words.trim() === '' ? skipToken : async () => settled(await call('search.run', request)),
    placeholderData: keepPreviousData,
  });
}
