import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openXlsx, type SheetRow } from '../../../data/formats/xlsx/read.ts';
import { xlsxOf } from '../../../data/formats/xlsx/write.ts';
import { referencePath } from '../../support/reference.ts';
import { must } from '../../support/review.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

/** A workbook of one sheet, as other programs write it. */
function workbook(rows: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const files = {
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${RELATIONS}><Relationship Id="a" Type="${OFFICE}/worksheet" Target="worksheets/s.xml"/><Relationship Id="b" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="c" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/s.xml': `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, bytesOf(text)])));
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

  it('opens what the platforms send', () => {
    const path = referencePath('consultation', 'consult_data_template_v005.xlsx');
    if (path === null) return;
    const rows = rowsOf(readFileSync(path), 'Responses');
    expect(rows).toHaveLength(41);
    expect(rows[1]?.cells.slice(0, 4)).toEqual(['R0001', 'Scotland', '65+', 'Charity']);
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
});
