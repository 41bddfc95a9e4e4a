import { useSyncExternalStore } from 'react';

/** Whether the host answered the last call. `closed`: the host ended, and its address may belong to another program. */
export type Connection = 'here' | 'lost' | 'closed';

let connection: Connection = 'here';
const listeners = new Set<() => void>();

/** Records the outcome of the last call. */
export function heard(now: Connection): void {
  if (now === connection) return;
  connection = now;
  for (const listener of listeners) listener();
}

export const connectionNow = (): Connection => connection;

export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The connection, as a hook. */
export const useConnection = (): Connection => useSyncExternalStore(onConnection, connectionNow);
