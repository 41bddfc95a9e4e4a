import { beforeEach, expect } from 'vitest';
import './asserting.ts';

/** A test that comes to no assertion could not have failed. In a browser a wait for what must come is one. */
beforeEach(({ task }) => {
  if (!/[\\/]test[\\/]browser[\\/]/.test(task.file.filepath)) expect.hasAssertions();
});
