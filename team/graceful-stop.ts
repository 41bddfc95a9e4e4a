import type { Server } from 'node:http';

/** The interval of checks whether all requests are answered. */
const CHECK_INTERVAL_MS = 20;

/**
 * Creates the graceful stop of a server. The returned function accepts no new requests, waits until all running ones are
 * answered to the last byte, and closes idle connections. Browsers keep those open for later.
 */
export function createGracefulStop(server: Server): () => Promise<void> {
  let answering = 0;
  server.on('request', (_, response) => {
    answering += 1;
    response.once('close', () => {
      answering -= 1;
    });
  });
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    const checkTimer = setInterval(() => {
      if (answering === 0) server.closeAllConnections();
      else server.closeIdleConnections();
    }, CHECK_INTERVAL_MS);
    await closed;
    clearInterval(checkTimer);
  };
}
