import type { QueryClient } from '@tanstack/react-query';
import type { CallName } from '../../../core/api.ts';

/**
 * The minimum time between two reloads of an answer because of other people's changes, in milliseconds. It is random,
 * so that the windows of many people do not all ask at the same moment.
 */
export const REREAD_DELAY_MS = { min: 1_500, max: 2_500 } as const;

/** The calls whose answers were just reloaded, and whether another reload is waiting. */
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

/** Marks the answers of some calls as out of date, and reloads those that are shown, now or soon. */
export function outdated(client: QueryClient, isOutdated: (name: CallName) => boolean): void {
  const outdatedQueries = client
    .getQueryCache()
    .findAll({ predicate: ({ queryKey: [name] }) => isOutdated(name as CallName) });
  for (const name of new Set(outdatedQueries.map(({ queryKey: [name] }) => name as CallName))) {
    // Answers that are not shown are reloaded when they are shown again.
    void client.invalidateQueries({ queryKey: [name], refetchType: 'none' });
    readAgain(client, name);
  }
}
