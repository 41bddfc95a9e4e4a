import type { Readable, Writable } from 'node:stream';

type Params = Readonly<Record<string, unknown>>;

/** The Chrome DevTools Protocol over two pipes. There is no port, so no other process can control the browser. */
export interface Devtools {
  /** Sends a command. @throws an Error with the browser's message if the command fails or the browser is gone */
  readonly send: (method: string, params?: Params, session?: string) => Promise<Params>;
  /** Fails every waiting and every later command with this reason. */
  readonly failAll: (reason: string) => void;
}

interface Message {
  readonly id?: number;
  readonly result?: Params;
  readonly error?: { readonly message: string };
}

/** Each message is JSON and ends with a zero byte. */
export function connectDevtools(input: Writable, output: Readable): Devtools {
  const pendingCommands = new Map<
    number,
    { resolve: (value: Params) => void; reject: (error: Error) => void }
  >();
  let nextId = 1;
  let cutReason: string | null = null;
  let messageParts: Buffer[] = [];

  function receiveMessage(text: string): void {
    const { id, result: answer, error } = JSON.parse(text) as Message;
    const pendingCommand = id === undefined ? undefined : pendingCommands.get(id);
    if (id === undefined || !pendingCommand) return;
    pendingCommands.delete(id);
    if (error) pendingCommand.reject(new Error(error.message));
    else pendingCommand.resolve(answer ?? {});
  }
  output.on('data', (chunk: Buffer) => {
    let remaining = chunk;
    for (let end = remaining.indexOf(0); end >= 0; end = remaining.indexOf(0)) {
      receiveMessage(Buffer.concat([...messageParts, remaining.subarray(0, end)]).toString('utf8'));
      messageParts = [];
      remaining = remaining.subarray(end + 1);
    }
    if (remaining.length > 0) messageParts.push(remaining);
  });
  // A browser that ends closes its pipes. `cut` fails the waiting commands.
  input.on('error', () => undefined);
  output.on('error', () => undefined);

  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        if (cutReason !== null) return reject(new Error(cutReason));
        const id = nextId++;
        pendingCommands.set(id, { resolve, reject });
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
      }),
    failAll: (reason) => {
      cutReason ??= reason;
      for (const { reject } of pendingCommands.values()) reject(new Error(cutReason));
      pendingCommands.clear();
    },
  };
}
