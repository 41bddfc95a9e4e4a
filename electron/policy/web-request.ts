import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The method and headers of an HTTP request, on which these checks depend. */
export interface WebRequest {
  readonly method: string;
  readonly header: (name: string) => string | undefined;
}

/** The port of the web host, and the token that its windows were given. */
export interface WebAddress {
  readonly port: number;
  readonly token: string;
}

/** An HTTP status, and a message for the client. */
export interface Rejection {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415;
  readonly message: string;
}

const reject = (status: Rejection['status'], message: string): Rejection => ({ status, message });

const allowedHosts = (port: number) => [`127.0.0.1:${port}`, `localhost:${port}`];

/**
 * Rejects requests from other sites; otherwise null. A wrong `Host` is the sign of DNS rebinding: a foreign name that
 * was made to resolve to this machine. A wrong `Origin` or `Sec-Fetch-Site` means that another site's page made the
 * request.
 */
export function rejectForeign(request: WebRequest, { port }: WebAddress): Rejection | null {
  const host = request.header('host');
  if (host === undefined || !allowedHosts(port).includes(host)) return reject(403, 'Unknown host');
  const origin = request.header('origin');
  if (origin !== undefined && origin !== `http://${host}`) return reject(403, 'Foreign origin');
  const site = request.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return reject(403, 'Foreign site');
  return null;
}

/** Rejects calls without the token, and calls that are not JSON by POST; otherwise null. */
export function rejectInvalidCall(request: WebRequest, { token }: WebAddress): Rejection | null {
  if (request.method !== 'POST') return reject(405, 'Calls are made by POST');
  if (!isSameSecret(bearerToken(request.header('authorization')), token)) {
    return reject(401, 'This window is no longer connected to Keeling. Open it again from Keeling');
  }
  const type = request.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' ? null : reject(415, 'Calls are made in JSON');
}

/** Rejects methods other than GET and HEAD for files. */
export const rejectFileMethod = (method: string): Rejection | null =>
  method === 'GET' || method === 'HEAD' ? null : reject(405, 'Files are only read');

/**
 * Proves to a window that this is its own host: the HMAC of the window's words, which only a holder of the token can
 * compute.
 */
export const hostProof = ({ token }: WebAddress, challenge: string): string =>
  createHmac('sha256', token).update(`keeling host ${challenge}`).digest('hex');

const bearerToken = (header: string | undefined): string => /^Bearer (\S+)$/.exec(header ?? '')?.[1] ?? '';

/** Compares hashes in constant time, so that neither the time nor the length reveals how much of a guess was right. */
function isSameSecret(offered: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(offered), hash(expected));
}
