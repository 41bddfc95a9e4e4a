import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { sha256 } from '../base/hash.ts';
import { notifyTeam } from './announce.ts';
import type { TeamPerson } from './people.ts';

const HOUR_MS = 60 * 60_000;
/** The time without use after which a sign-on ends. */
export const IDLE = HOUR_MS;
/** The time after which a sign-on ends in any case: a working day. */
export const LONGEST = 12 * HOUR_MS;
/** The shortest time between two records of use, so that not every request writes to the database. */
const NOTE_INTERVAL_MS = 60_000;

interface SignOnRow {
  /** SHA-256 of the cookie's secret, or `proxyKey`. */
  readonly hash: string;
  readonly person: string;
  readonly began: string;
  /** The time of the last recorded use. */
  readonly seen: string;
  readonly ends: string;
}

const timeAfter = (at: string, milliseconds: number): string =>
  new Date(Date.parse(at) + milliseconds).toISOString();

/** Signs a person on. @returns the secret for their browser's cookie; the database has only its hash */
export async function signOn(db: Knex, person: string, now: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await db<SignOnRow>('sign_on').insert({
    hash: sha256(secret),
    person,
    began: now,
    seen: now,
    ends: timeAfter(now, LONGEST),
  });
  return secret;
}

/** A person who is signed on. */
export interface ActiveSignOn {
  readonly person: TeamPerson;
  /** The time at which the sign-on ends at the latest. */
  readonly until: string;
}

/**
 * Finds the sign-on with a secret; null if there is none or it has ended.
 * @param isUse whether a person did something. A window that only listens must not prolong the sign-on
 */
export async function findSignOn(
  db: Knex,
  secret: string,
  now: string,
  isUse = true,
): Promise<ActiveSignOn | null> {
  const hash = sha256(secret);
  const row: (TeamPerson & Pick<SignOnRow, 'seen' | 'ends'>) | undefined = await db('sign_on')
    .join('person', 'person.id', 'sign_on.person')
    .where('sign_on.hash', hash)
    .first('person.*', 'sign_on.seen', 'sign_on.ends');
  if (!row) return null;
  const { seen: lastSeen, ends, ...person } = row;
  if (ends <= now || timeAfter(lastSeen, IDLE) <= now) return null;
  if (isUse && timeAfter(lastSeen, NOTE_INTERVAL_MS) <= now)
    await db<SignOnRow>('sign_on').where({ hash }).update({ seen: now });
  return { person, until: ends };
}

/** The key in place of a secret's hash for a person whom a proxy signs on, who has no secret. */
const proxyKey = (person: string): string => `proxy ${person}`;

/**
 * Records that a proxy passed on a person's request. @returns whether this counts as a new sign-on, because the person made
 * no request for as long as a sign-on lasts without use.
 */
export async function noteProxyUse(db: Knex, person: string, now: string): Promise<boolean> {
  const [hash, ends] = [proxyKey(person), timeAfter(now, IDLE)];
  const renewed = await db<SignOnRow>('sign_on')
    .where({ hash })
    .where('ends', '>', now)
    .update({ seen: now, ends });
  if (renewed > 0) return false;
  const begun = await db<SignOnRow>('sign_on')
    .insert({ hash, person, began: now, seen: now, ends })
    .onConflict('hash')
    .merge(['began', 'seen', 'ends'])
    // Another server may have recorded the same person just now; then this is not the new sign-on.
    .where('sign_on.ends', '<=', now)
    .returning('hash');
  return begun.length > 0;
}

/** Deletes the sign-ons whose time is over. @returns the ids of their people, one for each sign-on */
export const deleteExpiredSignOns = (db: Knex, now: string): Promise<readonly string[]> =>
  db<SignOnRow>('sign_on')
    .where('ends', '<=', now)
    .orWhere('seen', '<=', timeAfter(now, -IDLE))
    .delete('person')
    .then((ended) => ended.map(({ person }) => person));

/** Ends one sign-on. */
export const signOff = async (db: Knex, secret: string): Promise<void> => {
  const ended = await db<SignOnRow>('sign_on')
    .where({ hash: sha256(secret) })
    .delete('person');
  for (const { person } of ended) await notifyTeam(db, 'signed-off', person);
};

/** Ends every sign-on of a person, in all browsers. @returns the number of sign-ons */
export const signOffEverywhere = async (db: Knex, person: string): Promise<number> => {
  const ended = await db<SignOnRow>('sign_on').where({ person }).delete();
  await notifyTeam(db, 'signed-off', person);
  return ended;
};
