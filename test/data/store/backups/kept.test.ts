import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kept, keptOf, nameOf, prunable } from '../../../../data/store/backups/kept.ts';

const NOW = '2026-11-26T12:00:00.000Z';
const HOUR = 3_600_000;
const ago = (hours: number): Kept => {
  const at = new Date(Date.parse(NOW) - hours * HOUR).toISOString().replace(/\.\d+Z$/, '.000Z');
  return { name: nameOf(at, 1000 - hours), at, seq: Math.max(0, 1000 - hours) };
};
const left = (all: readonly Kept[], now = NOW) => {
  const gone = new Set(prunable(all, now));
  return all.filter((kept) => !gone.has(kept));
};

describe('the backups that are kept', () => {
  it('are named so that the name tells when, and of how much', () => {
    const name = nameOf('2026-11-26T09:05:07.123Z', 42);
    expect(name).toBe('2026-11-26T09-05-07Z-e42.keeling');
    expect(keptOf(name)).toEqual({ name, at: '2026-11-26T09:05:07.000Z', seq: 42 });
    for (const other of ['a.keeling', 'where.txt', `${name}-wal`, name.toUpperCase()])
      expect(keptOf(other)).toBeNull();
  });

  it('are all of a day, one a day of a month, and one a month before that', () => {
    const all = Array.from({ length: 24 * 100 }, (_, hours) => ago(hours));
    const kept = left(all);
    const within = (from: number, to: number) =>
      kept.filter(({ at }) => {
        const age = (Date.parse(NOW) - Date.parse(at)) / HOUR;
        return age > from && age <= to;
      }).length;
    expect(within(-1, 24)).toBe(25);
    expect(within(24, 31 * 24)).toBeLessThanOrEqual(32);
    expect(within(24, 31 * 24)).toBeGreaterThanOrEqual(30);
    expect(within(31 * 24, 100 * 24)).toBeLessThanOrEqual(4);
  });

  it('are never none, and always hold the newest and the last of every day of the month', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -50, max: 2000 }), { minLength: 1, maxLength: 60 }),
        (hours) => {
          const all = hours.map(ago);
          const kept = left(all);
          const newest = all.toSorted((a, b) => b.at.localeCompare(a.at))[0];
          expect(kept).toContain(newest);
          expect(left(kept)).toEqual(kept);
          for (const one of all) {
            const age = Date.parse(NOW) - Date.parse(one.at);
            if (age > 31 * 24 * HOUR) continue;
            const day = one.at.slice(0, 10);
            expect(kept.some(({ at }) => at.slice(0, 10) === day && at >= one.at)).toBe(true);
          }
        },
      ),
    );
  });
});
