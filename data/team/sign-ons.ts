import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { sha256 } from '../base/hash.ts';
import { tellTeam } from './announce.ts';
import type { TeamPerson } from './people.ts';

const HOUR = 60 * 60_000;
/** A sign-on that nobody uses for so long is over, in milliseconds. */
export const IDLE = HOUR;
/** And in any case after so long: a working day. */
export const LONGEST = 12 * HOUR;
/** How seldom a use is written down. */
const NOTED = 60_000;

interface SignOnRow {
  readonly hash: string;
  readonly person: string;
  readonly began: string;
  readonly seen: string;
  readonly ends: string;
}

const later = (at: string, milliseconds: number): string =>
  new Date(Date.parse(at) + milliseconds).toISOString();

/** Signs a person on. @returns the secret that their browser keeps; the database has its hash alone */
export async function signOn(db: Knex, person: string, now: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await db<SignOnRow>('sign_on').where('ends', '<', now).delete();
  await db<SignOnRow>('sign_on').insert({
    hash: sha256(secret),
    person,
    began: now,
    seen: now,
    ends: later(now, LONGEST),
  });
  return secret;
}

/**
 * Who is signed on with such a secret; null where nobody is, any more.
 * @param isUse whether somebody did something: a window that listens by itself keeps nobody signed on
 */
export async function signedOn(
  db: Knex,
  secret: string,
  now: string,
  isUse = true,
): Promise<TeamPerson | null> {
  const hash = sha256(secret);
  const row: (TeamPerson & Pick<SignOnRow, 'seen' | 'ends'>) | undefined = await db('sign_on')
    .join('person', 'person.id', 'sign_on.person')
    .where('sign_on.hash', hash)
    .first('person.*', 'sign_on.seen', 'sign_on.ends');
  if (!row) return null;
  const { seen, ends, ...person } = row;
  if (ends <= now || later(seen, IDLE) <= now) return null;
  if (isUse && later(seen, NOTED) <= now)
    await db<SignOnRow>('sign_on').where({ hash }).update({ seen: now });
  return person;
}

/** Ends one sign-on. */
export const signOff = async (db: Knex, secret: string): Promise<void> => {
  const ended = await db<SignOnRow>('sign_on')
    .where({ hash: sha256(secret) })
    .delete('person');
  for (const { person } of ended) await tellTeam(db, 'signed-off', person);
};

/** Ends every sign-on of a person, wherever they are. @returns how many there were */
export const signOffEverywhere = async (db: Knex, person: string): Promise<number> => {
  const ended = await db<SignOnRow>('sign_on').where({ person }).delete();
  await tellTeam(db, 'signed-off', person);
  return ended;
};
