import type { Knex } from 'knex';

/** Which review each tab of a person's shows, as any server on the database has to know. */
interface TabRow {
  readonly person: string;
  readonly tab: string;
  readonly review: string;
  readonly at: string;
}

/** Of so many tabs of a person's, the last to open a review, it is remembered. */
const MAX_TABS_PER_PERSON = 50;

/** Has a tab show a review from now on. The person's oldest tabs are forgotten, where there are too many. */
export async function setTabReview(db: Knex, tab: TabRow): Promise<void> {
  await db<TabRow>('tab').insert(tab).onConflict(['person', 'tab']).merge(['review', 'at']);
  const { person } = tab;
  const older = db<TabRow>('tab')
    .where({ person })
    .orderBy('at', 'desc')
    .offset(MAX_TABS_PER_PERSON)
    .select('tab');
  await db<TabRow>('tab').where({ person }).whereIn('tab', older).delete();
}

/** The review that a tab shows, by its id; null where it shows none. */
export async function findTabReview(db: Knex, person: string, tab: string): Promise<string | null> {
  const row = await db<TabRow>('tab').where({ person, tab }).first('review');
  return row?.review ?? null;
}

/** Forgets the tabs that opened nothing since a moment. */
export const forgetTabs = async (db: Knex, since: string): Promise<void> => {
  await db<TabRow>('tab').where('at', '<', since).delete();
};
