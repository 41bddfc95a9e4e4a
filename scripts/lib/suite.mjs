import { runNode } from './run.mjs';
import { runVitest } from './vitest.mjs';

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

const projects = (...names) => names.flatMap((name) => ['--project', name]);

/** The parts of `npm run check`: types, lint, layers, unit and property tests. */
export const checkParts = (build) => [
  ...treeParts(build),
  { name: 'layers, unit and property tests', run: () => runVitest(projects('unit', 'apart')) },
];

/** The parts of `npm test`: the same, with every kind of test that needs nothing beside the repository. */
export const testParts = (build) => [
  ...treeParts(build),
  // By what it is not: a kind of test that comes to be later is run without a word here.
  { name: 'tests', run: () => runVitest(projects('!reference')) },
];

/** The parts of `npm run test:reference`: what is checked against the material beside the repository. */
export const referenceParts = (build) => [
  treeParts(build)[1],
  { name: 'checks against reference material', run: () => runVitest(projects('reference')) },
];
