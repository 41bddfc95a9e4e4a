import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** What `scripts/lib/again.mjs` is told of a run: which files failed, of which project, and in what. */
export interface FailedFile {
  readonly file: string;
  readonly project: string;
  /** Each failed test with the first line of its error; that of the file itself where it was never begun. */
  readonly because: readonly string[];
}

const firstLine = (errors: readonly { readonly message: string }[]): string =>
  errors[0]?.message.split('\n', 1)[0] ?? 'failed';

function failedFile(module: TestModule): FailedFile {
  const tests = [...module.children.allTests('failed')].map(
    (test) => `${test.fullName}: ${firstLine(test.result().errors ?? [])}`,
  );
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors());
  const around = [...module.errors(), ...suites].map((error) => firstLine([error]));
  return { file: module.relativeModuleId, project: module.project.name, because: [...around, ...tests] };
}

/** Writes down which files of a run failed, for who started it; an error that no file answers for has no file. */
export class Failures implements Reporter {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const failed = modules.filter((module) => module.state() === 'failed').map(failedFile);
    const nowhere = unhandled.map((error) => ({ file: '', project: '', because: [firstLine([error])] }));
    writeFileSync(this.#path, JSON.stringify([...failed, ...nowhere]));
  }
}
