import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';

/** One PostgreSQL for all files of a run; each review in it has a schema of its own. */
export async function setup(project: TestProject): Promise<() => void> {
  const server = await startPostgres(['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']);
  project.provide('postgres', server.url);
  return server.close;
}
