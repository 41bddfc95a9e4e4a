import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { type Result, refuse } from '../../core/base/result.ts';
import { type AskFunction, type Connection, openConnection } from '../line.ts';

/** The process with the handlers and SQLite, as the main process sees it. */
export interface Backend {
  readonly ask: (
    question: 'call' | 'host' | 'open' | 'first' | 'leave' | 'close',
    name: string,
    input?: unknown,
    review?: string | null,
  ) => Promise<Result<unknown>>;
  /** Closes the review. The process itself ends with the app. */
  readonly closeReview: () => Promise<void>;
}

const STOPPED_MESSAGE = 'The part of Keeling that saves the review stopped and was started again.';
const ADVICE = 'Everything shown as saved is safe. Check your last change before you repeat it.';

/**
 * Starts the backend. If it stops, the next question starts it again and opens the same review. `answer` answers the
 * questions of the backend: dialogs and the file manager exist only in the main process.
 */
export function startBackend(answer: AskFunction): Backend {
  let connection: Promise<Connection> | null = null;
  let openPath: string | null = null;

  async function start(): Promise<Connection> {
    const child = utilityProcess.fork(join(import.meta.dirname, '../backend.js'), [], {
      serviceName: 'Keeling review',
      stdio: 'inherit',
    });
    const newConnection = openConnection(
      { send: (message) => child.postMessage(message), listen: (hear) => child.on('message', hear) },
      answer,
    );
    child.on('exit', () => {
      newConnection.failAll(STOPPED_MESSAGE);
      connection = null;
    });
    if (openPath !== null) await newConnection.ask('open', { name: openPath });
    return newConnection;
  }

  async function ask(
    question: string,
    name: string,
    input?: unknown,
    review: string | null = null,
  ): Promise<Result<unknown>> {
    connection ??= start();
    const reply = (await (await connection).ask(question, { name, input, review })) as Result<unknown>;
    if (question === 'close' || question === 'leave') openPath = null;
    else if (question !== 'call' && reply.ok) openPath = openedReviewPath(reply.value) ?? openPath;
    return reply;
  }

  connection = start();
  return {
    ask: (question, name, input, review) =>
      ask(question, name, input, review).catch((error: Error) =>
        refuse('internal', `${error.message} ${ADVICE}`),
      ),
    closeReview: async () => {
      await ask('close', '').catch(() => undefined);
    },
  };
}

/** The path of the review in an answer; null for answers about something else. */
const openedReviewPath = (output: unknown): string | null =>
  typeof output === 'object' && output !== null && 'ledgerHead' in output && 'path' in output
    ? String(output.path)
    : null;
