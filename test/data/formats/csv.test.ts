import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../data/formats/csv.ts';

/** An RFC 4180 reader that is strict about quotes and line ends. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let at = 0;
  let row: string[] = [];
  while (at < text.length) {
    if (text[at] !== '"') throw new SyntaxError(`No quote at ${at}`);
    let cell = '';
    for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
      if (at >= text.length) throw new SyntaxError('A cell without an end');
      cell += text[at];
      if (text[at] === '"') at += 1;
    }
    row.push(cell);
    at += 1;
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new SyntaxError(`Neither comma nor line end at ${at}`);
  }
  return rows;
}

const cellOf = (text: string) => readCsv(csvOf(['h'], [[text]]).slice(1))[1]?.[0];

describe('a CSV', () => {
  it('begins with a byte order mark and ends its lines with CR LF', () => {
    expect(csvOf(['a', 'b'], [['1', '2']])).toBe('\uFEFF"a","b"\r\n"1","2"\r\n');
  });

  it.each([
    '=HYPERLINK("http://example.org","x")',
    '+1+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '＝1+1',
  ])('never lets a spreadsheet run %j, and keeps it whole', (formula) => {
    expect(cellOf(formula)).toBe(`'${formula}`);
  });

  it('leaves other text alone', () => {
    for (const text of ['', 'a=b', 'must, "may"\nand; 1', '“=”', '1-2']) expect(cellOf(text)).toBe(text);
  });

  it('brings back any cells, but for what it makes visible', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        const read = readCsv(csvOf(['a', 'b'], rows).slice(1)).slice(1);
        const bare = read.map((row) =>
          row.map((text) => (/^'\s*[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text)),
        );
        expect(
          bare.map((row, at) => row.map((text, n) => text === rows[at]?.[n] || `'${text}` === rows[at]?.[n])),
        ).toEqual(rows.map((row) => row.map(() => true)));
      }),
    );
  });

  it('shows a null byte', () => {
    expect(cellOf('a\u0000b')).toBe('a␀b');
  });
});
