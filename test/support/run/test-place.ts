import type { TestContext } from 'vitest';

type Task = TestContext['task'];

/** The path of a test's file in `test`, with slashes on every system. */
export const pathInTest = ({ file }: Task): string =>
  file.filepath.replaceAll('\\', '/').split('/test/').at(-1) ?? '';

/** A test's name after those of the suites around it. */
export function fullName(task: Task): string {
  const names = [task.name];
  for (let suite = task.suite; suite; suite = suite.suite) names.unshift(suite.name);
  return names.join(' ').trim();
}
