import type { MiddlewareHandler } from 'hono';
import { CHANNELS } from '../../core/api.ts';
import { isOwn } from '../../electron/call-names.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

const CALLS: Readonly<Record<string, object>> = CHANNELS;
/** What is asked for by one name each, beside calls. */
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
/** What is asked for again and again, and says nothing of anybody's work. */
const QUIET = ['health', 'ready', 'page'];

/** What a request asks for, of a list that ends: whoever guesses names makes the log and the counters no longer. */
export function routeOf(path: string): string {
  const [, first = '', name = ''] = path.split('/');
  const own = CALLS[first];
  if (own) return isOwn(own, name) ? `${first}/${name}` : `${first}/other`;
  return PAGES.includes(first) ? first : 'page';
}

/** Counts each request, and writes it down: what was asked for, by whose id, and how it went. */
export const observed =
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
    if (QUIET.includes(route) && status < 400) return;
    const fields = {
      route,
      status,
      refused: refusal,
      ms: Math.round(seconds * 1000),
      person: typeof person === 'string' ? person : undefined,
    };
    // What was not done that a person asked for, and could not mend, is no news but a fault.
    if (status >= 500) log.failure('answered', fields);
    else log.info('answered', fields);
  };
