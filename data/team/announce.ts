import type { Knex } from 'knex';

/** The channel on which servers on one database tell each other of what is not in a review's ledger. */
export const TEAM_CHANNEL = 'keeling_team';

/**
 * What they tell: that who is in a review, or where in it, has changed; who may see it, or under which name; or that sign-ons of a person
 * ended.
 */
type TeamNews = 'here' | 'members' | 'signed-off';

/** Tells every server of something about a review or (of sign-ons) a person; within a transaction, once it is committed. */
export const notifyTeam = async (db: Knex, news: TeamNews, id: string): Promise<void> => {
  await db.raw('SELECT pg_notify(?, ?)', [TEAM_CHANNEL, `${news} ${id}`]);
};
