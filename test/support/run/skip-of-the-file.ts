import { beforeEach } from 'vitest';
import { OF_THE_FILE, PASSED_OVER } from './of-the-file.ts';
import { fullName, pathInTest } from './test-place.ts';

beforeEach(({ task, skip }) => {
  const path = pathInTest(task);
  const found = OF_THE_FILE.find(
    (of) => path.startsWith(`data/${of.file}`) && of.tests?.test(fullName(task)),
  );
  if (found) skip(`${PASSED_OVER}: ${found.why}`);
});
