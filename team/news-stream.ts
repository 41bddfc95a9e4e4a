import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Listener } from './news.ts';

/** The longest duration of a stream. The window then connects again, and its person is checked again. */
const MAX_STREAM_MS = 10 * 60_000;
/** The most characters waiting for a slow window (backpressure). Above that the stream ends, and the window connects again. */
const MAX_WAITING_CHARS = 1_000_000;

/** Subscribes a listener. @returns a function that ends the subscription */
export type Watch = (listener: Pick<Listener, 'send' | 'end'>) => Promise<() => Promise<void>>;

interface NewsStreamOptions {
  readonly watch: Watch;
  /** Milliseconds until the person's sign-on ends at the latest. */
  readonly lasts: number;
  /** Is called once when the stream has ended. */
  readonly ended: () => void;
}

/** Answers with a stream of server-sent events, until the window leaves or a limit is reached. */
export function newsStream(context: Context, { watch, lasts, ended }: NewsStreamOptions): Response {
  // A proxy that buffers responses would delay the events.
  context.header('X-Accel-Buffering', 'no');
  context.header('Cache-Control', 'no-store');
  return streamSSE(context, async (stream) => {
    let waiting = 0;
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    stream.onAbort(() => end());
    const timer = setTimeout(end, Math.min(MAX_STREAM_MS, Math.max(0, lasts)));
    try {
      const leave = await watch({
        send: (event, news) => {
          const json = JSON.stringify(news);
          waiting += json.length;
          if (waiting > MAX_WAITING_CHARS) return end();
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
