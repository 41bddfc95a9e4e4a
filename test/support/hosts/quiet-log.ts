import { createLog, type Log } from '../../../team/operation/log.ts';

/** A server's log, of which a test shows what went wrong. */
export const faultsOnly = (): Log =>
  createLog(
    () => new Date().toISOString(),
    (line) => {
      if (line.includes('"level":"error"')) console.error(line.trimEnd());
    },
  );
