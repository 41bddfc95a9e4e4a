import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { postgresPrograms } from './test/support/hosts/postgres-server.ts';
import { hasSecondDriver, SECOND } from './test/support/hosts/second-driver.ts';
import { OF_THE_FILE } from './test/support/run/of-the-file.ts';
import { OutcomeReporter } from './test/support/run/outcome.ts';

/** What goes through whole files, hosts and other programs: the store itself and what is computed stay in the fast loop. */
const slow = [
  'test/**/*.{slow,full}.test.{ts,tsx}',
  'test/{bench,browser,electron,scripts}/**/*.test.{ts,tsx}',
  'test/data/{coding,consultation,merge,papers,word-import}/**/*.test.ts',
];

/** What reads the material beside the repository: `npm run test:reference`. */
const reference = ['test/reference/**/*.test.ts'];

/** How long a run of tests is, see test/support/run/amount.ts. */
const LONG = Number(process.env.KEELING_LONG ?? 0);

/** Whole files that only a release is held to. */
const long = LONG > 0 ? [] : ['test/**/*.long.test.{ts,tsx}'];

/** Whether this is `npm test`: every kind of test, and of a kind that is run on several stores some files for each. */
const isOrdinary = process.env.KEELING_ORDINARY === '1';

/** Whole files that `npm run test:full` runs and `npm test` does not: each takes ten seconds or more. */
const full = isOrdinary ? ['test/**/*.full.*'] : [];

/** What only Windows does: `npm run test:windows`. */
const windows = process.platform === 'win32' ? [] : ['test/**/*.windows.test.ts'];

/** What no project of this run includes. */
const leftOut = [...long, ...full, ...windows];

/** Projects that were run before this run: of several that Vitest is told not to run, it runs each for the sake of the others. */
const without = new Set((process.env.KEELING_WITHOUT ?? '').split(','));

/** How much longer than in an ordinary run a test may take: what is tried so much more often takes its time. */
const patience = LONG > 0 ? 20 * Math.max(1, LONG) : 1;

/**
 * The files of a worker share their modules, which took longer to load than most tests took to run, and the Chromium
 * that is started once for all of them; put-back.ts sees to it that no file leaves anything else behind.
 */
const shared = {
  isolate: false,
  setupFiles: [
    'test/support/run/seed-properties.ts',
    'test/support/run/require-assertions.ts',
    'test/support/run/put-back.ts',
    'test/support/run/expect-unfit.ts',
  ],
  // What a test waits to see is waited for as long on a busy machine as what a browser waits for: not one second.
  expect: { poll: { timeout: 30_000 } },
};

/**
 * Files that put another module in the place of one of ours: with modules of their own. And those that count how often
 * code is run (work-of.ts): that takes ten times as long beside all the modules of others.
 */
const apart = ['test/**/*.apart.test.ts'];
const apartSetup = shared.setupFiles.filter((path) => !path.endsWith('put-back.ts'));

/** The store on the second driver, where there is one: in test/data/store/drivers.test.ts a test is skipped where not. */
const store = hasSecondDriver()
  ? [isOrdinary ? 'test/data/store/{drivers,together,verify}.test.ts' : 'test/data/store/**/*.test.ts']
  : [];
const onSecond = {
  env: { KEELING_DRIVER: SECOND },
  testTimeout: 180_000 * patience,
  hookTimeout: 180_000,
};

/** Files of a minute first, and those of a second to the end, where they keep every worker busy until all is done. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = ({ project }: TestSpecification) => project.name === 'slow';
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

const MEMORY = '/dev/shm';
const ENOUGH = 4e9;

/** Whether files can be kept in memory here, and programs among them be run. */
function hasMemoryDisk(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return (
      bavail * bsize > ENOUGH &&
      /^\S+ \/dev\/shm tmpfs (?!\S*noexec)/m.test(readFileSync('/proc/mounts', 'utf8'))
    );
  } catch {
    return false;
  }
}

/**
 * A Chromium that is ending writes to its own folder for a moment longer: all of it is tried again, for some seconds, and
 * what is left even then fails no run.
 */
function removeWhole(folder: string): void {
  for (let tries = 50; tries > 0; tries--)
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
}

// A review is on the disk whenever something is said to be saved, and tests that make thousands of them waited for
// little else; what they hold of a process that is killed holds of files in memory, too.
if (process.env.TMPDIR === undefined && hasMemoryDisk()) {
  const folder = mkdtempSync(`${MEMORY}/keeling-tests-`);
  process.env.TMPDIR = folder;
  process.once('exit', () => removeWhole(folder));
}

/**
 * What is run on PostgreSQL too, where there is one: in a long run all that opens a review; in an ordinary one what uses
 * each table, takes turns, and looks through the whole.
 */
const onServer =
  postgresPrograms() === null
    ? []
    : [
        'test/**/*.postgres.test.ts',
        ...(LONG > 0
          ? ['test/data/**/*.test.ts']
          : isOrdinary
            ? ['test/data/store/{decisions,together}.test.ts']
            : [
                'test/data/store/{handlers,decisions,findings,rebase,shared-read,threads,together,verify}.test.ts',
                'test/data/consultation/{import.test,search-index.full.test}.ts',
                'test/data/merge/received.test.ts',
                'test/data/session/unusable-text.test.ts',
              ]),
      ];

/** What there is on a server alone. */
const ofServer = ['test/**/*.postgres.test.ts'];

const STORE = join(import.meta.dirname, 'data/store/store.ts');

const ON_POSTGRES = join(import.meta.dirname, 'test/support/hosts/on-postgres.ts');

/** Has tests open PostgreSQL schemas in the place of files; what stands in their place has the files at hand. */
const onPostgres: Plugin = {
  name: 'on-postgres',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    // As it is written in a file: what was found already is asked for by its whole path, and by nobody.
    if (!/^\.\.?\/.*\bstore\.ts$/.test(source) || importer === ON_POSTGRES) return null;
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    return found?.id === STORE ? ON_POSTGRES : found;
  },
};

const outcome = process.env.KEELING_OUTCOME;

/**
 * A window of an ordinary test lives for seconds: to optimise its code takes longer than that saves. Those of a long run
 * live on, and what a bench measures is what people have.
 */
const browser = LONG > 0 ? {} : { KEELING_BROWSER: '--js-flags=--no-opt --no-maglev' };

/**
 * A test that drives a window, a host or another program waits for it a good part of its time: one worker more than there
 * are cores keeps these busy. Each has a Chromium, so that many cores are no reason for many workers.
 */
const workers = Math.min(availableParallelism() + 1, 4);

/** `unit` is what `npm run check` runs at every change; `slow` drives files, hosts, browsers, other programs, and kills. */
export default defineConfig({
  test: {
    maxWorkers: workers,
    reporters: ['default', ...(outcome ? [new OutcomeReporter(outcome)] : [])],
    // What a module was made into is kept from run to run, by its content; CI makes all of it anew.
    experimental: { fsModuleCache: !process.env.CI },
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        test: {
          name: 'unit',
          ...shared,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...slow, ...apart, ...ofServer, ...reference, ...leftOut],
          testTimeout: 60_000 * patience,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'apart',
          setupFiles: apartSetup,
          include: apart,
          exclude: [...reference, ...leftOut],
          testTimeout: 60_000 * patience,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'driver',
          ...shared,
          ...onSecond,
          include: store,
          exclude: [...apart, ...ofServer, ...leftOut],
        },
      },
      {
        test: {
          name: 'driver-apart',
          ...onSecond,
          setupFiles: apartSetup,
          include: store.length > 0 ? ['test/data/store/**/*.apart.test.ts'] : [],
          exclude: leftOut,
        },
      },
      {
        test: {
          name: 'slow',
          ...shared,
          include: slow,
          exclude: [...apart, ...ofServer, ...reference, ...leftOut],
          env: browser,
          // A window that is slow is waited for, as by what Playwright waits with.
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 180_000 * patience,
          hookTimeout: 180_000,
        },
      },
      {
        plugins: [onPostgres],
        test: {
          name: 'postgres',
          ...shared,
          setupFiles: [...shared.setupFiles, 'test/support/run/skip-of-the-file.ts'],
          globalSetup: 'test/support/hosts/postgres-setup.ts',
          include: onServer,
          exclude: [
            ...apart,
            ...leftOut,
            ...OF_THE_FILE.filter(({ tests }) => !tests).map(({ file }) => `test/data/${file}*`),
            'test/data/store/backups/**',
          ],
          testTimeout: 180_000 * patience,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'reference',
          ...shared,
          include: reference,
          exclude: leftOut,
          testTimeout: 180_000 * patience,
          hookTimeout: 180_000,
        },
      },
    ].filter(({ test }) => !without.has(test.name)),
  },
});
