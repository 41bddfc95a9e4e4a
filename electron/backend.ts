import { appDataFolder, reviewsFolder } from './folders.ts';
import { type Caller, createHost } from './host.ts';
import { type Connection, openConnection } from './line.ts';
import { printByMain } from './print/by-main.ts';

/**
 * The process behind Electron's window: it runs the handlers, SQLite and the exports, so that the window never waits.
 * It shares the environment of the main process, and asks that process to show dialogs.
 */
const WINDOW_TAB = 'window';

const askMainProcess = (name: string, input: unknown = null) =>
  connection.ask(name, input) as Promise<string | null>;

const hostStart = createHost({
  kind: 'electron',
  folder: reviewsFolder(),
  dataFolder: appDataFolder(),
  asking: {
    chooseFile: () => askMainProcess('chooseFile'),
    chooseFolder: () => askMainProcess('chooseFolder'),
    reveal: ({ path }) => askMainProcess('reveal', path),
    copies: { choose: (name) => askMainProcess('chooseCopyPlace', name) },
  },
  print: printByMain((name, input) => connection.ask(name, input)),
});

async function answer(question: string, request: unknown): Promise<unknown> {
  const host = await hostStart;
  const { name, input, review } = request as { name: string; input: unknown; review: string | null };
  const caller: Caller = { tab: WINDOW_TAB, review };
  switch (question) {
    case 'call':
      return host.call(caller, name, input);
    case 'host':
      return host.host(caller, name, input);
    case 'open':
      return host.open(name, WINDOW_TAB);
    case 'leave':
      return host.leaveReview(WINDOW_TAB);
    case 'first':
      return host.openFirst();
    case 'close':
      return host.close();
    default:
      throw new RangeError(`No such question: ${question}`);
  }
}

const port = process.parentPort;
const connection: Connection = openConnection(
  {
    send: (message) => port.postMessage(message),
    listen: (hear) => port.on('message', ({ data }) => hear(data)),
  },
  answer,
);
