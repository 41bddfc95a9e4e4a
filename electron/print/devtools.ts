import type { Readable, Writable } from 'node:stream';

type Params = Readonly<Record<string, unknown>>;

/** Chromium’s own protocol over two pipes: no port, so that nothing else on the machine can reach the browser. */
export interface Devtools {
  /** @throws Error with the browser’s words when it won’t, or has gone */
  readonly send: (method: string, params?: Params, session?: string) => Promise<Params>;
  /** Every question that waits, and every later one, fails with these words. */
  readonly cut: (reason: string) => void;
}

interface Message {
  readonly id?: number;
  readonly result?: Params;
  readonly error?: { readonly message: string };
}

/** Messages are JSON, each ended by a zero byte. */
export function devtoolsOver(input: Writable, output: Readable): Devtools {
  const waiting = new Map<number, { resolve: (value: Params) => void; reject: (error: Error) => void }>();
  let next = 1;
  let cutReason: string | null = null;
  let parts: Buffer[] = [];

  function hear(text: string): void {
    const { id, result: answer, error } = JSON.parse(text) as Message;
    const asker = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !asker) return;
    waiting.delete(id);
    if (error) asker.reject(new Error(error.message));
    else asker.resolve(answer ?? {});
  }
  output.on('data', (chunk: Buffer) => {
    let remaining = chunk;
    for (let end = remaining.indexOf(0); end >= 0; end = remaining.indexOf(0)) {
      hear(Buffer.concat([...parts, remaining.subarray(0, end)]).toString('utf8'));
      parts = [];
      remaining = remaining.subarray(end + 1);
    }
    if (remaining.length > 0) parts.push(remaining);
  });
  // A browser that ends closes its pipes; what waits is told by `cut`.
  input.on('error', () => undefined);
  output.on('error', () => undefined);

  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        if (cutReason !== null) return reject(new Error(cutReason));
        const id = next++;
        waiting.set(id, { resolve, reject });
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
      }),
    cut: (reason) => {
      cutReason ??= reason;
      for (const { reject } of waiting.values()) reject(new Error(cutReason));
      waiting.clear();
    },
  };
}
