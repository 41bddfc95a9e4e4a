import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import type { TeamCallOutput } from '../../../core/api.ts';
import type { Result } from '../../../core/base/result.ts';
import type { Role } from '../../../core/roles.ts';
import { connectPostgres, type Database } from '../../../data/store/postgres/connect.ts';
import { startTeam, type TeamOptions } from '../../../team/serve.ts';
import { createProxy } from '../../../team/sign-on/proxy.ts';
import { must } from '../reviews/review.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { freePort } from './free-port.ts';
import { OWNER, USER } from './postgres-server.ts';
import { startProxy, type TestProxy } from './proxy.ts';
import { faultsOnly } from './quiet-log.ts';

/** A server behind a proxy that signs who each request is from, with a database of its own; and the proxy's key. */
export interface TestTeam {
  readonly origin: string;
  readonly database: Required<Database>;
  /** The headers that the proxy sends on for somebody. */
  readonly as: TestProxy['as'];
  /** What a call comes to, as a window makes it. */
  readonly call: (
    headers: Readonly<Record<string, string>>,
    path: string,
    input: unknown,
    review?: string,
  ) => Promise<Result<never> & { readonly status?: number }>;
  /** An owner of a review gives a role in it to somebody who signed on before, or (null) takes them out. */
  readonly letIn: (
    owner: Readonly<Record<string, string>>,
    review: string,
    who: string,
    role: Role | null,
  ) => Promise<void>;
  /** Starts one more server on the same database. */
  readonly another: () => Promise<TestTeam>;
}

let databases = 0;

/** A connection URL as another role, to a database. */
function urlAs(role: string, name: string): string {
  const url = new URL(inject('postgres'));
  url.username = role;
  url.pathname = `/${name}`;
  return url.href;
}

/** A database that no other test uses, as docs/server.md has it made. */
export async function newDatabase(): Promise<Required<Database>> {
  const admin = connectPostgres({ database: inject('postgres'), schema: 'public' }, 1);
  const name = `team_${process.pid}_${++databases}`;
  await admin.raw(`CREATE DATABASE ${name} OWNER ${OWNER}`);
  await admin.destroy();
  return { database: urlAs(USER, name), owner: urlAs(OWNER, name) };
}

/** Starts one, which ends with the test. @param more what is set up in another way than usual */
export async function startTestTeam(more: Partial<TeamOptions> = {}): Promise<TestTeam> {
  const proxy = await startProxy();
  onTestFinished(proxy.close);
  const database = await newDatabase();
  const folder = temporaryFolder();

  async function start(): Promise<TestTeam> {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const signOn = createProxy(proxy.settings);
    const acts = join(folder, 'acts');
    const server = await startTeam({
      ...{ database, origin, port, folder, acts, signOn, log: faultsOnly() },
      ...more,
    });
    onTestFinished(server.close);
    const call: TestTeam['call'] = async (headers, path, input, review) => {
      const response = await fetch(`${origin}/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'keeling-tab': 'one',
          ...(review === undefined ? {} : { 'keeling-review': encodeURIComponent(review) }),
          ...headers,
        },
        body: JSON.stringify(input),
      });
      return { status: response.status, ...((await response.json()) as Result<never>) };
    };
    return {
      origin,
      database,
      as: proxy.as,
      call,
      letIn: async (owner, review, who, role) => {
        const known: TeamCallOutput<'people'> = must(await call(owner, 'team/people', {}, review));
        const person = known.find((one) => one.who === who)?.id;
        must(await call(owner, 'team/set-role', { person, role }, review));
      },
      another: start,
    };
  }
  return start();
}
