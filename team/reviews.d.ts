import { type Result } from '../core/base/result.ts';
import type { Deps } from '../data/handlers/context/context.ts';
import { type Contents } from '../data/session/fill.ts';
import { type Session } from '../data/session/session.ts';
import type { TeamPerson } from '../data/team/people.ts';

/** What whoever opens reviews on a server has. */
interface ReviewsOptions {
  readonly database: string;
  /** Where what is exported lies until it is fetched: a folder for each person and review. */
  readonly folder: string;
  readonly deps: Omit<Deps, 'person'>;
}
/** The reviews of a server as they are open now: each person has a session of their own, so that every entry is theirs. */
export interface TeamReviews {
  readonly sessionOf: (
    review: {
      readonly id: string;
      readonly schema: string;
    },
    person: TeamPerson,
  ) => Promise<Result<Session>>;
  /** Makes a review in a schema that is not there yet. */
  readonly create: (schema: string, contents: Contents, person: TeamPerson) => Promise<Result<null>>;
  readonly close: () => Promise<void>;
}
export declare function createTeamReviews({ database, folder, deps }: ReviewsOptions): TeamReviews;
