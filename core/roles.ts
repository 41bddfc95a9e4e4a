/**
 * What a person may be in a review that a server holds, each with all that those before it may: read it; draft, comment
 * and code; agree and return amendments; publish; and decide on the review itself and on who is in it.
 */
export const ROLES = ['reader', 'drafter', 'reviewer', 'publisher', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** Whether somebody in a role may do what needs another. */
export const isAtLeast = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  reader: 'a reader',
  drafter: 'a drafter',
  reviewer: 'a reviewer',
  publisher: 'a publisher',
  owner: 'an owner',
};

/** Why somebody in a role may not do what needs another, in words for them; null where they may. */
export const whyBelow = (role: Role, needed: Role): string | null =>
  isAtLeast(role, needed)
    ? null
    : `You are ${ROLE_NAMES[role]} of this review, and only ${ROLE_NAMES[needed]} may do that.`;
