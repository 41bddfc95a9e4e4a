import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  breaches,
  breachesOnDisk,
  exportsDefault,
  importsOf,
  inRings,
  LAYERS,
  layerOf,
  ROOMS,
  roomOf,
} from './support/run/layers.ts';
import { pathsUnder } from './support/run/paths-under.ts';

const root = join(import.meta.dirname, '..');
const SOURCE = /\.(ts|tsx|mts|cts|js|mjs|cjs|jsx)$/;
const LONGEST_FILE = 500;

const sources = (folder: string): readonly string[] =>
  pathsUnder(join(root, folder))
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .filter((path) => SOURCE.test(path));

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const layered = ['core', 'data', 'electron', 'renderer', 'team'].flatMap(sources);

describe('the house', () => {
  it('is read at all', () => {
    expect(layered).toContain('core/api.ts');
  });

  it('has no import that its table forbids', () => {
    expect(layered.flatMap((path) => breachesOnDisk(root, path))).toEqual([]);
  });

  it.each(Object.entries(ROOMS))(
    'has every room of %s that its table names, each at one level',
    (layer, levels) => {
      const rooms = levels.flat();
      const lived = new Set(
        layered.filter((path) => layerOf(path) === layer).map((path) => roomOf(layer, path)),
      );
      expect(rooms.filter((room) => !lived.has(room))).toEqual([]);
      expect(new Set(rooms).size).toBe(rooms.length);
    },
  );

  it.each(['core', 'data', 'electron', 'renderer', 'team'])(
    'has no files in %s that import each other round',
    (layer) => {
      expect(inRings(new Map(sources(layer).map((path) => [path, read(path)])))).toEqual([]);
    },
  );

  it('has nothing that a compiler wrote beside its source', () => {
    const written = layered.filter(
      (path) => layered.includes(path.replace(/\.d\.ts$|\.js$/, '.ts')) && /\.(?:d\.ts|js)$/.test(path),
    );
    expect(written).toEqual([]);
  });

  it('has no default export', () => {
    expect(layered.filter((path) => exportsDefault(path, read(path)))).toEqual([]);
  });

  it(`has no file over ${LONGEST_FILE} lines`, () => {
    const long = [...layered, ...sources('test'), ...sources('scripts')].filter(
      (path) => read(path).split('\n').length - 1 > LONGEST_FILE,
    );
    expect(long).toEqual([]);
  });

  it('assigns every package it ships to a folder', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const assigned = Object.values(LAYERS).flatMap(({ packages }) => packages);
    const scope = (name: string) => `${name.split('/')[0]}/*`;
    const orphans = Object.keys(dependencies).filter(
      (name) => !assigned.includes(name) && !assigned.includes(scope(name)),
    );
    expect(orphans).toEqual([]);
  });

  it('ships no package that only the window is built of: its files hold what it needs of them', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const run = ['core', 'data', 'electron', 'team'].flatMap((layer) => LAYERS[layer]?.packages ?? []);
    expect(Object.keys(dependencies).filter((name) => !run.includes(name))).toEqual([]);
  });
});

describe('the reading of imports', () => {
  it('sees every way to name a module', () => {
    const source = `
      import a, { type B } from 'static';
      import type { C } from 'type-only';
      import 'bare';
      export { d } from 'named-again';
      export * from 'all-again';
      import old = require('import-equals');
      // import no from 'comment';
      const text = "import no from 'string'";
      const e = await import('dynamic');
      let f: import('in-a-type').F<import('nested-type').G>;
      class H { m() { return require('required'); } }
      require.resolve('resolved');
      const i = \`\${await import('in-a-template')}\`;
    `;
    expect(importsOf('core/planted.ts', source)).toEqual([
      'static',
      'type-only',
      'bare',
      'named-again',
      'all-again',
      'import-equals',
      'dynamic',
      'in-a-type',
      'nested-type',
      'required',
      'resolved',
      'in-a-template',
    ]);
  });

  it.each([
    ['core/act/planted.ts', "import { x } from '../../data/store/x.ts';"],
    ['core/act/planted.ts', "import fs from 'node:fs';"],
    ['core/act/planted.ts', "import fs from 'fs';"],
    ['core/act/planted.ts', "import type { Knex } from 'knex';"],
    ['core/act/planted.ts', "export * from '../../renderer/x.ts';"],
    ['data/store/planted.ts', "import { x } from '../../electron/x.ts';"],
    ['data/store/planted.ts', "let x: import('electron').App;"],
    ['data/store/planted.ts', "import left from 'left-pad';"],
    ['electron/planted.ts', "import 'react';"],
    ['electron/planted.ts', "await import('../renderer/x.ts');"],
    ['electron/preload/planted.ts', "import { x } from '../../data/x.ts';"],
    ['electron/preload/planted.ts', "import { x } from '../decisions.ts';"],
    ['electron/preload/planted.ts', "import fs from 'node:fs';"],
    ['renderer/ui/planted.tsx', "import { x } from '../../data/x.ts';"],
    ['renderer/ui/planted.tsx', "import { x } from '../../electron/preload/x.ts';"],
    ['renderer/ui/planted.tsx', "import 'node:path';"],
    ['core/act/planted.ts', "import { x } from '../../test/support/x.ts';"],
    ['core/act/planted.ts', "import { x } from '../../../outside.ts';"],
    ['core/act/planted.ts', "await import('./' + name);"],
    ['electron/planted.ts', "import type { X } from './preload/x.ts';"],
    // Upward, and to the file at the top.
    ['core/act/planted.ts', "import { x } from '../amend/edits/x.ts';"],
    ['core/amend/edits/planted.ts', "import type { X } from '../rebase/x.ts';"],
    ['core/amend/edits/planted.ts', "import { x } from '../typing/x.ts';"],
    ['core/pack/planted.ts', "import type { X } from '../api.ts';"],
    ['data/formats/planted.ts', "import { x } from '../store/x.ts';"],
    ['data/papers/planted.ts', "import type { X } from '../handlers/context/x.ts';"],
    ['data/handlers/context/planted.ts', "import { x } from '../papers/x.ts';"],
    ['data/handlers/papers/planted.ts', "await import('../../session/x.ts');"],
    ['renderer/ui/planted.tsx', "import { x } from '../state/host/x.ts';"],
    ['renderer/text/act/planted.tsx', "import type { X } from '../../amendments/x.ts';"],
    ['renderer/text/page/planted.tsx', "import { x } from '../act/x.ts';"],
    ['renderer/shell/planted.ts', "await import('../main.ts');"],
    // Sideways.
    ['core/coding/planted.ts', "import { x } from '../coverage/x.ts';"],
    ['core/coding/planted.ts', "import { x } from '../amend/rebase/x.ts';"],
    ['core/api.ts', "import { x } from './sample.ts';"],
    ['data/papers/planted.ts', "import { x } from '../readers/x.ts';"],
    ['data/handlers/comments/planted.ts', "import { x } from '../history/x.ts';"],
    ['renderer/consultation/planted.tsx', "import { x } from '../compare/x.ts';"],
    // In no room, or to none.
    ['core/planted.ts', "import { x } from './base/result.ts';"],
    ['core/planted/x.ts', ''],
    ['data/planted.ts', ''],
    ['data/handlers/planted.ts', ''],
    ['renderer/planted.tsx', "import 'react';"],
    ['renderer/text/planted.tsx', "import 'react';"],
    ['core/pack/planted.ts', "import { x } from '../planted/x.ts';"],
  ])('%s fails on %s', (path, source) => {
    expect(breaches(path, source)).toHaveLength(1);
  });

  it.each([
    [
      'core/act/planted.ts',
      "import { z } from 'zod'; import { ok } from '../base/result.ts'; import './x.ts';",
    ],
    ['core/amend/rebase/planted.ts', "import { x } from '../edits/edit.ts'; import { y } from './carry.ts';"],
    [
      'data/store/planted.ts',
      "import { readFile } from 'node:fs/promises'; import '../../core/api.ts'; import '../base/hash.ts';",
    ],
    ['electron/web/planted.ts', "import { Hono } from 'hono/tiny'; import '../../data/x.ts';"],
    ['renderer/ui/planted.tsx', "import { createRoot } from 'react-dom/client'; import '@lexical/utils/X';"],
  ])('%s may %s', (path, source) => {
    expect(breaches(path, source)).toEqual([]);
  });

  it('sees files that import each other round, and not those that only lead there', () => {
    const planted = new Map([
      ['a/first.ts', "import './b/second.ts';"],
      ['a/b/second.ts', "let x: import('../third.ts').X;"],
      ['a/third.ts', "export * from './b/second.ts'; import './last.ts';"],
      ['a/last.ts', "import 'elsewhere';"],
    ]);
    expect(inRings(planted)).toEqual(['a/b/second.ts', 'a/third.ts']);
  });

  it('sees a default export in either spelling', () => {
    expect(exportsDefault('core/planted.ts', 'export default 1;')).toBe(true);
    expect(exportsDefault('core/planted.ts', "export { x as default } from './x.ts';")).toBe(true);
    expect(exportsDefault('core/planted.ts', 'export const x = { default: 1 };')).toBe(false);
  });
});
