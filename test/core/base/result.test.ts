import { expect, it } from 'vitest';
import { refuse } from '../../../core/base/result.ts';

it('refuses in words that can be shown, however long a name in a file is', () => {
  const refused = refuse('invalid', `There is no ${'x'.repeat(100_000)}.`);
  expect(refused.ok ? '' : refused.error.message).toMatch(/^There is no x{3000,3999}…$/);
  const short = refuse('invalid', 'No.');
  expect(short.ok ? '' : short.error.message).toBe('No.');
});
