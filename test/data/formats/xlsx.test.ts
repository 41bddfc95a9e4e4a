import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../data/formats/csv.ts';
import { xlsxOf } from '../../../data/formats/xlsx/write.ts';
import { readXml } from '../../../data/formats/xml/read.ts';
import { must } from '../../support/reviews/review.ts';

const rows = [
  ['s. 1(2)', '=HYPERLINK("http://x")', 'a “quoted” <b>cell</b>\nof two lines'],
  ['007', '1/2', 'ŵ 🙂 & more'],
];
const sheet = { name: 'Effects', header: ['source', 'formula', 'words'], rows };

describe('a workbook of text', () => {
  it('has each cell as text, whatever it looks like', () => {
    const files = unzipSync(xlsxOf([sheet]));
    const xml = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).not.toContain('<f>');
    expect(xml.match(/t="inlineStr"/g)).toHaveLength(9);
    expect(xml).toContain('=HYPERLINK(&quot;http://x&quot;)');
    expect(xml).toContain('&lt;b&gt;cell&lt;/b&gt;');
  });

  it('is the same, byte for byte, each time, and refuses what is no sheet', () => {
    expect(xlsxOf([sheet])).toEqual(xlsxOf([sheet]));
    expect(() => xlsxOf([{ ...sheet, name: 'a/b' }])).toThrow(RangeError);
    expect(() => xlsxOf([{ ...sheet, header: [] }])).toThrow(RangeError);
  });

  it('is made of well-formed parts, each declared', () => {
    const files = unzipSync(xlsxOf([sheet, { ...sheet, name: 'Not applied', rows: [] }]));
    for (const [path, bytes] of Object.entries(files)) {
      must(readXml(bytes, { prefixes: {} }));
      if (path.startsWith('xl/') && !path.includes('_rels'))
        expect(strFromU8(files['[Content_Types].xml'] ?? new Uint8Array())).toContain(`/${path}"`);
    }
    expect(Object.keys(files).filter((path) => path.includes('worksheets/'))).toHaveLength(2);
  });
});

describe('a table for programs', () => {
  it('quotes only what must be, and still runs nothing', () => {
    expect(
      csvOf(
        ['a', 'b'],
        [
          ['s. 1(2)', 'x,y'],
          ['=1+1', ' z'],
        ],
        'program',
      ),
    ).toBe('a,b\r\ns. 1(2),"x,y"\r\n\'=1+1," z"\r\n');
  });
});
