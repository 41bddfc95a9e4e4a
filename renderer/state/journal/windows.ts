/**
 * Which windows are alive: each holds a lock of its own name for as long as it draws its review, and nobody else has that
 * one. Those that wait for it to be gone share the lock then.
 */
const LOCK = 'keeling.window/';

/** Holds a window's lock. @returns what lets go of it */
export function holdWindow(name: string): () => void {
  let release: () => void = () => undefined;
  const untilReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks.request(`${LOCK}${name}`, () => untilReleased);
  return release;
}

/** The names of the windows that are alive. */
export async function aliveWindows(): Promise<ReadonlySet<string>> {
  const { held: heldLocks = [], pending: pendingLocks = [] } = await navigator.locks.query();
  // One that was just opened may wait a moment for its own.
  const own = [...heldLocks, ...pendingLocks].filter(
    ({ name, mode }) => mode === 'exclusive' && name?.startsWith(LOCK),
  );
  return new Set(own.map(({ name = '' }) => name.slice(LOCK.length)));
}

/** Calls back once a window is gone that was alive. @returns what stops waiting for it */
export function whenGone(name: string, onGone: () => void): () => void {
  const waiting = new AbortController();
  navigator.locks
    .request(`${LOCK}${name}`, { mode: 'shared', signal: waiting.signal }, () => undefined)
    .then(onGone, () => undefined);
  return () => waiting.abort();
}
