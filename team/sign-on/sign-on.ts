import type { Result } from '../../core/base/result.ts';
import type { Claims } from '../../data/team/people.ts';

/** A method of signing on: an OpenID Connect provider (`begin`, `finish`, `end`) or a proxy before the server (`claimed`). */
export interface SignOn {
  /** Begins a sign-on. Null if a proxy signs people on. */
  readonly begin: ((back: string) => Promise<Begun>) | null;
  /** Finishes a sign-on when the browser comes back. Refused if its state or the provider's answer isn't valid. */
  readonly finish: ((url: URL, begun: string) => Promise<Result<Claims>>) | null;
  /** Reads the signed token of a request. Null if people sign on at the server. */
  readonly claimed: ((header: (name: string) => string | undefined) => Promise<Result<Claimed>>) | null;
  /** The provider's address for signing off there, too; null if it has none. */
  readonly end: string | null;
}

/** The claims in the signed token of a request. */
export type Claimed = Claims & {
  /** The time at which the token expires, ISO 8601 in UTC. */
  readonly until: string;
};

/** A sign-on that has begun. `url` is the provider's page. */
export interface Begun {
  readonly url: string;
  /** The state for the browser's cookie. Only that browser can finish the sign-on. */
  readonly begun: string;
}
