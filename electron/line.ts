/** One end of a channel between two processes. */
interface Port {
  readonly send: (message: unknown) => void;
  readonly listen: (onMessage: (message: unknown) => void) => void;
}

/** Asks the other process a named question. */
export type AskFunction = (name: string, input: unknown) => Promise<unknown>;

interface Question {
  readonly questionId: number;
  readonly name: string;
  readonly input: unknown;
}
interface Answer {
  readonly answeredId: number;
  readonly value?: unknown;
  readonly errorMessage?: string;
}

/** A connection over which both processes can ask each other questions. */
export interface Connection {
  readonly ask: AskFunction;
  /** Fails every waiting and every later question with this reason, because the other process has ended. */
  readonly failAll: (reason: string) => void;
}

/**
 * Opens a connection over a port. An error that `answer` throws is passed to the other process with the same message.
 */
export function openConnection(port: Port, answer: AskFunction): Connection {
  const pendingQuestions = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  let nextId = 1;
  let cutReason: string | null = null;

  async function reply({ questionId, name, input }: Question): Promise<void> {
    try {
      port.send({ answeredId: questionId, value: await answer(name, input) } satisfies Answer);
    } catch (error) {
      const errorMessage = error instanceof Error ? error.message : String(error);
      port.send({ answeredId: questionId, errorMessage } satisfies Answer);
    }
  }

  port.listen((message) => {
    const { questionId } = message as Partial<Question>;
    if (questionId !== undefined) {
      void reply(message as Question);
      return;
    }
    const { answeredId, value, errorMessage } = message as Answer;
    const pendingQuestion = pendingQuestions.get(answeredId);
    pendingQuestions.delete(answeredId);
    if (errorMessage === undefined) pendingQuestion?.resolve(value);
    else pendingQuestion?.reject(new Error(errorMessage));
  });

  return {
    ask: (name, input) =>
      new Promise((resolve, reject) => {
        if (cutReason !== null) return reject(new Error(cutReason));
        const questionId = nextId++;
        pendingQuestions.set(questionId, { resolve, reject });
        port.send({ questionId, name, input } satisfies Question);
      }),
    failAll: (reason) => {
      cutReason = reason;
      for (const { reject } of pendingQuestions.values()) reject(new Error(reason));
      pendingQuestions.clear();
    },
  };
}
