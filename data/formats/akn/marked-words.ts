import type { EditorialNote } from '../../../core/act/instrument.ts';
import type { TextReference } from '../../../core/act/text-reference.ts';

/** An editor's mark on a stretch of words, in UTF-16 code units; `from` and `to` are one where it stands at a point. */
interface Mark {
  /** The id of the note that it refers to; '' for a change that refers to none. */
  readonly ref: string;
  readonly effect: EditorialNote['effect'];
  readonly from: number;
  readonly to: number;
}

/** What a stretch of words refers to, as the file has it. */
type Link = Pick<TextReference, 'from' | 'to' | 'href'>;

const NO_MARKS: readonly Mark[] = [];
const NO_LINKS: readonly Link[] = [];
const SPACE = /\s+/g;
/** White space that is not one plain space: most words in a file have none. */
const LAYOUT = /[^\S ]| {2}/;

/**
 * Words as a reader of a page sees them: the file's line breaks, indents and no-break spaces are single spaces, or
 * nothing at the edge of a line; paragraphs stand one below the other.
 */
export class PageWords {
  #text = '';
  #space = false;
  #break = false;
  #marks: Mark[] | null = null;
  #links: Link[] | null = null;

  /** Everything so far; a space at the very end is layout. */
  get text(): string {
    return this.#text;
  }

  /** The marks so far; one that stood before a space that came to nothing is where the words end. */
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

  get empty(): boolean {
    return this.#text === '' && this.#marks === null;
  }

  /** Where the next word will begin. */
  get at(): number {
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

  /** Words that follow a closing mark on the same line keep the space before them. */
  addAfterMark(raw: string): void {
    if (this.#text === '' && /^[ \u00A0]+\S/.test(raw)) this.#text = ' ';
    this.add(raw);
  }

  /** What comes next stands on a line of its own. */
  line(): void {
    this.#break = this.#text !== '';
    this.#space = false;
  }

  /** Keeps a reference on the words from a place to here. */
  link(href: string, from: number): void {
    if (this.#text.length <= from) return;
    this.#links ??= [];
    this.#links.push({ href, from, to: this.#text.length });
  }

  /** Keeps a mark; one on no words stands at a point. */
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

/** Words on one line, as a reader of a page sees them. */
export const spaced = (raw: string): string => (LAYOUT.test(raw) ? raw.replace(SPACE, ' ') : raw).trim();
