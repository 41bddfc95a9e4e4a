import { createServer } from 'node:http';
import type { Metrics } from './metrics.ts';

/** Serves the metrics on a port of their own, which the public proxy doesn't reach. @returns a function that stops it */
export async function serveMetrics(
  metrics: Metrics,
  { port, hostname }: { readonly port: number; readonly hostname: string },
): Promise<() => Promise<void>> {
  const server = createServer(async (request, response) => {
    const isAsked = request.method === 'GET' && request.url === '/metrics';
    const text = isAsked ? await metrics.text() : '';
    response.writeHead(isAsked ? 200 : 404, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
    response.end(text);
  });
  await new Promise<void>((listens, failed) => {
    server.once('error', failed);
    server.listen(port, hostname, listens);
  });
  return () =>
    new Promise((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
}
