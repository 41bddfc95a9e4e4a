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
async function newName(trx: Knex.Transaction, name: string): Promise<string> {
  for (let nth = 1; ; nth++) {
    const who = nth === 1 ? name : `${name} (${nth})`;
    if (!(await trx<TeamPerson>('person').where({ who }).first())) return who;
  }
}

/** Somebody known already, under whatever name they have by now; null for somebody new. */
async function known(db: Knex, { issuer, subject, name, post }: Claims): Promise<TeamPerson | null> {
  const held = await db<TeamPerson>('person').where({ issuer, subject }).first();
  if (!held) return null;
  if (held.name !== name || held.post !== post)
    await db<TeamPerson>('person').where({ id: held.id }).update({ name, post });
  return { ...held, name, post };
}

/** The people whom a server has seen, by who they are; as many as a department may have. */
const seen = new WeakMap<Knex, Map<string, TeamPerson>>();
const MOST_SEEN = 20_000;

/**
 * The person of such claims: known already, or from now on. Behind a proxy every request asks, and the database only for
 * somebody whom this server has not seen under that name yet: a person stays who they are for good.
 */
export async function personOf(db: Knex, claims: Claims, now: string): Promise<TeamPerson> {
  const own = seen.get(db) ?? new Map<string, TeamPerson>();
  seen.set(db, own);
  const key = JSON.stringify([claims.issuer, claims.subject]);
  const held = own.get(key);
  if (held?.name === claims.name && held.post === claims.post) return held;
  const person = (await known(db, claims)) ?? (await madeKnown(db, claims, now));
  if (own.size >= MOST_SEEN) own.clear();
  own.set(key, person);
  return person;
}

const madeKnown = (db: Knex, claims: Claims, now: string): Promise<TeamPerson> =>
  db.transaction(async (trx) => {
    // One after the other: two who sign on first at one moment may have one name, or be one person.
    await trx.raw('LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE');
    const held = await known(trx, claims);
    if (held) return held;
    const who = await newName(trx, claims.name);
    const { issuer, subject, name, post } = claims;
    const made = { id: randomUUID(), issuer, subject, name, who, post, since: now };
    await trx<TeamPerson>('person').insert(made);
    return made;
  });

/** Everybody whom this server knows, by name. */
export const listPeople = async (db: Knex): Promise<readonly TeamPerson[]> =>
  db<TeamPerson>('person').orderBy(['name', 'id']);
