import { Refused } from './refused.ts';

/**
 * A part of the window once its code was read. Where that can't be had (Keeling was updated under an open window, or its
 * server is away) a person is told what to do, and not which file it was.
 * @throws Refused `unavailable`
 */
export const loaded = <T>(read: Promise<T>): Promise<T> =>
  read.catch(() => {
    const message =
      'This part of Keeling could not be loaded: Keeling may have been updated, or the connection lost. Everything shown as saved is safe. Reload the window to go on.';
    throw new Refused({ kind: 'unavailable', message });
  });
