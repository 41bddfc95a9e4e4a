import { useSyncExternalStore } from 'react';

/** Whether the host answered last; `closed`, where another start of it, or another program, has its place by now. */
export type Connection = 'here' | 'lost' | 'closed';

let connection: Connection = 'here';
const listeners = new Set<() => void>();

/** Says what came of the last call. */
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

/** Whether the host is there, drawn anew when that changes. */
export const useConnection = (): Connection => useSyncExternalStore(onConnection, connectionNow);
