import type { Result } from '../core/base/result.ts';
import { postgresRefusal } from '../data/store/postgres/refusals.ts';
import type { TeamPerson } from '../data/team/people.ts';
import { wentWrong } from './gate.ts';
import type { Log } from './operation/log.ts';

/** Who asks: somebody who is signed on, in a tab of theirs, which draws a review or none. */
export interface TeamCaller {
  readonly person: TeamPerson;
  readonly tab: string;
  /** The id of the review that the window draws, if it does. */
  readonly review: string | null;
}

/**
 * Answers a call of a window's. It reads what it is given only once it is found that its caller may make it, and never
 * rejects.
 */
export type TeamCall = (
  caller: TeamCaller,
  name: string,
  read: () => Promise<Result<unknown>>,
) => Promise<Result<unknown>>;

/** An error that nobody foresaw is written to the log, and answered without what it says. */
export async function guarded(log: Log, work: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await work();
  } catch (error) {
    // Who may see what is asked of the same database, which may be away.
    const away = postgresRefusal(error);
    if (away) return away;
    log.fault('a call failed', error);
    return wentWrong();
  }
}
