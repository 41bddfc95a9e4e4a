import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { Knex } from 'knex';
import { ok, refuse } from '../core/base/result.ts';
import { postgresRefusal } from '../data/store/postgres/refusals.ts';
import { audit } from '../data/team/audit.ts';
import { reviewFor } from '../data/team/members.ts';
import { personOf, type TeamPerson } from '../data/team/people.ts';
import { LONGEST, signedOn, signOff, signOffEverywhere, signOn } from '../data/team/sign-ons.ts';
import { page } from '../electron/page.ts';
import { SECURITY_HEADERS } from '../electron/policy/csp.ts';
import { type Download, download } from '../electron/web/download.ts';
import type { Once } from '../electron/web/once.ts';
import { BODY_LIMIT_BYTES, json, REVIEW_HEADER, TAB_HEADER, TOO_LARGE } from '../electron/web/wire.ts';
import { cookiesFor } from './cookies.ts';
import { notThere, wentWrong } from './gate.ts';
import type { TeamHost } from './host.ts';
import type { NewsDesk } from './news.ts';
import { newsStream } from './news-stream.ts';
import { type Asks, createLimit } from './operation/limits.ts';
import type { Log } from './operation/log.ts';
import type { Metrics } from './operation/metrics.ts';
import { observed } from './operation/observed.ts';
import type { TeamPeople } from './people.ts';
import { reviewIdIn } from './reviews.ts';
import type { SignOn } from './sign-on/sign-on.ts';

/** Seconds that somebody may take to sign on. */
const SIGNING_ON = 600;

interface TeamAppOptions {
  readonly team: Knex;
  readonly host: TeamHost;
  readonly people: TeamPeople;
  readonly desk: NewsDesk;
  readonly signOn: SignOn;
  readonly downloads: Once<Download & { readonly person: string }>;
  /** The built window. */
  readonly pages: string;
  /** The address that people reach it at, as the proxy that has the TLS passes it on: `https://keeling.example`. */
  readonly origin: string;
  readonly now: () => string;
  /** How often one person may ask, all their windows together. */
  readonly asks: Asks;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** How often all may begin to sign on. */
const SIGN_ONS = { perSecond: 20, atOnce: 100 } as const;

/** What the window sends with every call, which only a page of this server's could know. */
const pageToken = (secret: string): string =>
  createHmac('sha256', secret).update('keeling page').digest('base64url');

const isSame = (given: string, wanted: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/** Everything that the server answers. */
export function createTeamApp(options: TeamAppOptions): Hono {
  const { team, host, people, desk, signOn: way, downloads, pages, origin, now, log, metrics } = options;
  const cookies = cookiesFor(origin.startsWith('http:'));
  const app = new Hono();
  const asks = createLimit(options.asks.perSecond, options.asks.atOnce);
  const signOns = createLimit(SIGN_ONS.perSecond, SIGN_ONS.atOnce);

  app.use(observed(log, metrics));
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value);
  });
  app.use(
    '*',
    bodyLimit({
      maxSize: BODY_LIMIT_BYTES,
      onError: () => json(413, refuse('refused', TOO_LARGE)),
    }),
  );

  app.get('/health', () => json(200, ok(null)));
  app.get('/ready', async () => {
    try {
      await team.raw('SELECT 1');
      return json(200, ok(null));
    } catch {
      return json(503, refuse('unavailable', 'The database cannot be reached.'));
    }
  });

  const secretOf = (context: Context): string => cookies.read(context.req.header('cookie'), 'keeling');

  /** Who a request is from; null where nobody is signed on. @param isUse see `signedOn` */
  async function who(context: Context, isUse = true): Promise<TeamPerson | null> {
    if (way.claimed) {
      const claims = await way.claimed((name) => context.req.header(name));
      return claims.ok ? personOf(team, claims.value, now()) : null;
    }
    const secret = secretOf(context);
    return secret === '' ? null : signedOn(team, secret, now(), isUse);
  }

  /** A page of another site can neither read this server's token nor have a browser say that it is this one's. */
  function isForeign(context: Context): boolean {
    const from = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    return (
      (from !== undefined && from !== origin) ||
      (site !== undefined && site !== 'same-origin' && site !== 'none')
    );
  }

  /** Who makes a call; or why it is turned away. */
  async function caller(context: Context): Promise<TeamPerson | Response> {
    if (context.req.method !== 'POST') return json(405, refuse('invalid', 'Calls are made by POST'));
    if (isForeign(context)) return json(403, refuse('refused', 'Foreign origin'));
    const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/json') return json(415, refuse('invalid', 'Calls are made in JSON'));
    const person = await who(context);
    if (!person) return json(401, refuse('unavailable', SIGNED_OFF));
    context.set('person', person.id);
    if (!asks.take(person.id)) return tooMuch();
    const token = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
    return way.claimed || isSame(token, pageToken(secretOf(context)))
      ? person
      : json(403, refuse('refused', 'This window is not one of this server’s. Reload it.'));
  }

  app.use('/sign-on', async (_, next) => (signOns.take('') ? next() : tooMuch()));
  app.use('/signed-on', async (_, next) => (signOns.take('') ? next() : tooMuch()));

  app.get('/sign-on', async () => {
    if (!way.begin) return json(404, refuse('not-found', 'Signing on is the proxy’s.'));
    const { url, begun } = await way.begin(`${origin}/signed-on`);
    return go(url, cookies.set('keeling-begun', begun, SIGNING_ON));
  });

  app.get('/signed-on', async (context) => {
    if (!way.finish) return json(404, refuse('not-found', 'Signing on is the proxy’s.'));
    const begun = cookies.read(context.req.header('cookie'), 'keeling-begun');
    const came = new URL(context.req.url);
    const claims = await way.finish(new URL(`${came.pathname}${came.search}`, origin), begun);
    if (!claims.ok) {
      await audit(team, { at: now(), person: '', what: 'refused a sign-on', review: '' });
      return json(401, claims);
    }
    const person = await personOf(team, claims.value, now());
    const secret = await signOn(team, person.id, now());
    await audit(team, { at: now(), person: person.id, what: 'signed on', review: '' });
    return go('/', cookies.set('keeling', secret, LONGEST / 1000), cookies.clear('keeling-begun'));
  });

  /** Where the window goes once it signed off: to be signed off there, too. */
  app.get('/signed-off', () => go(way.end ?? '/sign-on'));

  app.post('/sign-off', async (context) => {
    if (isForeign(context)) return json(403, refuse('refused', 'Foreign origin'));
    const person = await who(context);
    if (person && !way.claimed) {
      const everywhere = context.req.query('everywhere') !== undefined;
      if (everywhere) await signOffEverywhere(team, person.id);
      else await signOff(team, secretOf(context));
      await audit(team, { at: now(), person: person.id, what: 'signed off', review: '' });
    }
    return go(way.end ?? '/sign-on', cookies.clear('keeling'));
  });

  const answering = (ask: TeamHost['call']) => async (context: Context) => {
    const person = await caller(context);
    if (person instanceof Response) return person;
    const input = await context.req.json().catch(() => undefined);
    if (input === undefined) return json(400, refuse('invalid', 'This is not JSON'));
    const review = context.req.header(REVIEW_HEADER);
    const tab = context.req.header(TAB_HEADER) ?? '';
    const named = { person, tab, review: review === undefined ? null : decoded(review) };
    return json(200, await ask(named, context.req.param('name') ?? '', input));
  };
  app.all('/api/:name', answering(host.call));
  app.all('/host/:name', answering(host.host));

  app.all('/team/:name', async (context) => {
    const person = await caller(context);
    if (person instanceof Response) return person;
    const input = await context.req.json().catch(() => undefined);
    const tab = context.req.header(TAB_HEADER) ?? '';
    return json(200, await people({ person, tab }, context.req.param('name'), input));
  });

  /** Tells a window what happens to a review, as it does. */
  app.get('/news', async (context) => {
    if (isForeign(context)) return json(403, refuse('refused', 'Foreign origin'));
    // A window that listens by itself keeps nobody signed on.
    const person = await who(context, false);
    if (!person) return json(401, refuse('unavailable', SIGNED_OFF));
    const review = await reviewFor(team, reviewIdIn(context.req.query('review') ?? ''), person.id);
    if (!review) return json(404, notThere());
    const secret = secretOf(context);
    const isIn = async () =>
      (await reviewFor(team, review.id, person.id)) !== null &&
      (way.claimed !== null || (await signedOn(team, secret, now(), false))?.id === person.id);
    const seen = {
      review: review.id,
      person: person.id,
      tab: (context.req.query('tab') ?? '').slice(0, 100),
    };
    return newsStream(context, desk, { seen, schema: review.schema, isIn });
  });

  app.get('/proof/:words', async (context) => {
    const words = context.req.param('words').slice(0, 100);
    const token = pageToken(secretOf(context));
    return json(200, ok(createHmac('sha256', token).update(`keeling host ${words}`).digest('hex')));
  });

  app.get('/download/:secret', async (context) => {
    const person = await who(context);
    const offered = person && downloads.take(context.req.param('secret'));
    return (offered && offered.person === person.id && (await download(offered))) || nothingHere();
  });

  app.get('/', async (context) => {
    const person = await who(context);
    if (!person) return way.begin ? go('/sign-on') : json(401, refuse('refused', SIGNED_OFF));
    // Also where each request is signed: a window that lost its server asks for a proof before it goes on.
    return go(`/window#token=${pageToken(secretOf(context))}`);
  });
  app.get('/window', async (context) => {
    const person = await who(context);
    if (!person) return go('/');
    return (await page(pages, new Request(new URL('/', origin), context.req.raw))) ?? nothingHere();
  });
  app.get('*', async (context) => (await page(pages, context.req.raw)) ?? nothingHere());

  app.onError((error) => {
    const away = postgresRefusal(error);
    if (away) {
      log.fault('the database is away', error);
      return json(503, away);
    }
    log.fault('a request failed', error);
    if (error instanceof HTTPException || error instanceof URIError)
      return json(400, refuse('invalid', 'This request could not be read'));
    return json(500, wentWrong());
  });
  return app;
}

const SIGNED_OFF =
  'You are not signed on any more. Reload the window to sign on; what you typed is kept until then.';

const go = (to: string, ...set: readonly string[]): Response => {
  const headers = new Headers({ Location: to, 'Cache-Control': 'no-store' });
  for (const cookie of set) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
};

const tooMuch = (): Response => {
  const answer = json(
    429,
    refuse(
      'unavailable',
      'The server was asked for too much at once. Nothing was saved. Try again in a minute.',
    ),
  );
  answer.headers.set('Retry-After', '2');
  return answer;
};

const nothingHere = (): Response => json(404, refuse('not-found', 'There is nothing here'));

/** A header that is no URI component names nothing. */
function decoded(component: string): string {
  try {
    return decodeURIComponent(component);
  } catch {
    return '';
  }
}
