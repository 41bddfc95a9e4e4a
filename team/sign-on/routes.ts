import type { Hono, MiddlewareHandler } from 'hono';
import type { Knex } from 'knex';
import { refuse } from '../../core/base/result.ts';
import { audit } from '../../data/team/audit.ts';
import { personOf } from '../../data/team/people.ts';
import { LONGEST, signOff, signOffEverywhere, signOn } from '../../data/team/sign-ons.ts';
import { jsonResponse } from '../../electron/web/wire.ts';
import { type Callers, tooManyRequests } from '../callers.ts';
import type { Cookies } from '../cookies.ts';
import { createLimit } from '../operation/limits.ts';
import type { SignOn } from './sign-on.ts';

/** The longest that a person may take to sign on. */
const MAX_SIGN_ON_SECONDS = 600;

/** The rate limit of one address for beginning and finishing a sign-on. */
const SIGN_ONS = { perSecond: 20, atOnce: 100 } as const;

interface SignOnOptions {
  readonly team: Knex;
  readonly callers: Callers;
  readonly cookies: Cookies;
  readonly signOn: SignOn;
  readonly origin: string;
  readonly now: () => string;
}

/** Adds the routes for signing on and off. */
export function addSignOn(app: Hono, options: SignOnOptions): void {
  const { team, callers, cookies, signOn: signOnMethod, origin, now } = options;
  const signOns = createLimit(SIGN_ONS.perSecond, SIGN_ONS.atOnce);
  const limited: MiddlewareHandler = async (context, next) =>
    signOns.take(callers.addressOf(context)) ? next() : tooManyRequests();
  app.use('/sign-on', limited);
  app.use('/signed-on', limited);

  app.get('/sign-on', async () => {
    if (!signOnMethod.begin) return jsonResponse(404, refuse('not-found', 'Signing on is the proxy’s.'));
    const { url, begun } = await signOnMethod.begin(`${origin}/signed-on`);
    return go(url, cookies.set('keeling-begun', begun, MAX_SIGN_ON_SECONDS));
  });

  app.get('/signed-on', async (context) => {
    if (!signOnMethod.finish) return jsonResponse(404, refuse('not-found', 'Signing on is the proxy’s.'));
    const begun = cookies.read(context.req.header('cookie'), 'keeling-begun');
    const callback = new URL(context.req.url);
    const claims = await signOnMethod.finish(
      new URL(`${callback.pathname}${callback.search}`, origin),
      begun,
    );
    const address = callers.addressOf(context);
    if (!claims.ok) {
      await audit(team, { at: now(), person: '', what: 'refused a sign-on', review: '', address });
      return jsonResponse(401, claims);
    }
    const person = await personOf(team, claims.value, now());
    const secret = await signOn(team, person.id, now());
    await audit(team, { at: now(), person: person.id, what: 'signed on', review: '', address });
    return go('/', cookies.set('keeling', secret, LONGEST / 1000), cookies.clear('keeling-begun'));
  });

  /** Sends the window to the provider after it signed off here, to be signed off there, too. */
  app.get('/signed-off', () => go(signOnMethod.end ?? '/sign-on'));

  app.post('/sign-off', async (context) => {
    if (callers.isForeign(context)) return jsonResponse(403, refuse('refused', 'Foreign origin'));
    const session = await callers.identify(context);
    if (session.ok) {
      const { id } = session.value.person;
      const isEverywhere = context.req.query('everywhere') !== undefined;
      if (isEverywhere) await signOffEverywhere(team, id);
      else if (!signOnMethod.claimed) await signOff(team, callers.secretOf(context));
      const action = isEverywhere ? 'signed off everywhere' : 'signed off';
      const address = callers.addressOf(context);
      await audit(team, { at: now(), person: id, what: action, review: '', address });
    }
    return go(signOnMethod.end ?? '/sign-on', cookies.clear('keeling'));
  });
}

/** Redirects a browser (303 See Other). @param set the `Set-Cookie` headers */
export function go(to: string, ...set: readonly string[]): Response {
  const headers = new Headers({ Location: to, 'Cache-Control': 'no-store' });
  for (const cookie of set) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}
