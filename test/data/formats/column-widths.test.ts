import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnWidths } from '../../../data/formats/docx/column-widths.ts';

const text = fc.array(fc.string({ maxLength: 14 }), { maxLength: 30 }).map((words) => words.join(' '));
const tables = fc.integer({ min: 1, max: 8 }).chain((columns) =>
  fc.record({
    header: fc.array(text, { minLength: columns, maxLength: columns }),
    rows: fc.array(fc.array(text, { minLength: columns, maxLength: columns }), { maxLength: 6 }),
  }),
);

it('columns fill the room in whole units, and each has some of it', () => {
  fc.assert(
    fc.property(tables, fc.integer({ min: 5000, max: 16_000 }), ({ header, rows }, room) => {
      const widths = columnWidths(header, rows, room);
      expect(widths).toHaveLength(header.length);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(room);
      for (const width of widths) {
        expect(Number.isInteger(width)).toBe(true);
        expect(width).toBeGreaterThan(0);
      }
    }),
  );
});

it('a column of many words is broader than one of few, which still holds its longest word', () => {
  const many = 'the courts issuing an order on conviction or acquittal '.repeat(8);
  const widths = columnWidths(['Recommendation', 'Response'], [['Yes', many]], 14_000);
  const [few = 0, long = 0] = widths;
  expect(long).toBeGreaterThan(1.5 * few);
  // Fourteen letters of eleven points: as wide as Arial draws the widest of them, and the margins of a cell.
  expect(few).toBeGreaterThan(14 * 0.5 * 11 * 20 + 216);
});

it('a table of very many rows is measured as well', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => [`${at}`, 'a b c d e f g h i j k l m n']);
  expect(columnWidths(['Number', 'Words'], rows, 9000)).toHaveLength(2);
});
