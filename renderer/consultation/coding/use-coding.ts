import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput, CallName, CallOutput } from '../../../core/api.ts';
import { acting } from '../../state/host/acts.ts';
import { refreshed, write } from '../../state/host/answers.ts';
import { useAnswer } from '../../state/host/queries.ts';

type CodingWrite = Extract<CallName, `coding.${string}` | `redaction.${string}`>;

/** A write of the coding as a hook; it is done when what is shown is up to date with it. */
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

/** The code frame: its themes with their counts, and who codes. */
export const useFrame = () => useAnswer('coding.frame', {});

let line: Promise<unknown> = Promise.resolve();

/**
 * Does one thing after another, in the order in which they were asked for: what is undone is what was done last, however
 * quickly it follows. What goes wrong is told to `fault`, and the next goes on.
 */
export function inTurn(task: () => Promise<void>, fault: (thrown: unknown) => void): void {
  line = acting(line.then(task)).catch(fault);
}
