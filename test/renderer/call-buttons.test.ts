import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type CallName, calls, declarationOf } from '../../core/api.ts';
import { pathsUnder } from '../support/run/paths-under.ts';

const RENDERER = join(import.meta.dirname, '../../renderer');
const SOURCES = pathsUnder(RENDERER)
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(RENDERER, name), 'utf8'))
  .join('\n');

it('names at a button or a field each call that not everybody may make', () => {
  const unnamed = (Object.keys(calls) as CallName[])
    .filter((name) => declarationOf(name).may !== 'reader')
    .filter((name) => SOURCES.includes(`'${name}'`))
    .filter((name) => !new RegExp(`call=\\{?[^\\n]*['"]${name}['"]|useBarred\\('${name}'`).test(SOURCES));
  expect(unnamed).toEqual([]);
});
