import { Hono } from 'hono';
import type { Knex } from 'knex';
import { type Download } from '../electron/web/download.ts';
import type { Once } from '../electron/web/once.ts';
import type { TeamHost } from './host.ts';
import type { SignOn } from './sign-on/sign-on.ts';

interface TeamAppOptions {
  readonly team: Knex;
  readonly host: TeamHost;
  readonly signOn: SignOn;
  readonly downloads: Once<
    Download & {
      readonly person: string;
    }
  >;
  /** The built window. */
  readonly pages: string;
  /** The address that people reach it at, as the proxy that has the TLS passes it on: `https://keeling.example`. */
  readonly origin: string;
  readonly now: () => string;
}
/** Everything that the server answers. */
export declare function createTeamApp(options: TeamAppOptions): Hono;
