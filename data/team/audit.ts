import type { Knex } from 'knex';

/** What is written down of who came, what left, and who was given what: no words of anybody, and nothing of what a review holds. */
interface Audited {
  readonly at: string;
  /** Who did it, by their id; empty for a sign-on that was refused, and for what the server did by itself. */
  readonly person: string;
  readonly what: string;
  /** The review's id; empty where it is about none. */
  readonly review: string;
  /** Whom it was done to, by their id: whose role was changed. */
  readonly subject?: string;
  /** What of it was before, and is now: roles, by name. Empty for none. */
  readonly was?: string;
  readonly became?: string;
  /** Where a sign-on came from; empty for all else. */
  readonly address?: string;
}

/** Writes one thing down. */
export const audit = async (db: Knex, audited: Audited): Promise<void> => {
  await db<Audited>('audit').insert(audited);
};

/** What is asked of the audit: each is left out where it does not matter. */
export interface AuditQuery {
  /** The first and the last moment, as ISO 8601 in UTC, or the beginning of one: a day. */
  readonly from?: string;
  readonly until?: string;
  readonly review?: string;
  /** Somebody's id, or their name in ledgers: what they did, and what was done to them. */
  readonly person?: string;
  readonly limit: number;
}

/** Something that was written down, with the names in ledgers of whom it names. */
type NamedAuditRecord = Required<Audited> & { readonly who: string; readonly whom: string };

/** The newest things that were written down, newest first. */
export async function listAudit(db: Knex, query: AuditQuery): Promise<readonly NamedAuditRecord[]> {
  const { from, until, review, person, limit } = query;
  const listed = db('audit')
    .leftJoin('person as actor', 'actor.id', 'audit.person')
    .leftJoin('person as concerned', 'concerned.id', 'audit.subject')
    .select('audit.at', 'audit.person', 'audit.what', 'audit.review', 'audit.subject')
    .select('audit.was', 'audit.became', 'audit.address')
    .select(db.raw("coalesce(actor.who, '') AS who"), db.raw("coalesce(concerned.who, '') AS whom"))
    .orderBy('audit.seq', 'desc')
    .limit(limit);
  if (from !== undefined) listed.where('audit.at', '>=', from);
  // A day's last moment begins as the day does.
  if (until !== undefined) listed.where('audit.at', '<=', `${until}~`);
  if (review !== undefined) listed.where('audit.review', review);
  if (person !== undefined)
    listed.where((query) =>
      query
        .where('audit.person', person)
        .orWhere('audit.subject', person)
        .orWhere('actor.who', person)
        .orWhere('concerned.who', person),
    );
  return listed;
}
