import { createHmac, timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../core/base/result.ts';
import { audit } from '../data/team/audit.ts';
import { personOf, type TeamPerson } from '../data/team/people.ts';
import { type ActiveSignOn, findSignOn, noteProxyUse } from '../data/team/sign-ons.ts';
import { jsonResponse } from '../electron/web/wire.ts';
import type { Cookies } from './cookies.ts';
import type { ClientAddress } from './operation/client-address.ts';
import type { Limit } from './operation/limits.ts';
import type { SignOn } from './sign-on/sign-on.ts';

/** Identifies the caller of a request by its headers. Its body must not be read before. */
export interface Callers {
  /** The client's address, as far as the trusted proxies tell it. */
  readonly addressOf: (context: Context) => string;
  /** Whether a request comes from a page of another site, by headers that a page can't forge. */
  readonly isForeign: (context: Context) => boolean;
  /** @param isUse see `findSignOn` */
  readonly identify: (context: Context, isUse?: boolean) => Promise<Result<ActiveSignOn>>;
  /** The person who makes a request, or the response that turns them away. Counts towards their rate limit. */
  readonly admit: (context: Context, isUse?: boolean) => Promise<ActiveSignOn | Response>;
  /** `admit` for a call, which must also be a POST in JSON with the window's token. */
  readonly caller: (context: Context) => Promise<TeamPerson | Response>;
  /** The cookie's secret; '' without a cookie. */
  readonly secretOf: (context: Context) => string;
  /** The token that the window sends with every call. Only a page of this server can know it. */
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

const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

export function createCallers(options: CallersOptions): Callers {
  const { team, signOn: signOnMethod, cookies, origin, now, askLimit, addressOf } = options;
  /** For people behind a proxy, the time of the last recorded use, in milliseconds. */
  const noted = new WeakMap<TeamPerson, number>();
  const secretOf = (context: Context): string => cookies.read(context.req.header('cookie'), 'keeling');
  const tokenOf = (context: Context): string =>
    createHmac('sha256', secretOf(context)).update('keeling page').digest('base64url');
  const addressIn = (context: Context): string =>
    addressOf(getConnInfo(context).remote.address, context.req.header('x-forwarded-for'));

  /** Records a use behind a proxy, where nobody signs on here. A person's first use counts as a sign-on in the audit. */
  async function notePerson(context: Context, person: TeamPerson): Promise<void> {
    const at = now();
    if (Date.parse(at) - (noted.get(person) ?? 0) < NOTE_INTERVAL_MS) return;
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
    if (!identified.ok) return jsonResponse(401, identified);
    const { id } = identified.value.person;
    context.set('person', id);
    return askLimit.take(id) ? identified.value : tooManyRequests();
  };

  return {
    addressOf: addressIn,
    isForeign,
    identify,
    admit,
    secretOf,
    tokenOf,
    caller: async (context) => {
      if (context.req.method !== 'POST')
        return jsonResponse(405, refuse('invalid', 'Calls are made by POST'));
      if (isForeign(context)) return jsonResponse(403, refuse('refused', 'Foreign origin'));
      const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
      if (type !== 'application/json') return jsonResponse(415, refuse('invalid', 'Calls are made in JSON'));
      const admitted = await admit(context);
      if (admitted instanceof Response) return admitted;
      const token = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
      return signOnMethod.claimed || isSame(token, tokenOf(context))
        ? admitted.person
        : jsonResponse(403, refuse('refused', 'This window is not one of this server’s. Reload it.'));
    },
  };
}

/** The shortest time between two records of use behind a proxy. */
const NOTE_INTERVAL_MS = 60_000;

export const SIGNED_OFF =
  'You are not signed on any more. Reload the window to sign on; what you typed is kept until then.';

export function tooManyRequests(): Response {
  const answer = jsonResponse(
    429,
    refuse(
      'unavailable',
      'The server was asked for too much at once. Nothing was saved. Try again in a minute.',
    ),
  );
  answer.headers.set('Retry-After', '2');
  return answer;
}
