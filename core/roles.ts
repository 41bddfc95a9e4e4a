/**
 * What a person may be in a review that a server holds, each with all that those before it may: read it; draft, comment
 * and code; agree and return amendments; publish; and decide on the review itself and on who is in it.
 */
export const ROLES = ['reader', 'drafter', 'reviewer', 'publisher', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** Whether somebody in a role may do what needs another. */
export const isAtLeast = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);
