import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Backup,
  backupName,
  listPrunable,
  parseBackupName,
} from '../../../../data/store/backups/backup-names.ts';

const NOW = '2026-11-26T12:00:00.000Z';
const HOUR = 3_600_000;
const ago = (hours: number): Backup => {
  const at = new Date(Date.parse(NOW) - hours * HOUR).toISOString().replace(/\.\d+Z$/, '.000Z');
  const seq = Math.max(0, 1000 - hours);
  return { name: backupName(at, seq), at, seq, isByHand: false };
};
const left = (all: readonly Backup[], now = NOW) => {
  const gone = new Set(listPrunable(all, now));
  return all.filter((kept) => !gone.has(kept));
};

describe('the backups that are kept', () => {
  it('are named so that the name tells when, and of how much', () => {
    const name = backupName('2026-11-26T09:05:07.123Z', 42);
    expect(name).toBe('2026-11-26T09-05-07Z-e42.keeling');
    const at = '2026-11-26T09:05:07.000Z';
    expect(parseBackupName(name)).toEqual({ name, at, seq: 42, isByHand: false });
    const byHand = backupName(at, 42, true);
    expect(parseBackupName(byHand)).toEqual({ name: byHand, at, seq: 42, isByHand: true });
    for (const other of ['a.keeling', 'where.txt', `${name}-wal`, name.toUpperCase()])
      expect(parseBackupName(other)).toBeNull();
  });

  it('are all of a day, one a day of a month, and one a week before that', () => {
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
    expect(within(31 * 24, 100 * 24)).toBeLessThanOrEqual(11);
    expect(within(31 * 24, 100 * 24)).toBeGreaterThanOrEqual(10);
  });

  it('are one for each week over the end of a year, weeks beginning on Monday', () => {
    const on = (day: string, seq: number): Backup => ({
      name: backupName(`${day}T10:00:00.000Z`, seq),
      at: `${day}T10:00:00.000Z`,
      seq,
      isByHand: false,
    });
    // 1 January 2027 is a Friday.
    const days = ['2026-12-27', '2026-12-28', '2026-12-31', '2027-01-01', '2027-01-03', '2027-01-04'];
    const kept = left(days.map(on), '2027-06-01T00:00:00.000Z');
    expect(kept.map(({ at }) => at.slice(0, 10))).toEqual(['2026-12-27', '2027-01-03', '2027-01-04']);
  });

  it('are the same whether they thin out at each new one or all at once; those by hand never go', () => {
    const made = fc.array(fc.record({ after: fc.integer({ min: 1, max: 400 }), isByHand: fc.boolean() }), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(made, (given) => {
        let at = Date.parse('2025-01-01T00:00:00.000Z');
        const all: Backup[] = [];
        let kept: readonly Backup[] = [];
        for (const [seq, { after, isByHand }] of given.entries()) {
          at += after * HOUR;
          const now = new Date(at).toISOString();
          const one = { name: backupName(now, seq, isByHand), at: now, seq, isByHand };
          all.push(one);
          kept = left([...kept, one], now);
          expect(kept).toContain(one);
        }
        expect(kept).toEqual(left(all, new Date(at).toISOString()));
        expect(kept.filter(({ isByHand }) => isByHand)).toEqual(all.filter(({ isByHand }) => isByHand));
        // Of every day of the last month, and of every week before it, the last is there.
        for (const one of all) {
          const days = Math.floor(at / 24 / HOUR) - Math.floor(Date.parse(one.at) / 24 / HOUR);
          const period = days <= 31 ? 24 * HOUR : 7 * 24 * HOUR;
          const near = (other: Backup) => Date.parse(other.at) - Date.parse(one.at);
          expect(kept.some((other) => near(other) >= 0 && near(other) < period)).toBe(true);
        }
      }),
    );
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
            if (age > 30 * 24 * HOUR) continue;
            const day = one.at.slice(0, 10);
            expect(kept.some(({ at }) => at.slice(0, 10) === day && at >= one.at)).toBe(true);
          }
        },
      ),
    );
  });
});
