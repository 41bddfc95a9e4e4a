import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { type Result, refuse } from '../../core/base/result.ts';
import { type Ask, type Line, openLine } from '../line.ts';

/** The process with the handlers and SQLite, as the main process sees it. */
export interface Backend {
  readonly ask: (
    question: 'call' | 'host' | 'open' | 'first' | 'leave' | 'close',
    name: string,
    input?: unknown,
    review?: string | null,
  ) => Promise<Result<unknown>>;
  /** Closes the review. The process itself ends with the app. */
  readonly end: () => Promise<void>;
}

const STOPPED_MESSAGE = 'The part of Keeling that saves the review stopped and was started again.';
const ADVICE = 'Everything shown as saved is safe. Check your last change before you repeat it.';

/**
 * Starts the backend. If it stops, the next question starts it again and opens the same review. `answer` answers the
 * questions of the backend: dialogs and the file manager exist only in the main process.
 */
export function startBackend(answer: Ask): Backend {
  let line: Promise<Line> | null = null;
  let open: string | null = null;

  async function start(): Promise<Line> {
    const child = utilityProcess.fork(join(import.meta.dirname, '../backend.js'), [], {
      serviceName: 'Keeling review',
      stdio: 'inherit',
    });
    const started = openLine(
      { send: (message) => child.postMessage(message), listen: (hear) => child.on('message', hear) },
      answer,
    );
    child.on('exit', () => {
      started.cut(STOPPED_MESSAGE);
      line = null;
    });
    if (open !== null) await started.ask('open', { name: open });
    return started;
  }

  async function ask(
    question: string,
    name: string,
    input?: unknown,
    review: string | null = null,
  ): Promise<Result<unknown>> {
    line ??= start();
    const answer = (await (await line).ask(question, { name, input, review })) as Result<unknown>;
    if (question === 'close' || question === 'leave') open = null;
    else if (question !== 'call' && answer.ok) open = openedBy(answer.value) ?? open;
    return answer;
  }

  line = start();
  return {
    ask: (question, name, input, review) =>
      ask(question, name, input, review).catch((error: Error) =>
        refuse('internal', `${error.message} ${ADVICE}`),
      ),
    end: async () => {
      await ask('close', '').catch(() => undefined);
    },
  };
}

/** The path of the review in an answer; null for answers about something else. */
const openedBy = (output: unknown): string | null =>
  typeof output === 'object' && output !== null && 'ledgerHead' in output && 'path' in output
    ? String(output.path)
    : null;
