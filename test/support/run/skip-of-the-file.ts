import { beforeEach } from 'vitest';
import { OF_THE_FILE, PASSED_OVER } from './of-the-file.ts';

beforeEach(({ task, skip }) => {
  const file = task.file.filepath.replaceAll('\\', '/').split('/test/data/').at(-1) ?? '';
  const names = [task.name];
  for (let suite = task.suite; suite; suite = suite.suite) names.unshift(suite.name);
  const name = names.join(' ').trim();
  const found = OF_THE_FILE.find((of) => file.startsWith(of.file) && of.tests?.test(name));
  if (found) skip(`${PASSED_OVER}: ${found.why}`);
});
