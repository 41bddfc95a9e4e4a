import { availableParallelism } from 'node:os';
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

/** What only computes, and needs nothing that is built. */
const COMPUTED = ['unit', 'apart'];

/** As many workers as there are cores: these tests wait for nothing. */
const computedTests = {
  name: 'unit and property tests',
  run: () =>
    runVitest([...projects(...COMPUTED), '--maxWorkers', String(Math.min(availableParallelism(), 4))]),
};

/**
 * The parts of `npm test`: the same, with every kind of test that needs nothing beside the repository. The types are
 * checked on one core for as long as a tenth of the tests take: the tests that need no build run on the others meanwhile.
 */
export const testParts = (build) => {
  const [checks, ...later] = treeParts(build);
  return [
    [...checks, computedTests],
    ...later,
    // By what it is not: a kind of test that comes to be later is run without a word here.
    {
      name: 'tests through files, hosts and browsers',
      run: () => runVitest(projects('!reference'), { env: { KEELING_WITHOUT: COMPUTED.join() } }),
    },
  ];
};

/** The parts of `npm run test:reference`: what is checked against the material beside the repository. */
export const referenceParts = (build) => [
  treeParts(build)[1],
  { name: 'checks against reference material', run: () => runVitest(projects('reference')) },
];
