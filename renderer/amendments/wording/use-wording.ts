import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { WordingStyle } from '../../../core/amend/edits/wording-style.ts';
import { call } from '../../state/host/call.ts';
import { valueOrThrow } from '../../ui/refused.ts';

/** The generated wording of a saved amendment, fetched again for each revision. */
export function useWritten(id: string, revision: number, style: WordingStyle) {
  return useQuery({
    queryKey: ['wording.write', id, revision, style],
    queryFn: async () => valueOrThrow(await call('wording.write', { amendments: [id], style })),
    placeholderData: keepPreviousData,
  });
}

/** Checks whether edited wording still matches its amendment. Empty wording is not checked. */
export function useChecked(id: string, revision: number, text: string) {
  return useQuery({
    queryKey: ['wording.check', id, revision, text],
    queryFn: async () => valueOrThrow(await call('wording.check', { amendments: [id], text })),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
  });
}
