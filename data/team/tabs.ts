import type { Knex } from 'knex';

/** The review that a person's browser tab shows. It is in the database, because the next request may go to another server. */
interface TabRow {
  readonly person: string;
  readonly tab: string;
  readonly review: string;
  readonly at: string;
}

/** The most tabs of one person that are remembered. */
const MAX_TABS_PER_PERSON = 50;

/** Records the review that a tab shows, and forgets the person's oldest tabs above the limit. */
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

/** The id of the review that a tab shows; null if it shows none. */
export async function findTabReview(db: Knex, person: string, tab: string): Promise<string | null> {
  const row = await db<TabRow>('tab').where({ person, tab }).first('review');
  return row?.review ?? null;
}

/** Forgets the tabs that opened no review since a time. */
export const forgetTabs = async (db: Knex, since: string): Promise<void> => {
  await db<TabRow>('tab').where('at', '<', since).delete();
};
