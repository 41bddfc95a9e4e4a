import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Refusal } from '../../../core/base/result.ts';
import { sqliteCode } from '../../../data/store/sqlite/code.ts';
import { chosenDriver, connect, type DriverName, setLockTimeout } from '../../../data/store/sqlite/driver.ts';
import { refusalOf } from '../../../data/store/sqlite/sqlite.ts';
import { SECOND } from '../../support/hosts/second-driver.ts';
import { needs } from '../../support/run/programs.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

/** What the store asks of any driver; that it then works as a whole is what the other files say, on each of them. */
const DRIVERS: readonly DriverName[] = ['sqlite3', SECOND];

const opened = (path: string, name: DriverName): Knex => {
  const db = connect(path, name);
  onTestFinished(() => db.destroy());
  return db;
};

const newFile = (): string => join(temporaryFolder(), 'file.db');

/** What a database error is told as. */
const toldOf = (error: unknown): Partial<Refusal> => {
  const told = refusalOf(error);
  return told && !told.ok ? told.error : {};
};

/** Starts what is asked, as Knex does only when it is waited for, and answers when the database has been asked it. */
async function begun<T>(
  db: Knex,
  sql: RegExp,
  ask: () => PromiseLike<T>,
): Promise<{ readonly end: Promise<T> }> {
  const asked = new Promise<void>((done) =>
    db.on('query', (query: { readonly sql: string }) => (sql.test(query.sql) ? done() : undefined)),
  );
  const end = Promise.resolve(ask());
  await asked;
  return { end };
}

const errorOf = (asked: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(asked).then(
    () => null,
    (error: unknown) => error,
  );

describe('the setting', () => {
  it('is sqlite3 where nothing is said, better-sqlite3 on Windows, and one of two', () => {
    expect(chosenDriver({}, 'linux')).toBe('sqlite3');
    expect(chosenDriver({}, 'darwin')).toBe('sqlite3');
    expect(chosenDriver({}, 'win32')).toBe('better-sqlite3');
    expect(chosenDriver({ KEELING_DRIVER: 'sqlite3' }, 'win32')).toBe('sqlite3');
    expect(chosenDriver({ KEELING_DRIVER: 'better-sqlite3' })).toBe('better-sqlite3');
    expect(() => chosenDriver({ KEELING_DRIVER: 'toString' })).toThrow(RangeError);
  });
});

describe('two drivers', () => {
  it('keep and give back the same values, of the same types', async (context) => {
    needs(context, 'better-sqlite3 for this version of Node');
    const [one, two] = DRIVERS.map((name) => opened(newFile(), name)) as [Knex, Knex];
    for (const db of [one, two]) await db.raw('CREATE TABLE kept (whole INTEGER, text TEXT, any, json TEXT)');
    const value = fc.oneof(
      fc.integer(),
      fc.maxSafeInteger(),
      // Their versions of SQLite write the seventeenth figure of a fraction differently, and Keeling stores no fractions.
      fc.double().map((number) => Number(number.toPrecision(12))),
      fc.boolean(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(null, undefined, -0, 2 ** 31, -(2 ** 31), 'a\0b', '\ud800', new Date(86_400_000)),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    );
    const kept = async (db: Knex, given: unknown): Promise<unknown> => {
      await db('kept').delete();
      const insert = await db('kept').insert({ whole: given, text: given, any: given });
      const changed = await db('kept').update({ json: db.raw(`text || '!'`) });
      const types = db.raw('typeof(whole), typeof(text), typeof("any")');
      return { insert, changed, rows: await db('kept').select('*', types), gone: await db('kept').delete() };
    };
    await fc.assert(
      fc.asyncProperty(value, async (given) => {
        expect(await kept(two, given)).toEqual(await kept(one, given));
      }),
    );
  });

  it('read each other’s files', async (context) => {
    needs(context, 'better-sqlite3 for this version of Node');
    const path = newFile();
    const [one, two] = DRIVERS.map((name) => opened(path, name)) as [Knex, Knex];
    await one.raw('CREATE TABLE t (n INTEGER)');
    await two('t').insert({ n: 1 });
    await one('t').insert({ n: 2 });
    expect(await two('t').pluck('n')).toEqual([1, 2]);
  });
});

describe.each(DRIVERS)('%s', (name) => {
  const here = (context: Parameters<typeof needs>[0]): void => {
    if (name === SECOND) needs(context, 'better-sqlite3 for this version of Node');
  };

  it('sets up each connection, and searches words', async (context) => {
    here(context);
    const db = opened(newFile(), name);
    const asked = ['foreign_keys', 'synchronous', 'trusted_schema', 'cell_size_check'];
    const answers = await Promise.all(asked.map((pragma) => db.raw(`PRAGMA ${pragma}`)));
    expect(answers.flat().map((row) => Object.values(row)[0])).toEqual([1, 3, 0, 1]);
    await db.raw('CREATE VIRTUAL TABLE words USING fts5(text)');
    await db('words').insert({ text: 'stalking' });
    expect(await db.raw(`SELECT text FROM words WHERE words MATCH 'stalk*'`)).toEqual([{ text: 'stalking' }]);
    expect(await db.raw(`SELECT value FROM json_each(?)`, ['[1,"a"]'])).toEqual([
      { value: 1 },
      { value: 'a' },
    ]);
  });

  it('is set up without a warning of Node’s', async (context) => {
    here(context);
    const warned: string[] = [];
    const hear = (warning: Error): number => warned.push(warning.message);
    process.on('warning', hear);
    onTestFinished(() => void process.off('warning', hear));
    await opened(newFile(), name).raw('SELECT 1');
    // Warnings come a turn later.
    await new Promise((done) => setImmediate(done));
    expect(warned).toEqual([]);
  });

  it('says what was refused in SQLite’s own codes', async (context) => {
    here(context);
    const folder = temporaryFolder();
    const text = join(folder, 'text');
    writeFileSync(text, 'not a database, though it is longer than a header of one hundred bytes'.repeat(40));
    const said = async (path: string, ask: (db: Knex) => PromiseLike<unknown>): Promise<unknown> => {
      const error = await errorOf(ask(opened(path, name)));
      return [sqliteCode(error), toldOf(error).kind];
    };
    const read = (db: Knex) => db('sqlite_master');
    expect(await said(join(folder, 'none/file.db'), read)).toEqual(['SQLITE_CANTOPEN', 'refused']);
    expect(await said(folder, read)).toEqual(['SQLITE_CANTOPEN', 'refused']);
    expect(await said(text, read)).toEqual(['SQLITE_NOTADB', 'unsupported']);
    expect(await said(newFile(), (db) => db('nothing'))).toEqual(['SQLITE_ERROR', 'damaged']);
    const twice = (db: Knex) =>
      db.raw('CREATE TABLE t (n UNIQUE)').then(() => db('t').insert([{ n: 1 }, { n: 1 }]));
    expect(await said(newFile(), twice)).toEqual(['SQLITE_CONSTRAINT', undefined]);
    const full = async (db: Knex) => {
      await db.raw('CREATE TABLE t (x)');
      await db.raw('PRAGMA max_page_count = 3');
      await db('t').insert({ x: 'x'.repeat(20_000) });
    };
    expect(await said(newFile(), full)).toEqual(['SQLITE_FULL', 'unavailable']);
    expect(sqliteCode(Object.assign(new Error('x'), { code: 'SQLITE_IOERR_WRITE' }))).toBe('SQLITE_IOERR');
    expect(sqliteCode(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBeNull();
  });

  it('waits for another connection while everything else goes on, and no longer than it is told', async (context) => {
    here(context);
    const path = newFile();
    const [one, two] = [opened(path, name), opened(path, name)];
    await one.raw('CREATE TABLE t (n INTEGER)');
    await one.raw('BEGIN IMMEDIATE');
    await setLockTimeout(two, 20, name);
    const error = await errorOf(two('t').insert({ n: 1 }));
    expect(toldOf(error).message).toMatch(/Another program is writing/);
    await setLockTimeout(two, 5_000, name);
    const { end } = await begun(two, /^insert/, () => two('t').insert({ n: 2 }));
    await one('t').insert({ n: 3 });
    await one.raw('COMMIT');
    await end;
    expect(await one('t').pluck('n')).toEqual([3, 2]);
  });

  it('lets everything else go on between statements', async (context) => {
    here(context);
    const db = opened(newFile(), name);
    let isHeld = true;
    setTimeout(() => {
      isHeld = false;
    }, 0);
    for (let n = 0; isHeld && n < 20_000; n += 1) await db.raw('SELECT 1');
    expect(isHeld).toBe(false);
  });

  it('waits with a write for whoever reads, and leaves all of it in the one file', async (context) => {
    here(context);
    const path = newFile();
    const [one, two] = [opened(path, name), opened(path, name)];
    await one.raw('CREATE TABLE t (n INTEGER)');
    await two.raw('BEGIN');
    expect(await two('t')).toEqual([]);
    const { end } = await begun(one, /^insert/, () => one('t').insert({ n: 1 }));
    // What was begun by reading is read to the end as it was.
    expect(await two('t')).toEqual([]);
    await two.raw('COMMIT');
    await end;
    const copy = newFile();
    copyFileSync(path, copy);
    expect(await opened(copy, name)('t').pluck('n')).toEqual([1]);
    expect(readdirSync(dirname(path))).toEqual([basename(path)]);
  });
});
