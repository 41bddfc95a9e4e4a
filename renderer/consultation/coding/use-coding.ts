import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput, CallName, CallOutput } from '../../../core/api.ts';
import { acting } from '../../state/host/acts.ts';
import { refreshed, write } from '../../state/host/answers.ts';
import { useAnswer } from '../../state/host/queries.ts';

type CodingWrite = Extract<CallName, `coding.${string}` | `redaction.${string}`>;

/** A mutation for a write of the coding. It ends once the shown coding has been refetched. */
export function useCodingWrite<N extends CodingWrite>(name: N) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: CallInput<N>): Promise<CallOutput<N>> => {
      const output = await write(client, name, input);
      await refreshed(client, 'coding');
      return output;
    },
  });
}

/** The code frame: themes with their counts, and the coders. */
export const useFrame = () => useAnswer('coding.frame', {});

let line: Promise<unknown> = Promise.resolve();

/**
 * Runs writes one after another in the order of the calls, so that undo reverts the last one. Errors go to `fault`,
 * and the next write still runs.
 */
export function inTurn(task: () => Promise<void>, fault: (thrown: unknown) => void): void {
  line = acting(line.then(task)).catch(fault);
}
