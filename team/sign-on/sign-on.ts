import type { Result } from '../../core/base/result.ts';
import type { Claims } from '../../data/team/people.ts';

/** How people say who they are: each way of signing on has these parts. */
export interface SignOn {
  /** Where a browser is sent that is not signed on; null where whoever stands before the server signs people on. */
  readonly begin: ((back: string) => Promise<Begun>) | null;
  /** Who somebody is that came back. Refused, and nobody signed on, where what they bring is not as it must be. */
  readonly finish: ((url: URL, begun: string) => Promise<Result<Claims>>) | null;
  /** Who a request says it is from, where each is signed. */
  readonly claimed: ((header: (name: string) => string | undefined) => Promise<Result<Claimed>>) | null;
  /** Where a browser goes that signs off, so that it is signed off there too. */
  readonly end: string | null;
}

/** Who a signed request says it is from. */
export type Claimed = Claims & {
  /** When what was signed is over, as ISO 8601 in UTC. */
  readonly until: string;
};

/** A sign-on that was begun: where to go, and what to bring back. */
export interface Begun {
  readonly url: string;
  /** Kept by the browser until it is back: what only that browser knows. */
  readonly begun: string;
}
