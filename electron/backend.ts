import { appDataFolder, reviewsFolder } from './folders.ts';
import { type Caller, createHost } from './host.ts';
import { type Line, openLine } from './line.ts';
import { printByMain } from './print/by-main.ts';

/**
 * The process behind Electron's window: it runs the handlers, SQLite and the exports, so that the window never waits.
 * It shares the environment of the main process, and asks that process to show dialogs.
 */
const WINDOW = 'window';

const ask = (name: string, input: unknown = null) => line.ask(name, input) as Promise<string | null>;

const starting = createHost({
  kind: 'electron',
  folder: reviewsFolder(),
  dataFolder: appDataFolder(),
  asking: {
    chooseFile: () => ask('chooseFile'),
    chooseFolder: () => ask('chooseFolder'),
    reveal: ({ path }) => ask('reveal', path),
    copies: { choose: (name) => ask('chooseCopyPlace', name) },
  },
  print: printByMain((name, input) => line.ask(name, input)),
});

async function answer(question: string, request: unknown): Promise<unknown> {
  const host = await starting;
  const { name, input, review } = request as { name: string; input: unknown; review: string | null };
  const caller: Caller = { tab: WINDOW, review };
  switch (question) {
    case 'call':
      return host.call(caller, name, input);
    case 'host':
      return host.host(caller, name, input);
    case 'open':
      return host.open(name, WINDOW);
    case 'leave':
      return host.leave(WINDOW);
    case 'first':
      return host.first();
    case 'close':
      return host.close();
    default:
      throw new RangeError(`No such question: ${question}`);
  }
}

const port = process.parentPort;
const line: Line = openLine(
  {
    send: (message) => port.postMessage(message),
    listen: (hear) => port.on('message', ({ data }) => hear(data)),
  },
  answer,
);
