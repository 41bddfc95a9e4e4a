import { beforeEach, describe, type SuiteOptions } from 'vitest';

/**
 * A suite whose tests are the steps of one journey through one window: each goes on from where the one before it ended.
 * After a step that fails the rest are not tried, and are reported as skipped: what they would say is not their own.
 */
export function steps(name: string, options: SuiteOptions, tell: () => void): void {
  describe(name, options, () => {
    beforeEach(({ task, skip }) => {
      const before = task.suite?.tasks ?? [];
      const failed = before.find(({ result }) => result?.state === 'fail');
      if (failed) skip(`not tried: the step “${failed.name}” failed`);
    });
    tell();
  });
}
