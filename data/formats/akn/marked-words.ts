import type { EditorialNote } from '../../../core/act/instrument.ts';
import type { TextReference } from '../../../core/act/text-reference.ts';

/** An editor's mark on some words, in UTF-16 code units. `from` and `to` are equal for a mark at a point. */
interface Mark {
  /** The id of the note that the mark refers to; '' for a change without a note. */
  readonly ref: string;
  readonly effect: EditorialNote['effect'];
  readonly from: number;
  readonly to: number;
}

/** A reference on some words, with its target as the file gives it. */
type Link = Pick<TextReference, 'from' | 'to' | 'href'>;

const NO_MARKS: readonly Mark[] = [];
const NO_LINKS: readonly Link[] = [];
const SPACE = /\s+/g;
/** White space other than single plain spaces. Most words of a file have none, and skip the replacement. */
const LAYOUT = /[^\S ]| {2}/;

/**
 * Collects words as a page shows them. Line breaks, indents and no-break spaces of the file become single spaces, or
 * nothing at the edge of a line; each paragraph is a line.
 */
export class PageWords {
  #text = '';
  #space = false;
  #break = false;
  #marks: Mark[] | null = null;
  #links: Link[] | null = null;

  /** The words so far. A space at the very end is only layout, and is left out. */
  get text(): string {
    return this.#text;
  }

  /** The marks so far. A mark before a final space that was left out ends where the words end. */
  get marks(): readonly Mark[] {
    if (!this.#marks) return NO_MARKS;
    const end = this.#text.length;
    return this.#marks.map((mark) => ({
      ...mark,
      from: Math.min(mark.from, end),
      to: Math.min(mark.to, end),
    }));
  }

  /** The references so far, with the words that they are on. */
  get links(): readonly Link[] {
    return this.#links ?? NO_LINKS;
  }

  get isEmpty(): boolean {
    return this.#text === '' && this.#marks === null;
  }

  /** The offset at which the next word will begin. */
  get nextAt(): number {
    return this.#text.length + (this.#break || this.#space ? 1 : 0);
  }

  add(raw: string): void {
    const words = LAYOUT.test(raw) ? raw.replace(SPACE, ' ') : raw;
    const begins = words.startsWith(' ');
    const ends = words.endsWith(' ');
    if (words === ' ' || words === '') {
      this.#space ||= begins && this.#text !== '' && !this.#break;
      return;
    }
    if (this.#break) this.#text += '\n';
    else if ((this.#space || begins) && this.#text !== '') this.#text += ' ';
    this.#break = false;
    this.#text += words.slice(begins ? 1 : 0, ends ? -1 : undefined);
    this.#space = ends;
  }

  /** Adds words after a closing quotation mark. The space before them is kept, because they are on the same line. */
  addAfterMark(raw: string): void {
    if (this.#text === '' && /^[ \u00A0]+\S/.test(raw)) this.#text = ' ';
    this.add(raw);
  }

  /** Starts a new line. */
  line(): void {
    this.#break = this.#text !== '';
    this.#space = false;
  }

  /** Keeps a reference on the words from an offset to the end. */
  link(href: string, from: number): void {
    if (this.#text.length <= from) return;
    this.#links ??= [];
    this.#links.push({ href, from, to: this.#text.length });
  }

  /** Keeps a mark on the words from an offset to the end. The mark of a note is on a point. */
  mark(ref: string, effect: Mark['effect'], from: number): void {
    this.#marks ??= [];
    this.#marks.push({
      ref,
      effect,
      from,
      to: effect === 'other' ? from : Math.max(from, this.#text.length),
    });
  }
}

/** Text as one line, with single spaces. */
export const collapseSpace = (raw: string): string =>
  (LAYOUT.test(raw) ? raw.replace(SPACE, ' ') : raw).trim();
