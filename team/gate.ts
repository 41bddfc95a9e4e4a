import { type Result, refuse } from '../core/base/result.ts';
import { type Role, roleRefusal } from '../core/roles.ts';

/**
 * Why somebody may not do what needs a role, in a review: the one place where that is decided, before anything is read.
 * Null where they may. To somebody who is not in it, a review is not there.
 */
export function refusalFor(role: Role | null, needed: Role): Result<never> | null {
  if (role === null) return notThere();
  const reason = roleRefusal(role, needed);
  return reason === null ? null : refuse('refused', `${reason} Nothing was changed. Ask one of its owners.`);
}

/**
 * Why somebody may not put an Act where everybody on this server reads it, by what they are in their reviews; null where
 * they may: whoever decides on a review does.
 */
export const libraryRefusal = (roles: readonly Role[]): Result<never> | null =>
  roles.includes('owner')
    ? null
    : refuse(
        'refused',
        'Only somebody who owns a review here can import an Act: everybody on this server can read it then. Nothing was saved.',
      );

/** Said of what nobody foresaw: it may pass, so that a window tries again. */
export const wentWrong = (): Result<never> =>
  refuse('internal', 'Something went wrong on the server. Nothing was saved. Try again.');

/** Said of a review that there is not, and of one that is none of theirs: neither tells which. */
export const notThere = (): Result<never> =>
  refuse('not-found', 'There is no such review, or you are not in it. Ask one of its owners to let you in.');
