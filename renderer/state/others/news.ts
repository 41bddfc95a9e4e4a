import { HEARTBEAT_MS, type News, type NewsName, newsSchemas } from '../../../core/api.ts';
import { newsAddress } from '../host/call.ts';

/** The handlers of a server's events. */
export type OnNews = { readonly [N in Exclude<NewsName, 'beat'>]?: (news: News<N>) => void };

/** A connection over which the server reports what happens to a review. */
export interface Hearing {
  /** Whether the connection works now. If not, the window must ask for news. */
  readonly hears: () => boolean;
  /** Connects while the window is visible. Hidden windows need no connection, of which a browser has few. */
  readonly see: (isSeen: boolean) => void;
  /** Connects again after the server said that nothing would follow. */
  readonly resume: () => void;
  readonly stop: () => void;
}

/** The time without an event after which the connection counts as lost, in milliseconds. */
const SILENCE_TIMEOUT_MS = 3 * HEARTBEAT_MS;
/** Milliseconds between a failed connection and the next attempt. */
const RETRY_MS = 5_000;

/** Receives events about a review, by its path, or, with null, about the list of reviews. Reconnects by itself. */
export function hear(path: string | null, on: OnNews): Hearing {
  let source: EventSource | null = null;
  let lastHeard = Number.NEGATIVE_INFINITY;
  let isOver = false;
  let isGone = false;

  const close = () => {
    source?.close();
    source = null;
    lastHeard = Number.NEGATIVE_INFINITY;
  };

  function take<N extends NewsName>(name: N, onNews: ((news: News<N>) => void) | undefined): void {
    source?.addEventListener(name, ({ data: message }: MessageEvent<string>) => {
      lastHeard = performance.now();
      const read = newsSchemas[name].safeParse(JSON.parse(message));
      if (read.success) onNews?.(read.data as News<N>);
    });
  }

  const open = () => {
    if (source || isOver || isGone) return;
    source = new EventSource(newsAddress(path));
    source.addEventListener('error', () => {
      // A browser reconnects by itself, unless the server answered with an error.
      lastHeard = Number.NEGATIVE_INFINITY;
    });
    take('ledger', on.ledger);
    take('here', on.here);
    take('reviews', on.reviews);
    take('beat', () => undefined);
    take('gone', () => {
      isGone = true;
      close();
      on.gone?.(null);
    });
  };

  const watch = setInterval(() => {
    if (!source) return;
    const isSilent = lastHeard > 0 && performance.now() - lastHeard > SILENCE_TIMEOUT_MS;
    if (!isSilent && source.readyState !== EventSource.CLOSED) return;
    close();
    open();
  }, RETRY_MS);

  return {
    hears: () => source !== null && performance.now() - lastHeard < SILENCE_TIMEOUT_MS,
    see: (isSeen) => (isSeen ? open() : close()),
    resume: () => {
      if (!isGone) return;
      isGone = false;
      open();
    },
    stop: () => {
      isOver = true;
      clearInterval(watch);
      close();
    },
  };
}
