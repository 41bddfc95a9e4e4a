import { type Markup, markup } from '../markup.ts';
import { zipOf } from '../zip.ts';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The facts about a document besides its body. */
interface DocumentFacts {
  readonly title: string;
  readonly subject: string;
  readonly generator: string;
  /** The ISO time in UTC, to the second, at which the content last changed. */
  readonly date: string;
  readonly header: string;
  readonly footer: string;
  /**
   * Custom properties, by name, which are read when the file is returned. Word keeps at most 255 characters of each.
   */
  readonly properties?: Readonly<Record<string, string>>;
}

const DECLARATION = markup`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
`;

/** The declarations for comments. */
const COMMENT_TYPES = markup`<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/><Override PartName="/word/commentsExtended.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"/>`;
const COMMENT_RELATIONS = markup`<Relationship Id="rId5" Type="${RELATIONS}/comments" Target="comments.xml"/><Relationship Id="rId6" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/>`;

const contentTypes = (extraParts: Markup | null) =>
  markup`${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>${extraParts}</Types>`;

const PACKAGE_RELATIONS = markup`${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${RELATIONS}/extended-properties" Target="docProps/app.xml"/><Relationship Id="rId4" Type="${RELATIONS}/custom-properties" Target="docProps/custom.xml"/></Relationships>`;

/** The declarations for lists. */
const LIST_TYPES = markup`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>`;
const LIST_RELATIONS = markup`<Relationship Id="rId7" Type="${RELATIONS}/numbering" Target="numbering.xml"/>`;
/** The only kind of list: bullets with a hanging indent. */
const NUMBERING = markup`${DECLARATION}<w:numbering xmlns:w="${WORD}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="357"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

const documentRelations = (extraParts: Markup | null) =>
  markup`${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${RELATIONS}/settings" Target="settings.xml"/><Relationship Id="rId3" Type="${RELATIONS}/header" Target="header1.xml"/><Relationship Id="rId4" Type="${RELATIONS}/footer" Target="footer1.xml"/>${extraParts}</Relationships>`;

/**
 * `trackRevisions` makes Word track what a reviewer types (drafting-conventions.md §7.4, rule 13). Filling in a form is
 * not a revision.
 */
const settings = (isForm: boolean) =>
  markup`${DECLARATION}<w:settings xmlns:w="${WORD}"><w:zoom w:percent="100"/>${isForm ? null : markup`<w:trackRevisions/>`}<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`;

const field = (instruction: string) =>
  markup`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const header = (text: string) =>
  markup`${DECLARATION}<w:hdr xmlns:w="${WORD}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p></w:hdr>`;

/** The words at the end of a footer, without the page numbers. */
export const PAGES = 'Page of';

const footer = (text: string) =>
  markup`${DECLARATION}<w:ftr xmlns:w="${WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">${text} Page </w:t></w:r>${field('PAGE')}<w:r><w:t xml:space="preserve"> of </w:t></w:r>${field('NUMPAGES')}</w:p></w:ftr>`;

const core = ({ title, subject, generator, date }: DocumentFacts) =>
  markup`${DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:subject>${subject}</dc:subject><dc:creator>${generator}</dc:creator><dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified></cp:coreProperties>`;

const app = markup`${DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Keeling</Application></Properties>`;

/** Custom properties. Their ids begin at 2, because 0 and 1 are reserved. */
const custom = (properties: Readonly<Record<string, string>>) =>
  markup`${DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${Object.entries(
    properties,
  ).map(
    ([name, value], at) =>
      markup`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${at + 2}" name="${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`,
  )}</Properties>`;

/** The short and long side of A4, and the left and right margins, in twentieths of a point. */
const [SHORT_SIDE, LONG_SIDE, SIDE_MARGIN] = [11906, 16838, 1304];

/** The page setup: A4, with header and footer. */
const pageSetup = (isBroad: boolean) =>
  markup`<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>${
    isBroad
      ? markup`<w:pgSz w:w="${LONG_SIDE}" w:h="${SHORT_SIDE}" w:orient="landscape"/>`
      : markup`<w:pgSz w:w="${SHORT_SIDE}" w:h="${LONG_SIDE}"/>`
  }<w:pgMar w:top="1440" w:right="${SIDE_MARGIN}" w:bottom="1440" w:left="${SIDE_MARGIN}" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>`;

/**
 * The root element with the body. Only a form declares the newer namespace of checkboxes, which older programs may
 * ignore.
 */
const documentOf = (body: readonly Markup[], isForm: boolean, isBroad: boolean) =>
  isForm
    ? markup`${DECLARATION}<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"><w:body>${body}${pageSetup(isBroad)}</w:body></w:document>`
    : markup`${DECLARATION}<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}"><w:body>${body}${pageSetup(isBroad)}</w:body></w:document>`;

/** The width between the margins, in twentieths of a point, in portrait and in landscape. */
export const TEXT_WIDTH = SHORT_SIDE - 2 * SIDE_MARGIN;
export const LANDSCAPE_TEXT_WIDTH = LONG_SIDE - 2 * SIDE_MARGIN;

/**
 * Every part of a document except its styles, by path.
 * @param comments the parts of its comments
 * @param given `hasLists` if paragraphs are list items, `isForm` if people fill it in, `isBroad` for landscape pages
 */
export function partsOf(
  facts: DocumentFacts,
  body: readonly Markup[],
  comments: Readonly<Record<string, Markup>> = {},
  {
    hasLists = false,
    isForm = false,
    isBroad = false,
  }: { readonly hasLists?: boolean; readonly isForm?: boolean; readonly isBroad?: boolean } = {},
): Readonly<Record<string, Markup>> {
  const hasComments = Object.keys(comments).length > 0;
  return {
    ...comments,
    '[Content_Types].xml': contentTypes(markup`${hasComments && COMMENT_TYPES}${hasLists && LIST_TYPES}`),
    '_rels/.rels': PACKAGE_RELATIONS,
    'docProps/app.xml': app,
    'docProps/core.xml': core(facts),
    'docProps/custom.xml': custom(facts.properties ?? {}),
    'word/_rels/document.xml.rels': documentRelations(
      markup`${hasComments && COMMENT_RELATIONS}${hasLists && LIST_RELATIONS}`,
    ),
    'word/document.xml': documentOf(body, isForm, isBroad),
    'word/footer1.xml': footer(facts.footer),
    'word/header1.xml': header(facts.header),
    ...(hasLists && { 'word/numbering.xml': NUMBERING }),
    'word/settings.xml': settings(isForm),
  };
}

/** The bytes of a Word file, from the parts of a document and its styles. */
export const docxBytes = (parts: Readonly<Record<string, Markup>>, styles: Markup): Uint8Array =>
  zipOf(
    Object.entries({ ...parts, 'word/styles.xml': styles }).map(([path, part]) => ({
      path,
      bytes: new TextEncoder().encode(part.toString()),
    })),
    'compressed',
  );
