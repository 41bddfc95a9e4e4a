import { type Context, Hono } from 'hono';
import { ok, type Refusal, refuse } from '../../core/base/result.ts';
import type { Host } from '../host.ts';
import { servePage } from '../page.ts';
import { SECURITY_HEADERS } from '../policy/csp.ts';
import {
  hostProof,
  type Rejection,
  rejectFileMethod,
  rejectForeign,
  rejectInvalidCall,
  type WebAddress,
  type WebRequest,
} from '../policy/web-request.ts';
import type { createBodyOpener } from './bodies.ts';
import { type Download, downloadResponse } from './download.ts';
import type { OneUseSecrets } from './one-use-secrets.ts';
import { jsonResponse, parseCaller } from './wire.ts';

interface WebAppOptions {
  readonly host: Host;
  readonly bodies: ReturnType<typeof createBodyOpener>;
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
    const rejection = rejectForeign(webRequestOf(context), address());
    if (rejection) context.res = rejectionResponse(rejection);
    else await next();
    for (const [name, header] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, header);
  });

  const answerCall = (channel: 'api' | 'host', call: Host['call']) => async (context: Context) => {
    const rejection = rejectInvalidCall(webRequestOf(context), address());
    if (rejection) return rejectionResponse(rejection);
    const caller = parseCaller((name) => context.req.header(name));
    if (!caller) return rejectionResponse({ status: 400, message: 'This request could not be read' });
    const name = context.req.param('name') ?? '';
    const body = bodies({ personId: '', channel, name, request: context.req.raw });
    const input = await body.read();
    return jsonResponse(body.status(), input.ok ? await call(caller, name, input.value) : input);
  };
  app.all('/api/:name', answerCall('api', host.call));
  app.all('/host/:name', answerCall('host', host.host));

  app.get('/proof/:words', (context) =>
    jsonResponse(200, ok(hostProof(address(), context.req.param('words').slice(0, 100)))),
  );

  // A HEAD request must not use up the secret: programs that check links send one before the person opens the address.
  const isHead = (context: Context) => context.req.method === 'HEAD';

  app.get('/open/:secret', (context) => {
    const url = isHead(context) ? null : openings.take(context.req.param('secret'));
    return url === null
      ? notFoundResponse()
      : new Response(null, { status: 303, headers: { Location: url } });
  });

  app.get('/download/:secret', async (context) => {
    const offeredFile = isHead(context) ? null : downloads.take(context.req.param('secret'));
    return (offeredFile && (await downloadResponse(offeredFile))) ?? notFoundResponse();
  });

  app.all('*', async (context) => {
    const rejection = rejectFileMethod(context.req.method);
    return rejection
      ? rejectionResponse(rejection)
      : ((await servePage(pages, context.req.raw)) ?? notFoundResponse());
  });

  app.onError((error) => {
    console.error(error);
    return rejectionResponse({ status: 400, message: 'This request could not be read' });
  });
  return app;
}

const webRequestOf = (context: Context): WebRequest => ({
  method: context.req.method,
  header: (name) => context.req.header(name),
});

const REFUSAL_KINDS: Partial<Record<Rejection['status'], Refusal['kind']>> = {
  400: 'invalid',
  404: 'not-found',
};

const rejectionResponse = ({ status, message }: Rejection): Response =>
  jsonResponse(status, refuse(REFUSAL_KINDS[status] ?? 'refused', message));

const notFoundResponse = (): Response => rejectionResponse({ status: 404, message: 'There is nothing here' });
