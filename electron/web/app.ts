import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ok, type Refusal, refuse } from '../../core/base/result.ts';
import type { Host } from '../host.ts';
import { page } from '../page.ts';
import { SECURITY_HEADERS } from '../policy/csp.ts';
import {
  proofOf,
  type Rejection,
  refuseCall,
  refuseFile,
  refuseForeign,
  type WebAddress,
  type WebRequest,
} from '../policy/web-request.ts';
import { type Download, download } from './download.ts';
import type { Once } from './once.ts';
import { BODY_LIMIT_BYTES, json, REVIEW_HEADER, TAB_HEADER, TOO_LARGE } from './wire.ts';

interface WebAppOptions {
  readonly host: Host;
  /** Files that may be downloaded, once each. */
  readonly downloads: Once<Download>;
  /** First pages that may be opened, once each. */
  readonly openings: Once<string>;
  /** The built window. */
  readonly pages: string;
  readonly address: () => WebAddress;
}

/** Every answer the web host can give: the window's files, the calls of the contract, a file just exported. */
export function createWebApp({ host, downloads, openings, pages, address }: WebAppOptions): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    const rejection = refuseForeign(asked(context), address());
    if (rejection) context.res = turnAway(rejection);
    else await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value);
  });

  app.use(
    '*',
    bodyLimit({
      maxSize: BODY_LIMIT_BYTES,
      onError: () => turnAway({ status: 413, message: TOO_LARGE }),
    }),
  );

  const answer = (ask: Host['call']) => async (context: Context) => {
    const rejection = refuseCall(asked(context), address());
    if (rejection) return turnAway(rejection);
    const input = await context.req.json().catch(() => undefined);
    if (input === undefined) return turnAway({ status: 400, message: 'This is not JSON' });
    const review = context.req.header(REVIEW_HEADER);
    const caller = {
      tab: context.req.header(TAB_HEADER) ?? '',
      review: review === undefined ? null : decodeURIComponent(review),
    };
    return json(200, await ask(caller, context.req.param('name') ?? '', input));
  };
  app.all('/api/:name', answer(host.call));
  app.all('/host/:name', answer(host.host));

  app.get('/proof/:words', (context) =>
    json(200, ok(proofOf(address(), context.req.param('words').slice(0, 100)))),
  );

  app.get('/open/:secret', (context) => {
    const url = openings.take(context.req.param('secret'));
    return url === null ? nothingHere() : new Response(null, { status: 303, headers: { Location: url } });
  });

  app.get('/download/:secret', async (context) => {
    const offered = downloads.take(context.req.param('secret'));
    return (offered && (await download(offered))) ?? nothingHere();
  });

  app.all('*', async (context) => {
    const rejection = refuseFile(context.req.method);
    return rejection ? turnAway(rejection) : ((await page(pages, context.req.raw)) ?? nothingHere());
  });

  app.onError((error) => {
    console.error(error);
    return turnAway({ status: 400, message: 'This request could not be read' });
  });
  return app;
}

const asked = (context: Context): WebRequest => ({
  method: context.req.method,
  header: (name) => context.req.header(name),
});

const KINDS: Partial<Record<Rejection['status'], Refusal['kind']>> = { 400: 'invalid', 404: 'not-found' };

const turnAway = ({ status, message }: Rejection): Response =>
  json(status, refuse(KINDS[status] ?? 'refused', message));

const nothingHere = (): Response => turnAway({ status: 404, message: 'There is nothing here' });
