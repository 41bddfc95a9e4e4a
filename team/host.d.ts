import type { Knex } from 'knex';
import { type Result } from '../core/base/result.ts';
import type { TeamPerson } from '../data/team/people.ts';
import type { TeamReviews } from './reviews.ts';
/** Who asks: somebody who is signed on, in a tab of theirs, which draws a review or none. */
export interface TeamCaller {
  readonly person: TeamPerson;
  readonly tab: string;
  /** The path by which the window names the review that it draws. */
  readonly review: string | null;
}
interface TeamHostOptions {
  readonly team: Knex;
  readonly reviews: TeamReviews;
  readonly now: () => string;
  /** Offers a file for one download. @returns its address */
  readonly offer: (path: string, isPassing: boolean, person: string) => string;
}
/** The one thing behind the windows of a department. Its calls never reject. */
export interface TeamHost {
  readonly call: (caller: TeamCaller, name: string, input: unknown) => Promise<Result<unknown>>;
  readonly host: (caller: TeamCaller, name: string, input: unknown) => Promise<Result<unknown>>;
}
export declare function createTeamHost({ team, reviews, now, offer }: TeamHostOptions): TeamHost;
