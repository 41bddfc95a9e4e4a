import { BEAT, type News, type NewsName, newsSchemas } from '../../../core/api.ts';
import { newsAddress } from '../host/call.ts';

/** What a window does with what a server tells. */
export type OnNews = { readonly [N in Exclude<NewsName, 'beat'>]?: (news: News<N>) => void };

/** A window that is told, by its server, what happens to a review. */
export interface Hearing {
  /** Whether it would hear of news now; if not, it must ask. */
  readonly hears: () => boolean;
  /** Listens while the window is seen: what nobody sees needs no connection, of which a browser has few. */
  readonly see: (isSeen: boolean) => void;
  /** Listens again after it was told that nothing would follow. */
  readonly resume: () => void;
  readonly stop: () => void;
}

/** After so long without a word the server is not there, in milliseconds. */
const DEAF_MS = 3 * BEAT;
/** How long after a connection failed for good another is tried, in milliseconds. */
const RETRY_MS = 5_000;

/** Hears of a review, by its path, or (null) of the list of reviews, over one connection after another. */
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
      // A browser tries again by itself, but for a server that answered something else.
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
    const isDeaf = lastHeard > 0 && performance.now() - lastHeard > DEAF_MS;
    if (!isDeaf && source.readyState !== EventSource.CLOSED) return;
    close();
    open();
  }, RETRY_MS);

  return {
    hears: () => source !== null && performance.now() - lastHeard < DEAF_MS,
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
