import type { SignOn } from './sign-on/sign-on.ts';
/** How a server is set up. */
export interface TeamOptions {
  /** The database: a connection URL. */
  readonly database: string;
  /** The address that people reach it at, where the proxy before it has the TLS. */
  readonly origin: string;
  readonly signOn: SignOn;
  /** Where exports lie until they are fetched. */
  readonly folder: string;
  readonly port?: number;
  readonly hostname?: string;
  /** The built window; by default this package's. */
  readonly pages?: string;
  readonly now?: () => string;
}
/** A server that runs. `close` answers what was asked, and takes nothing new. */
export interface TeamServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}
/** Serves a department's reviews. @throws where the database can't be reached, or the port is taken */
export declare function startTeam(options: TeamOptions): Promise<TeamServer>;
