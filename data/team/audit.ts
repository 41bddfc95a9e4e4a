import type { Knex } from 'knex';

/** A record of the audit: sign-ons, downloads and changes of roles. It has nothing from the contents of a review. */
interface Audited {
  readonly at: string;
  /** The id of the person who acted; '' for a refused sign-on and for acts of the server itself. */
  readonly person: string;
  /** The name of the act. */
  readonly what: string;
  /** The review's id; '' for an act without a review. */
  readonly review: string;
  /** The id of the person whom the act concerns, such as the person whose role was changed. */
  readonly subject?: string;
  /** The names of the role before and after the act; '' for no role. */
  readonly was?: string;
  readonly became?: string;
  /** The address of a sign-on; '' for other acts. */
  readonly address?: string;
}

/** Writes a record. */
export const audit = async (db: Knex, audited: Audited): Promise<void> => {
  await db<Audited>('audit').insert(audited);
};

/** A query of the audit. An absent field doesn't restrict the records. */
export interface AuditQuery {
  /** The first and last time, ISO 8601 in UTC, or a beginning of it such as a date. Both are inclusive. */
  readonly from?: string;
  readonly until?: string;
  readonly review?: string;
  /** The id or ledger name of a person who acted or whom the act concerned. */
  readonly person?: string;
  readonly limit: number;
}

/** A record with the ledger names of its person (`who`) and subject (`whom`). */
type NamedAuditRecord = Required<Audited> & { readonly who: string; readonly whom: string };

/** The newest records that match a query, newest first. */
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
  // `~` sorts after every character of a time, so that a date includes its whole day.
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
