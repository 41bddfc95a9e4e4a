import { notifyManager, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { sharedAmendments } from '../../../core/amend/edits/with-amendments.ts';
import {
  type CallInput,
  type CallName,
  type HostCallInput,
  type HostCallName,
  type HostCallOutput,
  hostDeclarationOf,
} from '../../../core/api.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { valueOrThrow } from '../../ui/refused.ts';
import { write } from './answers.ts';
import { call, drawAnother, host } from './call.ts';

// React must get a write's changes before the saver drops the typing that it held. Otherwise the window would show the
// old text for a moment, and the next letter would be typed into that.
notifyManager.setScheduler((notify) => notify());

/**
 * Creates the cache. Answers are kept until a write changes them. The host is on this machine, so the state of the
 * network does not matter.
 */
export function newClient(): QueryClient {
  const always = { networkMode: 'always', retry: false } as const;
  const client = new QueryClient({
    defaultOptions: {
      queries: { ...always, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
      mutations: always,
    },
  });
  client.setQueryDefaults(['amendment.list'], {
    structuralSharing: (before: unknown, now: unknown) =>
      sharedAmendments((before ?? []) as readonly Amendment[], now as readonly Amendment[]),
  });
  return client;
}

/** The answer to a reading call, as a hook. Not requested unless enabled. */
export function useAnswer<N extends CallName>(name: N, input: CallInput<N>, enabled = true) {
  return useQuery({
    enabled,
    queryKey: [name, input],
    queryFn: async () => valueOrThrow(await call(name, input)),
  });
}

/** The query for the authors of a field's words, as of a ledger entry. */
export const wordsQuery = (input: CallInput<'history.words'>, seq: number) => ({
  queryKey: ['history.words', { ...input, seq }],
  queryFn: async () => valueOrThrow(await call('history.words', input)),
});

/** The ledger entries after one. Entries never change, so only newer ones are requested. */
export function useLedgerSince(after: number) {
  const client = useQueryClient();
  const queryKey = ['ledger.list', 'since', after];
  return useQuery({
    queryKey,
    queryFn: async () => {
      const knownEntries = client.getQueryData<readonly LedgerEntry[]>(queryKey) ?? [];
      const news = valueOrThrow(
        await call('ledger.list', { after: knownEntries.at(-1)?.seq ?? after, limit: 5000 }),
      );
      return news.length === 0 ? knownEntries : [...knownEntries, ...news];
    },
    structuralSharing: false,
  });
}

/** A write as a hook: `mutate(input)`, and its state for the button. */
export function useWrite<N extends CallName>(name: N) {
  const client = useQueryClient();
  return useMutation({ mutationFn: (input: CallInput<N>) => write(client, name, input) });
}

export const HOST_STATE = ['host.state', {}] as const;

export function useHostState() {
  return useQuery({
    queryKey: HOST_STATE,
    queryFn: async () => valueOrThrow(await host('host.state', {})),
    refetchOnWindowFocus: 'always',
  });
}

/** Whether the window is in a browser, which downloads files. */
export const useInBrowser = (): boolean => {
  const host = useHostState().data?.host;
  return host === 'web' || host === 'server';
};

/** Whether the review is on a server, where other people work at the same time. */
export const useOnServer = (): boolean => useHostState().data?.host === 'server';

/** The place of the held Acts, in words for the screen. */
export const useHeldWhere = (): string => (useOnServer() ? 'on this server' : 'on this computer');

/** The Acts from which a review can be created. */
export function useHeldActs(enabled = true) {
  return useQuery({
    enabled,
    queryKey: ['host.acts', {}],
    queryFn: async () => valueOrThrow(await host('host.acts', {})),
  });
}

/** A call to the host, as a hook. Opening or creating a review clears all answers about the last one. */
export function useHost<N extends HostCallName>(name: N) {
  const client = useQueryClient();
  const { opens, redraws, outdates = [] } = hostDeclarationOf(name);
  return useMutation({
    mutationFn: async (input: HostCallInput<N>): Promise<HostCallOutput<N>> => {
      const output = valueOrThrow(await host(name, input));
      if (opens) drawAnother();
      return output;
    },
    onSuccess: async () => {
      // The new review may be shown already, if the host's state was read meanwhile; its answers are then requested
      // again.
      if (opens)
        void client.resetQueries({ predicate: ({ queryKey }) => !String(queryKey[0]).startsWith('host.') });
      if (redraws) await client.resetQueries({ queryKey: HOST_STATE });
      await Promise.all(outdates.map((read) => client.invalidateQueries({ queryKey: [read] })));
    },
  });
}
