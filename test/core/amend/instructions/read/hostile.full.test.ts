import { it } from 'vitest';
import { expectReadEndless, expectReadRepeated } from '../../../../support/drafts/hostile-wording.ts';

it('returns on a megabyte that is made to be slow', () => expectReadEndless(1_000_000));

it('takes a time that grows with the length and no faster, as far as can be told without a clock', () => {
  expectReadRepeated(100_000);
});
