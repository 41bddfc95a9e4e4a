/** One end of a channel between two processes. */
interface Port {
  readonly send: (message: unknown) => void;
  readonly listen: (hear: (message: unknown) => void) => void;
}

/** Asks the other process a named question. */
export type Ask = (name: string, input: unknown) => Promise<unknown>;

interface Question {
  readonly ask: number;
  readonly name: string;
  readonly input: unknown;
}
interface Answer {
  readonly answers: number;
  readonly value?: unknown;
  readonly failed?: string;
}

/** A connection over which both processes can ask each other questions. */
export interface Line {
  readonly ask: Ask;
  /** Fails every waiting and every later question with this reason, because the other process has ended. */
  readonly cut: (reason: string) => void;
}

/**
 * Opens a connection over a port. An error that `answer` throws is passed to the other process with the same message.
 */
export function openLine(port: Port, answer: Ask): Line {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let next = 1;
  let cutReason: string | null = null;

  async function reply({ ask, name, input }: Question): Promise<void> {
    try {
      port.send({ answers: ask, value: await answer(name, input) } satisfies Answer);
    } catch (error) {
      port.send({ answers: ask, failed: error instanceof Error ? error.message : String(error) });
    }
  }

  port.listen((message) => {
    const { ask } = message as Partial<Question>;
    if (ask !== undefined) {
      void reply(message as Question);
      return;
    }
    const { answers, value, failed } = message as Answer;
    const asker = waiting.get(answers);
    waiting.delete(answers);
    if (failed === undefined) asker?.resolve(value);
    else asker?.reject(new Error(failed));
  });

  return {
    ask: (name, input) =>
      new Promise((resolve, reject) => {
        if (cutReason !== null) return reject(new Error(cutReason));
        const ask = next++;
        waiting.set(ask, { resolve, reject });
        port.send({ ask, name, input } satisfies Question);
      }),
    cut: (reason) => {
      cutReason = reason;
      for (const { reject } of waiting.values()) reject(new Error(reason));
      waiting.clear();
    },
  };
}
