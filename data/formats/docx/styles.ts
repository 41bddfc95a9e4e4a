import { type Markup, markup } from '../markup.ts';
import { TEXT_WIDTH } from './parts.ts';

/** The deepest indent of lines of an Act in Word. Deeper lines are set at this level. */
export const MAX_LEVEL = 8;
/** The deepest heading level in use. Word has nine, but screen readers announce only six. */
export const MAX_HEADING = 6;

/** One step of indent, in twentieths of a point: enough for "(2ZA)" at 12 points. */
const INDENT = 720;
const levels = Array.from({ length: MAX_LEVEL + 1 }, (_, level) => level);

const ARIAL = markup`<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>`;

/** The font size of each heading level, in half-points. */
const HEADING_SIZES = [32, 28, 26, 24, 24, 24];

const heading = (size: number, at: number) => {
  const level = at + 1;
  return markup`<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${at}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;
};

/** A custom paragraph style. */
export const body = (id: string, name: string, properties: Markup | null): Markup =>
  markup`<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/>${properties}</w:style>`;

/**
 * Numbered lines have a hanging indent of one step. Lines without a number are aligned with the words of their level.
 */
const lawStyles = levels.flatMap((level) => {
  const left = INDENT * Math.max(1, level);
  return [
    body(
      `Law${level}`,
      `Law ${level}`,
      markup`<w:pPr><w:ind w:left="${left}" w:hanging="${INDENT}"/></w:pPr>`,
    ),
    // The tab after the number has a dotted leader to the margin, so that the dots are not text.
    body(
      `LawRepealed${level}`,
      `Law repealed ${level}`,
      markup`<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${TEXT_WIDTH}"/></w:tabs><w:ind w:left="${left - INDENT}"/></w:pPr>`,
    ),
    body(`LawText${level}`, `Law text ${level}`, markup`<w:pPr><w:ind w:left="${left}"/></w:pPr>`),
    body(
      `LawHeading${level}`,
      `Law heading ${level}`,
      markup`<w:pPr><w:keepNext/><w:ind w:left="${left}" w:hanging="${INDENT}"/></w:pPr><w:rPr><w:b/></w:rPr>`,
    ),
  ];
});

const edges: Markup = markup`<w:top w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:left w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:right w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="808080"/>`;

/**
 * All styles of a document, with `own` additional ones: 12-point sans serif, left aligned, in British English, with
 * real headings (drafting-conventions.md §5.5, R5.3 and R5.5).
 */
export const stylesOf = (
  own: Markup | null,
): Markup => markup`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${ARIAL}<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="10"/><w:qFormat/><w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:b/><w:sz w:val="40"/><w:szCs w:val="40"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="11"/><w:qFormat/><w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>${HEADING_SIZES.map(heading)}${lawStyles}${body('TableText', 'Table text', markup`<w:pPr><w:spacing w:after="60" w:line="240" w:lineRule="auto"/></w:pPr>`)}${body('TableTextKept', 'Table text kept', markup`<w:pPr><w:keepNext/><w:spacing w:after="60" w:line="240" w:lineRule="auto"/></w:pPr>`)}${body('TableHeading', 'Table heading', markup`<w:pPr><w:keepNext/><w:spacing w:after="60" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:b/></w:rPr>`)}<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>${edges}</w:tblBorders></w:tblPr></w:style>${own}</w:styles>`;

/** The styles of a document without additional ones. */
export const STYLES: Markup = stylesOf(null);
