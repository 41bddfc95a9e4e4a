/**
 * Finds out which windows are open. Each holds an exclusive lock on its id while it shows its review. Windows that wait
 * for its end request the same lock in shared mode.
 */
const LOCK = 'keeling.window/';

/** Holds a window's lock. @returns a function that releases it */
export function holdWindow(name: string): () => void {
  let release: () => void = () => undefined;
  const untilReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks.request(`${LOCK}${name}`, () => untilReleased);
  return release;
}

/** The ids of the open windows. */
export async function aliveWindows(): Promise<ReadonlySet<string>> {
  const { held: heldLocks = [], pending: pendingLocks = [] } = await navigator.locks.query();
  // A window that has just opened may still be waiting for its lock.
  const own = [...heldLocks, ...pendingLocks].filter(
    ({ name, mode }) => mode === 'exclusive' && name?.startsWith(LOCK),
  );
  return new Set(own.map(({ name = '' }) => name.slice(LOCK.length)));
}

/** Calls back once an open window has closed. @returns a function that stops waiting */
export function whenGone(name: string, onGone: () => void): () => void {
  const waiting = new AbortController();
  navigator.locks
    .request(`${LOCK}${name}`, { mode: 'shared', signal: waiting.signal }, () => undefined)
    .then(onGone, () => undefined);
  return () => waiting.abort();
}
