/**
 * The roles of people in a review on a server, from low to high. Each may do everything that lower roles may. A reader reads; a
 * drafter drafts, comments and codes; a reviewer agrees and returns amendments; a publisher publishes; an owner manages the
 * review and its people.
 */
export const ROLES = ['reader', 'drafter', 'reviewer', 'publisher', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** Whether a role is the needed one or higher. */
export const isAtLeast = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  reader: 'a reader',
  drafter: 'a drafter',
  reviewer: 'a reviewer',
  publisher: 'a publisher',
  owner: 'an owner',
};

/** The message for a person whose role is lower than needed. Null if it isn't. */
export const roleRefusal = (role: Role, needed: Role): string | null =>
  isAtLeast(role, needed)
    ? null
    : `You are ${ROLE_NAMES[role]} of this review, and only ${ROLE_NAMES[needed]} may do that.`;
