import type { MiddlewareHandler } from 'hono';
import { CHANNELS } from '../../core/api.ts';
import { hasCall } from '../../electron/call-names.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

const CALLS: Readonly<Record<string, object>> = CHANNELS;
/** The first part of each path that isn't a call. */
const PAGES = [
  'news',
  'download',
  'sign-on',
  'signed-on',
  'sign-off',
  'signed-off',
  'health',
  'ready',
  'window',
  'proof',
];
/** The routes that are only logged when they fail, because they are frequent and not a person's work. */
const UNLOGGED = ['health', 'ready', 'page'];

/** The route of a path, from a finite set, so that a client that guesses names can't add counters without end. */
export function routeOf(path: string): string {
  const [, first = '', name = ''] = path.split('/');
  const own = CALLS[first];
  if (own) return hasCall(own, name) ? `${first}/${name}` : `${first}/other`;
  return PAGES.includes(first) ? first : 'page';
}

/** Middleware that counts and logs each request with its route, the person's id, the status and the refusal. */
export const observeRequests =
  (log: Log, metrics: Metrics): MiddlewareHandler =>
  async (context, next) => {
    const began = performance.now();
    await next();
    const seconds = (performance.now() - began) / 1000;
    const route = routeOf(context.req.path);
    const { status } = context.res;
    const [person, refused]: readonly unknown[] = [context.get('person'), context.get('refused')];
    const refusal = typeof refused === 'string' ? refused : status >= 400 ? `status ${status}` : undefined;
    metrics.answered(route, status, seconds, refusal);
    if (UNLOGGED.includes(route) && status < 400) return;
    const fields = {
      route,
      status,
      refused: refusal,
      ms: Math.round(seconds * 1000),
      person: typeof person === 'string' ? person : undefined,
    };
    // A status from 500 is the server's own failure, which the person can't correct.
    if (status >= 500) log.failure('answered', fields);
    else log.info('answered', fields);
  };
