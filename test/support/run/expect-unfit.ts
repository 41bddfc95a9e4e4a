import { beforeEach } from 'vitest';
import { LEFT_OUT, unfitFor } from './on-windows.ts';
import { fullName, pathInTest } from './test-place.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test can't pass on Windows. */
    unfit?: string;
  }
}

beforeEach(({ task, skip }) => {
  if (process.platform !== 'win32') return;
  const unfit = unfitFor(pathInTest(task), fullName(task));
  if (!unfit) return;
  task.meta.unfit = unfit.reason;
  if (unfit.isLeftOut) skip(`${LEFT_OUT}: ${unfit.reason}`);
  // Vitest reads this after the test has run, and fails a test that passes.
  Object.assign(task, { fails: true });
});
