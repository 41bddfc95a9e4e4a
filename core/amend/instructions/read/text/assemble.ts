import { isScheduleReference } from '../../../../act/schedule-reference.ts';
import { type Kind, type Provision, provision } from '../../../../act/tree.ts';
import { beginsWithLimit } from '../../limited.ts';
import { goesOn, romanValue } from './labels-in-series.ts';
import { BULLET, type Chunk, shapeOf } from './lines.ts';

/** What the words say that a quoted structure is of, where they do. */
export interface Expected {
  readonly kind: Kind | null;
  /** It is for a Schedule, whose numbered provisions are paragraphs. */
  readonly inSchedule: boolean;
  /** It is amending wording: a sentence without a number opens the items beside it. */
  readonly amends?: true;
  /** Words outside it open its list, which a line without a label then closes. */
  readonly runsOn?: true;
  /** The words before it say that a heading is among what it holds. */
  readonly hasHeading?: true;
}

/**
 * A stretch's words with the quoted structures that stand among them; `above` are the words that it stands under.
 */
type Fill = (text: string, above: string) => readonly (string | Provision)[];

interface Node {
  readonly kind: Kind;
  readonly level: number;
  readonly num: string;
  heading: string;
  intro: string;
  wrapUp: string;
  readonly children: (Node | Provision)[];
}

/** How far in each kind stands; the like in a Schedule stand where their like do in an Act. */
const LEVELS: Readonly<Partial<Record<Kind, number>>> = {
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
const levelOf = (kind: Kind): number => LEVELS[kind] ?? 9;

const ENDS_SENTENCE = /(?:(?<!\betc)[.;:,—–”]|\b(?:and|or))\s*$/;
const OPENS_LIST = /—\s*$/;
const PAUSED = /(?:[,;]|\b(?:and|or|but))\s*$/;
const DEFINES =
  /^(?:(?:an?|the|references? to(?: an?| the)?) )?“[^”]+”(?:(?:,| and| or) “[^”]+”)*\s*(?:,[^—]{0,120},\s*)?(?:\([^)]*\)\s*)?(?:means?|includes?|has|have|is|are|in relation|in the case|—|,|\()/;

const isNode = (node: Node | Provision): node is Node => 'level' in node;

/** Whether a line is a heading by itself: one that ends with a quotation is, if what it heads begins after it. */
function isHeading(text: string, next: Chunk | undefined): boolean {
  if (!next || text === '' || !ENDS_SENTENCE.test(text)) return text !== '' && next !== undefined;
  // “8A Savings.”, “(1) …”: nothing that leads to subsections ends with a full stop.
  if (text.endsWith('.') && next.ownLine && /^\((?:1|A1)\)$/.test(next.label ?? '')) return true;
  const begins = next.label === null ? /^\p{Lu}/u.test(next.text) : /^\((?:1|A1)\)$/.test(next.label);
  return text.endsWith('”') && next.ownLine && begins;
}

/** Whether a text ends in a way, looking at no more than its end. */
const ends = (text: string, pattern: RegExp): boolean => pattern.test(text.slice(-30));

class Assembler {
  readonly roots: Node[] = [];
  private stack: Node[] = [];
  private readonly expected: Expected;
  private readonly chunks: readonly Chunk[];
  private readonly fill: Fill;
  /** The words of the stretch before. */
  private before = '';
  /** The heading that was printed above the number of the section that comes next. */
  private sideNote = '';

  constructor(chunks: readonly Chunk[], expected: Expected, fill: Fill) {
    this.chunks = chunks;
    this.expected = expected;
    this.fill = fill;
  }

  private top(): Node | undefined {
    return this.stack.at(-1);
  }

  private open(kind: Kind, num: string): Node {
    const level = levelOf(kind);
    while ((this.top()?.level ?? -1) >= level) this.stack.pop();
    const node: Node = { kind, level, num, heading: '', intro: '', wrapUp: '', children: [] };
    const parent = this.top();
    if (parent) parent.children.push(node);
    else this.roots.push(node);
    this.stack.push(node);
    return node;
  }

  /** The words of a provision, its quoted structures put under it. */
  private addText(node: Node, text: string, field: 'intro' | 'wrapUp'): void {
    const above = this.stack.slice(0, -1).map(({ intro }) => intro.slice(-300));
    for (const part of this.fill(text, above.join(' '))) {
      const last = node.children.at(-1);
      if (typeof part !== 'string') node.children.push(part);
      else if (part !== '' && last && !isNode(last) && last.kind === 'quotation') {
        // Words of the same sentence in a new line after a quotation come after it.
        node.children[node.children.length - 1] = { ...last, wrapUp: `${last.wrapUp} ${part}`.trim() };
      } else if (part !== '') node[field] += (node[field] === '' ? '' : ' ') + part;
    }
  }

  private inSchedule(): boolean {
    return this.expected.inSchedule || this.stack.some(({ kind }) => kind === 'schedule');
  }

  private kindOfLetter(label: string, before: string): Kind {
    const last = (kind: Kind) => this.stack.findLast((node) => node.kind === kind);
    const sub = last('subparagraph');
    const paragraph = last('paragraph');
    const isRoman = romanValue(label) !== null || /^\([ivx]+[a-z]*\)$|^\([a-z]i\)$/.test(label);
    // What a statutory instrument calls a sub-paragraph has letters: it stands where an Act's paragraphs do.
    if (!isRoman) return 'paragraph';
    if (!sub && !paragraph && this.roots.length === 0 && this.expected.kind === 'subparagraph')
      return 'subparagraph';
    if (sub && goesOn(sub.num, label)) return 'subparagraph';
    const begins = /[—–:]\s*(?:”;?)?$/.test(before);
    if (paragraph && goesOn(paragraph.num, label) && !(begins && romanValue(label) === 1)) return 'paragraph';
    return paragraph || this.expected.kind === 'subparagraph' ? 'subparagraph' : 'paragraph';
  }

  private kindOf(label: string, before: string): Kind {
    const shape = shapeOf(label);
    if (shape === 'group')
      return /^(?:the )?schedule/i.test(label) ? 'schedule' : /^part/i.test(label) ? 'part' : 'chapter';
    if (shape === 'bare') return this.inSchedule() ? 'scheduleParagraph' : 'section';
    if (shape === 'digit') return this.inSchedule() ? 'scheduleSubparagraph' : 'subsection';
    return shape === 'capital' ? 'subsubparagraph' : this.kindOfLetter(label, before);
  }

  /** What the next label will be, for choosing whose closing words an unlabelled line is. */
  private nextLevel(at: number): number | null {
    const next = this.chunks
      .slice(at + 1, at + 6)
      .find(({ label, text }) => label !== null || DEFINES.test(text));
    if (next && next.label === null) return levelOf('definition');
    if (next?.label == null) return null;
    const shape = shapeOf(next.label);
    if (shape === 'letter') {
      const sub = this.stack.findLast(({ kind }) => kind === 'subparagraph');
      return sub && romanValue(next.label) !== null && goesOn(sub.num, next.label) ? 7 : 6;
    }
    return shape === 'digit' ? 5 : shape === 'capital' ? 8 : 4;
  }

  /** Whether a section has no heading after its number, so that the line before it is its side-note, as older prints set it. */
  private lacksHeading(at: number): boolean {
    const [section, next] = this.chunks.slice(at, at + 2);
    if (!section?.label || this.expected.amends || this.expected.hasHeading) return false;
    if (shapeOf(section.label) !== 'bare' || this.inSchedule()) return false;
    if (section.text === '') return next?.label != null;
    return !isHeading(section.text, next);
  }

  private unlabelled(at: number, text: string): void {
    const node = this.top();
    const next = this.chunks[at + 1];
    if (DEFINES.test(text)) {
      const before = this.stack.findLast(({ kind }) => kind === 'definition');
      if (before || this.expected.kind === 'definition' || (node && ends(node.intro, /[—–:]$/)) || !node) {
        this.addText(this.open('definition', ''), text, 'intro');
        return;
      }
    }
    const groups = node && ['schedule', 'part', 'chapter'].includes(node.kind) && node.children.length === 0;
    if (node && groups && node.kind === 'schedule' && isScheduleReference(text) && node.intro === '') {
      node.intro = text;
      return;
    }
    if (node && groups && node.heading === '') {
      node.heading = text;
      return;
    }
    const leads = next?.label != null && (shapeOf(next.label) === 'bare' || shapeOf(next.label) === 'digit');
    const isQuoting = leads && text.endsWith('”') && next.ownLine;
    const headed = (isQuoting || !ENDS_SENTENCE.test(text)) && /^[\p{Lu}“]/u.test(text) && text.length < 250;
    const unsaid = node && node.intro === '' && node.children.length === 0;
    if (node?.kind === 'section' && unsaid && node.heading === '' && headed && next) {
      node.heading = text;
      return;
    }
    if (node && unsaid && !groups && node.kind !== 'crossheading') {
      this.addText(node, text, 'intro');
      return;
    }
    const isFirst = !node && this.roots.length === 0;
    const isTwo =
      isFirst && next?.label === null && !ENDS_SENTENCE.test(text) && !ENDS_SENTENCE.test(next.text);
    if (isTwo && this.lacksHeading(at + 2)) {
      this.open('crossheading', '').heading = text;
      return;
    }
    if (leads && (headed || (isFirst && /^\p{Lu}[^.]{0,200}\.$/u.test(text))) && this.lacksHeading(at + 1)) {
      const isUnderHeading = node && node.heading !== '' && node.children.length === 0;
      if (!node || isUnderHeading || ends(this.before, /[.”\ufffc]$/)) {
        this.sideNote = text;
        return;
      }
    }
    if (
      headed &&
      leads &&
      (!node || groups || ends(this.before, /[.”\ufffc]$/) || node.children.length > 0)
    ) {
      this.open('crossheading', '').heading = text;
      return;
    }
    // Another such sentence is no part of the last item of the one before it.
    if (/^\p{Lu}/u.test(text) && ends(text, OPENS_LIST) && this.opener()) this.stack = [];
    const holder = this.top() && this.closes(at);
    if (holder) this.addText(holder, text, 'wrapUp');
    else if (node && /^[\p{Ll}]/u.test(text) && !(this.expected.runsOn && ends(this.before, PAUSED)))
      this.addText(node, text, 'intro');
    else this.addText(this.open('block', ''), text, 'intro');
  }

  /** Whose list has just ended, if an unlabelled line closes one (R1.5). */
  private closes(at: number): Node | null {
    const next = this.nextLevel(at) ?? 0;
    const holders = this.stack.filter(
      (node, index) =>
        index < this.stack.length - 1 &&
        node.level >= Math.max(next, 4) &&
        ends(node.intro, /[—–:,]$|\b(?:if|that|to|for|of|who|which)$/),
    );
    return holders[0] ?? this.limited(at);
  }

  /** The sentence without a number that the last items stand beside: it opens them. */
  private opener(): Node | null {
    const last = this.roots.findLast(({ kind }) => kind === 'block');
    const isItem = last !== this.stack[0] && (this.stack[0]?.level ?? 0) > levelOf('section');
    return this.expected.amends && last && isItem && ends(last.intro, OPENS_LIST) ? last : null;
  }

  /** The same, where a line limits all the items before it. */
  private limited(at: number): Node | null {
    const isLimit = beginsWithLimit(this.chunks[at]?.text ?? '');
    return isLimit && this.chunks[at + 1]?.label == null ? this.opener() : null;
  }

  /** An entry of the table that the words before it open, or that those before it began. */
  private entry(cells: readonly string[]): void {
    const row = provision({
      pid: '-',
      kind: 'row',
      children: cells.map((content) => provision({ pid: '-', kind: 'cell', content })),
    });
    const holder = this.top();
    const last = holder ? holder.children.at(-1) : this.roots.at(-1);
    if (last && isNode(last) && last.kind === 'table') last.children.push(row);
    else {
      const emptyText = { heading: '', intro: '', wrapUp: '', num: '' };
      const table: Node = { ...emptyText, kind: 'table', level: levelOf('table'), children: [row] };
      (holder ? holder.children : this.roots).push(table);
    }
  }

  run(): void {
    for (const [at, { label, text, cells }] of this.chunks.entries()) {
      if (cells) this.entry(cells);
      else if (label === null) this.unlabelled(at, text);
      else {
        const isBullet = label === BULLET;
        const node = this.open(
          isBullet ? 'paragraph' : this.kindOf(label, this.before),
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

function finished(node: Node | Provision, pid: () => string): Provision {
  if (!isNode(node)) return node.kind === 'row' ? renewed(node, pid) : node;
  const { kind, num, heading, intro, wrapUp } = node;
  const children = node.children.map((child) => finished(child, pid));
  const words =
    children.length === 0 && wrapUp === '' ? { intro: '', content: intro } : { intro, content: '' };
  return { pid: pid(), kind, num, heading, ...words, wrapUp, children };
}

const renewed = (node: Provision, pid: () => string): Provision => ({
  ...node,
  pid: pid(),
  children: node.children.map((child) => renewed(child, pid)),
});

/**
 * Provisions from labelled stretches, each of the kind that its label shows, its neighbours allow and the words before it
 * say (drafting-conventions.md §1.1). `fill` gives a stretch's words with the quoted structures that stand among them.
 */
export function assemble(
  chunks: readonly Chunk[],
  expected: Expected,
  pid: () => string,
  fill: Fill = (text) => [text],
): readonly Provision[] {
  const assembler = new Assembler(chunks, expected, fill);
  assembler.run();
  return assembler.roots.map((node) => finished(node, pid));
}
