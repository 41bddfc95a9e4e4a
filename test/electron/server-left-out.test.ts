import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, LAYERS } from '../support/run/layers.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What Electron runs: the main process, the page's functions, the store's process and its threads. */
const RUN = [
  'electron/main.ts',
  'electron/backend.ts',
  'electron/preload/preload.ts',
  'data/readers/thread.ts',
  'data/analysis/thread.ts',
  'data/wording/thread.ts',
];

/** What only a server for a department has. */
const OF_A_SERVER = ['team', 'data/team', 'data/store/postgres'];
const PACKAGES = [
  'pg',
  ...(LAYERS.team?.packages ?? []).filter((name) => /^(?:jose|openid-client)$/.test(name)),
];

/** All files and packages that some files import, and those that they do. */
function reachedFrom(entries: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const ahead = [...entries];
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    if (!existsSync(join(root, path)) || !/\.tsx?$/.test(path)) continue;
    for (const name of importsOf(path, read(path)))
      if (name !== null) ahead.push(name.startsWith('.') ? posix.join(posix.dirname(path), name) : name);
  }
  return reached;
}

const isOfServer = (path: string): boolean =>
  PACKAGES.includes(path) || OF_A_SERVER.some((folder) => path.startsWith(`${folder}/`));

describe('the desktop', () => {
  it('runs nothing of a server’s', () => {
    const reached = reachedFrom(RUN);
    expect(reached).toContain('data/store/sqlite/driver.ts');
    expect(reached).toContain('knex');
    expect([...reached].filter(isOfServer)).toEqual([]);
  });

  it('would be seen to, if it did', () => {
    const reached = [...reachedFrom(['team/run.ts'])].filter(isOfServer);
    for (const name of [...PACKAGES, 'data/team/tables.ts', 'data/store/postgres/connect.ts'])
      expect(reached).toContain(name);
  });

  it('is packed without what a server runs', () => {
    const { build } = JSON.parse(read('package.json')) as { build: { files: readonly string[] } };
    const leftOut = build.files.filter((one) => one.startsWith('!')).join(' ');
    for (const name of [...OF_A_SERVER, ...PACKAGES])
      expect(leftOut).toMatch(new RegExp(`[{,/]${name.replaceAll('/', '\\/')}[},/]`));
  });
});
