import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HIGHEST_NUMBER, nextNumbers } from '../../../core/base/next-number.ts';
import { firstFreeNumber } from '../../../core/base/stretches.ts';

const number = fc.oneof(
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: HIGHEST_NUMBER - 3, max: HIGHEST_NUMBER }),
);

it('numbers go on after the highest, and are never out, nor given twice, nor higher than can be counted', () => {
  expect(nextNumbers([])).toEqual([1]);
  expect(nextNumbers([7, 3], 2)).toEqual([8, 9]);
  expect(nextNumbers([1, 3, HIGHEST_NUMBER], 2)).toEqual([2, 4]);
  fc.assert(
    fc.property(fc.array(number), fc.integer({ min: 1, max: 5 }), (given, count) => {
      const next = nextNumbers(given, count);
      expect(new Set(next).size).toBe(count);
      for (const one of next) {
        expect(given).not.toContain(one);
        expect(one).toBeLessThanOrEqual(HIGHEST_NUMBER);
      }
    }),
  );
});

it('a stretch of numbers has a place that no other has', () => {
  const stretch = fc.record({ first: number, count: fc.integer({ min: 1, max: 4 }) });
  fc.assert(
    fc.property(fc.array(stretch), fc.integer({ min: 1, max: 5 }), (held, count) => {
      const first = firstFreeNumber(held, count);
      for (const one of held) expect(first + count <= one.first || one.first + one.count <= first).toBe(true);
      expect(first).toBeGreaterThan(0);
      expect(first + count - 1).toBeLessThanOrEqual(HIGHEST_NUMBER);
    }),
  );
});
