import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import { PASSED_OVER } from './of-the-file.ts';

/** What `scripts/lib/vitest.mjs` reads of a run: each failure and each test that was skipped, a line each. */
interface Outcome {
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
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
    if (note.startsWith(PASSED_OVER)) return [];
    return [`${place(module)} > ${test.fullName}${note ? `: ${note}` : ''}`];
  });
}

/** Writes down what failed and what was skipped in a run, for whoever started it; an error of no file stands alone. */
export class OutcomeReporter implements Reporter {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const outcome: Outcome = {
      failed: [...modules.flatMap(failures), ...unhandled.map((error) => firstLine([error]))],
      skipped: modules.flatMap(skips),
    };
    writeFileSync(this.#path, JSON.stringify(outcome));
  }
}
