import { createHmac, timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../core/base/result.ts';
import { audit } from '../data/team/audit.ts';
import { personOf, type TeamPerson } from '../data/team/people.ts';
import { type ActiveSignOn, findSignOn, noteProxyUse } from '../data/team/sign-ons.ts';
import { json } from '../electron/web/wire.ts';
import type { Cookies } from './cookies.ts';
import type { ClientAddress } from './operation/client-address.ts';
import type { Limit } from './operation/limits.ts';
import type { SignOn } from './sign-on/sign-on.ts';

/** Finds out who asks, by the headers of a request alone: before that, nothing of its body is read. */
export interface Callers {
  /** Where a request came from, as far as it is known. */
  readonly addressOf: (context: Context) => string;
  /** A page of another site can neither read this server's token nor have a browser say that it is this one's. */
  readonly isForeign: (context: Context) => boolean;
  /** @param isUse see `findSignOn` */
  readonly identify: (context: Context, isUse?: boolean) => Promise<Result<ActiveSignOn>>;
  /** Who asks for something; or why they are turned away. Each time counts towards how often they may ask. */
  readonly admit: (context: Context, isUse?: boolean) => Promise<ActiveSignOn | Response>;
  /** Who makes a call; or why they are turned away. */
  readonly caller: (context: Context) => Promise<TeamPerson | Response>;
  /** The cookie's secret; empty where there is none. */
  readonly secretOf: (context: Context) => string;
  /** What the window sends with every call, which only a page of this server's could know. */
  readonly tokenOf: (context: Context) => string;
}

interface CallersOptions {
  readonly team: Knex;
  readonly signOn: SignOn;
  readonly cookies: Cookies;
  readonly origin: string;
  readonly now: () => string;
  readonly askLimit: Limit;
  readonly addressOf: ClientAddress;
}

const isSame = (offered: string, expected: string): boolean => {
  const [one, other] = [Buffer.from(offered), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
};

export function createCallers(options: CallersOptions): Callers {
  const { team, signOn: signOnMethod, cookies, origin, now, askLimit, addressOf } = options;
  /** By person whom a proxy passes on, when that was noted last, in milliseconds. */
  const noted = new WeakMap<TeamPerson, number>();
  const secretOf = (context: Context): string => cookies.read(context.req.header('cookie'), 'keeling');
  const tokenOf = (context: Context): string =>
    createHmac('sha256', secretOf(context)).update('keeling page').digest('base64url');
  const addressIn = (context: Context): string =>
    addressOf(getConnInfo(context).remote.address, context.req.header('x-forwarded-for'));

  /** Behind a proxy nobody signs on here: whoever comes anew is written down. */
  async function notePerson(context: Context, person: TeamPerson): Promise<void> {
    const at = now();
    if (Date.parse(at) - (noted.get(person) ?? 0) < NOTED) return;
    noted.set(person, Date.parse(at));
    if (await noteProxyUse(team, person.id, at))
      await audit(team, {
        at,
        person: person.id,
        what: 'signed on',
        review: '',
        address: addressIn(context),
      });
  }

  const identify: Callers['identify'] = async (context, isUse = true) => {
    if (signOnMethod.claimed) {
      const claims = await signOnMethod.claimed((name) => context.req.header(name));
      if (!claims.ok) return claims;
      const { until, ...claimed } = claims.value;
      const person = await personOf(team, claimed, now());
      if (isUse) await notePerson(context, person);
      return ok({ person, until });
    }
    const secret = secretOf(context);
    const session = secret === '' ? null : await findSignOn(team, secret, now(), isUse);
    return session ? ok(session) : refuse('unavailable', SIGNED_OFF);
  };

  const isForeign: Callers['isForeign'] = (context) => {
    const from = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    return (
      (from !== undefined && from !== origin) ||
      (site !== undefined && site !== 'same-origin' && site !== 'none')
    );
  };

  const admit: Callers['admit'] = async (context, isUse) => {
    const identified = await identify(context, isUse);
    if (!identified.ok) return json(401, identified);
    const { id } = identified.value.person;
    context.set('person', id);
    return askLimit.take(id) ? identified.value : tooMuch();
  };

  return {
    addressOf: addressIn,
    isForeign,
    identify,
    admit,
    secretOf,
    tokenOf,
    caller: async (context) => {
      if (context.req.method !== 'POST') return json(405, refuse('invalid', 'Calls are made by POST'));
      if (isForeign(context)) return json(403, refuse('refused', 'Foreign origin'));
      const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
      if (type !== 'application/json') return json(415, refuse('invalid', 'Calls are made in JSON'));
      const admitted = await admit(context);
      if (admitted instanceof Response) return admitted;
      const token = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
      return signOnMethod.claimed || isSame(token, tokenOf(context))
        ? admitted.person
        : json(403, refuse('refused', 'This window is not one of this server’s. Reload it.'));
    },
  };
}

/** How seldom it is noted that a proxy passes somebody on, in milliseconds. */
const NOTED = 60_000;

export const SIGNED_OFF =
  'You are not signed on any more. Reload the window to sign on; what you typed is kept until then.';

export function tooMuch(): Response {
  const answer = json(
    429,
    refuse(
      'unavailable',
      'The server was asked for too much at once. Nothing was saved. Try again in a minute.',
    ),
  );
  answer.headers.set('Retry-After', '2');
  return answer;
}
