import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInstant, isMoment } from '../../../core/base/moment.ts';

it('a moment is a day of the calendar and a time, in a year of four figures', () => {
  for (const moment of ['2026-11-28T09:00:00.000Z', '2024-02-29T23:59:59Z', '2026-01-02T03:04:05+01:00'])
    expect([moment, isMoment(moment)]).toEqual([moment, true]);
  for (const none of [
    '',
    'NaN',
    '2026-11-28',
    '2026-02-30T09:00:00.000Z',
    '2026-11-28T25:00:00.000Z',
    '+275760-09-13T00:00:00.000Z',
    'Invalid Date',
  ])
    expect([none, isMoment(none)]).toEqual([none, false]);
});

it('every moment that a clock tells is an instant', () => {
  const last = Date.UTC(9999, 11, 31);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: last }), (at) => {
      expect(isInstant(new Date(at).toISOString())).toBe(true);
    }),
  );
});
