import pg from 'pg';

/** The one connection of a server on which it hears what its database tells. */
export interface Listening {
  readonly close: () => Promise<void>;
}

interface ListeningOptions {
  readonly database: string;
  readonly channels: readonly string[];
  readonly heard: (channel: string, payload: string) => void;
  /** It listens, from now on or again: what was told before then it did not hear. */
  readonly listens: () => void;
}

/** How long after a connection was lost it is made again, in milliseconds: soon at first, then less often. */
const RETRY_MS = { first: 100, longest: 5_000 } as const;
/** How often is looked whether the connection still answers, and how long that may take, in milliseconds. */
const LOOK = 10_000;
const PATIENCE = 5_000;

/** Listens until it is closed, over one connection after another. */
export function startListening({ database, channels, heard, listens }: ListeningOptions): Listening {
  let isOver = false;
  let failures = 0;
  let client: pg.Client | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function handleLoss(one: pg.Client): void {
    if (one !== client) return;
    client = null;
    one.end().catch(() => undefined);
    if (isOver) return;
    const wait = Math.min(RETRY_MS.first * 2 ** failures++, RETRY_MS.longest);
    timer = setTimeout(() => void connect(), wait);
    timer.unref();
  }

  async function connect(): Promise<void> {
    const one = new pg.Client({
      connectionString: database,
      application_name: 'keeling listens',
      keepAlive: true,
      query_timeout: PATIENCE,
      connectionTimeoutMillis: PATIENCE,
    });
    client = one;
    one.on('error', () => handleLoss(one));
    one.on('end', () => handleLoss(one));
    one.on('notification', ({ channel, payload = '' }) => heard(channel, payload));
    try {
      await one.connect();
      for (const channel of channels) await one.query(`LISTEN ${one.escapeIdentifier(channel)}`);
      failures = 0;
      listens();
    } catch {
      handleLoss(one);
    }
  }

  // A connection that was cut without a word is found to be so.
  const look = setInterval(() => {
    const one = client;
    one?.query('SELECT 1').catch(() => handleLoss(one));
  }, LOOK);
  look.unref();
  void connect();
  return {
    close: async () => {
      isOver = true;
      clearInterval(look);
      clearTimeout(timer);
      const one = client;
      client = null;
      await one?.end().catch(() => undefined);
    },
  };
}
