import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CallOutput } from '../../core/api.ts';
import { call } from '../state/host/call.ts';
import { settled } from '../ui/refused.ts';
import type { ResponseFilter } from './consultation-state.ts';

export type Page = CallOutput<'consultation.responses'>;
export type ListedAnswer = Page['answers'][number];
export type Answer = CallOutput<'consultation.answer'>;
export type AskedQuestion = CallOutput<'consultation.questions'>[number];

/** How many answers are asked for at once: some screens full. */
const PAGE = 60;
/** How many before and after those in view are fetched with them. */
const AHEAD = 20;

/** What is searched for, and how it is filtered. */
export interface ResponseSearch {
  readonly search: string;
  readonly filters: ResponseFilter;
}

/** The answers that hold some words and pass the filters: as many as there are, each fetched as it is come to. */
export interface FoundResponses {
  readonly first: Page | undefined;
  readonly total: number;
  /** An answer by its place among all that were found; undefined until it is there. */
  readonly at: (place: number) => ListedAnswer | undefined;
  /** The place of the answer that is open; -1 where it isn't among these, or until that is known. */
  readonly openAt: number;
  readonly error: unknown;
  readonly retry: () => void;
}

const pageQuery = ({ search, filters }: ResponseSearch, nth: number) => ({
  queryKey: ['consultation.responses', search, filters, nth],
  queryFn: async () =>
    settled(await call('consultation.responses', { ...filters, search, at: nth * PAGE, limit: PAGE })),
  structuralSharing: false as const,
  gcTime: 60_000,
});

const placeQuery = ({ search, filters }: ResponseSearch, id: number) => ({
  queryKey: ['consultation.place', search, filters, id],
  queryFn: async () => settled(await call('consultation.place', { ...filters, search, id })).place ?? -1,
  gcTime: 60_000,
});

/**
 * @param inView the first and last place that are drawn
 * @param open the answer that is open
 */
export function useResponses(
  sought: ResponseSearch,
  inView: readonly [number, number],
  open: number | null,
): FoundResponses {
  const client = useQueryClient();
  // Those before stay until these are there.
  const first = useQuery({ ...pageQuery(sought, 0), placeholderData: keepPreviousData });
  const total = first.data?.total ?? 0;
  const last = Math.floor(Math.max(0, Math.min(inView[1] + AHEAD, total - 1)) / PAGE);
  const from = Math.min(last, Math.floor(Math.max(0, inView[0] - AHEAD) / PAGE));
  const nths = Array.from({ length: last - from + 1 }, (_, at) => from + at).filter((nth) => nth > 0);
  const pages = useQueries({ queries: nths.map((nth) => pageQuery(sought, nth)) });
  const byPlace = new Map<number, ListedAnswer>();
  const take = (nth: number, page: Page | undefined) => {
    for (const [at, answer] of (page?.answers ?? []).entries()) byPlace.set(nth * PAGE + at, answer);
  };
  take(0, first.data);
  for (const [at, { data: page }] of pages.entries()) take(nths[at] ?? 0, page);
  // Of one that is drawn nothing need be asked.
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

/** Asks what is found for more than is drawn: how many, where one is, and which is in a place. */
export interface AskFound {
  readonly total: (sought: ResponseSearch) => Promise<number>;
  /** -1 where it isn't among them. */
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
