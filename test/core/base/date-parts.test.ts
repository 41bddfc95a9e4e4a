import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDate, isoDateFrom, parseDate } from '../../../core/base/date-parts.ts';
import { dateWords } from '../../../core/base/date-words.ts';

describe('a date of its parts', () => {
  it.each([
    ['24', '11', '2026', '2026-11-24'],
    ['4', '1', '2026', '2026-01-04'],
    [' 24 ', ' nov ', '2026', '2026-11-24'],
    ['29', 'February', '2028', '2028-02-29'],
    ['', '11', '2026', '2026-11'],
    ['', '', '2026', '2026'],
    ['', '', '', ''],
  ])('takes %s / %s / %s as %s', (day, month, year, date) => {
    expect(isoDateFrom({ day, month, year }, 'year')).toBe(date);
  });

  it.each([
    ['29', '2', '2026'],
    ['31', '11', '2026'],
    ['0', '1', '2026'],
    ['1', '13', '2026'],
    ['1', 'ma', '2026'],
    ['1', 'Smarch', '2026'],
    ['1', '1', '26'],
    ['1', '', '2026'],
    ['1', '1', ''],
    ['-1', '1', '2026'],
  ])('takes %s / %s / %s for no date', (day, month, year) => {
    expect(isoDateFrom({ day, month, year }, 'year')).toBe(null);
  });

  it('wants the day where the whole date must be known', () => {
    expect(isoDateFrom({ day: '', month: '11', year: '2026' }, 'day')).toBe(null);
    expect(isDate('2026-11', 'day')).toBe(false);
    expect(isDate('2026-11', 'year')).toBe(true);
    expect(isDate('2026-11-31', 'year')).toBe(false);
    expect(isDate('24/11/2026', 'day')).toBe(false);
  });
});

it('is read back of however it was written', () => {
  const days = fc.date({
    min: new Date('1000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, fc.constantFrom(10, 7, 4), (day, length) => {
      const date = day.toISOString().slice(0, length);
      const [year, month, nth] = date.split('-');
      const slashed = [nth, month, year].filter((part) => part !== undefined).join('/');
      for (const written of length === 4 ? [date] : [date, dateWords(date), slashed]) {
        const parts = parseDate(written);
        expect(parts && isoDateFrom(parts, 'year'), written).toBe(date);
      }
      expect(isDate(date, 'year')).toBe(true);
    }),
  );
});
