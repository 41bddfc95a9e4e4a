import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CallOutput } from '../../core/api.ts';
import { call } from '../state/host/call.ts';
import { valueOrThrow } from '../ui/refused.ts';
import type { ResponseFilter } from './consultation-state.ts';

export type Page = CallOutput<'consultation.responses'>;
export type ListedAnswer = Page['answers'][number];
export type Answer = CallOutput<'consultation.answer'>;
export type AskedQuestion = CallOutput<'consultation.questions'>[number];

/** Answers fetched at once: some screens full. */
const PAGE = 60;
/** Answers fetched before and after the visible ones. */
const PREFETCH_ROWS = 20;

/** The search words and filters. */
export interface ResponseSearch {
  readonly search: string;
  readonly filters: ResponseFilter;
}

/** The answers that match a search. Each page is fetched when scrolling comes near it. */
export interface FoundResponses {
  readonly first: Page | undefined;
  readonly total: number;
  /** Returns the answer at an index; undefined until fetched. */
  readonly at: (place: number) => ListedAnswer | undefined;
  /** The index of the open answer; -1 if it does not match, or until known. */
  readonly openAt: number;
  readonly error: unknown;
  readonly retry: () => void;
}

const pageQuery = ({ search, filters }: ResponseSearch, nth: number) => ({
  queryKey: ['consultation.responses', search, filters, nth],
  queryFn: async () =>
    valueOrThrow(await call('consultation.responses', { ...filters, search, at: nth * PAGE, limit: PAGE })),
  structuralSharing: false as const,
  gcTime: 60_000,
});

const placeQuery = ({ search, filters }: ResponseSearch, id: number) => ({
  queryKey: ['consultation.place', search, filters, id],
  queryFn: async () => valueOrThrow(await call('consultation.place', { ...filters, search, id })).place ?? -1,
  gcTime: 60_000,
});

/**
 * Fetches the matching answers near the visible range. @param inView the first and last visible index @param open the
 * id of the open answer
 */
export function useResponses(
  sought: ResponseSearch,
  inView: readonly [number, number],
  open: number | null,
): FoundResponses {
  const client = useQueryClient();
  // The previous results stay until the new ones arrive.
  const first = useQuery({ ...pageQuery(sought, 0), placeholderData: keepPreviousData });
  const total = first.data?.total ?? 0;
  const last = Math.floor(Math.max(0, Math.min(inView[1] + PREFETCH_ROWS, total - 1)) / PAGE);
  const from = Math.min(last, Math.floor(Math.max(0, inView[0] - PREFETCH_ROWS) / PAGE));
  const nths = Array.from({ length: last - from + 1 }, (_, at) => from + at).filter((nth) => nth > 0);
  const pages = useQueries({ queries: nths.map((nth) => pageQuery(sought, nth)) });
  const byPlace = new Map<number, ListedAnswer>();
  const take = (nth: number, page: Page | undefined) => {
    for (const [at, answer] of (page?.answers ?? []).entries()) byPlace.set(nth * PAGE + at, answer);
  };
  take(0, first.data);
  for (const [at, { data: page }] of pages.entries()) take(nths[at] ?? 0, page);
  // The index of a fetched answer is known without a call.
  const drawn = [...byPlace].find(([, { id }]) => id === open)?.[0];
  const placeOfOpen = useQuery({
    ...placeQuery(sought, open ?? 0),
    enabled: open !== null && drawn === undefined,
  });
  return {
    first: first.data,
    total,
    at: (place) => byPlace.get(place),
    openAt: open === null ? -1 : (drawn ?? placeOfOpen.data ?? -1),
    error: first.error ?? pages.find(({ isError }) => isError)?.error ?? null,
    retry: () =>
      void client.refetchQueries({ queryKey: ['consultation.responses', sought.search, sought.filters] }),
  };
}

/** Queries about matching answers that may not be fetched yet. */
export interface AskFound {
  readonly total: (sought: ResponseSearch) => Promise<number>;
  /** -1 if the answer does not match. */
  readonly placeOf: (sought: ResponseSearch, id: number) => Promise<number>;
  readonly at: (sought: ResponseSearch, place: number) => Promise<ListedAnswer | undefined>;
}

export function useAskFound(): AskFound {
  const client = useQueryClient();
  return useMemo(
    () => ({
      total: async (sought) => (await client.fetchQuery(pageQuery(sought, 0))).total,
      placeOf: (sought, id) => client.fetchQuery(placeQuery(sought, id)),
      at: async (sought, place) => {
        const nth = Math.floor(place / PAGE);
        const { answers } = await client.fetchQuery(pageQuery(sought, nth));
        const answer = answers[place - nth * PAGE];
        if (answer) client.setQueryData(placeQuery(sought, answer.id).queryKey, place);
        return answer;
      },
    }),
    [client],
  );
}

/** The full text of an answer. The previous one stays until it arrives. */
export function useOpenedAnswer(id: number | null) {
  return useQuery({
    queryKey: ['consultation.answer', { id }],
    queryFn: async () => valueOrThrow(await call('consultation.answer', { id: id ?? 0 })),
    enabled: id !== null,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}
