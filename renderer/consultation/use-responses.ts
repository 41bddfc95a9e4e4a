import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { CallOutput } from '../../core/api.ts';
import { call } from '../call.ts';
import { settled } from '../state/refused.ts';
import type { Filters } from './left.ts';

export type Page = CallOutput<'consultation.responses'>;
export type ListedAnswer = Page['answers'][number];
export type Answer = CallOutput<'consultation.answer'>;
export type Asked = CallOutput<'consultation.questions'>[number];

/** How many answers are asked for at once: some screens full. */
const PAGE = 60;

/** The answers that hold some words and pass the filters, page by page. Those before stay until these are there. */
export function useResponses(search: string, filters: Filters) {
  return useInfiniteQuery({
    queryKey: ['consultation.responses', search, filters],
    queryFn: async ({ pageParam }) =>
      settled(await call('consultation.responses', { ...filters, search, after: pageParam, limit: PAGE })),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    // Comparing thousands of answers with what they were costs more than drawing the few that are seen.
    structuralSharing: false,
    gcTime: 60_000,
  });
}

/** One answer whole; the one before stays until it is there. */
export function useOpenedAnswer(id: number | null) {
  return useQuery({
    queryKey: ['consultation.answer', { id }],
    queryFn: async () => settled(await call('consultation.answer', { id: id ?? 0 })),
    enabled: id !== null,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}
