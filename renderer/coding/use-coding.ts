import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput, CallName, CallOutput } from '../../core/api.ts';
import { useAnnounce } from '../shared/announce.tsx';
import { useAnswer, write } from '../state/queries.ts';

const CODED = /^(?:coding|redaction)\.|^consultation\.responses$/;

/** Reads anew what is shown of the coding: every count hangs together with every other. */
export const refreshCoding = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey }) => CODED.test(String(queryKey[0])) });

type CodingWrite = Extract<CallName, `coding.${string}` | `redaction.${string}`>;

/** A write of the coding as a hook; it is done when what is shown is up to date with it. */
export function useCodingWrite<N extends CodingWrite>(name: N) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: CallInput<N>): Promise<CallOutput<N>> => {
      const output = await write(client, name, input);
      await refreshCoding(client);
      return output;
    },
  });
}

/** The code frame: its themes with their counts, who codes, and what undo and redo would do. */
export const useFrame = () => useAnswer('coding.frame', {});

/** Undo and redo of the coding, told in words; each does nothing where there is nothing. */
export function useCodingHistory() {
  const frame = useFrame();
  const undoing = useCodingWrite('coding.undo');
  const redoing = useCodingWrite('coding.redo');
  const { say, fault } = useAnnounce();
  const undo = frame.data?.undo ?? null;
  const redo = frame.data?.redo ?? null;
  return {
    undo,
    redo,
    isPending: undoing.isPending || redoing.isPending,
    takeBack: () => {
      if (undo === null || undoing.isPending) return;
      undoing.mutate({}, { onSuccess: ({ what }) => say(`Undone: ${what}.`), onError: fault });
    },
    doAgain: () => {
      if (redo === null || redoing.isPending) return;
      redoing.mutate({}, { onSuccess: ({ what }) => say(`Done again: ${what}.`), onError: fault });
    },
  };
}
