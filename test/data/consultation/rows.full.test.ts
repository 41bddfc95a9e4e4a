import { expect, it } from 'vitest';
import { readResponsesFile } from '../../../data/consultation/file.ts';
import { FileTask } from '../../../data/consultation/file-task.ts';

it('a file of responses is refused when it has more rows than a sheet can have', async () => {
  const read = await readResponsesFile(
    Buffer.from('a\n'.repeat(1_100_000)),
    undefined,
    new FileTask('a.csv'),
  );
  expect(read).toMatchObject({
    ok: false,
    error: { kind: 'refused', message: expect.stringMatching(/1,048,576 rows/), place: 'line 1048577' },
  });
});
