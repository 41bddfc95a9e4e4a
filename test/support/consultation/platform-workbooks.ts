import { zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

const zipped = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text, 'utf8')])),
    { mtime: '2030-01-01' },
  );

interface Relation {
  readonly type: string;
  readonly target: string;
}
const relations = (found: readonly Relation[], of = OFFICE): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${found
    .map(
      ({ type, target }, at) => `<Relationship Id="rId${at + 1}" Type="${of}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
const TOP = relations([{ type: 'officeDocument', target: 'xl/workbook.xml' }]);

/**
 * A workbook as Excel saves a template for responses, made up: shared strings with parts and reading aids, dates by their
 * style, a frozen header, a note, a hidden sheet, and one of array formulas out to column ZZ with thousands of rules.
 */
export function excelWorkbook(): Uint8Array {
  const strings = [
    '<si><t>Response ID</t></si>',
    '<si><t xml:space="preserve">Received </t></si>',
    '<si><r><t>What did you </t></r><r><rPr><b/></rPr><t>lose?</t></r></si>',
    '<si><t>R0001</t></si>',
    '<si><t xml:space="preserve">A bag,_x000D_\nand “£5” &amp; &lt;b&gt;a hat&lt;/b&gt;</t></si>',
    '<si><t>鞄</t><rPh sb="0" eb="1"><t>カバン</t></rPh><phoneticPr fontId="1"/></si>',
    '<si><t/></si>',
    '<si><t>Column</t></si>',
    '<si><t>Title</t></si>',
  ];
  const styles = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\ mmm\\ yyyy;@"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="0" applyFont="1"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;
  const sheet = (ref: string, rows: string, rest = '') =>
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><dimension ref="${ref}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData>${rows}</sheetData>${rest}</worksheet>`;
  const rules = Array.from(
    { length: 2000 },
    (_, at) =>
      `<conditionalFormatting sqref="A${at + 2}"><cfRule type="expression" dxfId="0" priority="${at + 1}"><formula>AND($A${at + 2}="",B${at + 2}&lt;&gt;"")</formula></cfRule></conditionalFormatting>`,
  );
  const responses = sheet(
    'A1:D5',
    '<row r="1" spans="1:4" ht="26" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r="C1" s="1" t="s"><v>2</v></c><c r="D1" s="1"/></row>' +
      '<row r="2" spans="1:4"><c r="A2" t="s"><v>3</v></c><c r="B2" s="2"><v>47484</v></c><c r="C2" t="s"><v>4</v></c><c r="D2" s="3"><v>1.0503472222222223</v></c></row>' +
      '<row r="4" spans="1:4"><c r="A4"><v>2</v></c><c r="B4" s="2"><v>47484.5</v></c><c r="C4" t="s"><v>5</v></c><c r="D4" s="3"><v>3.4722222222222224E-4</v></c></row>' +
      '<row r="5" spans="1:4"><c r="A5" t="s"><v>6</v></c><c r="C5" t="str"><f>A4&amp;""</f><v>2</v></c><c r="D5" t="b"><v>0</v></c></row>',
    `${rules.join('')}<legacyDrawing r:id="rId1"/>`,
  );
  const helpers = sheet(
    'A1:ZZ1',
    `<row r="1" spans="1:702"><c r="A1" cm="1"><f t="array" ref="A1">IFERROR(_xlfn.UNIQUE(Responses!A2:A8000&lt;&gt;""),0)</f><v>0</v></c><c r="ZZ1"><v>1</v></c></row>`,
  );
  const guide = sheet(
    'A1:B1',
    '<row r="1" spans="1:2"><c r="A1" t="s"><v>7</v></c><c r="B1" t="s"><v>8</v></c></row>',
  );
  return zipped({
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': TOP,
    'xl/_rels/workbook.xml.rels': relations([
      { type: 'worksheet', target: 'worksheets/sheet1.xml' },
      { type: 'worksheet', target: 'worksheets/sheet2.xml' },
      { type: 'worksheet', target: '/xl/worksheets/sheet3.xml' },
      { type: 'sharedStrings', target: 'sharedStrings.xml' },
      { type: 'styles', target: 'styles.xml' },
    ]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr defaultThemeVersion="124226"/><sheets><sheet name="Guide &amp; help" sheetId="1" r:id="rId1"/><sheet name="Responses" sheetId="2" r:id="rId2"/><sheet name="_helpers" sheetId="3" state="hidden" r:id="rId3"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">Responses!$A$1:$D$5</definedName></definedNames><calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>`,
    'xl/worksheets/sheet1.xml': guide,
    'xl/worksheets/sheet2.xml': responses,
    'xl/worksheets/sheet3.xml': helpers,
    'xl/worksheets/_rels/sheet2.xml.rels': relations([
      { type: 'vmlDrawing', target: '../drawings/vmlDrawing1.vml' },
    ]),
    'xl/drawings/vmlDrawing1.vml':
      '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="_x0000_s1025"/></xml>',
    'xl/comments1.xml': `${HEAD}<comments xmlns="${MAIN}"><commentList><comment ref="A1" authorId="0"><text><t>A note</t></text></comment></commentList></comments>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}" count="12" uniqueCount="${strings.length}">${strings.join('')}</sst>`,
    'xl/styles.xml': styles,
  });
}

/** A dictionary of questions as scripts write workbooks, made up: strings in their cells, and spaces before `/>`. */
export function scriptedWorkbook(): Uint8Array {
  const text = (ref: string, words: string) => `<c r="${ref}" t="inlineStr"><is><t>${words}</t></is></c>`;
  const sheet = (ref: string, rows: string) =>
    `<worksheet xmlns="${MAIN}"><sheetPr><outlinePr summaryBelow="1" summaryRight="1" /><pageSetUpPr /></sheetPr><dimension ref="${ref}" /><sheetViews><sheetView workbookViewId="0"><selection activeCell="A1" sqref="A1" /></sheetView></sheetViews><sheetFormatPr baseColWidth="8" defaultRowHeight="15" /><sheetData>${rows}</sheetData><pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5" /></worksheet>`;
  return zipped({
    'docProps/app.xml':
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" />',
    '_rels/.rels': TOP,
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}" xmlns="${MAIN}"><workbookPr /><sheets><sheet name="Open questions" sheetId="1" state="visible" r:id="rId1" /><sheet name="About you" sheetId="2" state="visible" r:id="rId2" /></sheets><definedNames /><calcPr calcId="124519" fullCalcOnLoad="1" /></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      { type: 'worksheet', target: '/xl/worksheets/sheet1.xml' },
      { type: 'worksheet', target: '/xl/worksheets/sheet2.xml' },
    ]),
    'xl/worksheets/sheet1.xml': sheet(
      'A1:C3',
      `<row r="1">${text('A1', 'Questions in words')}</row><row r="2">${text('A2', 'Column')}${text('B2', 'Number')}${text('C2', 'Title')}</row><row r="3">${text('A3', 'C')}<c r="B3" t="n"><v>2</v></c>${text('C3', 'What did you lose?')}</row>`,
    ),
    'xl/worksheets/sheet2.xml': sheet('A1', `<row r="1">${text('A1', 'Nothing yet')}</row>`),
  });
}

/** The strict form of the standard, with a prefix for every name and no dimension, as some exporters write it. */
export function strictWorkbook(): Uint8Array {
  const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
  const RELATED = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
  const row = (n: number, words: string) =>
    `<x:row r="${n}"><x:c r="A${n}" t="inlineStr"><x:is><x:t>${words}</x:t></x:is></x:c><x:c r="B${n}" t="d"><x:v>2030-01-02T03:04:00</x:v></x:c></x:row>`;
  return zipped({
    '_rels/.rels': relations([{ type: 'officeDocument', target: 'xl/workbook.xml' }], RELATED),
    'xl/workbook.xml': `${HEAD}<x:workbook xmlns:x="${STRICT}" xmlns:r="${RELATED}" conformance="strict"><x:sheets><x:sheet name="Cover" sheetId="1" r:id="rId1"/><x:sheet name="Answers" sheetId="2" r:id="rId2"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      [
        { type: 'worksheet', target: 'worksheets/sheet1.xml' },
        { type: 'worksheet', target: 'worksheets/sheet2.xml' },
      ],
      RELATED,
    ),
    'xl/worksheets/sheet1.xml': `${HEAD}<x:worksheet xmlns:x="${STRICT}"><x:sheetData>${row(1, 'Cover')}</x:sheetData></x:worksheet>`,
    'xl/worksheets/sheet2.xml': `${HEAD}<x:worksheet xmlns:x="${STRICT}"><x:sheetData>${row(1, 'Answer')}${row(2, 'A bag')}${row(3, 'A hat')}</x:sheetData></x:worksheet>`,
  });
}
