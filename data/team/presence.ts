import type { Knex } from 'knex';

/** How long somebody counts as there of whom nothing is heard, in seconds: their server renews it well before. */
const LEASE_SECONDS = 20;

/** One tab of somebody's, in a review. */
export interface TabPresence {
  readonly review: string;
  readonly person: string;
  readonly tab: string;
}

/** Somebody who is in a review, and where: empty for nowhere in particular. */
export interface Presence {
  readonly person: string;
  readonly name: string;
  readonly post: string;
  readonly place: string;
}

// By the database's clock: those of several servers differ.
const until = (db: Knex) => db.raw(`now() + interval '${LEASE_SECONDS} seconds'`);

/** Somebody came, by a server that says so for as long as they stay; where they were before, they still are. */
export const enterReview = async (db: Knex, tab: TabPresence, server: string): Promise<void> => {
  await db('presence')
    .insert({ ...tab, place: '', server, until: until(db) })
    .onConflict(['review', 'person', 'tab'])
    .merge(['server', 'until']);
};

/** Somebody is somewhere else in the review. */
export const moveTo = async (db: Knex, tab: TabPresence, place: string, server: string): Promise<void> => {
  await db('presence')
    .insert({ ...tab, place, server, until: until(db) })
    .onConflict(['review', 'person', 'tab'])
    .merge(['place', 'until']);
};

/** Somebody left; where they came in again by another server meanwhile, they are there. */
export const leaveReview = async (db: Knex, tab: TabPresence, server: string): Promise<void> => {
  await db('presence')
    .where({ ...tab, server })
    .delete();
};

/**
 * Renews those who listen at a server, and forgets whom nobody renews: also somebody who said where they are and went
 * before they listened, or just after they left. @returns the reviews that these were in
 */
export async function renew(
  db: Knex,
  server: string,
  listening: readonly TabPresence[],
): Promise<readonly string[]> {
  if (listening.length > 0)
    await db('presence')
      .where({ server })
      .whereIn(
        ['review', 'person', 'tab'],
        listening.map(({ review, person, tab }) => [review, person, tab]),
      )
      .update({ until: until(db) });
  const expired = await db('presence').where('until', '<', db.fn.now()).delete('review');
  return [...new Set(expired.map(({ review }: { readonly review: string }) => review))];
}

/** Who is in a review now, by name; each tab of theirs by itself. */
export const listPresences = async (db: Knex, review: string): Promise<readonly Presence[]> =>
  db('presence')
    .join('person', 'person.id', 'presence.person')
    .where('presence.review', review)
    .where('presence.until', '>', db.fn.now())
    .select('presence.person', 'person.who as name', 'person.post', 'presence.place')
    .orderBy(['person.who', 'presence.tab']);
