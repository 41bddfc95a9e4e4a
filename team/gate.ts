import { type Result, refuse } from '../core/base/result.ts';
import { type Role, roleRefusal } from '../core/roles.ts';

/**
 * The refusal for a person whose role in a review is below the needed one; null if it is enough. Only this function decides
 * that, before any input is read. A person without a role gets the answer for a review that doesn't exist.
 */
export function refusalFor(role: Role | null, needed: Role): Result<never> | null {
  if (role === null) return noSuchReview();
  const reason = roleRefusal(role, needed);
  return reason === null ? null : refuse('refused', `${reason} Nothing was changed. Ask one of its owners.`);
}

/** The refusal for a person who may not import an Act for everybody on this server; null for an owner of any review. */
export const libraryRefusal = (roles: readonly Role[]): Result<never> | null =>
  roles.includes('owner')
    ? null
    : refuse(
        'refused',
        'Only somebody who owns a review here can import an Act: everybody on this server can read it then. Nothing was saved.',
      );

/** The refusal for an unexpected error. It may be temporary, so that a window tries again. */
export const internalError = (): Result<never> =>
  refuse('internal', 'Something went wrong on the server. Nothing was saved. Try again.');

/** The refusal for a review that doesn't exist or that the person isn't in. It doesn't say which. */
export const noSuchReview = (): Result<never> =>
  refuse('not-found', 'There is no such review, or you are not in it. Ask one of its owners to let you in.');
