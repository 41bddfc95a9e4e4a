import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRINTED_NUMBER } from '../../../core/act/printed-number.ts';

const whole = new RegExp(`^(?:${PRINTED_NUMBER})$`);

describe('a printed number', () => {
  it('has up to four letters before its figures, and any letters and figures after', () => {
    for (const number of ['2', '2A', '2ZA', '10', 'Z1', 'Z1A2', '4AAAAA5'])
      expect(whole.test(number)).toBe(true);
    for (const other of ['', 'A', 'a2', '2a', 'ABCDE1', '2-A', '(2)']) expect(whole.test(other)).toBe(false);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('A', 'Z', '1', '20', 'a'), maxLength: 12 }), (text) => {
        expect(whole.test(text)).toBe(/^[A-Z]{0,4}\d[A-Z\d]*$/.test(text));
      }),
    );
  });

  it('is told at once from what goes on too long to be one', () => {
    for (const run of ['R', '2', 'R2', 'RRRRR2']) expect(whole.test(`2${run.repeat(50_000)}a`)).toBe(false);
  });
});
