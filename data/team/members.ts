import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { ROLES, type Role } from '../../core/roles.ts';
import type { TeamPerson } from './people.ts';

/** A review that the server holds. */
export interface TeamReview {
  readonly id: string;
  /** The database's schema that holds it. */
  readonly schema: string;
  readonly title: string;
  readonly since: string;
}

interface MemberRow {
  readonly review: string;
  readonly person: string;
  readonly role: string;
}

const known = (role: string | undefined): Role | null => ROLES.find((one) => one === role) ?? null;

/** What a person is in a review; null for somebody who is not in it, or where there is no such review. */
export async function roleIn(db: Knex, review: string, person: string): Promise<Role | null> {
  const row = await db<MemberRow>('member').where({ review, person }).first();
  return known(row?.role);
}

/** The reviews that a person is in, with what they are there, by title. */
export async function reviewsOf(
  db: Knex,
  person: string,
): Promise<readonly (TeamReview & { readonly role: Role })[]> {
  const rows: readonly (TeamReview & { readonly role: string })[] = await db('review')
    .join('member', 'member.review', 'review.id')
    .where('member.person', person)
    .select('review.*', 'member.role')
    .orderBy(['review.title', 'review.id']);
  return rows.flatMap((row) => {
    const role = known(row.role);
    return role ? [{ ...row, role }] : [];
  });
}

/** Everybody in a review, with what they are there, by name. */
export async function membersOf(
  db: Knex,
  review: string,
): Promise<readonly (TeamPerson & { readonly role: Role })[]> {
  const rows: readonly (TeamPerson & { readonly role: string })[] = await db('person')
    .join('member', 'member.person', 'person.id')
    .where('member.review', review)
    .select('person.*', 'member.role')
    .orderBy(['person.name', 'person.id']);
  return rows.flatMap((row) => {
    const role = known(row.role);
    return role ? [{ ...row, role }] : [];
  });
}

/** Writes down a new review, whose first owner is whoever made it. */
export async function addReview(db: Knex, review: TeamReview, owner: string): Promise<void> {
  await db.transaction(async (trx) => {
    await trx<TeamReview>('review').insert(review);
    await trx<MemberRow>('member').insert({ review: review.id, person: owner, role: 'owner' });
  });
}

/** The review of that id. */
export const findReview = async (db: Knex, id: string): Promise<TeamReview | null> =>
  (await db<TeamReview>('review').where({ id }).first()) ?? null;

/** Brings the title that is listed to what the review itself has by now. */
export const retitle = async (db: Knex, id: string, title: string): Promise<void> => {
  await db<TeamReview>('review').where({ id }).update({ title });
};

/**
 * Gives a person a role in a review, or (null) takes them out of it. Refused where the review would be without an owner:
 * nobody could then let anybody in.
 */
export const setRole = (
  db: Knex,
  { review, person, role }: { readonly review: string; readonly person: string; readonly role: Role | null },
): Promise<Result<null>> =>
  db.transaction(async (trx) => {
    // Two owners who leave at once must not both be let go.
    await trx('review').where({ id: review }).forUpdate();
    const held = await trx<MemberRow>('member').where({ review });
    const owners = held.filter((one) => one.role === 'owner' && one.person !== person);
    if (owners.length === 0 && role !== 'owner')
      return refuse('refused', 'A review needs an owner. Make somebody else an owner first.', person);
    await trx<MemberRow>('member').where({ review, person }).delete();
    if (role !== null) await trx<MemberRow>('member').insert({ review, person, role });
    return ok(null);
  });
