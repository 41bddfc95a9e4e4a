import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

/** The claims of the department's sign-on about a person. */
export interface Claims {
  /** The address of the sign-on. */
  readonly issuer: string;
  /** The sign-on's id of the person; never an e-mail address. */
  readonly subject: string;
  readonly name: string;
  /** The person's post, such as "Lawyer"; '' if the sign-on doesn't say it. */
  readonly post: string;
}

/** A person who has signed on to this server. */
export interface TeamPerson extends Claims {
  readonly id: string;
  /** The person's name in ledgers. It is unique, and stays the same when their name changes. */
  readonly who: string;
  readonly since: string;
}

/** A unique name for ledgers. The second of two people with one name becomes "Ann Draper (2)". */
async function newLedgerName(trx: Knex.Transaction, name: string): Promise<string> {
  for (let nth = 1; ; nth++) {
    const ledgerName = nth === 1 ? name : `${name} (${nth})`;
    if (!(await trx<TeamPerson>('person').where({ who: ledgerName }).first())) return ledgerName;
  }
}

/** The known person with these claims, whose name and post are updated; null for a new person. */
async function findKnownPerson(
  db: Knex,
  { issuer, subject, name, post }: Claims,
): Promise<TeamPerson | null> {
  const person = await db<TeamPerson>('person').where({ issuer, subject }).first();
  if (!person) return null;
  if (person.name !== name || person.post !== post)
    await db<TeamPerson>('person').where({ id: person.id }).update({ name, post });
  return { ...person, name, post };
}

/** The people who have used this server, by issuer and subject. The limit is the size of a large department. */
const cachedPeople = new WeakMap<Knex, Map<string, TeamPerson>>();
const MAX_CACHED_PEOPLE = 20_000;

/**
 * Finds or adds the person with these claims. Behind a proxy every request asks, so that people are cached. The database is
 * asked only about a new person or a changed name or post.
 */
export async function personOf(db: Knex, claims: Claims, now: string): Promise<TeamPerson> {
  const cache = cachedPeople.get(db) ?? new Map<string, TeamPerson>();
  cachedPeople.set(db, cache);
  const key = JSON.stringify([claims.issuer, claims.subject]);
  const cached = cache.get(key);
  if (cached?.name === claims.name && cached.post === claims.post) return cached;
  const person = (await findKnownPerson(db, claims)) ?? (await addPerson(db, claims, now));
  if (cache.size >= MAX_CACHED_PEOPLE) cache.clear();
  cache.set(key, person);
  return person;
}

const addPerson = (db: Knex, claims: Claims, now: string): Promise<TeamPerson> =>
  db.transaction(async (trx) => {
    // The lock makes additions run in sequence: two requests at once may be of people with one name, or of one person.
    await trx.raw('LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE');
    const existing = await findKnownPerson(trx, claims);
    if (existing) return existing;
    const ledgerName = await newLedgerName(trx, claims.name);
    const { issuer, subject, name, post } = claims;
    const person = { id: randomUUID(), issuer, subject, name, who: ledgerName, post, since: now };
    await trx<TeamPerson>('person').insert(person);
    return person;
  });

/** Everybody whom this server knows, by name. */
export const listPeople = async (db: Knex): Promise<readonly TeamPerson[]> =>
  db<TeamPerson>('person').orderBy(['name', 'id']);
