import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Has a server listen on this machine alone. @returns its port */
export const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** A port that nobody has at the moment. */
export async function freePort(): Promise<number> {
  const holder = createServer();
  const port = await listening(holder);
  await new Promise((closed) => holder.close(closed));
  return port;
}
