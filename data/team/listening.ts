import pg from 'pg';

/** The one connection of a server on which it receives its database's notifications. */
export interface Listening {
  readonly close: () => Promise<void>;
}

interface ListeningOptions {
  readonly database: string;
  readonly channels: readonly string[];
  readonly heard: (channel: string, payload: string) => void;
  /** Is called when listening begins, also after a lost connection. Earlier notifications were missed. */
  readonly listens: () => void;
}

/** The delay before a lost connection is made again. It doubles with each failure (exponential backoff). */
const RETRY_MS = { first: 100, longest: 5_000 } as const;
/** How often the connection is checked, and how long the answer may take. */
const CHECK_INTERVAL_MS = 10_000;
const ANSWER_TIMEOUT_MS = 5_000;

/** Listens for notifications until it is closed, and reconnects when the connection is lost. */
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

  // Finds a connection that was cut without an event, for example by a firewall.
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
