import type { Knex } from 'knex';

/** The NOTIFY channel on which servers on one database tell each other of changes that are not in a review's ledger. */
export const TEAM_CHANNEL = 'keeling_team';

/**
 * The kinds of messages. `here`: who is in a review, and where, has changed. `members`: who may see a review, or its name,
 * has changed. `signed-off`: sign-ons of a person ended.
 */
type TeamNews = 'here' | 'members' | 'signed-off';

/** Notifies every server, in a transaction when it is committed. @param id the review's, or for `signed-off` the person's */
export const notifyTeam = async (db: Knex, news: TeamNews, id: string): Promise<void> => {
  await db.raw('SELECT pg_notify(?, ?)', [TEAM_CHANNEL, `${news} ${id}`]);
};
