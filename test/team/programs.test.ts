import { join } from 'node:path';
import { expect, it } from 'vitest';
import { needs } from '../support/run/programs.ts';

// Without one, the project `postgres` has no files, and nothing would tell.
it('a department’s server is tried on a PostgreSQL of this machine', async (context) => {
  needs(context, 'PostgreSQL');
  const { default: config } = await import(join(import.meta.dirname, '../../vitest.config.ts'));
  expect(config).toHaveProperty(
    'test.projects',
    expect.arrayContaining([
      expect.objectContaining({
        test: expect.objectContaining({
          name: 'postgres',
          include: expect.arrayContaining(['test/**/*.postgres.test.ts']),
        }),
      }),
    ]),
  );
});
