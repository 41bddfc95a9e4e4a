import type { Server } from 'node:http';

/** How often is looked whether all is answered, in milliseconds. */
const LOOK = 20;

/**
 * Stops a server once it has answered what it was asked, to the last byte. Connections on which nothing is asked are not
 * waited for: browsers open some for later.
 */
export function stopping(server: Server): () => Promise<void> {
  let answering = 0;
  server.on('request', (_, response) => {
    answering += 1;
    response.once('close', () => {
      answering -= 1;
    });
  });
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    const look = setInterval(() => {
      if (answering === 0) server.closeAllConnections();
      else server.closeIdleConnections();
    }, LOOK);
    await closed;
    clearInterval(look);
  };
}
