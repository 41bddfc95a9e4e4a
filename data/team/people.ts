import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

/** Somebody as the department's own sign-on knows them. */
export interface Claims {
  /** Who says so: the address of the sign-on. */
  readonly issuer: string;
  /** Which of its people: never an e-mail address. */
  readonly subject: string;
  readonly name: string;
  /** What they are there, as it may say: "Lawyer". Empty where it doesn't. */
  readonly post: string;
}

/** Somebody whom this server knows. */
export interface TeamPerson extends Claims {
  readonly id: string;
  /** Their name in ledgers: nobody else's, and the same for good, whatever their name becomes. */
  readonly who: string;
  readonly since: string;
}

/** A name as ledgers have it, that nobody has yet: of two people of one name, the second is "Ann Draper (2)". */
async function newLedgerName(trx: Knex.Transaction, name: string): Promise<string> {
  for (let nth = 1; ; nth++) {
    const ledgerName = nth === 1 ? name : `${name} (${nth})`;
    if (!(await trx<TeamPerson>('person').where({ who: ledgerName }).first())) return ledgerName;
  }
}

/** Somebody known already, under whatever name they have by now; null for somebody new. */
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

/** The people whom a server has seen, by who they are; as many as a department may have. */
const cachedPeople = new WeakMap<Knex, Map<string, TeamPerson>>();
const MAX_CACHED_PEOPLE = 20_000;

/**
 * The person of such claims: known already, or from now on. Behind a proxy every request asks, and the database only for
 * somebody whom this server has not seen under that name yet: a person stays who they are for good.
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
    // One after the other: two who sign on first at one moment may have one name, or be one person.
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
