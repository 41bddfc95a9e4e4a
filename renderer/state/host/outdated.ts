import type { QueryClient } from '@tanstack/react-query';
import type { CallName } from '../../../core/api.ts';

/**
 * How soon an answer that others made out of date is read again after it last was for that reason, in milliseconds. Where
 * many write, each of their saves makes some answers out of date in every window: these do not all ask at one moment.
 */
export const REREAD_DELAY_MS = { min: 1_500, max: 2_500 } as const;

/** The calls whose answers were read again just now; with whether that is asked for once more. */
const resting = new WeakMap<QueryClient, Map<CallName, boolean>>();

function readAgain(client: QueryClient, name: CallName): void {
  const own = resting.get(client) ?? new Map<CallName, boolean>();
  resting.set(client, own);
  if (own.has(name)) {
    own.set(name, true);
    return;
  }
  own.set(name, false);
  void client.refetchQueries({ queryKey: [name], type: 'active', stale: true });
  setTimeout(
    () => {
      const isAsked = own.get(name) === true;
      own.delete(name);
      if (isAsked) readAgain(client, name);
    },
    REREAD_DELAY_MS.min + Math.random() * (REREAD_DELAY_MS.max - REREAD_DELAY_MS.min),
  );
}

/** Answers to some calls are out of date because of others: those that are shown are read again, at once or soon. */
export function outdated(client: QueryClient, isOutdated: (name: CallName) => boolean): void {
  const outdatedQueries = client
    .getQueryCache()
    .findAll({ predicate: ({ queryKey: [name] }) => isOutdated(name as CallName) });
  for (const name of new Set(outdatedQueries.map(({ queryKey: [name] }) => name as CallName))) {
    // Also what is not shown now: it is read again where it comes to be.
    void client.invalidateQueries({ queryKey: [name], refetchType: 'none' });
    readAgain(client, name);
  }
}
