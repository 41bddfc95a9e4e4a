import type { BrowserContext, Request } from 'playwright-core';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** What is read on the machine, or is Electron's own. */
const INWARD = new Set(['data:', 'blob:', 'about:', 'app:', 'devtools:', 'chrome-error:']);

const leaves = (request: Request): boolean => {
  const { protocol, hostname } = new URL(request.url());
  return !INWARD.has(protocol) && !LOOPBACK.has(hostname);
};

/**
 * Watches all that the pages of a context ask for, whichever page it is and however late. The function that comes back
 * throws when anything left the machine: what the content security policy stopped has not.
 */
export function watchOutward(context: BrowserContext): () => void {
  const outward = new Set<Request>();
  context.on('request', (request) => {
    if (leaves(request)) outward.add(request);
  });
  context.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') outward.delete(request);
  });
  return () => {
    if (outward.size === 0) return;
    throw new Error(
      `The window asked the network: ${[...outward].map((request) => request.url()).join(', ')}`,
    );
  };
}
