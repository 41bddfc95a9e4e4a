import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { sha256 } from '../base/hash.ts';
import { notifyTeam } from './announce.ts';
import type { TeamPerson } from './people.ts';

const HOUR_MS = 60 * 60_000;
/** A sign-on that nobody uses for so long is over, in milliseconds. */
export const IDLE = HOUR_MS;
/** And in any case after so long: a working day. */
export const LONGEST = 12 * HOUR_MS;
/** How seldom a use is written down. */
const NOTE_INTERVAL_MS = 60_000;

interface SignOnRow {
  readonly hash: string;
  readonly person: string;
  readonly began: string;
  readonly seen: string;
  readonly ends: string;
}

const timeAfter = (at: string, milliseconds: number): string =>
  new Date(Date.parse(at) + milliseconds).toISOString();

/** Signs a person on. @returns the secret that their browser keeps; the database has its hash alone */
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

/** Somebody who is signed on. */
export interface ActiveSignOn {
  readonly person: TeamPerson;
  /** When that is over at the latest, whatever they do. */
  readonly until: string;
}

/**
 * Who is signed on with such a secret; null where nobody is, any more.
 * @param isUse whether somebody did something: a window that listens by itself keeps nobody signed on
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

/** What stands for the sign-on of somebody whom a proxy signed on: it has no secret of ours. */
const proxyKey = (person: string): string => `proxy ${person}`;

/**
 * Notes that a proxy passes somebody's requests on. @returns whether they come anew: nothing was heard of them for as long as a
 * sign-on lasts without use
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
    // Another server may have heard of them at the same moment.
    .where('sign_on.ends', '<=', now)
    .returning('hash');
  return begun.length > 0;
}

/** Takes away the sign-ons that are over by themselves. @returns whose they were, once for each */
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

/** Ends every sign-on of a person, wherever they are. @returns how many there were */
export const signOffEverywhere = async (db: Knex, person: string): Promise<number> => {
  const ended = await db<SignOnRow>('sign_on').where({ person }).delete();
  await notifyTeam(db, 'signed-off', person);
  return ended;
};
