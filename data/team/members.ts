import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { ROLES, type Role } from '../../core/roles.ts';
import { notifyTeam } from './announce.ts';
import type { TeamPerson } from './people.ts';
import { SCHEMA } from './tables.ts';

/** A review on the server. */
export interface TeamReview {
  readonly id: string;
  /** The schema of the database that has the review's tables. */
  readonly schema: string;
  readonly title: string;
  readonly since: string;
}

interface MemberRow {
  readonly review: string;
  readonly person: string;
  readonly role: string;
}

/** The rows with a role that this version knows. */
const withKnownRole = <T extends { readonly role: string }>(
  rows: readonly T[],
): readonly (T & { readonly role: Role })[] =>
  rows.flatMap((row) => {
    const role = ROLES.find((known) => known === row.role);
    return role ? [{ ...row, role }] : [];
  });

/** A review, and a person's role in it. */
export type MemberReview = TeamReview & { readonly role: Role };

const reviewRows = (db: Knex, person: string) =>
  db('review')
    .join('member', 'member.review', 'review.id')
    .where('member.person', person)
    .select('review.*', 'member.role')
    .orderBy(['review.title', 'review.id']);

/** The reviews that a person is in, with their role in each, by title. */
export const reviewsOf = async (db: Knex, person: string): Promise<readonly MemberReview[]> =>
  withKnownRole(await reviewRows(db, person));

/** A review, and a person's role in it; null if there is no such review or the person isn't in it. */
export const reviewFor = async (db: Knex, review: string, person: string): Promise<MemberReview | null> =>
  withKnownRole(await reviewRows(db, person).where('review.id', review))[0] ?? null;

/** The time of the last change to a review. */
export async function changedAt(db: Knex, { schema, since }: TeamReview): Promise<string> {
  const last = await db.withSchema(schema).from('ledger').orderBy('seq', 'desc').first('at');
  return last?.at ?? since;
}

/** Everybody in a review, with their roles, by name. */
export const membersOf = async (
  db: Knex,
  review: string,
): Promise<readonly (TeamPerson & { readonly role: Role })[]> =>
  withKnownRole(
    await db('person')
      .join('member', 'member.person', 'person.id')
      .where('member.review', review)
      .select('person.*', 'member.role')
      .orderBy(['person.name', 'person.id']),
  );

/**
 * Lists a new review, with the person who made it as its owner. Call it in the transaction that makes the review, so that
 * there is never a review without an entry in the list, or the reverse.
 */
export async function addReview(trx: Knex.Transaction, review: TeamReview, owner: string): Promise<void> {
  const role: Role = 'owner';
  await trx.withSchema(SCHEMA).into('review').insert(review);
  await trx.withSchema(SCHEMA).into('member').insert({ review: review.id, person: owner, role });
  await notifyTeam(trx, 'members', review.id);
}

/** Updates the title in the list of reviews after the review itself was renamed. */
export const retitle = async (db: Knex, id: string, title: string): Promise<void> => {
  await db<TeamReview>('review').where({ id }).update({ title });
  await notifyTeam(db, 'members', id);
};

/**
 * Gives a person a role in a review, or removes them (null). Refused if the review would lose its last owner, because
 * nobody could then admit anybody.
 * @param note is called with their former role, in the transaction that changes it.
 */
export const setRole = (
  db: Knex,
  { review, person, role }: { readonly review: string; readonly person: string; readonly role: Role | null },
  note: (trx: Knex.Transaction, was: string | null) => Promise<void> = async () => undefined,
): Promise<Result<null>> =>
  db.transaction(async (trx) => {
    // Two owners who leave at the same time must not both succeed.
    await trx('review').where({ id: review }).forUpdate();
    if (!(await trx<TeamPerson>('person').where({ id: person }).first()))
      return refuse('not-found', 'This person is not on this server. Nothing was changed.', person);
    const members = await trx<MemberRow>('member').where({ review });
    const owners = members.filter((member) => member.role === 'owner' && member.person !== person);
    if (owners.length === 0 && role !== 'owner')
      return refuse('refused', 'A review needs an owner. Make somebody else an owner first.', person);
    await note(trx, members.find((member) => member.person === person)?.role ?? null);
    await trx<MemberRow>('member').where({ review, person }).delete();
    if (role !== null) await trx<MemberRow>('member').insert({ review, person, role });
    await notifyTeam(trx, 'members', review);
    return ok(null);
  });
