import { strToU8, zipSync } from 'fflate';
import { packed, pdfOf } from '../support/papers/pdf-of.ts';
import type { Kind } from './subjects.ts';

/** Files that nobody has: made to take all time or memory, to reach out of themselves, or to be taken for another kind. */

const times = (text: string, count: number): string => text.repeat(count);
const zip = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part]),
    ),
    { level: 6 },
  );

const LAUGHS = `<!DOCTYPE a [<!ENTITY l0 "lol">${Array.from({ length: 12 }, (_, at) => `<!ENTITY l${at + 1} "${times(`&l${at};`, 10)}">`).join('')}]>`;
const OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';

/** One element of a kind inside which a bomb goes, so that the reader of that kind is reached. */
const xmlBombs = (before: string, after: string): readonly (() => string)[] => [
  () => `${LAUGHS}${before}&l12;${after}`,
  () => `${OUTSIDE}${before}&x;${after}`,
  () => `${before}${times('<b>', 300_000)}${times('</b>', 300_000)}${after}`,
  () => `${before}${times('<b>', 250)}${'a'.repeat(1_000_000)}${times('</b>', 250)}${after}`,
  () => `${before}${times('<b/>', 1_500_000)}${after}`,
  () => `${before}<b ${Array.from({ length: 200_000 }, (_, at) => `a${at}="1"`).join(' ')}/>${after}`,
  () => `${before}<b a="${'x'.repeat(20_000_000)}"/>${after}`,
  () =>
    `${before}${Array.from({ length: 250 }, (_, at) => `<b xmlns:n${at}="u:${at}">`).join('')}${times('</b>', 250)}${after}`,
  () => `${before}<!--${'-'.repeat(5_000_000)}`,
  () => `${before}<![CDATA[${times(']]', 2_000_000)}`,
  () => `${before}${times('&#x41;', 3_000_000)}${after}`,
  () => `<?xml version="1.0" encoding="utf-7"?>${before}${after}`,
  () => `<?xml version="1.0" encoding="utf-16"?>${before}${after}`,
  () => `<?xml ${' '.repeat(5_000_000)}`,
  () => `${times('<?a?>', 200_000)}${before}${after}`,
];

const CLML = [
  '<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation">',
  '</Legislation>',
] as const;
const AKN = [
  '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act>',
  '</act></akomaNtoso>',
] as const;
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const WORD = [`<w:document ${W}><w:body>`, '</w:body></w:document>'] as const;
const S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

const workbook = (sheet: string | Uint8Array, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zip({
    'xl/workbook.xml': `<workbook ${S} xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${RELATIONS}><Relationship Id="a" Type="${OFFICE}/worksheet" Target="worksheets/s.xml"/><Relationship Id="b" Type="${OFFICE}/sharedStrings" Target="strings.xml"/></Relationships>`,
    'xl/worksheets/s.xml': sheet,
    ...more,
  });
const rows = (text: string): string => `<worksheet ${S}><sheetData>${text}</sheetData></worksheet>`;
/** Letters that don't pack to nothing: a packer’s own tables are all that is left of a thousand spaces. */
const loose = (length: number, before = '', after = ''): Uint8Array => {
  const [head, tail] = [strToU8(before), strToU8(after)];
  // One buffer, as what is held to make a file counts as what was held to read it.
  const whole = new Uint8Array(head.length + length + tail.length).fill(0x20);
  whole.set(head);
  whole.set(tail, head.length + length);
  const bytes = whole.subarray(head.length, head.length + length);
  for (let at = 0; at < length; at += 397) bytes[at] = 0x41 + (Math.imul(at, 2654435761) >>> 27);
  return whole;
};

/** A list of one thing again and again in about so many bytes, with something in it that doesn't pack to nothing. */
function listOf(item: string, length: number): Uint8Array {
  const one = Buffer.byteLength(item);
  const bytes = Buffer.alloc(Math.floor(length / one) * one, item);
  for (let at = 0; at < bytes.length; at += one * 37) bytes[at] = at % 3 === 0 ? 0x0a : 0x09;
  bytes[0] = 0x5b;
  bytes[bytes.length - 1] = 0x5d;
  return bytes;
}

/** By kind; made when they are asked for, as many are large. */
export const MADE: Readonly<Record<Kind, readonly (() => Uint8Array | string)[]>> = {
  xml: [
    ...xmlBombs(...CLML),
    ...xmlBombs(...AKN),
    ...['<', '<a', '<akomaNtoso/>', '<Legislation/>', '\0\0\0\0'].map((text) => () => text),
  ],
  docx: [
    ...xmlBombs(...WORD).map((bomb) => () => zip({ 'word/document.xml': bomb() })),
    () => zip({ 'word/document.xml': loose(90_000_000) }),
    () => zip({ 'word/document.xml': loose(90_000_000, ...WORD) }),
    () =>
      zip({
        'word/document.xml': `${WORD[0]}${times('<w:tbl><w:tr><w:tc>', 60)}${times('</w:tc></w:tr></w:tbl>', 60)}${WORD[1]}`,
      }),
    () =>
      zip({
        'word/document.xml': `${WORD[0]}<w:tbl>${times('<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1e9"/></w:tcPr></w:tc></w:tr>', 4000)}</w:tbl>${WORD[1]}`,
      }),
    () =>
      zip({
        'word/document.xml': `${WORD[0]}${times('<w:p><w:r><w:t>a</w:t></w:r></w:p>', 300_000)}${WORD[1]}`,
      }),
    () => zip({ '../../word/document.xml': 'x', 'word/document.xml': `${WORD[0]}${WORD[1]}` }),
  ],
  xlsx: [
    ...xmlBombs(...(rows('|').split('|') as [string, string])).map((bomb) => () => workbook(bomb())),
    () => workbook(loose(249_000_000)),
    () => workbook(loose(249_000_000, rows('').slice(0, -24))),
    () => workbook(rows('<row r="9999999999"><c r="ZZZZZZZ1"><v>1</v></c></row>')),
    () => workbook(rows(times('<row><c r="XFD1"><v>1</v></c></row>', 5000))),
    () => workbook(rows(times('<row/>', 1_500_000))),
    () =>
      workbook(rows('<row><c t="s"><v>-1</v></c><c t="s"><v>1e99</v></c><c t="s"><v>0</v></c></row>'), {
        'xl/strings.xml': `<sst ${S}>${times('<si><r><t>a</t></r></si>', 400_000)}</sst>`,
      }),
    () =>
      workbook(
        rows(times('<row><c t="str"><f>HYPERLINK("http://127.0.0.1/")</f><v>=1+1</v></c></row>', 100)),
      ),
    () => workbook(rows('<row><c><v>1</v></c></row>'), { 'xl/strings.xml': LAUGHS }),
    () => workbook(workbook(rows(''))),
  ],
  csv: [
    () => '"'.repeat(4_000_001),
    () => times('"",', 2_000_000),
    () => times(',', 3_000_000),
    () => times('\n', 2_000_000),
    () => `a,b\n${times('"', 1_000_001)}`,
    () => `a,b\n1,"${'x'.repeat(20_000_000)}`,
    () => `a\n${'x'.repeat(20_000_000)}\n`,
    () => times('"a\n', 400_001),
    () => Buffer.from(`a,b\n${times('é,ü\n', 100_000)}`, 'latin1'),
    () => Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'),
    () => Buffer.alloc(3_000_000),
    () => `id,answer\n${times('1,=cmd|"/c calc"!A1\n', 1000)}`,
    () => `id,${Array.from({ length: 20_000 }, (_, at) => `q${at}`).join(',')}\n1,${times('a,', 20_000)}\n`,
  ],
  text: [
    () => times('In section 2A(3), after paragraph (b) insert— “', 20_000),
    () => times('(', 200_000),
    () => times('section 1(1)(1)(1)(1)(1)', 20_000),
    () => `In section 2A${times('(a)', 100_000)}, omit paragraph (g).`,
    () => `${times(' ', 1_000_000)}x`,
    () => times('In section 2A(3), omit paragraph (g).\n', 5000),
    () => 'x'.repeat(4_900_000),
    () => times('“”‘’', 200_000),
    () => times('\n', 1_000_000),
    () => times('sections 1, 2 and ', 50_000),
    () => times('2ZA, ', 100_000),
    () => `In section 2A(3), for “${'a'.repeat(500_000)}” substitute “${'b'.repeat(500_000)}”.`,
  ],
  html: [
    () => `<html>${times('<div>', 500_000)}x`,
    () => `<html>${times('<a "', 300_000)}`,
    () => `<html>${times('<script>', 300_000)}`,
    () => `<html>${times('<script></script>', 500_000)}`,
    () => `<html>${times('<!--', 500_000)}`,
    () => `<html>${times('&amp', 1_000_000)}`,
    () => `<html>${times('&nosuch;', 200_000)}`,
    () => `<html>${times('<u>', 400_000)}x`,
    () => `<html>${times('<table><tr><td>', 100_000)}x`,
    () => `<html>${times('</p>', 500_000)}x`,
    () => `<html>${times(`<p style="${times('text-decoration:', 3000)}">`, 500)}x`,
    () => `<html>${times('<', 1_000_000)}`,
  ],
  pdf: [
    () => pdfOf('<</Type/Page/Parent 2 0 R/Contents 4 0 R>>', packed(loose(200_000_000))),
    () =>
      pdfOf(
        '<</Type/Page/Parent 2 0 R/Contents 4 0 R>>',
        packed(strToU8(`BT ${times('(a) Tj ', 500_000)} ET`)),
      ),
    () => pdfOf('<</Type/Page/Parent 2 0 R/Contents 4 0 R>>', packed(strToU8(times('q ', 1_000_000)))),
    () => pdfOf('<</Type/Pages/Kids[2 0 R]/Count 1>>'),
    () => pdfOf(`<</Type/Pages/Kids[${times('3 0 R ', 2000)}]/Count 4000000>>`),
    () => pdfOf(`<</Type/Page/Parent 2 0 R/Contents ${times('[', 50_000)}4 0 R>>`),
    () =>
      pdfOf('<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>', [
        '<</Type/XObject/Subtype/Form/Length 5/Resources<</XObject<</X 4 0 R>>>>>>',
        strToU8('/X Do'),
      ]),
    () => '%PDF-1.7\nstartxref\n9\n%%EOF',
    () => `%PDF-1.7\n${times('1 0 obj <<', 200_000)}`,
    () => `%PDF-1.7\nxref\n0 99999999\n`,
  ],
  json: [
    () => times('[', 1_000_000),
    () => `${times('[', 100_000)}${times(']', 100_000)}`,
    () => `${times('{"children":[', 5000)}${times(']}', 5000)}`,
    () => `{"__proto__":{"edits":[]},"edits":[]}`,
    () => `{"edits":[${times('{"in":"section 2A","omit":true},', 20_000)}{"in":"section 2B","omit":true}]}`,
    () => `{"edits":[{"in":"section ${times('2A(', 150)}","omit":true}]}`,
    () => `"${'\\ud800'.repeat(1000)}"`,
    () => '1e999',
    () => 'null',
    () => '',
  ],
  review: [
    () => '',
    () => 'SQLite format 3\0',
    () => Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(100_000, 0xff)]),
    () => 'x'.repeat(5_000_000),
  ],
  package: [
    () => '',
    () => zip({}),
    () => zip({ '../../escaped': 'x' }),
    () => zip(Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`${at}.json`, '[']))),
    () => loose(40_000_000),
    () => zip({ 'package.json': loose(440_000_000) }),
    () => zip({ 'package.json': times('[', 5_000_000) }),
    // As large as one may be, and read to its end: one long text, and a curled mark in each of many.
    () => zip({ 'package.json': loose(199_000_000, '["’', '"]') }),
    () =>
      zip({
        'package.json': listOf(' "It’s what I think of stalking protection orders, in short.",', 199_000_000),
      }),
    () => zip({ 'package.json': listOf(' {"id":1,"text":"’"},', 100_000_000) }),
    () => zip({ 'package.json': listOf(' {},', 100_000_000) }),
  ],
  pack: [
    () => zip({ 'manifest.json': times('[', 1_000_000) }),
    () => zip({ 'manifest.json': '{}', '../../escaped': 'x' }),
    () => zip({ 'manifest.json': loose(300_000_000) }),
    () => zip(Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`${at}.txt`, 'x']))),
  ],
};
