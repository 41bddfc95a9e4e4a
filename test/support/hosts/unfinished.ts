import { type IncomingHttpHeaders, request } from 'node:http';

/** What comes of a request of which a part is sent, and no more until it is answered. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * Sends a request's headers and the beginning of its body, and never the rest: whoever answers has not waited for it.
 * @param said how long it says that its body is; null sends it in chunks, and says nothing
 */
export function askUnfinished(
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  { begins = '[', said = null }: { readonly begins?: string; readonly said?: number | null } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}${path}`, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/json',
        ...(said === null ? { 'transfer-encoding': 'chunked' } : { 'content-length': said }),
        ...headers,
      },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        // Whatever becomes of the connection now is nothing to whoever was answered.
        sent.on('error', () => undefined);
        sent.destroy();
      });
    });
    sent.write(begins);
  });
}
