import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
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
/** How many before and after those in view are fetched with them. */
const AHEAD = 20;

/** The answers that hold some words and pass the filters: as many as there are, each fetched as it is come to. */
export interface Found {
  readonly first: Page | undefined;
  readonly total: number;
  /** An answer by its place among all that were found; undefined until it is there. */
  readonly at: (place: number) => ListedAnswer | undefined;
  /** The place of an answer that was come to; -1 of any other. */
  readonly placeOf: (id: number | null) => number;
  /** The same, fetched if it isn't there yet. */
  readonly fetch: (place: number) => Promise<ListedAnswer | undefined>;
  readonly error: unknown;
  readonly again: () => void;
}

const pageQuery = (search: string, filters: Filters, nth: number) => ({
  queryKey: ['consultation.responses', search, filters, nth],
  queryFn: async () =>
    settled(await call('consultation.responses', { ...filters, search, at: nth * PAGE, limit: PAGE })),
  structuralSharing: false as const,
  gcTime: 60_000,
});

/** @param inView the first and last place that are drawn */
export function useResponses(search: string, filters: Filters, inView: readonly [number, number]): Found {
  const client = useQueryClient();
  // Those before stay until these are there.
  const first = useQuery({ ...pageQuery(search, filters, 0), placeholderData: keepPreviousData });
  const total = first.data?.total ?? 0;
  const last = Math.floor(Math.max(0, Math.min(inView[1] + AHEAD, total - 1)) / PAGE);
  const from = Math.min(last, Math.floor(Math.max(0, inView[0] - AHEAD) / PAGE));
  const nths = Array.from({ length: last - from + 1 }, (_, at) => from + at).filter((nth) => nth > 0);
  const more = useQueries({ queries: nths.map((nth) => pageQuery(search, filters, nth)) });
  const byPlace = new Map<number, ListedAnswer>();
  const take = (nth: number, page: Page | undefined) => {
    for (const [at, answer] of (page?.answers ?? []).entries()) byPlace.set(nth * PAGE + at, answer);
  };
  take(0, first.data);
  for (const [at, { data }] of more.entries()) take(nths[at] ?? 0, data);
  // Where those were that have gone out of view since.
  const seen = useRef({ of: '', places: new Map<number, number>() });
  const of = JSON.stringify([search, filters, total]);
  if (seen.current.of !== of) seen.current = { of, places: new Map() };
  for (const [place, { id }] of byPlace) seen.current.places.set(id, place);
  return {
    first: first.data,
    total,
    at: (place) => byPlace.get(place),
    placeOf: (id) => (id === null ? -1 : (seen.current.places.get(id) ?? -1)),
    fetch: async (place) => {
      const nth = Math.floor(place / PAGE);
      const page = await client.ensureQueryData(pageQuery(search, filters, nth));
      for (const [at, { id }] of page.answers.entries()) seen.current.places.set(id, nth * PAGE + at);
      return page.answers[place - nth * PAGE];
    },
    error: first.error ?? more.find(({ isError }) => isError)?.error ?? null,
    again: () => void client.refetchQueries({ queryKey: ['consultation.responses', search, filters] }),
  };
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
