/** What may be said of a thing in a log: numbers, ids and names of ours, and nothing that anybody wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The server's log: one JSON object a line, with `at`, `level`, `event` and what is said of it. */
export interface Log {
  readonly info: (event: string, fields?: LogFields) => void;
  /** What was not done, where no error says why. */
  readonly failure: (event: string, fields?: LogFields) => void;
  readonly fault: (event: string, error: unknown, fields?: LogFields) => void;
}

const FRAMES = 8;

/**
 * What of an error is written down: its kind, its code and where it was thrown. Its message may hold what somebody wrote,
 * as a database's does that names a value.
 */
export function ofError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? String(error.code).slice(0, 40) : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    code,
    stack: frames
      .slice(0, FRAMES)
      .map((line) => line.trim())
      .join(' '),
  };
}

/** @param write takes a line: by default the process's standard output, which a service manager or container keeps */
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
