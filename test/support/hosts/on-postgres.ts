import { createHash } from 'node:crypto';
import { existsSync, rmSync, statSync } from 'node:fs';
import type { Knex } from 'knex';
import { inject } from 'vitest';
import { ok, type Result } from '../../../core/base/result.ts';
import { connectPostgres, type SchemaPlace } from '../../../data/store/postgres/connect.ts';
import { copyToFile } from '../../../data/store/postgres/copies.ts';
import { copyIntoSchema, createSchema, openSchema } from '../../../data/store/postgres/reviews.ts';
import * as files from '../../../data/store/store.ts';
import { USER } from './postgres-server.ts';

/**
 * What tests of the store open instead of files, when they are run on PostgreSQL. A path stands for a schema of its own:
 * a file that a test put there is taken into it when it is opened, and when it is closed the file is written from it, so
 * that tests may copy, move and read it as they do. Everything above the store is as it is.
 */

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string;
  }
}

export type { FileChange } from '../../../data/store/store.ts';

/** As a server has it: what is read and written is not by the tables' owner. */
const asServer = (): string => {
  const url = new URL(inject('postgres'));
  url.username = USER;
  return url.href;
};

const placeOf = (path: string): SchemaPlace => ({
  database: asServer(),
  owner: inject('postgres'),
  schema: `keeling_${createHash('sha256').update(path).digest('hex').slice(0, 24)}`,
});

/** What the system said of each file when it was last written here. */
const written = new Map<string, string>();
const paths = new WeakMap<Knex, string>();

function stateOf(path: string): string {
  const { size, mtimeMs, ino } = statSync(path);
  return `${ino} ${size} ${mtimeMs}`;
}

async function writeFile(db: Knex, path: string): Promise<void> {
  rmSync(path, { force: true });
  await copyToFile(db, path);
  written.set(path, stateOf(path));
}

async function drop(place: SchemaPlace): Promise<void> {
  const db = connectPostgres({ ...place, database: inject('postgres') }, 1);
  await db.raw('DROP SCHEMA IF EXISTS ?? CASCADE', [place.schema]);
  await db.destroy();
}

const held = (path: string, db: Result<Knex>): Result<Knex> => {
  if (db.ok) paths.set(db.value, path);
  return db;
};

export const openStore: typeof files.openStore = async (path, ...given) => {
  const place = placeOf(path);
  if (existsSync(path) && written.get(path) === stateOf(path)) return held(path, await openSchema(place));
  const file = await files.openStore(path, ...given);
  if (!file.ok) return file;
  await drop(place);
  const carried = await copyIntoSchema(file.value, place);
  await files.closeStore(file.value);
  written.set(path, stateOf(path));
  return held(path, carried);
};

export const createStore: typeof files.createStore = async (path, fill, ...given) => {
  if (existsSync(path)) return files.createStore(path, fill, ...given);
  const place = placeOf(path);
  await drop(place);
  const made = await createSchema(place, fill);
  if (!made.ok) return made;
  await writeFile(made.value, path);
  await made.value.destroy();
  return ok(null);
};

/** A schema keeps no log to be readied. */
export const startWriting: typeof files.startWriting = async () => ok(null);

export async function closeStore(db: Knex): Promise<void> {
  const path = paths.get(db);
  // A test's folder may be gone by now.
  if (path !== undefined && existsSync(path)) await writeFile(db, path);
  await db.destroy();
}
