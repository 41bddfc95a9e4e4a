import type { Line } from '../amend/redline/lines.ts';
import type { ConsultationField } from './consultation-fields.ts';

/** The blocks that documents of a pack consist of, as plain data. Every file format renders these and nothing else. */

/** The contents of the pack's model that an annex shows in full. */
const ANNEXES = [
  'amendments',
  'marked-up',
  'as-amended',
  'recommendations',
  'left-alone',
  'notes',
  'themes',
  'status',
] as const;
export type Annex = (typeof ANNEXES)[number];

/** A question as printed, with its number in the whole document. */
export interface PrintedQuestion {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly kind: 'open' | 'closed';
  /** The choices of a closed question. */
  readonly options: readonly string[];
}

/** The choices of a question; none where the answer is free text. */
export const optionsOf = ({ kind, options }: PrintedQuestion): readonly string[] =>
  kind === 'closed' ? options : [];

/** How a question is to be answered, in the same words in the paper and its form. */
export const answerWords = (question: PrintedQuestion): string =>
  optionsOf(question).length > 0 ? 'Choose one:' : 'Answer in your own words.';

/** Asked in addition to the choice of an answer. */
export const REASONS_WORDS = 'Please give the reasons for your answer.';

export type Block =
  /** A heading within a part. Depth 1 is directly below the heading of the part, and depth 2 below that. */
  | { readonly kind: 'heading'; readonly depth: 1 | 2; readonly text: string }
  /** A paragraph. In a numbered part, it has a number such as "2.3". */
  | { readonly kind: 'paragraph'; readonly text: string; readonly number?: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** A quotation and its source; '' where the words before the quotation give the source. */
  | { readonly kind: 'quote'; readonly text: string; readonly from: string }
  /** Terms with their descriptions: dates, addresses. */
  | {
      readonly kind: 'facts';
      readonly items: readonly { readonly term: string; readonly text: string }[];
    }
  /** A table. Its first column names the rows. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** The share of each row, 0 to 1, drawn as a bar under its name. Null draws no bar. The figures are in the cells. */
      readonly shares?: readonly (number | null)[];
    }
  /** Law, typeset as law: as it stands, with its changes marked, or a clause that would change it. */
  | {
      readonly kind: 'law';
      /** The caption, such as "section 2A, as it would read"; '' where the heading above names the law. */
      readonly name: string;
      readonly lines: readonly Line[];
      /** Indices of the lines before which others are omitted; the number of lines stands for the end. */
      readonly gaps?: readonly number[];
      /** The amendment whose changes need no label, since the whole passage is about it. */
      readonly own?: string;
    }
  /** A clause in a drafter’s own words: a line for each numbered unit, indented by spaces. */
  | { readonly kind: 'clause'; readonly text: string }
  | { readonly kind: 'question'; readonly question: PrintedQuestion }
  /** A place where something is not written yet, with advice on what to write. */
  | {
      readonly kind: 'gap';
      readonly label: string;
      readonly help: string;
      readonly field?: ConsultationField;
    }
  | { readonly kind: 'annex'; readonly annex: Annex };

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** A heading directly below the heading of its part. */
export const subheading = (text: string): Block => ({ kind: 'heading', depth: 1, text });

/** A table with at most this many rows is kept on one page, on paper and in Word. */
export const MAX_UNSPLIT_ROWS = 10;

const LIST_ITEM = /^\s*[-•]\s+/;
const HEADING = /^##\s+/;

/**
 * Parses a text into blocks. An empty line ends a paragraph, `- ` starts a list item, and `## ` a heading. Successive
 * lines form one paragraph, as in a letter.
 * @param depth the depth of the headings in the text: one below the heading above the text
 */
export function proseBlocks(text: string, depth: 1 | 2): readonly Block[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .flatMap((section) =>
      linesToBlocks(
        section.split('\n').filter((line) => line.trim() !== ''),
        depth,
      ),
    );
}

/** The blocks of successive lines that no empty line separates. */
function linesToBlocks(lines: readonly string[], depth: 1 | 2): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (HEADING.test(line)) blocks.push({ kind: 'heading', depth, text: line.replace(HEADING, '').trim() });
    else if (LIST_ITEM.test(line)) {
      const listItem = line.replace(LIST_ITEM, '').trim();
      if (last?.kind === 'list') blocks[blocks.length - 1] = { ...last, items: [...last.items, listItem] };
      else blocks.push({ kind: 'list', items: [listItem] });
    } else if (last?.kind === 'paragraph')
      blocks[blocks.length - 1] = { ...last, text: `${last.text} ${line.trim()}` };
    else blocks.push({ kind: 'paragraph', text: line.trim() });
  }
  return blocks;
}

/** A list as text that `proseBlocks` reads. */
export const proseList = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
