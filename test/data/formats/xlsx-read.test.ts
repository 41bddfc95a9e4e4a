import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openXlsx, type SheetRow } from '../../../data/formats/xlsx/read.ts';
import { xlsxOf } from '../../../data/formats/xlsx/write.ts';
import {
  excelWorkbook,
  scriptedWorkbook,
  strictWorkbook,
} from '../../support/consultation/platform-workbooks.ts';
import { must } from '../../support/reviews/review.ts';
import { caseCount } from '../../support/run/amount.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

/** A workbook of one sheet, as other programs write it. */
function workbook(rows: string, more: Readonly<Record<string, string>> = {}, level: 0 | 6 = 6): Uint8Array {
  const files = {
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${RELATIONS}><Relationship Id="a" Type="${OFFICE}/worksheet" Target="worksheets/s.xml"/><Relationship Id="b" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="c" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/s.xml': `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  };
  const packed = Object.entries(files).map(([path, text]) => [path, bytesOf(text)]);
  return zipSync(Object.fromEntries(packed), { level });
}

/** An archive with its sizes and places in the form for files over four gigabytes, as some programs always write them. */
function longForm(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive);
  const end = bytes.length - 22;
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  const entries: Buffer[] = [];
  for (let at = start, nth = 0; nth < count; nth += 1) {
    const named = at + 46 + bytes.readUInt16LE(at + 28);
    const entry = Buffer.from(bytes.subarray(at, named));
    const extra = Buffer.alloc(28);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    for (const [nth, from] of [24, 20, 42].entries()) {
      extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(from)), 4 + nth * 8);
      entry.writeUInt32LE(0xffff_ffff, from);
    }
    entry.writeUInt16LE(28, 30);
    entries.push(entry, extra);
    at = named + bytes.readUInt16LE(at + 30);
  }
  const list = Buffer.concat(entries);
  const end64 = Buffer.alloc(56 + 20);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(list.length), 40);
  end64.writeBigUInt64LE(BigInt(start), 48);
  end64.writeUInt32LE(0x07064b50, 56);
  end64.writeBigUInt64LE(BigInt(start + list.length), 64);
  const last = Buffer.from(bytes.subarray(end));
  last.writeUInt32LE(0xffff_ffff, 16);
  return Buffer.concat([bytes.subarray(0, start), list, end64, last]);
}

function rowsOf(bytes: Uint8Array, sheet = 'S'): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  must(must(openXlsx(bytes)).read(sheet, (row) => rows.push(row) > 0));
  return rows;
}

describe('reading a workbook', () => {
  it('gives back the text that was written', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((each) => each.replaceAll(/\p{Cc}|_x/gu, ''));
    const table = fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const read = rowsOf(xlsxOf([{ name: 'S', header: ['a', 'b', 'c'], rows }]));
        const padded = read.map(({ cells }) => [...cells, '', '', ''].slice(0, 3));
        expect(padded).toEqual([['a', 'b', 'c'], ...rows]);
        expect(read.map(({ line }) => line)).toEqual(padded.map((_, at) => at + 1));
      }),
      { numRuns: 50 },
    );
  });

  it('reads shared strings without their reading aids, gaps, errors and escaped characters', () => {
    const strings = `<sst ${MAIN}><si><t xml:space="preserve"> one </t></si><si><r><t>ri</t></r><r><rPr/><t>ch</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si></sst>`;
    const rows =
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row><row r="5"><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><v>a_x000D_b_x005F_x</v></c></row>';
    expect(rowsOf(workbook(rows, { 'xl/sharedStrings.xml': strings }))).toEqual([
      { line: 2, cells: [' one ', '', '', 'rich'], formula: false },
      { line: 5, cells: ['TRUE', '#N/A', 'a\rb_x'], formula: false },
    ]);
  });

  it('gives dates by their style, and numbers as they were typed', () => {
    const styles = `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="165" formatCode="0 &quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>`;
    const cell = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`;
    const rows = `<row>${cell(1, '46328')}${cell(2, '46328.395833333336')}${cell(3, '46328')}${cell(4, '0.5')}${cell(0, '0.30000000000000004')}${cell(1, '60')}${cell(1, '-3')}</row>`;
    expect(rowsOf(workbook(rows, { 'xl/styles.xml': styles }))[0]?.cells).toEqual([
      '2026-11-02',
      '2026-11-02 09:30',
      '46328',
      '12:00',
      '0.3',
      '1900-03-01',
      '-3',
    ]);
  });

  it('takes a formula for the text of its last result, and works nothing out', () => {
    const rows = `<row><c t="str"><f>cmd|'/c calc'!A1</f><v>=cmd|'/c calc'!A1</v></c><c><f>1+1</f></c><c><v>3</v></c></row>`;
    expect(rowsOf(workbook(rows))).toEqual([
      { line: 1, cells: ["=cmd|'/c calc'!A1", '', '3'], formula: true },
    ]);
  });

  it('gives time that has passed as such, however long it was', () => {
    const styles = `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/><numFmt numFmtId="165" formatCode="[Red][mm]:ss"/></numFmts><cellXfs><xf numFmtId="46"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;
    const cell = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`;
    const rows = `<row>${cell(0, '1.5')}${cell(1, '45.25')}${cell(2, '0.0034722222222222225')}${cell(0, '0.000011574074074074073')}${cell(1, '-1')}</row>`;
    expect(rowsOf(workbook(rows, { 'xl/styles.xml': styles }))[0]?.cells).toEqual([
      '36:00',
      '1086:00',
      '0:05',
      '0:00:01',
      '-1',
    ]);
  });

  it('is refused where a cell’s text is not in the workbook, as it would be lost', () => {
    const strings = `<sst ${MAIN}><si><t>one</t></si></sst>`;
    for (const note of ['', '<!-- parsed -->']) {
      const rows = `${note}<row r="7"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>`;
      const opened = must(openXlsx(workbook(rows, { 'xl/sharedStrings.xml': strings })));
      expect(opened.read('S', () => true)).toMatchObject({
        ok: false,
        error: { kind: 'damaged', place: 'row 7' },
      });
    }
  });
});

describe('a workbook as the platforms send it', () => {
  it('is read as Excel saves it, its hidden sheets and rules beside it', () => {
    const opened = must(openXlsx(excelWorkbook()));
    expect(opened.sheets).toEqual([
      { name: 'Guide & help', rows: 1, hidden: false },
      { name: 'Responses', rows: 5, hidden: false },
      { name: '_helpers', rows: 1, hidden: true },
    ]);
    expect(rowsOf(excelWorkbook(), 'Responses')).toEqual([
      { line: 1, cells: ['Response ID', 'Received ', 'What did you lose?'], formula: false },
      {
        line: 2,
        cells: ['R0001', '2030-01-01', 'A bag,\r\nand “£5” & <b>a hat</b>', '25:12:30'],
        formula: false,
      },
      { line: 4, cells: ['2', '2030-01-01 12:00', '鞄', '0:00:30'], formula: false },
      { line: 5, cells: ['', '', '2', 'FALSE'], formula: true },
    ]);
    const [helpers] = rowsOf(excelWorkbook(), '_helpers');
    expect(helpers?.cells).toHaveLength(702);
    expect(helpers?.formula).toBe(true);
  });

  it('is read as scripts write it', () => {
    expect(must(openXlsx(scriptedWorkbook())).sheets).toEqual([
      { name: 'Open questions', rows: 3, hidden: false },
      { name: 'About you', rows: 1, hidden: false },
    ]);
    expect(rowsOf(scriptedWorkbook(), 'Open questions').map(({ cells }) => cells)).toEqual([
      ['Questions in words'],
      ['Column', 'Number', 'Title'],
      ['C', '2', 'What did you lose?'],
    ]);
  });

  it('is read in the strict form, with a prefix, and its longest sheet is known', () => {
    expect(must(openXlsx(strictWorkbook())).sheets).toEqual([
      { name: 'Cover', rows: 1, hidden: false },
      { name: 'Answers', rows: 3, hidden: false },
    ]);
    expect(rowsOf(strictWorkbook(), 'Answers').map(({ cells }) => cells)).toEqual([
      ['Answer', '2030-01-02T03:04:00'],
      ['A bag', '2030-01-02T03:04:00'],
      ['A hat', '2030-01-02T03:04:00'],
    ]);
  });
});

describe('rows in the forms that programs write', () => {
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom('&amp;', '&lt;', '&#163;', '&#x1F600;', '&quot;', '>', ' ', '\n', '\r\n', '_x000D_'),
        fc.string({ unit: fc.constantFrom('a', 'é', '0', '”', '😀', '\u202E') }),
      ),
      { maxLength: 5 },
    )
    .map((parts) => parts.join(''));
  const at = fc.constantFrom('', ' r="A1"', ' r="C1"', ' r="AB1"');
  const cell = fc.oneof(
    fc.tuple(at, text).map(([r, t]) => `<c${r} t="inlineStr"><is><t xml:space="preserve">${t}</t></is></c>`),
    fc.tuple(at, text).map(([r, t]) => `<c${r} s="1" t="str"><f>${t}</f><v>${t}</v></c>`),
    fc.tuple(at, text).map(([r, t]) => `<c s="1" ${r} t="str">\n<v>${t}</v></c>`),
    fc.tuple(at, fc.constantFrom('0', '1', '7')).map(([r, v]) => `<c${r} t="s"><v>${v}</v></c>`),
    at.map((r) => `<c${r} s="1"/>`),
    at.map((r) => `<c${r} s="1"><v>46328</v></c>`),
    at.map((r) => `<c${r} t="inlineStr"><is><r><t>ri</t></r><r><t>ch</t></r></is></c>`),
    at.map((r) => `<c${r}><f t="shared" si="0"/><v>1</v></c>`),
  );
  const row = fc
    .tuple(fc.constantFrom('', ' r="4"', ' spans="1:8" r="9"', " r='2'"), fc.array(cell, { maxLength: 5 }))
    .map(([r, cells]) => (cells.length === 0 ? `<row${r}/>` : `<row${r}>${cells.join('')}</row>`));
  const item = fc.oneof(
    text.map((t) => `<si><t xml:space="preserve">${t}</t></si>`),
    text.map((t) => `<si><r><t>${t}</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>`),
    fc.constant('<si/>'),
  );
  const between = fc.constantFrom('', '\n  ');

  it('are read as a parser of XML reads them', () => {
    const gathered = fc.tuple(fc.array(row, { maxLength: 6 }), fc.array(item, { maxLength: 4 }), between);
    fc.assert(
      fc.property(gathered, ([rows, items, space]) => {
        const read = (note: string) => {
          const strings = `<sst ${MAIN}>${note}${items.join(space)}</sst>`;
          const bytes = workbook(note + rows.join(space), { 'xl/sharedStrings.xml': strings });
          const found: SheetRow[] = [];
          const result = must(openXlsx(bytes)).read('S', (row) => found.push(row) > 0);
          return result.ok ? found : result.error;
        };
        // A comment has the whole of a part parsed.
        expect(read('')).toEqual(read('<!-- parsed -->'));
      }),
      { numRuns: caseCount(80, 5000) },
    );
  });

  it.each([
    ['a character that XML can’t hold', '<row><c t="str"><v>\u0001</v></c></row>'],
    ['an entity', '<row><c t="str"><v>&b;</v></c></row>'],
    ['half a reference', '<row><c t="str"><v>&amp</v></c></row>'],
    ['a row that isn’t closed', '<row><c><v>1</v></c></row><row><c><v>1</v></c>'],
    ['crossed tags', '<row><c><v>1</c></v></row>'],
    ['an undeclared prefix', '<row><x:c/></row>'],
  ])('are refused for %s, with its place in the file', (_, rows) => {
    const said = (note: string) => {
      const result = must(openXlsx(workbook(`<row/>${note}${rows}`))).read('S', () => true);
      return result.ok ? 'read' : { ...result.error, place: result.error.place?.replace(/column .*/, '') };
    };
    expect(said('')).toMatchObject({ kind: 'damaged', place: expect.stringContaining('s.xml, line 1') });
    expect(said('')).toEqual(said('<!-- parsed -->'));
  });

  it('are none where the sheet is in a namespace of its own', () => {
    const sheet =
      '<worksheet xmlns="urn:other"><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>';
    expect(rowsOf(workbook('', { 'xl/worksheets/s.xml': sheet }))).toEqual([]);
  });
});

describe('an archive', () => {
  const one = '<row><c><v>1</v></c></row>';
  it('may hold its parts unpacked, and say sizes in the long form', () => {
    const files = must(openXlsx(longForm(workbook(one))));
    expect(files.sheets).toEqual([{ name: 'S', rows: 1, hidden: false }]);
    expect(rowsOf(longForm(workbook(one)))).toHaveLength(1);
    expect(rowsOf(workbook(one, {}, 0))).toHaveLength(1);
  });

  it('is damaged where a part is not what its sum says', () => {
    const bytes = Buffer.from(workbook('<row><c><v>1234</v></c></row>', {}, 0));
    bytes.write('9', bytes.indexOf('1234'));
    const opened = must(openXlsx(bytes));
    expect(opened.read('S', () => true)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });
});

describe('a workbook that could be a trap', () => {
  const refused = (bytes: Uint8Array) => {
    const opened = openXlsx(bytes);
    return opened.ok ? opened.value.read('S', () => true) : opened;
  };
  it.each([
    ['a bomb', workbook(`<row><c t="str"><v>${'0'.repeat(9_000_000)}</v></c></row>`), 'refused'],
    ['a path outside', workbook('', { '../../etc/passwd': 'x' }), 'refused'],
    [
      'a document type',
      workbook('', { 'xl/worksheets/s.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
      'refused',
    ],
    [
      'a cut-short sheet',
      workbook('', { 'xl/worksheets/s.xml': `<worksheet ${MAIN}><sheetData><row>` }),
      'damaged',
    ],
    ['a cut-short archive', workbook('').subarray(0, 300), 'damaged'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'unsupported'],
    ['another archive', zipSync({ 'a.txt': bytesOf('a') }), 'unsupported'],
    ['text', bytesOf('a,b\n'), 'unsupported'],
  ] as const)('is told: %s', (_, bytes, kind) => {
    const result = refused(bytes);
    expect(result.ok ? 'ok' : result.error.kind).toBe(kind);
  });

  it('is not unpacked where its sizes lie', () => {
    const bytes = Buffer.from(workbook('<row><c><v>1</v></c></row>'));
    const name = bytes.lastIndexOf('xl/worksheets/s.xml');
    // The size unpacked, in the entry of the archive's list.
    bytes.writeUInt32LE(5, name - 46 + 24);
    expect(refused(bytes)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });

  it('stops when it is told to', () => {
    const opened = must(openXlsx(workbook('<row/><row/><row/>')));
    expect(opened.read('S', () => false)).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    expect(opened.read('T', () => true)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  });

  it('unpacks no part that would take a gigabyte to read, and says what to do', () => {
    const bytes = Buffer.from(workbook('<row><c><v>1</v></c></row>'));
    const name = bytes.lastIndexOf('xl/worksheets/s.xml');
    // What the archive's list says of the part stands before its name there.
    bytes.writeUInt32LE(1_000_000, name - 26);
    bytes.writeUInt32LE(260_000_000, name - 22);
    expect(must(openXlsx(bytes)).read('S', () => true)).toMatchObject({
      ok: false,
      error: { kind: 'refused', message: expect.stringMatching(/260000000 bytes.*as CSV/) },
    });
  });
});
