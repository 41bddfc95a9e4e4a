import { capital } from '../../../core/base/english.ts';
import {
  type Annex,
  answerWords,
  type Block,
  optionsOf,
  type PrintedQuestion,
  REASONS_WORDS,
} from '../../../core/pack/blocks.ts';
import { historyEntry } from '../../../core/pack/history-entry.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { proposalPart } from '../../../core/pack/paper/facts.ts';
import { CONTENTS_HEADING, CONTENTS_STYLE } from '../../../core/pack/paper-signs.ts';
import { headingOf, type PackPart } from '../../../core/pack/parts.ts';
import { encodeWhole } from '../encode-pieces.ts';
import { type Markup, markup } from '../markup.ts';
import { zipOf } from '../zip.ts';
import { annexWriter } from './annexes.ts';
import { bodyWriter } from './body.ts';
import { columnWidths } from './column-widths.ts';
import { type FormattedWords, formattedLine, markedLine } from './formatted.ts';
import { LANDSCAPE_TEXT_WIDTH, partsOf, TEXT_WIDTH } from './parts.ts';
import { body as styleFor, stylesOf } from './styles.ts';
import { wordDate } from './word-date.ts';

/** The styles that only a paper has. */
const OWN_STYLES = markup`<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:qFormat/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/></w:pPr></w:style>${styleFor(
  'Quotation',
  'Quotation',
  markup`<w:pPr><w:ind w:left="567" w:right="567"/></w:pPr>`,
)}${styleFor(
  'QuestionAsked',
  'Question asked',
  markup`<w:pPr><w:keepNext/><w:keepLines/><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="0B4A8F"/></w:pBdr><w:spacing w:before="120"/><w:ind w:left="284"/></w:pPr>`,
)}<w:style w:type="paragraph" w:customStyle="1" w:styleId="QuestionEnd"><w:name w:val="Question end"/><w:basedOn w:val="QuestionAsked"/><w:qFormat/><w:pPr><w:keepNext w:val="0"/></w:pPr></w:style>${styleFor(
  'NotWritten',
  'Not written',
  markup`<w:pPr><w:pBdr><w:top w:val="dashed" w:sz="8" w:space="4" w:color="808080"/><w:left w:val="dashed" w:sz="8" w:space="4" w:color="808080"/><w:bottom w:val="dashed" w:sz="8" w:space="4" w:color="808080"/><w:right w:val="dashed" w:sz="8" w:space="4" w:color="808080"/></w:pBdr></w:pPr>`,
)}${styleFor(
  'NumberedParagraph',
  'Numbered paragraph',
  markup`<w:pPr><w:tabs><w:tab w:val="left" w:pos="709"/></w:tabs><w:ind w:left="709" w:hanging="709"/></w:pPr>`,
)}${styleFor(
  CONTENTS_STYLE,
  'Contents entry',
  markup`<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9298"/></w:tabs><w:spacing w:after="60"/></w:pPr>`,
)}${styleFor('ExtractName', 'Extract name', markup`<w:pPr><w:keepNext/><w:spacing w:before="120"/></w:pPr><w:rPr><w:b/></w:rPr>`)}`;

/** The widths of a table with bars. The first column is twice as wide as the others, because bars need room. */
const drawnWidths = (columns: number, room: number): readonly number[] => {
  const width = Math.floor(room / (columns + 1));
  return Array.from({ length: columns }, (_, at) => (at === 0 ? 2 * width : width));
};

/** Annexes with a wide table, which are printed in landscape. */
const LANDSCAPE_ANNEXES: ReadonlySet<string> = new Set(['matrix', 'recommendations']);

/** Blocks that stay on the page of the paragraph before them, which introduces them. */
const KEPT_WITH_PREVIOUS: ReadonlySet<Block['kind']> = new Set(['list', 'quote', 'table', 'law', 'clause']);

type LawBlock = Extract<Block, { kind: 'law' }>;

/** Lines of law, with dots wherever lines are left out. */
function lawLines({ lines, gaps = [], own }: LawBlock, nameOf: (am: string) => string): readonly Markup[] {
  const isCut = new Set(gaps);
  const cut = (at: number) => (isCut.has(at) ? [formattedLine('LawText1', [{ text: '. . .' }])] : []);
  const nameOrOwn = (am: string) => (am === own ? '' : nameOf(am));
  return [...lines.flatMap((line, at) => [...cut(at), markedLine(line, nameOrOwn)]), ...cut(lines.length)];
}

/** Makes a function that writes the blocks of a document's parts. */
function blockWriter(model: PackModel, room = TEXT_WIDTH) {
  const body = bodyWriter((am) => ({ author: am, date: wordDate(model.ledger.at) }));
  const headings = new Map(model.document.parts.map(({ id, heading }) => [id, heading]));
  const nameOf = (am: string): string => headings.get(proposalPart(am))?.split(':')[0] ?? am;
  const words = (style: string, formatted: FormattedWords) => formattedLine(style, formatted);
  const text = (line: string) => body.paragraph('Normal', line);
  const table = (
    caption: string,
    header: readonly string[],
    rows: readonly (readonly string[])[],
    shares?: readonly (number | null)[],
  ) => [
    body.paragraph('ExtractName', caption),
    body.table(
      shares ? drawnWidths(header.length, room) : columnWidths(header, rows, room),
      header,
      rows,
      shares,
    ),
    // Word joins two adjacent tables, so a paragraph separates them.
    text(''),
  ];
  const annex = annexWriter(model, { text, table, paragraph: (style, line) => body.paragraph(style, line) });

  const question = (printed: PrintedQuestion) => [
    words('QuestionAsked', [
      { text: `Question ${printed.number}. `, isStrong: true },
      { text: printed.text },
    ]),
    body.paragraph(optionsOf(printed).length > 0 ? 'QuestionAsked' : 'QuestionEnd', answerWords(printed)),
    ...optionsOf(printed).map((option) => body.keptParagraph('ListBullet', option)),
    ...(optionsOf(printed).length > 0 ? [body.paragraph('QuestionEnd', REASONS_WORDS)] : []),
  ];

  return function blockOf(block: Block, next: Block | undefined): readonly Markup[] {
    const paragraph = next && KEPT_WITH_PREVIOUS.has(next.kind) ? body.keptParagraph : body.paragraph;
    switch (block.kind) {
      case 'heading':
        return [body.paragraph(block.depth === 1 ? 'Heading2' : 'Heading3', block.text)];
      case 'paragraph':
        return [
          block.number === undefined
            ? paragraph('Normal', block.text)
            : paragraph('NumberedParagraph', `${block.number}\t${block.text}`),
        ];
      case 'list':
        return block.items.map((item) => body.paragraph('ListBullet', item));
      case 'quote':
        return [
          ...block.text.split(/\r\n|\r|\n/).map((line) => body.paragraph('Quotation', line)),
          ...(block.from === '' ? [] : [body.paragraph('Quotation', block.from)]),
        ];
      case 'facts':
        return block.items.flatMap(({ term, text: said }) =>
          said
            .split('\n')
            .map((line, at) =>
              words(
                'Normal',
                at === 0 ? [{ text: `${term}: `, isStrong: true }, { text: line }] : [{ text: line }],
              ),
            ),
        );
      case 'table':
        return table(block.caption, block.header, block.rows, block.shares);
      case 'law':
        return [
          ...(block.name === '' ? [] : [body.paragraph('ExtractName', capital(block.name))]),
          ...lawLines(block, nameOf),
        ];
      case 'clause':
        return block.text.split('\n').map((line) => {
          const level = Math.min(8, Math.floor((line.length - line.trimStart().length) / 2));
          return body.paragraph(`LawText${level}`, line.trim());
        });
      case 'question':
        return question(block.question);
      case 'gap':
        return [
          words('NotWritten', [
            { text: `Not written yet: ${block.label}. `, isStrong: true },
            { text: block.help },
          ]),
        ];
      case 'annex':
        return annex[block.annex as Annex]();
    }
  };
}

/** An entry of the contents: a link to a bookmark and its page number, which the word processor computes. */
const contentsEntry = (text: string, bookmark: string) =>
  markup`<w:p><w:pPr><w:pStyle w:val="${CONTENTS_STYLE}"/></w:pPr><w:hyperlink w:anchor="${bookmark}"><w:r><w:t xml:space="preserve">${text}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF ${bookmark} \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink></w:p>`;

/** A placeholder for the body of the document part, which is replaced before anything is written. */
const BODY_PLACEHOLDER = markup`<w:body-of-the-paper/>`;

/**
 * Yields the document part with its body piece by piece. As one string, a paper of thousands of proposals would exhaust
 * the memory of the host.
 */
function* withBody(document: string, content: Iterable<Markup>): Generator<string> {
  const [before = '', after = ''] = document.split(BODY_PLACEHOLDER.toString());
  yield before;
  for (const part of content) yield part.toString();
  yield after;
}

/** Writes a Word file of a paper or of one of its annexes. */
function wordFile(model: PackModel, title: string, content: Iterable<Markup>, isBroad = false): Uint8Array {
  const { instrument, ledger, readers } = model;
  const licence = instrument.licence.replace(/\.$/, '');
  const parts = partsOf(
    {
      title,
      subject: instrument.description,
      generator: model.generator,
      date: wordDate(ledger.at),
      header: `${title}. Not an official version of the Act.`,
      footer: readers === 'public' ? `${licence}.` : `${licence}. ${capital(historyEntry(ledger.seq))}.`,
    },
    [BODY_PLACEHOLDER],
    {},
    { hasLists: true, isBroad },
  );
  return zipOf(
    Object.entries({ ...parts, 'word/styles.xml': stylesOf(OWN_STYLES) }).map(([path, part]) => ({
      path,
      bytes: encodeWhole(
        path === 'word/document.xml' ? withBody(part.toString(), content) : [part.toString()],
      ),
    })),
    'compressed',
  );
}

const licenceLine = ({ instrument: { licence, uri } }: PackModel): string =>
  `${licence.replace(/\.$/, '')}.${uri === '' ? '' : ` Source: ${uri}`}`;

/**
 * Writes a pack's paper as a Word file for reading and commenting, with real headings, lists and tables. Changes in
 * extracts are marked by formatting and words; changes to accept or reject are only in the file of the marked-up Act.
 */
export function paperDocxOf(model: PackModel): Uint8Array {
  const { document } = model;
  const blockOf = blockWriter(model);
  const outer = bodyWriter((am) => ({ author: am, date: wordDate(model.ledger.at) }));
  const bookmark = (at: number) => `Part_${at + 1}`;
  const shownParts = document.parts.filter(({ place }) => place !== 'file');
  function* content(): Generator<Markup> {
    yield outer.paragraph('Title', document.title);
    for (const line of document.lines) yield outer.paragraph('Subtitle', line);
    yield outer.paragraph('Heading1', CONTENTS_HEADING);
    for (const [at, part] of shownParts.entries()) yield contentsEntry(headingOf(part), bookmark(at));
    for (const [at, part] of shownParts.entries()) {
      yield outer.bookmarked(bookmark(at), [outer.paragraph('Heading1', headingOf(part))]);
      for (const [index, block] of part.blocks.entries()) yield* blockOf(block, part.blocks[index + 1]);
    }
    yield outer.paragraph('Normal', licenceLine(model));
  }
  return wordFile(model, document.title, content());
}

/** Writes an annex of a pack as a separate Word file. */
export function annexDocxOf(model: PackModel, part: PackPart): Uint8Array {
  const isBroad = LANDSCAPE_ANNEXES.has(part.id);
  const blockOf = blockWriter(model, isBroad ? LANDSCAPE_TEXT_WIDTH : TEXT_WIDTH);
  const outer = bodyWriter((am) => ({ author: am, date: wordDate(model.ledger.at) }));
  const content = [
    outer.paragraph('Subtitle', model.document.title),
    outer.paragraph('Heading1', headingOf(part)),
    ...part.blocks.flatMap((block, at) => blockOf(block, part.blocks[at + 1])),
    outer.paragraph('Normal', licenceLine(model)),
  ];
  return wordFile(model, `${headingOf(part)}: ${model.document.title}`, content, isBroad);
}
