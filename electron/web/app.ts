import { type Context, Hono } from 'hono';
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
import type { createBodies } from './bodies.ts';
import { type Download, download } from './download.ts';
import type { OneUseSecrets } from './one-use-secrets.ts';
import { callerOf, json } from './wire.ts';

interface WebAppOptions {
  readonly host: Host;
  readonly bodies: ReturnType<typeof createBodies>;
  /** The files that can be downloaded, once each. */
  readonly downloads: OneUseSecrets<Download>;
  /** The first pages that can be opened, once each. */
  readonly openings: OneUseSecrets<string>;
  /** The folder of the built window. */
  readonly pages: string;
  readonly address: () => WebAddress;
}

/** The routes of the web host: the window's files, the calls of the contract, downloads of exports. */
export function createWebApp({ host, bodies, downloads, openings, pages, address }: WebAppOptions): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    const rejection = refuseForeign(webRequestOf(context), address());
    if (rejection) context.res = turnAway(rejection);
    else await next();
    for (const [name, header] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, header);
  });

  const answer = (channel: 'api' | 'host', ask: Host['call']) => async (context: Context) => {
    const rejection = refuseCall(webRequestOf(context), address());
    if (rejection) return turnAway(rejection);
    const caller = callerOf((name) => context.req.header(name));
    if (!caller) return turnAway({ status: 400, message: 'This request could not be read' });
    const name = context.req.param('name') ?? '';
    const body = bodies({ personId: '', channel, name, request: context.req.raw });
    const input = await body.read();
    return json(body.status(), input.ok ? await ask(caller, name, input.value) : input);
  };
  app.all('/api/:name', answer('api', host.call));
  app.all('/host/:name', answer('host', host.host));

  app.get('/proof/:words', (context) =>
    json(200, ok(proofOf(address(), context.req.param('words').slice(0, 100)))),
  );

  // A HEAD request must not use up the secret: programs that check links send one before the person opens the address.
  const isOnlyAsked = (context: Context) => context.req.method === 'HEAD';

  app.get('/open/:secret', (context) => {
    const url = isOnlyAsked(context) ? null : openings.take(context.req.param('secret'));
    return url === null ? nothingHere() : new Response(null, { status: 303, headers: { Location: url } });
  });

  app.get('/download/:secret', async (context) => {
    const offered = isOnlyAsked(context) ? null : downloads.take(context.req.param('secret'));
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

const webRequestOf = (context: Context): WebRequest => ({
  method: context.req.method,
  header: (name) => context.req.header(name),
});

const KINDS: Partial<Record<Rejection['status'], Refusal['kind']>> = { 400: 'invalid', 404: 'not-found' };

const turnAway = ({ status, message }: Rejection): Response =>
  json(status, refuse(KINDS[status] ?? 'refused', message));

const nothingHere = (): Response => turnAway({ status: 404, message: 'There is nothing here' });
