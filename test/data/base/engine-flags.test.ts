import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ENGINE_FLAGS, hasEngineFlag } from '../../../data/base/engine-flags.ts';
import { pathsUnder } from '../../support/run/paths-under.ts';

const flags = Object.keys(ENGINE_FLAGS) as readonly (keyof typeof ENGINE_FLAGS)[];

it.each(flags)('knows whether the engine that runs has its flag %s', (flag) => {
  const listed = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  expect(hasEngineFlag(flag)).toBe(new RegExp(`^\\s*--${flag} `, 'm').test(listed));
});

it('is the only place where a flag of the engine is set', () => {
  const root = join(import.meta.dirname, '../../..');
  const setting = ['core', 'data', 'electron', 'team', 'scripts'].flatMap((folder) =>
    pathsUnder(join(root, folder))
      .filter((path) => /\.(?:ts|mjs)$/.test(path))
      .map((path) => `${folder}/${path}`)
      .filter((path) => readFileSync(join(root, path), 'utf8').includes('setFlagsFromString')),
  );
  expect(setting).toEqual(['data/base/engine-flags.ts']);
});
