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
import { settled } from '../../ui/refused.ts';
import { write } from './answers.ts';
import { call, drawAnother, host } from './call.ts';

// What a write changed is shown before the saver lets go of what it held: a moment later, and the window would draw
// the text as it was before the write, and the next letter would be typed into that.
notifyManager.setScheduler((notify) => notify());

/** Answers are kept until a write changes them; the host is on this machine, so no network state matters. */
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

/** The answer to a call that only reads; not asked for unless it is wanted. */
export function useAnswer<N extends CallName>(name: N, input: CallInput<N>, enabled = true) {
  return useQuery({
    enabled,
    queryKey: [name, input],
    queryFn: async () => settled(await call(name, input)),
  });
}

/** Who wrote what of a field, as the ledger has it up to an entry: for whoever asks of several fields, or of one in any room. */
export const wordsQuery = (input: CallInput<'history.words'>, seq: number) => ({
  queryKey: ['history.words', { ...input, seq }],
  queryFn: async () => settled(await call('history.words', input)),
});

/** The ledger's entries after one of them. None ever changes, so that only those that came since are asked for. */
export function useLedgerSince(after: number) {
  const client = useQueryClient();
  const queryKey = ['ledger.list', 'since', after];
  return useQuery({
    queryKey,
    queryFn: async () => {
      const knownEntries = client.getQueryData<readonly LedgerEntry[]>(queryKey) ?? [];
      const news = settled(
        await call('ledger.list', { after: knownEntries.at(-1)?.seq ?? after, limit: 5000 }),
      );
      return news.length === 0 ? knownEntries : [...knownEntries, ...news];
    },
    structuralSharing: false,
  });
}

/** A write as a hook: `mutate(input)`, with its state for the button that made it. */
export function useWrite<N extends CallName>(name: N) {
  const client = useQueryClient();
  return useMutation({ mutationFn: (input: CallInput<N>) => write(client, name, input) });
}

export const HOST_STATE = ['host.state', {}] as const;

export function useHostState() {
  return useQuery({
    queryKey: HOST_STATE,
    queryFn: async () => settled(await host('host.state', {})),
    refetchOnWindowFocus: 'always',
  });
}

/** Whether the window is one of a browser's, to which files come as downloads. */
export const useInBrowser = (): boolean => {
  const host = useHostState().data?.host;
  return host === 'web' || host === 'server';
};

/** Whether the review is on a server, where others are at it at the same time. */
export const useOnServer = (): boolean => useHostState().data?.host === 'server';

/** Where the Acts are that are held beside a review's own, as it is said on the screen. */
export const useHeldWhere = (): string => (useOnServer() ? 'on this server' : 'on this computer');

/** The texts that a review can be made of. */
export function useHeldActs(enabled = true) {
  return useQuery({
    enabled,
    queryKey: ['host.acts', {}],
    queryFn: async () => settled(await host('host.acts', {})),
  });
}

/** A call to the host. Opening or making a review forgets everything known of the one before. */
export function useHost<N extends HostCallName>(name: N) {
  const client = useQueryClient();
  const { opens, redraws, outdates = [] } = hostDeclarationOf(name);
  return useMutation({
    mutationFn: async (input: HostCallInput<N>): Promise<HostCallOutput<N>> => {
      const output = settled(await host(name, input));
      if (opens) drawAnother();
      return output;
    },
    onSuccess: async () => {
      // The review may be drawn already, where the host's state was asked for meanwhile: what it asked for is asked anew.
      if (opens)
        void client.resetQueries({ predicate: ({ queryKey }) => !String(queryKey[0]).startsWith('host.') });
      if (redraws) await client.resetQueries({ queryKey: HOST_STATE });
      await Promise.all(outdates.map((read) => client.invalidateQueries({ queryKey: [read] })));
    },
  });
}
