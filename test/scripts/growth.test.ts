import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

it('calculates what docs/growth.md says, the same every time', () => {
  const run = () => execFileSync(process.execPath, [join(root, 'scripts/growth.mjs')], { encoding: 'utf8' });
  const said = run();
  const page = readFileSync(join(root, 'docs/growth.md'), 'utf8')
    .split('\n')
    .map((line) => line.trim());
  const lines = said.split('\n').filter((line) => line !== '');
  expect(lines.length).toBeGreaterThan(8);
  expect(lines.filter((line) => !page.includes(line.trim()))).toEqual([]);
  expect(run()).toBe(said);
});
