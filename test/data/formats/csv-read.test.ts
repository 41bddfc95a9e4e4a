import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvEncoding, decodeCsv } from '../../../data/formats/csv-decode.ts';
import { type CsvRow, DELIMITERS, delimiterOf, readCsv } from '../../../data/formats/csv-read.ts';
import { must } from '../../support/reviews/review.ts';

function rowsOf(text: string, delimiter?: (typeof DELIMITERS)[number]): readonly CsvRow[] {
  const reading = readCsv(text, delimiter);
  const rows: CsvRow[] = [];
  for (let row = must(reading.next()); row; row = must(reading.next())) rows.push(row);
  return rows;
}

const encode: Readonly<Record<CsvEncoding, (text: string) => Uint8Array>> = {
  'utf-8': (text) => Buffer.from(text, 'utf8'),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
  'windows-1252': (text) => Uint8Array.from([...text].map((char) => WINDOWS.get(char) ?? char.charCodeAt(0))),
};
/** The marks of the words below that Windows-1252 has where ISO 8859-1 has nothing. */
const WINDOWS = new Map(Object.entries({ '…': 0x85, '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96 }));

describe('a table written as CSV reads back the same', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', ' ', 'a', '\0', '=') }),
  );
  const table = fc
    .integer({ min: 1, max: 6 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );
  const dialect = fc.record({
    delimiter: fc.constantFrom(...DELIMITERS),
    end: fc.constantFrom('\r\n', '\n', '\r'),
    last: fc.boolean(),
    quoteAll: fc.boolean(),
  });

  it('with any delimiter, line end and way of quoting', () => {
    fc.assert(
      fc.property(table, dialect, (rows, { delimiter, end, last, quoteAll }) => {
        const write = (text: string) =>
          quoteAll || /[",;\t\r\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
        const text = rows.map((row) => row.map(write).join(delimiter)).join(end) + (last ? end : '');
        const read = rowsOf(text, delimiter);
        expect(read.map(({ cells }) => cells)).toEqual(rows);
        expect(read.every(({ fault }) => fault === '')).toBe(true);
        let line = 1;
        for (const [at, row] of rows.entries()) {
          expect(read[at]?.line).toBe(line);
          line += 1 + row.join('').split(/\r\n|\r|\n/).length - 1 - seams(row);
        }
      }),
    );
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('in %s, with a byte order mark', (encoding) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const read = must(decodeCsv(encode[encoding](`\uFEFF${text}`)));
        expect(read).toEqual({ text, encoding, bom: true, odd: [] });
      }),
    );
  });
});

/** Line ends that only come of joining cells: "\r" at the end of one and "\n" at the start of the next. */
function seams(row: readonly string[]): number {
  const apart = row.reduce((sum, text) => sum + text.split(/\r\n|\r|\n/).length - 1, 0);
  return row.join('').split(/\r\n|\r|\n/).length - 1 - apart;
}

describe('the encoding of a CSV', () => {
  const WORDS = 'Name;Answer\r\nZoë;“It’s £5 – too much…”\r\n';
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const)(
    'is found without a mark: %s',
    (encoding) => {
      expect(must(decodeCsv(encode[encoding](WORDS)))).toEqual({
        text: WORDS,
        encoding,
        bom: false,
        odd: [],
      });
    },
  );

  it('is told line by line where a file mixes two', () => {
    const bytes = Buffer.concat([
      Buffer.from('a,é\nb,è\nc,ê\nd,ë\ne,ü\nf,ö\n', 'utf8'),
      encode['windows-1252']('g,£5\n'),
      Buffer.from('h,î\n', 'utf8'),
    ]);
    const read = must(decodeCsv(bytes));
    expect(read).toMatchObject({ encoding: 'utf-8', odd: [7] });
    expect(read.text).toContain('g,£5\nh,î');
  });

  it('is refused where UTF-16 is cut within a character', () => {
    const bytes = encode['utf-16le']('\uFEFFab');
    expect(decodeCsv(bytes.subarray(0, bytes.length - 1))).toMatchObject({ error: { kind: 'damaged' } });
  });
});

describe('reading a CSV', () => {
  it('finds the delimiter, whatever the answers are full of', () => {
    expect(delimiterOf('a;b;c\n"x, y, z";2,5;3\n"p, q";1,0;2\n')).toBe(';');
    expect(delimiterOf('a\tb\nx, y; z\t2\n')).toBe('\t');
    expect(delimiterOf('only\none\n')).toBe(',');
  });

  it('reports a quotation mark that is never closed at its line, after the rows before it', () => {
    const reading = readCsv('a,b\n1,"two\nlines"\n3,"open\n4,5\n');
    expect(must(reading.next())?.cells).toEqual(['a', 'b']);
    expect(must(reading.next())?.cells).toEqual(['1', 'two\nlines']);
    expect(reading.next()).toMatchObject({ ok: false, error: { kind: 'invalid', place: 'line 4' } });
  });

  it('tells of text after a closing quotation mark, and keeps it', () => {
    expect(rowsOf('"a"b,c\nd,e"f\n')).toEqual([
      { line: 1, cells: ['ab', 'c'], fault: expect.stringContaining('after a closing quotation mark') },
      { line: 2, cells: ['d', 'e"f'], fault: '' },
    ]);
  });

  it('keeps a paragraph of a million characters whole', () => {
    const long = 'Stalking, "persistent" and\nunwanted. '.repeat(30_000);
    expect(rowsOf(`a,b\n1,"${long.replaceAll('"', '""')}"\n2,c`, ',').map(({ line }) => line)).toEqual([
      1, 2, 30_003,
    ]);
    expect(rowsOf(`a,b\n1,"${long.replaceAll('"', '""')}"\n`, ',')[1]?.cells[1]).toBe(long);
  });

  it('takes an empty line for a row of one empty cell, and the end of the last for none', () => {
    expect(rowsOf('a\n\nb\n').map(({ cells }) => cells)).toEqual([['a'], [''], ['b']]);
    expect(rowsOf('')).toEqual([]);
  });
});
