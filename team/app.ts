import { createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Knex } from 'knex';
import type { Channel } from '../core/api.ts';
import { ok, type Result, refuse } from '../core/base/result.ts';
import { postgresRefusal } from '../data/store/postgres/refusals.ts';
import { bytesOf, findDownload } from '../data/team/downloads.ts';
import { reviewFor } from '../data/team/members.ts';
import { findSignOn } from '../data/team/sign-ons.ts';
import { servePage } from '../electron/page.ts';
import { SECURITY_HEADERS } from '../electron/policy/csp.ts';
import type { createBodyOpener } from '../electron/web/bodies.ts';
import { attachmentResponse } from '../electron/web/download.ts';
import { jsonResponse, parseCaller, parseTabName } from '../electron/web/wire.ts';
import type { TeamCall } from './call.ts';
import { createCallers, tooManyRequests } from './callers.ts';
import { cookiesFor } from './cookies.ts';
import { internalError, noSuchReview } from './gate.ts';
import type { NewsDesk } from './news.ts';
import { newsStream, type Watch } from './news-stream.ts';
import type { ClientAddress } from './operation/client-address.ts';
import { type AskLimits, createLimit, createShare } from './operation/limits.ts';
import type { Log } from './operation/log.ts';
import type { Metrics } from './operation/metrics.ts';
import { observeRequests } from './operation/observe-requests.ts';
import { statusOf } from './operation/outcome.ts';
import { addSignOn, go } from './sign-on/routes.ts';
import type { SignOn } from './sign-on/sign-on.ts';

interface TeamAppOptions {
  readonly team: Knex;
  /** The handler of the calls of each channel. */
  readonly answers: Readonly<Record<Channel, TeamCall>>;
  readonly bodies: ReturnType<typeof createBodyOpener>;
  readonly desk: NewsDesk;
  readonly signOn: SignOn;
  /** The built window. */
  readonly pages: string;
  /** The server's public address, at the proxy that terminates TLS: `https://keeling.example`. */
  readonly origin: string;
  readonly now: () => string;
  /** The rate limit of one person, for all their windows together. */
  readonly askLimits: AskLimits;
  readonly addressOf: ClientAddress;
  /** Whether the database answers. */
  readonly isReady: () => Promise<boolean>;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The most open news streams of one person. Further windows poll. */
const MAX_STREAMS = 20;

/** The form of the ids that the server makes. Nothing else is looked up in the database. */
const ID = /^[\w-]{1,64}$/;

/** The HTTP application: the calls, the news, downloads, sign-on and the pages of the window. */
export function createTeamApp(options: TeamAppOptions): Hono {
  const { team, answers, bodies, desk, signOn, pages, origin, now, isReady, log, metrics } = options;
  const cookies = cookiesFor(origin.startsWith('http:'));
  const app = new Hono();
  const askLimit = createLimit(options.askLimits.perSecond, options.askLimits.atOnce);
  const streams = createShare(MAX_STREAMS);
  const callers = createCallers({ ...options, cookies, askLimit });

  app.use(observeRequests(log, metrics));
  app.use(async (context, next) => {
    await next();
    for (const [name, header] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, header);
  });

  app.get('/health', () => jsonResponse(200, ok(null)));
  app.get('/ready', async () =>
    (await isReady())
      ? jsonResponse(200, ok(null))
      : jsonResponse(503, refuse('unavailable', 'The database cannot be reached.')),
  );

  addSignOn(app, { team, callers, cookies, signOn, origin, now });

  const answering = (channel: Channel) => async (context: Context) => {
    const person = await callers.caller(context);
    if (person instanceof Response) return person;
    const sender = parseCaller((name) => context.req.header(name));
    const name = context.req.param('name') ?? '';
    const body = bodies({ personId: person.id, channel, name, request: context.req.raw });
    const answer: Result<unknown> = sender
      ? await answers[channel]({ person, ...sender }, name, body.read)
      : unreadable();
    if (!answer.ok) context.set('refused', answer.error.kind);
    return jsonResponse(sender ? statusOf(answer, body.status()) : 400, answer);
  };
  for (const channel of ['api', 'host', 'team'] as const) app.all(`/${channel}/:name`, answering(channel));

  /** Streams the news of a review to a window; without a review, the news of the person's list of reviews. */
  app.get('/news', async (context) => {
    if (callers.isForeign(context)) return jsonResponse(403, refuse('refused', 'Foreign origin'));
    // Listening isn't a use: an open window must not keep its person signed on.
    const admitted = await callers.admit(context, false);
    if (admitted instanceof Response) return admitted;
    const { person, until } = admitted;
    const [id, tab] = [context.req.query('review'), parseTabName(context.req.query('tab'))];
    if (tab === null) return jsonResponse(400, unreadable());
    const review = id !== undefined && ID.test(id) ? await reviewFor(team, id, person.id) : null;
    if (id !== undefined && !review) return jsonResponse(404, noSuchReview());
    const releaseStream = streams.take(person.id);
    if (!releaseStream) return tooManyRequests();
    const secret = callers.secretOf(context);
    const isSignedOn = async () =>
      signOn.claimed !== null || (await findSignOn(team, secret, now(), false))?.person.id === person.id;
    const lasts = Date.parse(until) - Date.parse(now());
    if (!review) {
      const watch: Watch = (listener) => desk.watchList(person.id, { ...listener, isIn: isSignedOn });
      return newsStream(context, { watch, lasts, ended: releaseStream });
    }
    const isIn = async () => (await reviewFor(team, review.id, person.id)) !== null && (await isSignedOn());
    const presence = { review: review.id, person: person.id, tab };
    const watch: Watch = (listener) => desk.watch({ ...listener, presence, schema: review.schema, isIn });
    return newsStream(context, { watch, lasts, ended: releaseStream });
  });

  app.get('/proof/:words', async (context) => {
    const words = context.req.param('words').slice(0, 100);
    const token = callers.tokenOf(context);
    return jsonResponse(200, ok(createHmac('sha256', token).update(`keeling host ${words}`).digest('hex')));
  });

  app.get('/download/:id', async (context) => {
    const admitted = await callers.admit(context);
    // A person who isn't signed on must not learn which downloads exist.
    if (admitted instanceof Response) return admitted.status === 401 ? nothingHere() : admitted;
    const id = context.req.param('id');
    const download = ID.test(id) ? await findDownload(team, id, admitted.person.id) : null;
    if (!download) return nothingHere();
    // A HEAD request must not read, and so delete, a download that is deleted after use.
    const bytes = context.req.method === 'HEAD' ? null : Readable.from(bytesOf(team, download));
    return attachmentResponse(download.name, download.size, bytes);
  });

  app.get('/', async (context) => {
    const session = await callers.identify(context);
    if (!session.ok) return signOn.begin ? go('/sign-on') : jsonResponse(401, session);
    // The token is needed behind a signing proxy, too: a window that lost its server asks for `/proof` before it goes on.
    return go(`/window#token=${callers.tokenOf(context)}`);
  });
  app.get('/window', async (context) => {
    const admitted = await callers.admit(context);
    if (admitted instanceof Response) return admitted.status === 401 ? go('/') : admitted;
    return (await servePage(pages, new Request(new URL('/', origin), context.req.raw))) ?? nothingHere();
  });
  app.get('*', async (context) => (await servePage(pages, context.req.raw)) ?? nothingHere());

  app.onError((error, context: Context) => {
    const away = postgresRefusal(error);
    if (error instanceof HTTPException || error instanceof URIError) return jsonResponse(400, unreadable());
    const refusal = away ?? internalError();
    if (!refusal.ok) context.set('refused', refusal.error.kind);
    log.fault(away ? 'the database is away' : 'a request failed', error);
    return jsonResponse(away ? 503 : 500, refusal);
  });
  return app;
}

const unreadable = (): Result<never> => refuse('invalid', 'This request could not be read');

const nothingHere = (): Response => jsonResponse(404, refuse('not-found', 'There is nothing here'));
