import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import { PASSED_OVER } from './of-the-file.ts';
import { LEFT_OUT } from './on-windows.ts';

/** What `scripts/lib/vitest.mjs` reads of a run: each failure and each test that was skipped, a line each. */
interface Outcome {
  /** How many tests passed that are on no list. */
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
  /** The tests that failed or were left out as the list of on-windows.ts says. */
  readonly unfit: readonly string[];
}

const firstLine = (errors: readonly { readonly message: string }[]): string =>
  errors[0]?.message.split('\n', 1)[0] ?? 'failed';

const place = (module: TestModule): string => `${module.project.name} ${module.relativeModuleId}`;

function failures(module: TestModule): readonly string[] {
  const tests = [...module.children.allTests('failed')].map(
    (test) => `${test.fullName}: ${firstLine(test.result().errors ?? [])}`,
  );
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors());
  const around = [...module.errors(), ...suites].map((error) => firstLine([error]));
  return [...around, ...tests].map((line) => `${place(module)} > ${line}`);
}

/** What a project for a server passes over is run on files, in another: it is not left out. */
function skips(module: TestModule): readonly string[] {
  return [...module.children.allTests('skipped')].flatMap((test) => {
    const { note = '' } = test.result() as { readonly note?: string };
    if (note.startsWith(PASSED_OVER) || note.startsWith(LEFT_OUT)) return [];
    return [`${place(module)} > ${test.fullName}${note ? `: ${note}` : ''}`];
  });
}

const isUnfit = (test: TestCase): boolean => 'unfit' in test.meta();

const passedTests = (module: TestModule): number =>
  [...module.children.allTests('passed')].filter((test) => !isUnfit(test)).length;

const unfitTests = (module: TestModule): readonly string[] =>
  [...module.children.allTests()]
    .filter((test) => isUnfit(test) && test.result().state !== 'failed')
    .map((test) => `${place(module)} > ${test.fullName}: ${test.meta().unfit}`);

/** Writes down what failed and what was skipped in a run, for whoever started it; an error of no file stands alone. */
export class OutcomeReporter implements Reporter {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const outcome: Outcome = {
      passed: modules.reduce((total, module) => total + passedTests(module), 0),
      failed: [...modules.flatMap(failures), ...unhandled.map((error) => firstLine([error]))],
      skipped: modules.flatMap(skips),
      unfit: modules.flatMap(unfitTests),
    };
    writeFileSync(this.#path, JSON.stringify(outcome));
  }
}
