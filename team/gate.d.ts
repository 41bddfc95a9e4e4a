import { type Result } from '../core/base/result.ts';
import { type Role } from '../core/roles.ts';
/**
 * Why somebody may not do what needs a role, in a review: the one place where that is decided, before anything is read.
 * Null where they may. To somebody who is not in it, a review is not there.
 */
export declare function refusalFor(role: Role | null, needed: Role): Result<never> | null;
/** Said of a review that there is not, and of one that is none of theirs: neither tells which. */
export declare const notThere: () => Result<never>;
