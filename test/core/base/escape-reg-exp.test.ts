import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeRegExp } from '../../../core/base/escape-reg-exp.ts';

it('stands for just its text in a pattern, in both kinds', () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom(...'-/\\^$.*+?()[]{}|#&~!,:<=> '), fc.string({ maxLength: 1 })),
  });
  fc.assert(
    fc.property(text, text, (one, other) => {
      for (const flags of ['', 'u']) {
        const pattern = new RegExp(`^(?:${escapeRegExp(one)})$`, flags);
        expect(pattern.test(one)).toBe(true);
        expect(pattern.test(other)).toBe(one === other);
      }
    }),
  );
});
