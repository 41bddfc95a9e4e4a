import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

it('every gesture of the table has a test of a window that is there', () => {
  const rows = readFileSync(join(ROOT, 'docs/gestures.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| (?!To |-)/.test(line) && !line.startsWith('|---'));
  expect(rows.length).toBeGreaterThan(25);
  const without = rows.filter((row) => {
    const named = [...(row.split('|').at(-2) ?? '').matchAll(/`([\w-]+)`/g)].map(([, name]) => name);
    const isThere = (name: string | undefined) =>
      ['test.ts', 'full.test.ts'].some((end) => existsSync(join(ROOT, 'test/browser', `${name}.${end}`)));
    return named.length === 0 || !named.every(isThere);
  });
  expect(without).toEqual([]);
});
