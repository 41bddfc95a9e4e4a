import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { it } from 'vitest';
import { built } from '../../support/windows/built.ts';
import { record } from '../record.ts';

const kB = (bytes: number): number => bytes / 1000;

it('is built to a window of so many bytes', () => {
  const folder = join(built('renderer'), 'renderer');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
  const code = paths.filter((path) => /\.(?:js|css|html)$/.test(path));
  const index = readFileSync(join(folder, 'index.html'), 'utf8');
  // What the page itself names is fetched before anything is seen.
  const first = code.filter(
    (path) => path.endsWith('.html') || index.includes(path.split(/[\\/]/).at(-1) ?? ''),
  );
  const sizeOf = (files: readonly string[]) => kB(files.reduce((sum, path) => sum + statSync(path).size, 0));
  const packed = (files: readonly string[]) =>
    kB(files.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0));
  const row = {
    topic: 'size',
    input: 'window',
    amendments: null,
    unit: 'kB',
    peer: null,
    theirs: null,
  } as const;
  record({ ...row, what: 'all scripts and styles', ours: sizeOf(code) });
  record({ ...row, what: 'all scripts and styles, gzipped', ours: packed(code) });
  record({ ...row, what: 'those that are fetched first', ours: sizeOf(first) });
  record({ ...row, what: 'those that are fetched first, gzipped', ours: packed(first) });
  record({ ...row, what: 'with fonts and icons', ours: sizeOf(paths) });
});
