import type { Result } from '../core/base/result.ts';
import { postgresRefusal } from '../data/store/postgres/refusals.ts';
import type { TeamPerson } from '../data/team/people.ts';
import { internalError } from './gate.ts';
import type { Log } from './operation/log.ts';

/** The caller of a call: a person who is signed on, and the tab that they call from. */
export interface TeamCaller {
  readonly person: TeamPerson;
  readonly tab: string;
  /** The id of the review that the tab shows; null if it shows none. */
  readonly review: string | null;
}

/** Answers a window's call. It calls `read` for the input only after it has checked the caller's role, and never rejects. */
export type TeamCall = (
  caller: TeamCaller,
  name: string,
  read: () => Promise<Result<unknown>>,
) => Promise<Result<unknown>>;

/** Runs `work`. An unexpected error is logged, and answered with a refusal that doesn't contain its message. */
export async function catchFaults(log: Log, work: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await work();
  } catch (error) {
    // The check of the caller's role also needs the database, which may be unreachable.
    const away = postgresRefusal(error);
    if (away) return away;
    log.fault('a call failed', error);
    return internalError();
  }
}
