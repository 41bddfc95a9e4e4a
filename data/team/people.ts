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

/** The person of such claims: known already, under whatever name they have by now, or from now on. */
export const personOf = (db: Knex, claims: Claims, now: string): Promise<TeamPerson> =>
  db.transaction(async (trx) => {
    const { issuer, subject, name, post } = claims;
    // One after the other: two who sign on first at one moment may have one name, or be one person.
    await trx.raw('LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE');
    const held = await trx<TeamPerson>('person').where({ issuer, subject }).first();
    if (held) {
      await trx<TeamPerson>('person').where({ id: held.id }).update({ name, post });
      return { ...held, name, post };
    }
    const made = { id: randomUUID(), issuer, subject, name, who: await newName(trx, name), post, since: now };
    await trx<TeamPerson>('person').insert(made);
    return made;
  });

/** Everybody whom this server knows, by name. */
export const listPeople = async (db: Knex): Promise<readonly TeamPerson[]> =>
  db<TeamPerson>('person').orderBy(['name', 'id']);
