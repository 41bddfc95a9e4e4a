/**
 * What somebody did in a review, which is all that a reader outside is told of who they are. It is of what they did and
 * never of what they call themselves: a title that a person types may have their name in it.
 */
const ROLES = ['Drafter', 'Legal reviewer'] as const;
type Role = (typeof ROLES)[number];

/** A person's role. @param reviewers the names of those who agreed or returned others' amendments in legal review */
export const roleOf = (name: string, reviewers: ReadonlySet<string>): Role =>
  reviewers.has(name) ? 'Legal reviewer' : 'Drafter';

/**
 * How a change is signed where a reader outside accepts or rejects it: a role, and its amendment, since word processors
 * take neighbours of one author for one change.
 * @param author a role, or what is told of nobody
 */
export const signedAs = (author: string, am: string): string =>
  `${ROLES.find((role) => role === author) ?? 'Drafter'}, ${am}`;
