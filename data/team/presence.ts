import type { Knex } from 'knex';

/** How long a presence lasts unless it is renewed. The server of a living tab renews it well before. */
const LEASE_SECONDS = 20;

/** A person's tab that shows a review. */
export interface TabPresence {
  readonly review: string;
  readonly person: string;
  readonly tab: string;
}

/** A person in a review, and their place in it; '' for no particular place. */
export interface Presence {
  readonly person: string;
  readonly name: string;
  readonly post: string;
  readonly place: string;
}

// The lease ends by the database's clock, because the clocks of several servers differ.
const until = (db: Knex) => db.raw(`now() + interval '${LEASE_SECONDS} seconds'`);

/** Records that a tab shows a review, and which server renews that. A place that the tab already had stays. */
export const enterReview = async (db: Knex, tab: TabPresence, server: string): Promise<void> => {
  await db('presence')
    .insert({ ...tab, place: '', server, until: until(db) })
    .onConflict(['review', 'person', 'tab'])
    .merge(['server', 'until']);
};

/** Records a tab's new place in the review. */
export const moveTo = async (db: Knex, tab: TabPresence, place: string, server: string): Promise<void> => {
  await db('presence')
    .insert({ ...tab, place, server, until: until(db) })
    .onConflict(['review', 'person', 'tab'])
    .merge(['place', 'until']);
};

/** Removes a tab's presence, unless the tab has come back through another server meanwhile. */
export const leaveReview = async (db: Knex, tab: TabPresence, server: string): Promise<void> => {
  await db('presence')
    .where({ ...tab, server })
    .delete();
};

/**
 * Renews the presence of tabs that listen at a server, and deletes every expired presence. That may be of a tab that sent
 * its place but never listened or had just left. @returns the reviews of the expired ones
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

/** The people who are in a review now, by name, with an entry for each tab. */
export const listPresences = async (db: Knex, review: string): Promise<readonly Presence[]> =>
  db('presence')
    .join('person', 'person.id', 'presence.person')
    .where('presence.review', review)
    .where('presence.until', '>', db.fn.now())
    .select('presence.person', 'person.who as name', 'person.post', 'presence.place')
    .orderBy(['person.who', 'presence.tab']);
