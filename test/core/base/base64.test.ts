import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64, bytesOfBase64 } from '../../../core/base/base64.ts';

describe('base 64', () => {
  it('gives the bytes that were put into it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(bytesOfBase64(Buffer.from(bytes).toString('base64'))).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it('is refused where a character is none of its own, or the last group is not whole', () => {
    const whole = Buffer.alloc(30, 'What it says').toString('base64');
    fc.assert(
      fc.property(
        fc.nat(whole.length - 2),
        fc.constantFrom('*', '-', '_', '=', 'é', '\0', '\uffff'),
        (at, bad) => {
          expect(bytesOfBase64(whole.slice(0, at) + bad + whole.slice(at + 1))).toBeNull();
        },
      ),
    );
    for (const text of ['A', 'AA', 'AAA', 'AAAAA', '====', 'A===', '=AAA'])
      expect(bytesOfBase64(text)).toBeNull();
  });

  it('is held to its length', () => {
    expect(base64(8, 4).safeParse('').success).toBe(false);
    expect(base64(8, 4).safeParse('AAAAAAAAAAAA').success).toBe(false);
    expect(base64(8, 4).safeParse('AAAAAAAA')).toMatchObject({ data: new Uint8Array(6) });
  });
});
