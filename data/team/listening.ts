import pg from 'pg';

/** The one connection of a server on which it receives its database's notifications. */
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
const CHECK_INTERVAL_MS = 10_000;
const ANSWER_TIMEOUT_MS = 5_000;

/** Listens until it is closed, over one connection after another. */
export function startListening({ database, channels, heard, listens }: ListeningOptions): Listening {
  let isOver = false;
  let failures = 0;
  let liveConnection: pg.Client | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function handleLoss(connection: pg.Client): void {
    if (connection !== liveConnection) return;
    liveConnection = null;
    connection.end().catch(() => undefined);
    if (isOver) return;
    const wait = Math.min(RETRY_MS.first * 2 ** failures++, RETRY_MS.longest);
    timer = setTimeout(() => void connect(), wait);
    timer.unref();
  }

  async function connect(): Promise<void> {
    const connection = new pg.Client({
      connectionString: database,
      application_name: 'keeling listens',
      keepAlive: true,
      query_timeout: ANSWER_TIMEOUT_MS,
      connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
    });
    liveConnection = connection;
    connection.on('error', () => handleLoss(connection));
    connection.on('end', () => handleLoss(connection));
    connection.on('notification', ({ channel, payload = '' }) => heard(channel, payload));
    try {
      await connection.connect();
      for (const channel of channels)
        await connection.query(`LISTEN ${connection.escapeIdentifier(channel)}`);
      failures = 0;
      listens();
    } catch {
      handleLoss(connection);
    }
  }

  // A connection that was cut without a word is found to be so.
  const checkTimer = setInterval(() => {
    const connection = liveConnection;
    connection?.query('SELECT 1').catch(() => handleLoss(connection));
  }, CHECK_INTERVAL_MS);
  checkTimer.unref();
  void connect();
  return {
    close: async () => {
      isOver = true;
      clearInterval(checkTimer);
      clearTimeout(timer);
      const connection = liveConnection;
      liveConnection = null;
      await connection?.end().catch(() => undefined);
    },
  };
}
