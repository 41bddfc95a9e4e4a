import type { Line } from '../amend/redline/lines.ts';
import type { ConsultationField } from './consultation-fields.ts';

/** What the documents of a pack are made of, as plain data: each file format renders these, and nothing else of a part. */

/** What of the pack's own model an annex shows whole. */
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

/** A question as it is printed. Its number is its own in the whole document. */
export interface PrintedQuestion {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly kind: 'open' | 'closed';
  /** What a closed one offers. */
  readonly options: readonly string[];
}

/** What a question offers to choose from; nothing where it is answered in words. */
export const optionsOf = ({ kind, options }: PrintedQuestion): readonly string[] =>
  kind === 'closed' ? options : [];

/** How a question is to be answered, the same in the paper and in its form, whatever these are written as. */
export const answerWords = (question: PrintedQuestion): string =>
  optionsOf(question).length > 0 ? 'Choose one:' : 'Answer in your own words.';

/** What is asked beside the choice of an answer. */
export const REASONS_WORDS = 'Please give the reasons for your answer.';

export type Block =
  /** A heading within a part: 1 directly under the part’s own, 2 under that. */
  | { readonly kind: 'heading'; readonly depth: 1 | 2; readonly text: string }
  /** Numbered where it is a paragraph of a numbered part: "2.3". */
  | { readonly kind: 'paragraph'; readonly text: string; readonly number?: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Words of somebody else’s, and whose they are; '' where the words before say so. */
  | { readonly kind: 'quote'; readonly text: string; readonly from: string }
  /** Terms and what is to be said of each: dates, addresses. */
  | {
      readonly kind: 'facts';
      readonly items: readonly { readonly term: string; readonly text: string }[];
    }
  /** Its first column names its rows. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** How much of the whole each row is, 0 to 1, to be drawn as a bar under its name: the figures are in its cells. Null draws none. */
      readonly shares?: readonly (number | null)[];
    }
  /** Law, set as law: as it stands, as it would read with its changes marked, or a clause that would change it. */
  | {
      readonly kind: 'law';
      /** '' where what stands over it names it. */
      readonly name: string;
      readonly lines: readonly Line[];
      /** Before which of the lines others are left out, by their place; as many as there are lines for the end. */
      readonly gaps?: readonly number[];
      /** The amendment whose changes need not be named, since all that stands over it is about that one. */
      readonly own?: string;
    }
  /** A clause in a drafter’s own words: a line for each numbered unit, set in by its leading spaces. */
  | { readonly kind: 'clause'; readonly text: string }
  | { readonly kind: 'question'; readonly question: PrintedQuestion }
  /** What is not written yet, and what goes there. */
  | {
      readonly kind: 'gap';
      readonly what: string;
      readonly help: string;
      readonly field?: ConsultationField;
    }
  | { readonly kind: 'annex'; readonly what: Annex };

/** A table of so few rows is kept on one page, on paper and in Word. */
export const MOST_KEPT_WHOLE = 10;

const ITEM = /^\s*[-•]\s+/;
const HEADING = /^##\s+/;

/**
 * A text that a person typed or that was computed, as blocks: an empty line ends a paragraph, `- ` begins an item of a
 * list, `## ` a heading. Lines that follow each other are one paragraph, as in a letter.
 * @param depth of its headings: one below what stands over the text
 */
export function proseBlocks(text: string, depth: 1 | 2): readonly Block[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .flatMap((stretch) =>
      stretchBlocks(
        stretch.split('\n').filter((line) => line.trim() !== ''),
        depth,
      ),
    );
}

function stretchBlocks(lines: readonly string[], depth: 1 | 2): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (HEADING.test(line)) blocks.push({ kind: 'heading', depth, text: line.replace(HEADING, '').trim() });
    else if (ITEM.test(line)) {
      const item = line.replace(ITEM, '').trim();
      if (last?.kind === 'list') blocks[blocks.length - 1] = { ...last, items: [...last.items, item] };
      else blocks.push({ kind: 'list', items: [item] });
    } else if (last?.kind === 'paragraph')
      blocks[blocks.length - 1] = { ...last, text: `${last.text} ${line.trim()}` };
    else blocks.push({ kind: 'paragraph', text: line.trim() });
  }
  return blocks;
}

/** A list as such a text. */
export const proseList = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
