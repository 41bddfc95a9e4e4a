/** The fields of a log line: only numbers, ids and Keeling's own names, and never words that a user wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The server's log: one JSON object per line, with `at`, `level`, `event` and the fields. */
export interface Log {
  readonly info: (event: string, fields?: LogFields) => void;
  /** Logs a failure without an error object. */
  readonly failure: (event: string, fields?: LogFields) => void;
  /** Logs a failure with its error. */
  readonly fault: (event: string, error: unknown, fields?: LogFields) => void;
}

const MAX_STACK_FRAMES = 8;

/**
 * The fields of an error in the log: its type, code and stack frames. The message is left out, because it may quote a user's
 * words, for example in a database error that names a value.
 */
export function ofError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? String(error.code).slice(0, 40) : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    code,
    stack: frames
      .slice(0, MAX_STACK_FRAMES)
      .map((line) => line.trim())
      .join(' '),
  };
}

/** Creates a log. @param write writes a line; by default to standard output, which service managers and containers collect */
export function createLog(
  now: () => string,
  write: (line: string) => void = (line) => void process.stdout.write(line),
): Log {
  const writeLine = (level: string, event: string, fields: LogFields): void => {
    write(`${JSON.stringify({ at: now(), level, event, ...fields })}\n`);
  };
  return {
    info: (event, fields = {}) => writeLine('info', event, fields),
    failure: (event, fields = {}) => writeLine('error', event, fields),
    fault: (event, error, fields = {}) => writeLine('error', event, { ...fields, ...ofError(error) }),
  };
}
