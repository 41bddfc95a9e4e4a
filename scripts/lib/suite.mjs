import { runTests } from './again.mjs';
import { runNode } from './run.mjs';

const tool =
  (path, ...args) =>
  async () =>
    (await runNode([`node_modules/${path}`, ...args])).code === 0;

/** What must hold of the tree before anything else is worth running. */
const treeParts = (build) => [
  [
    // More than one checker for a project work out again most of what the others did.
    { name: 'types', run: tool('typescript/bin/tsc', '-b', '--checkers', '1') },
    { name: 'lint and format', run: tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings') },
  ],
  {
    name: 'build',
    run: async () => {
      await build();
      return true;
    },
  },
];

/** The parts of `npm run check`: types, lint, layers, unit and property tests. */
export const checkParts = (build) => [
  ...treeParts(build),
  {
    name: 'layers, unit and property tests',
    run: tool('vitest/vitest.mjs', 'run', '--project', 'unit', '--project', 'apart'),
  },
];

/** The parts of `npm test`: the same, with every test. */
export const testParts = (build) => [...treeParts(build), { name: 'every test', run: () => runTests() }];
