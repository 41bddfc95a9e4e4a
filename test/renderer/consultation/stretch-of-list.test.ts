import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseFor } from '../../../renderer/consultation/use-stretch-of-list.ts';

describe('the stretch of a long list that is drawn', () => {
  it('holds every place that is gone to, and no row that isn’t there', () => {
    const asked = fc.record({
      total: fc.integer({ min: 1, max: 50 }),
      most: fc.integer({ min: 2, max: 20 }),
      places: fc.array(fc.nat({ max: 49 }), { minLength: 1, maxLength: 8 }),
    });
    fc.assert(
      fc.property(asked, ({ total, most, places }) => {
        let base = 0;
        for (const place of places.filter((one) => one < total)) {
          base = baseFor(place, base, total, most);
          expect(base).toBeGreaterThanOrEqual(0);
          expect(base).toBeLessThanOrEqual(Math.max(0, total - most));
          expect(place).toBeGreaterThanOrEqual(base);
          expect(place).toBeLessThan(base + most);
        }
      }),
    );
  });

  it('stays where it is while what is gone to is in it', () => {
    expect(baseFor(299_999, 0, 460_139)).toBe(0);
    expect(baseFor(460_138, 0, 460_139)).toBe(160_139);
  });
});
