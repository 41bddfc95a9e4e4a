import { Refused } from './refused.ts';

/**
 * Turns the failure of a dynamic import into a message that says what to do. It fails if Keeling was updated while the
 * window was open, or if its server cannot be reached. @throws Refused `unavailable`
 */
export const loaded = <T>(read: Promise<T>): Promise<T> =>
  read.catch(() => {
    const message =
      'This part of Keeling could not be loaded: Keeling may have been updated, or the connection lost. Everything shown as saved is safe. Reload the window to go on.';
    throw new Refused({ kind: 'unavailable', message });
  });
