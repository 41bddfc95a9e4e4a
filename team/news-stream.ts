import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { NewsDesk, Watcher } from './news.ts';

/** So long is one window told at most, in milliseconds: then it asks again, as whoever it is by then. */
const LONGEST = 10 * 60_000;
/** A window that lets so much lie is told no more: it asks again, and is told how far things have come. */
const MOST_WAITING = 200;

/** Tells a window what happens to a review, for as long as it listens and may. */
export function newsStream(
  context: Context,
  desk: NewsDesk,
  who: Pick<Watcher, 'seen' | 'schema' | 'isIn'>,
): Response {
  // Proxies that gather what passes would hold it back.
  context.header('X-Accel-Buffering', 'no');
  context.header('Cache-Control', 'no-store');
  return streamSSE(context, async (stream) => {
    let waiting = 0;
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    stream.onAbort(() => end());
    const timer = setTimeout(end, LONGEST);
    const leave = await desk.watch({
      ...who,
      send: (event, news) => {
        if (waiting > MOST_WAITING) return end();
        waiting += 1;
        void stream.writeSSE({ event, data: JSON.stringify(news) }).finally(() => {
          waiting -= 1;
        });
      },
      end,
    });
    await ended;
    clearTimeout(timer);
    await leave();
  });
}
