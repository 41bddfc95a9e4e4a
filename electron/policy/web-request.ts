import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What the web host knows of a request before it does anything with it. */
export interface WebRequest {
  readonly method: string;
  readonly header: (name: string) => string | undefined;
}

/** What the web host is reachable as. */
export interface WebAddress {
  readonly port: number;
  readonly token: string;
}

/** An HTTP status and words for whoever asked. */
export interface Rejection {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415;
  readonly message: string;
}

const reject = (status: Rejection['status'], message: string): Rejection => ({ status, message });

const hostsOf = (port: number) => [`127.0.0.1:${port}`, `localhost:${port}`];

/**
 * Why a request is turned away whatever it asks for; null when it is not. A foreign `Host` is a name that was made
 * to lead here (DNS rebinding); a foreign `Origin` or site is another page's doing.
 */
export function refuseForeign(request: WebRequest, { port }: WebAddress): Rejection | null {
  const host = request.header('host');
  if (host === undefined || !hostsOf(port).includes(host)) return reject(403, 'Unknown host');
  const origin = request.header('origin');
  if (origin !== undefined && origin !== `http://${host}`) return reject(403, 'Foreign origin');
  const site = request.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return reject(403, 'Foreign site');
  return null;
}

/** Why a call is turned away: only a page (or a script) that was given the token may make one, as JSON, by POST. */
export function refuseCall(request: WebRequest, { token }: WebAddress): Rejection | null {
  if (request.method !== 'POST') return reject(405, 'Calls are made by POST');
  if (!sameSecret(bearer(request.header('authorization')), token)) {
    return reject(401, 'This window is no longer connected to Keeling. Open it again from Keeling');
  }
  const type = request.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' ? null : reject(415, 'Calls are made in JSON');
}

/** Why a request for a file is turned away. */
export const refuseFile = (method: string): Rejection | null =>
  method === 'GET' || method === 'HEAD' ? null : reject(405, 'Files are only read');

/** Shows a window that it is its own host that answers, by what only who has the token can make of the window's words. */
export const proofOf = ({ token }: WebAddress, words: string): string =>
  createHmac('sha256', token).update(`keeling host ${words}`).digest('hex');

const bearer = (header: string | undefined): string => /^Bearer (\S+)$/.exec(header ?? '')?.[1] ?? '';

/** Compares hashes, so that neither the time it takes nor the length tells how much of a guess was right. */
function sameSecret(offered: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(offered), hash(expected));
}
