import { encodeWhole } from '../encode-pieces.ts';
import { type Markup, markup } from '../markup.ts';
import { visible } from '../visible.ts';
import { zipOf } from '../zip.ts';

/** A sheet of a workbook: a header row, then rows of texts and numbers. */
export interface Sheet {
  /** At most 31 characters, none of them `[]:*?/\`. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DECLARATION = markup`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
`;
/** The most characters of a cell. */
const MAX_CELL_LENGTH = 32_767;
const NAME = /^[^[\]:*?/\\]{1,31}$/;

/** The letters of a column by its index from 0: `A`, `Z`, `AA`. */
function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}

// Text is always written as text, even if it looks like a formula, a number or a date.
const cell = (value: string | number, column: number, row: number, style: number): Markup =>
  typeof value === 'number'
    ? markup`<c r="${columnName(column)}${row}" s="${style}"><v>${value}</v></c>`
    : textCell(value, column, row, style);

const textCell = (text: string, column: number, row: number, style: number): Markup =>
  markup`<c r="${columnName(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${visible(text).slice(0, MAX_CELL_LENGTH)}</t></is></c>`;

function* sheetPieces({ header, rows }: Sheet): Generator<string> {
  const last = `${columnName(header.length - 1)}${rows.length + 1}`;
  yield markup`${DECLARATION}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${header.map(
    (_, at) => markup`<col min="${at + 1}" max="${at + 1}" width="28" customWidth="1"/>`,
  )}</cols><sheetData>`.toString();
  for (const [at, cells] of [header, ...rows].entries())
    yield markup`<row r="${at + 1}">${cells.map((text, column) => cell(text, column, at + 1, at === 0 ? 1 : 2))}</row>`.toString();
  yield markup`</sheetData><autoFilter ref="A1:${last}"/></worksheet>`.toString();
}

const STYLES = markup`${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"><alignment vertical="top" wrapText="1"/></xf><xf><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

/**
 * Writes a workbook of tables. Each header row stays in view and has a filter. The bytes depend only on the sheets.
 * @throws RangeError for a sheet without columns or with an invalid name
 */
export function xlsxOf(sheets: readonly Sheet[]): Uint8Array {
  for (const { name, header } of sheets) {
    if (!NAME.test(name) || header.length === 0) throw new RangeError(`Not a sheet: ${name}`);
  }
  const part = (kind: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;
  const files: Readonly<Record<string, Markup>> = {
    '[Content_Types].xml': markup`${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${part('sheet.main')}"/><Override PartName="/xl/styles.xml" ContentType="${part('styles')}"/>${sheets.map(
      (_, at) =>
        markup`<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${part('worksheet')}"/>`,
    )}</Types>`,
    '_rels/.rels': markup`${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': markup`${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map(
      ({ name }, at) => markup`<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
    )}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': markup`${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map(
      (_, at) =>
        markup`<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
    )}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
  const fixedFiles = Object.entries(files).map(([path, xml]) => ({
    path,
    bytes: encodeWhole([xml.toString()]),
  }));
  const sheetFiles = sheets.map((sheet, at) => ({
    path: `xl/worksheets/sheet${at + 1}.xml`,
    bytes: encodeWhole(sheetPieces(sheet)),
  }));
  return zipOf([...fixedFiles, ...sheetFiles], 'compressed');
}
