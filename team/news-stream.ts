import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Listener } from './news.ts';

/** So long is one window told at most, in milliseconds: then it asks again, as whoever it is by then. */
const LONGEST = 10 * 60_000;
/** A window that lets so many characters lie is told no more: it asks again, and is told how far things have come. */
const MOST_WAITING = 1_000_000;

/** Begins to tell somebody. @returns ends it */
export type Watch = (listener: Pick<Listener, 'send' | 'end'>) => Promise<() => Promise<void>>;

interface NewsStreamOptions {
  readonly watch: Watch;
  /** How long whoever listens is signed on at most, in milliseconds. */
  readonly lasts: number;
  /** Is called once when nothing is told any more. */
  readonly ended: () => void;
}

/** Tells a window what happens, for as long as it listens and may. */
export function newsStream(context: Context, { watch, lasts, ended }: NewsStreamOptions): Response {
  // Proxies that gather what passes would hold it back.
  context.header('X-Accel-Buffering', 'no');
  context.header('Cache-Control', 'no-store');
  return streamSSE(context, async (stream) => {
    let waiting = 0;
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    stream.onAbort(() => end());
    const timer = setTimeout(end, Math.min(LONGEST, Math.max(0, lasts)));
    try {
      const leave = await watch({
        send: (event, news) => {
          const json = JSON.stringify(news);
          waiting += json.length;
          if (waiting > MOST_WAITING) return end();
          void stream.writeSSE({ event, data: json }).finally(() => {
            waiting -= json.length;
          });
        },
        end,
      });
      await over;
      await leave();
    } finally {
      clearTimeout(timer);
      ended();
    }
  });
}
