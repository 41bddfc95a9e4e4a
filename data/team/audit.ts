import type { Knex } from 'knex';

/** What is written down of who came and what left: no words of anybody, and nothing of what a review holds. */
export interface Audited {
  readonly at: string;
  /** The person's id; empty for a sign-on that was refused. */
  readonly person: string;
  readonly what: string;
  /** The review's id; empty where it is about none. */
  readonly review: string;
}

/** Writes one thing down. */
export const audit = async (db: Knex, one: Audited): Promise<void> => {
  await db<Audited>('audit').insert(one);
};

/** The newest things that were written down, newest first. */
export const listAudit = async (db: Knex, limit: number): Promise<readonly Audited[]> =>
  db<Audited>('audit').select('at', 'person', 'what', 'review').orderBy('seq', 'desc').limit(limit);
