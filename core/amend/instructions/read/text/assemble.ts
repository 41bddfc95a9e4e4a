import { isScheduleReference } from '../../../../act/schedule-reference.ts';
import { type Kind, type Provision, provision } from '../../../../act/tree.ts';
import { beginsWithLimit } from '../../limited.ts';
import { isNextInSeries, romanValue } from './labels-in-series.ts';
import { BULLET, type Chunk, shapeOf } from './lines.ts';

/** What the words outside a text say about its provisions. */
export interface ExpectedContent {
  readonly kind: Kind | null;
  /** The text goes into a Schedule, where numbered provisions are paragraphs. */
  readonly inSchedule: boolean;
  /** The text is amending wording, in which an unnumbered sentence may open a list of the items after it. */
  readonly isAmendingText?: true;
  /** Words outside the text open its list. A line without a label then comes after that list. */
  readonly continuesListOutside?: true;
  /** The words before the text say that it includes a heading. */
  readonly hasHeading?: true;
}

/** Divides a chunk's words into text and the quoted structures between it. `above` is the text of the provisions above. */
type QuotationSplitter = (text: string, above: string) => readonly (string | Provision)[];

interface DraftNode {
  readonly kind: Kind;
  readonly level: number;
  readonly num: string;
  heading: string;
  intro: string;
  wrapUp: string;
  readonly children: (DraftNode | Provision)[];
}

/** The level of each kind. A kind in a Schedule has the level of its counterpart in an Act. */
const LEVEL_BY_KIND: Readonly<Partial<Record<Kind, number>>> = {
  schedule: 0,
  part: 1,
  chapter: 2,
  crossheading: 3,
  section: 4,
  scheduleParagraph: 4,
  subsection: 5,
  scheduleSubparagraph: 5,
  definition: 5.5,
  paragraph: 6,
  subparagraph: 7,
  subsubparagraph: 8,
  block: 9,
};
const levelOf = (kind: Kind): number => LEVEL_BY_KIND[kind] ?? 9;

const ENDS_SENTENCE = /(?:(?<!\betc)[.;:,—–”]|\b(?:and|or))\s*$/;
const OPENS_LIST = /—\s*$/;
const LIST_PAUSE = /(?:[,;]|\b(?:and|or|but))\s*$/;
const DEFINITION_START =
  /^(?:(?:an?|the|references? to(?: an?| the)?) )?“[^”]+”(?:(?:,| and| or) “[^”]+”)*\s*(?:,[^—]{0,120},\s*)?(?:\([^)]*\)\s*)?(?:means?|includes?|has|have|is|are|in relation|in the case|—|,|\()/;

const isNode = (node: DraftNode | Provision): node is DraftNode => 'level' in node;

/** Whether the words after a section's number are its heading. Its text must follow. */
function isHeading(text: string, next: Chunk | undefined): boolean {
  if (!next || text === '' || !ENDS_SENTENCE.test(text)) return text !== '' && next !== undefined;
  // “8A Savings.” before “(1) …” is a heading: opening words before subsections don't end with a full stop.
  if (text.endsWith('.') && next.startsLine && /^\((?:1|A1)\)$/.test(next.label ?? '')) return true;
  const startsText = next.label === null ? /^\p{Lu}/u.test(next.text) : /^\((?:1|A1)\)$/.test(next.label);
  return text.endsWith('”') && next.startsLine && startsText;
}

/** Whether the end of a text matches a pattern. Only its last characters are searched. */
const endMatches = (text: string, pattern: RegExp): boolean => pattern.test(text.slice(-30));

class Assembler {
  readonly roots: DraftNode[] = [];
  private stack: DraftNode[] = [];
  private readonly expected: ExpectedContent;
  private readonly chunks: readonly Chunk[];
  private readonly fill: QuotationSplitter;
  /** The words of the chunk before. */
  private before = '';
  /** A heading in a line above the number of the next section. */
  private sideNote = '';

  constructor(chunks: readonly Chunk[], expected: ExpectedContent, fill: QuotationSplitter) {
    this.chunks = chunks;
    this.expected = expected;
    this.fill = fill;
  }

  private innermost(): DraftNode | undefined {
    return this.stack.at(-1);
  }

  private openNode(kind: Kind, num: string): DraftNode {
    const level = levelOf(kind);
    while ((this.innermost()?.level ?? -1) >= level) this.stack.pop();
    const node: DraftNode = { kind, level, num, heading: '', intro: '', wrapUp: '', children: [] };
    const parent = this.innermost();
    if (parent) parent.children.push(node);
    else this.roots.push(node);
    this.stack.push(node);
    return node;
  }

  /** Adds words to a provision, and the quoted structures in them to its children. */
  private addText(node: DraftNode, text: string, field: 'intro' | 'wrapUp'): void {
    const above = this.stack.slice(0, -1).map(({ intro }) => intro.slice(-300));
    for (const part of this.fill(text, above.join(' '))) {
      const last = node.children.at(-1);
      if (typeof part !== 'string') node.children.push(part);
      else if (part !== '' && last && !isNode(last) && last.kind === 'quotation') {
        // Words in a new line after a quotation continue its sentence.
        node.children[node.children.length - 1] = { ...last, wrapUp: `${last.wrapUp} ${part}`.trim() };
      } else if (part !== '') node[field] += (node[field] === '' ? '' : ' ') + part;
    }
  }

  private isInSchedule(): boolean {
    return this.expected.inSchedule || this.stack.some(({ kind }) => kind === 'schedule');
  }

  private kindOfLetterLabel(label: string, before: string): Kind {
    const lastOpen = (kind: Kind) => this.stack.findLast((node) => node.kind === kind);
    const subparagraph = lastOpen('subparagraph');
    const paragraph = lastOpen('paragraph');
    const isRoman = romanValue(label) !== null || /^\([ivx]+[a-z]*\)$|^\([a-z]i\)$/.test(label);
    // A statutory instrument's sub-paragraphs have letters, and the level of an Act's paragraphs.
    if (!isRoman) return 'paragraph';
    if (!subparagraph && !paragraph && this.roots.length === 0 && this.expected.kind === 'subparagraph')
      return 'subparagraph';
    if (subparagraph && isNextInSeries(subparagraph.num, label)) return 'subparagraph';
    const opensList = /[—–:]\s*(?:”;?)?$/.test(before);
    if (paragraph && isNextInSeries(paragraph.num, label) && !(opensList && romanValue(label) === 1))
      return 'paragraph';
    return paragraph || this.expected.kind === 'subparagraph' ? 'subparagraph' : 'paragraph';
  }

  private kindOfLabel(label: string, before: string): Kind {
    const shape = shapeOf(label);
    if (shape === 'group')
      return /^(?:the )?schedule/i.test(label) ? 'schedule' : /^part/i.test(label) ? 'part' : 'chapter';
    if (shape === 'bare') return this.isInSchedule() ? 'scheduleParagraph' : 'section';
    if (shape === 'digit') return this.isInSchedule() ? 'scheduleSubparagraph' : 'subsection';
    return shape === 'capital' ? 'subsubparagraph' : this.kindOfLetterLabel(label, before);
  }

  /** The level of the next labelled chunk, which shows whose closing words an unlabelled line is; null where there is none. */
  private levelOfNextLabel(at: number): number | null {
    const next = this.chunks
      .slice(at + 1, at + 6)
      .find(({ label, text }) => label !== null || DEFINITION_START.test(text));
    if (next && next.label === null) return levelOf('definition');
    if (next?.label == null) return null;
    const shape = shapeOf(next.label);
    if (shape === 'letter') {
      const subparagraph = this.stack.findLast(({ kind }) => kind === 'subparagraph');
      return subparagraph && romanValue(next.label) !== null && isNextInSeries(subparagraph.num, next.label)
        ? 7
        : 6;
    }
    return shape === 'digit' ? 5 : shape === 'capital' ? 8 : 4;
  }

  /** Whether a section has no heading after its number. In older prints, the line before it is then its side-note. */
  private lacksHeading(at: number): boolean {
    const [section, next] = this.chunks.slice(at, at + 2);
    if (!section?.label || this.expected.isAmendingText || this.expected.hasHeading) return false;
    if (shapeOf(section.label) !== 'bare' || this.isInSchedule()) return false;
    if (section.text === '') return next?.label != null;
    return !isHeading(section.text, next);
  }

  private addUnlabelled(at: number, text: string): void {
    const node = this.innermost();
    const next = this.chunks[at + 1];
    if (DEFINITION_START.test(text)) {
      const definitionBefore = this.stack.findLast(({ kind }) => kind === 'definition');
      if (
        definitionBefore ||
        this.expected.kind === 'definition' ||
        (node && endMatches(node.intro, /[—–:]$/)) ||
        !node
      ) {
        this.addText(this.openNode('definition', ''), text, 'intro');
        return;
      }
    }
    const isEmptyGroup =
      node && ['schedule', 'part', 'chapter'].includes(node.kind) && node.children.length === 0;
    if (node && isEmptyGroup && node.kind === 'schedule' && isScheduleReference(text) && node.intro === '') {
      node.intro = text;
      return;
    }
    if (node && isEmptyGroup && node.heading === '') {
      node.heading = text;
      return;
    }
    const isNumberedNext =
      next?.label != null && (shapeOf(next.label) === 'bare' || shapeOf(next.label) === 'digit');
    const isEndOfQuotation = isNumberedNext && text.endsWith('”') && next.startsLine;
    const looksLikeHeading =
      (isEndOfQuotation || !ENDS_SENTENCE.test(text)) && /^[\p{Lu}“]/u.test(text) && text.length < 250;
    const isWithoutWords = node && node.intro === '' && node.children.length === 0;
    if (node?.kind === 'section' && isWithoutWords && node.heading === '' && looksLikeHeading && next) {
      node.heading = text;
      return;
    }
    if (node && isWithoutWords && !isEmptyGroup && node.kind !== 'crossheading') {
      this.addText(node, text, 'intro');
      return;
    }
    const isFirstLine = !node && this.roots.length === 0;
    const areTwoHeadings =
      isFirstLine && next?.label === null && !ENDS_SENTENCE.test(text) && !ENDS_SENTENCE.test(next.text);
    if (areTwoHeadings && this.lacksHeading(at + 2)) {
      this.openNode('crossheading', '').heading = text;
      return;
    }
    if (
      isNumberedNext &&
      (looksLikeHeading || (isFirstLine && /^\p{Lu}[^.]{0,200}\.$/u.test(text))) &&
      this.lacksHeading(at + 1)
    ) {
      const isUnderHeading = node && node.heading !== '' && node.children.length === 0;
      if (!node || isUnderHeading || endMatches(this.before, /[.”\ufffc]$/)) {
        this.sideNote = text;
        return;
      }
    }
    if (
      looksLikeHeading &&
      isNumberedNext &&
      (!node || isEmptyGroup || endMatches(this.before, /[.”\ufffc]$/) || node.children.length > 0)
    ) {
      this.openNode('crossheading', '').heading = text;
      return;
    }
    // A new sentence that opens a list is no part of the last item of the list before.
    if (/^\p{Lu}/u.test(text) && endMatches(text, OPENS_LIST) && this.findUnnumberedOpener()) this.stack = [];
    const listHolder = this.innermost() && this.findClosedList(at);
    if (listHolder) this.addText(listHolder, text, 'wrapUp');
    else if (
      node &&
      /^[\p{Ll}]/u.test(text) &&
      !(this.expected.continuesListOutside && endMatches(this.before, LIST_PAUSE))
    )
      this.addText(node, text, 'intro');
    else this.addText(this.openNode('block', ''), text, 'intro');
  }

  /** The provision whose list ends before an unlabelled line that closes it (R1.5); null where the line closes none. */
  private findClosedList(at: number): DraftNode | null {
    const next = this.levelOfNextLabel(at) ?? 0;
    const holders = this.stack.filter(
      (node, index) =>
        index < this.stack.length - 1 &&
        node.level >= Math.max(next, 4) &&
        endMatches(node.intro, /[—–:,]$|\b(?:if|that|to|for|of|who|which)$/),
    );
    return holders[0] ?? this.findLimitedList(at);
  }

  /** The unnumbered sentence that opens the list of the last items; null where they have none. */
  private findUnnumberedOpener(): DraftNode | null {
    const lastBlock = this.roots.findLast(({ kind }) => kind === 'block');
    const isItem = lastBlock !== this.stack[0] && (this.stack[0]?.level ?? 0) > levelOf('section');
    return this.expected.isAmendingText && lastBlock && isItem && endMatches(lastBlock.intro, OPENS_LIST)
      ? lastBlock
      : null;
  }

  /** That sentence, if a line after its list limits all of its items; null otherwise. */
  private findLimitedList(at: number): DraftNode | null {
    const isLimit = beginsWithLimit(this.chunks[at]?.text ?? '');
    return isLimit && this.chunks[at + 1]?.label == null ? this.findUnnumberedOpener() : null;
  }

  /** Adds a row to the table that is last, or begins a table. */
  private addTableRow(cells: readonly string[]): void {
    const row = provision({
      pid: '-',
      kind: 'row',
      children: cells.map((content) => provision({ pid: '-', kind: 'cell', content })),
    });
    const parent = this.innermost();
    const lastSibling = parent ? parent.children.at(-1) : this.roots.at(-1);
    if (lastSibling && isNode(lastSibling) && lastSibling.kind === 'table') lastSibling.children.push(row);
    else {
      const emptyText = { heading: '', intro: '', wrapUp: '', num: '' };
      const table: DraftNode = { ...emptyText, kind: 'table', level: levelOf('table'), children: [row] };
      (parent ? parent.children : this.roots).push(table);
    }
  }

  addChunks(): void {
    for (const [at, { label, text, cells }] of this.chunks.entries()) {
      if (cells) this.addTableRow(cells);
      else if (label === null) this.addUnlabelled(at, text);
      else {
        const isBullet = label === BULLET;
        const node = this.openNode(
          isBullet ? 'paragraph' : this.kindOfLabel(label, this.before),
          isBullet ? '' : label,
        );
        const next = this.chunks[at + 1];
        const isGroup = node.level <= 2;
        if (node.kind === 'section') node.heading = this.sideNote;
        this.sideNote = '';
        if ((isGroup || (node.kind === 'section' && isHeading(text, next))) && !text.includes('\ufffc'))
          node.heading = text;
        else this.addText(node, text, 'intro');
      }
      if (text !== '') this.before = text;
    }
  }
}

function finishNode(node: DraftNode | Provision, pid: () => string): Provision {
  if (!isNode(node)) return node.kind === 'row' ? copyWithNewPids(node, pid) : node;
  const { kind, num, heading, intro, wrapUp } = node;
  const children = node.children.map((child) => finishNode(child, pid));
  const words =
    children.length === 0 && wrapUp === '' ? { intro: '', content: intro } : { intro, content: '' };
  return { pid: pid(), kind, num, heading, ...words, wrapUp, children };
}

const copyWithNewPids = (node: Provision, pid: () => string): Provision => ({
  ...node,
  pid: pid(),
  children: node.children.map((child) => copyWithNewPids(child, pid)),
});

/**
 * Makes provisions from labelled chunks (drafting-conventions.md §1.1). The kind of each follows from its label, the
 * provisions around it, and `expected`. `fill` divides a chunk's words into text and quoted structures.
 */
export function assemble(
  chunks: readonly Chunk[],
  expected: ExpectedContent,
  pid: () => string,
  fill: QuotationSplitter = (text) => [text],
): readonly Provision[] {
  const assembler = new Assembler(chunks, expected, fill);
  assembler.addChunks();
  return assembler.roots.map((node) => finishNode(node, pid));
}
