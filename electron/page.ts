import { readFile } from 'node:fs/promises';
import { SECURITY_HEADERS } from './policy/csp.ts';
import { staticFile } from './policy/static-path.ts';

/** Reads a file of the built window, with the security headers; null if there is no such file. */
export async function servePage(folder: string, request: Request): Promise<Response | null> {
  const file = staticFile(folder, new URL(request.url).pathname);
  const body = file && (await readFile(file.path).catch(() => null));
  if (!file || !body) return null;
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': file.type,
      'Content-Length': String(body.length),
      'Cache-Control': 'no-cache',
    },
  });
}
