import {
  type Annex,
  answerWords,
  type Block,
  optionsOf,
  type PrintedQuestion,
  REASONS_WORDS,
} from '../../../core/pack/blocks.ts';
import { isAddress, type Markup, type MarkupValue, markup } from '../markup.ts';
import { actOf, type ChangeName } from './act.ts';
import { list, table } from './lists.ts';

type LawBlock = Extract<Block, { kind: 'law' }>;

/** The settings for writing a document's blocks. */
interface BlockSetting {
  /** A prefix of ids, different for each part. */
  readonly prefix: string;
  readonly annex: (annex: Annex) => MarkupValue;
  readonly nameOf: (am: string) => ChangeName;
  /** Repealed provisions, of which only the number and dots are printed. */
  readonly shells?: ReadonlySet<string>;
}

/** A web or mail address, without the full stop that ends its sentence. */
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]’”]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/;

/** Text with its addresses as links. */
function linked(text: string): MarkupValue {
  return text.split(ADDRESS).map((part, at): MarkupValue => {
    if (at % 2 === 0) return part;
    const href = part.includes('@') && !part.includes('://') ? `mailto:${part}` : part;
    return isAddress(href) ? markup`<a href="${href}">${part}</a>` : part;
  });
}

const lines = (text: string): readonly MarkupValue[] =>
  text.split('\n').map((line, at) => [at > 0 && markup`<br/>`, linked(line)]);

/** Writes the lines of a clause, indented like lines of an Act. Two spaces are one level. */
function clauseOf(text: string): Markup {
  return markup`<div class="act clause">${text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const level = Math.min(6, Math.floor((line.length - line.trimStart().length) / 2));
      return markup`<p class="line c${level}">${line.trim()}</p>
`;
    })}</div>`;
}

const answerOf = (question: PrintedQuestion): Markup => {
  const options = optionsOf(question);
  const answerLine = markup`<p class="said">${answerWords(question)}</p>`;
  return options.length === 0
    ? answerLine
    : markup`${answerLine}${list(options)}<p class="said">${REASONS_WORDS}</p>`;
};

const questionMarkup = (question: PrintedQuestion): Markup =>
  markup`<div class="question"><p><strong>Question ${question.number}.</strong> ${question.text}</p>${answerOf(question)}</div>
`;

/** The cells of a table, with a bar below each row's name if it has shares. The row's figures say the same. */
const withBars = ({
  rows,
  shares,
}: Extract<Block, { kind: 'table' }>): readonly (readonly MarkupValue[])[] =>
  shares ? rows.map(([name = '', ...figures], at) => [[name, barOf(shares[at] ?? null)], ...figures]) : rows;

const barOf = (share: number | null): MarkupValue => (share === null ? null : bar(share));
const bar = (share: number): Markup =>
  markup`<svg class="bar" aria-hidden="true" focusable="false"><rect class="whole" width="100%" height="100%"/><rect class="share" width="${(share * 100).toFixed(1)}%" height="100%"/></svg>`;

const LEFT_OUT = markup`<p class="law elided"><span aria-hidden="true">. . .</span><span class="vh">Some text is left out here.</span></p>
`;

function law({ name, lines: lawLines, gaps = [], own }: LawBlock, setting: BlockSetting): Markup {
  const act = (from: number, to: number) =>
    actOf(lawLines.slice(from, to), {
      prefix: setting.prefix,
      outline: [],
      reliance: [],
      nameOf: setting.nameOf,
      ...(setting.shells && { shells: setting.shells }),
      ...(own !== undefined && { own }),
    });
  const cuts = [0, ...gaps.filter((at) => at > 0 && at < lawLines.length), lawLines.length];
  const isCut = new Set(gaps);
  const lawParts = cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1] ?? lawLines.length;
    return [isCut.has(from) && LEFT_OUT, act(from, to)];
  });
  // A `figure` would become an illustration in a PDF, and screen readers would skip its words.
  return markup`<div class="extract">${name !== '' && markup`<p class="name">${name}</p>`}<div class="act">${lawParts}${isCut.has(lawLines.length) && LEFT_OUT}</div></div>
`;
}

/** Writes one block of a document. */
function blockOf(block: Block, setting: BlockSetting): MarkupValue {
  switch (block.kind) {
    case 'heading':
      return block.depth === 1 ? markup`<h3>${block.text}</h3>` : markup`<h4>${block.text}</h4>`;
    case 'paragraph':
      return markup`<p class="running">${block.number !== undefined && markup`<span class="para">${block.number} </span>`}${linked(block.text)}</p>
`;
    case 'list':
      return markup`<ul class="running">${block.items.map((item) => markup`<li>${linked(item)}</li>`)}</ul>
`;
    case 'quote':
      return markup`<blockquote><p class="prose" dir="auto">${block.text}</p>${block.from !== '' && markup`<p class="said">${block.from}</p>`}</blockquote>
`;
    case 'facts':
      return markup`<dl>${block.items.map(({ term, text }) => markup`<dt>${term}</dt><dd>${lines(text)}</dd>`)}</dl>
`;
    case 'table':
      return table(block.caption, block.header, withBars(block));
    case 'law':
      return law(block, setting);
    case 'clause':
      return clauseOf(block.text);
    case 'question':
      return questionMarkup(block.question);
    case 'gap':
      return markup`<div class="gap"><p><strong>Not written yet: ${block.label}.</strong> ${block.help}</p></div>
`;
    case 'annex':
      return setting.annex(block.annex);
  }
}

/** Writes the blocks of one part, below its heading. */
export const blocksOf = (blocks: readonly Block[], setting: BlockSetting): Markup =>
  markup`${blocks.map((block) => blockOf(block, setting))}`;
