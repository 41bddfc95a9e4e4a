import { availableParallelism } from 'node:os';
import { runNode } from './run.mjs';
import { runVitest } from './vitest.mjs';

const tool =
  (path, ...args) =>
  async () =>
    (await runNode([`node_modules/${path}`, ...args])).code === 0;

/** The checks of the whole tree, which run first. */
const treeParts = (build) => [
  [
    // A second type checker would repeat most of the work of the first.
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

/** The projects that only compute, and need no build. */
const COMPUTED = ['unit', 'apart'];

/** One worker per core, because these tests wait for nothing. */
const computedTests = {
  name: 'unit and property tests',
  run: () =>
    runVitest([...projects(...COMPUTED), '--maxWorkers', String(Math.min(availableParallelism(), 4))]),
};

/**
 * The parts of `npm test`: the same, and every kind of test that needs nothing beside the repository. Checking the
 * types takes one core for a tenth of the time of the tests. Tests without a build run on the other cores meanwhile.
 */
export const testParts = (build) => {
  const [checks, ...later] = treeParts(build);
  return [
    [...checks, computedTests],
    ...later,
    // Excludes the other projects by name, so that a new project is run without a change here.
    {
      name: 'tests through files, hosts and browsers',
      run: () => runVitest(projects('!reference'), { env: { KEELING_WITHOUT: COMPUTED.join() } }),
    },
  ];
};

/** The parts of `npm run test:reference`: comparisons with the material beside the repository. */
export const referenceParts = (build) => [
  treeParts(build)[1],
  { name: 'checks against reference material', run: () => runVitest(projects('reference')) },
];
