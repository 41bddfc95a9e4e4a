import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { type Result, refuse } from '../../core/result.ts';
import { type Ask, type Line, openLine } from '../line.ts';

export interface BackendOptions {
  readonly folder: string;
  readonly dataFolder: string;
  /** Dialogs and the file manager, which only the main process has. */
  readonly answer: Ask;
}

export interface Backend {
  readonly ask: (question: string, name: string, input?: unknown) => Promise<Result<unknown>>;
  /** Closes the review; the process then ends. */
  readonly end: () => Promise<void>;
}

const LOST = 'The part of Keeling that keeps the review stopped.';
const ADVICE = 'What was saved before is kept. Open the review again to go on.';

/** Starts the backend, and starts it again when it is next needed after it stopped. */
export function startBackend({ folder, dataFolder, answer }: BackendOptions): Backend {
  let line: Line | null = null;

  function start(): Line {
    const child = utilityProcess.fork(join(import.meta.dirname, '../backend.js'), [folder, dataFolder], {
      serviceName: 'Keeling review',
      stdio: 'inherit',
    });
    const started = openLine(
      {
        send: (message) => child.postMessage(message),
        listen: (hear) => child.on('message', hear),
      },
      answer,
    );
    child.on('exit', () => {
      started.cut(LOST);
      if (line === started) line = null;
    });
    line = started;
    return started;
  }

  start();
  return {
    ask: async (question, name, input) => {
      try {
        return (await (line ?? start()).ask(question, { name, input })) as Result<unknown>;
      } catch (error) {
        return refuse('internal', `${error instanceof Error ? error.message : String(error)} ${ADVICE}`);
      }
    },
    end: async () => {
      await line?.ask('close', { name: '' }).catch(() => undefined);
    },
  };
}
