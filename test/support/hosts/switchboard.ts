import type { AddressInfo } from 'node:net';
import { createServer, connect as dial, type Socket } from 'node:net';

/** An address that leads to one port or another, as that of a database does which may be taken over by its standby. */
export interface Switchboard {
  readonly port: number;
  /** Leads on to another port from now on, and cuts what leads to the one before. */
  readonly lead: (to: number) => void;
  /** Cuts the next line on which such words are sent: before they arrive, or once they have, and before any answer does. */
  readonly cutAt: (words: string, when: 'before' | 'after') => void;
  readonly close: () => void;
}

export async function startSwitchboard(first: number): Promise<Switchboard> {
  let to = first;
  const lines = new Set<Socket>();
  let cutting: { readonly words: string; readonly when: 'before' | 'after' } | null = null;

  /** Passes on what is sent, or the words at which a line is cut. */
  function pass(chunk: Buffer, from: Socket, on: Socket): void {
    const at = cutting && chunk.includes(cutting.words) ? cutting : null;
    if (at) {
      cutting = null;
      on.unpipe(from);
    }
    if (at?.when === 'before') from.destroy();
    else on.write(chunk, () => at && from.destroy());
  }
  const server = createServer((from) => {
    const on = dial(to, '127.0.0.1');
    for (const [one, other] of [
      [from, on],
      [on, from],
    ] as const) {
      lines.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        lines.delete(one);
        other.end();
      });
    }
    from.on('data', (chunk) => pass(chunk, from, on));
    on.pipe(from);
  });
  await new Promise<void>((listens) => void server.listen(0, '127.0.0.1', listens));
  const cut = () => {
    for (const line of lines) line.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    lead: (port) => {
      to = port;
      cut();
    },
    cutAt: (words, when) => {
      cutting = { words, when };
    },
    close: () => {
      server.close();
      cut();
    },
  };
}
