import { expect, it } from 'vitest';
import { propose } from '../../../core/wording/propose.ts';
import { actAt } from '../../support/act.ts';

const instrument = actAt('current');
const of = (lines: number) => {
  const text = Array.from({ length: lines }, () => 'omit “a”').join('\n');
  return propose(text, { instrument, amendments: [], am: 'A-001', newPid: () => 'x', mayRevise: () => true });
};

it('refuses more instructions than are read at once, in a sentence that says how many those are', () => {
  expect(of(12)).toMatchObject({ ok: true, value: { items: { length: 12 } } });
  expect(of(32_000)).toMatchObject({
    ok: false,
    error: {
      kind: 'unsupported',
      message: expect.stringContaining('32,000 instructions, and 5,000 are read at once'),
    },
  });
});
