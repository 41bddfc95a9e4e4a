import type { Result } from '../../../core/base/result.ts';

/** Is told how much is done, and says whether to go on: refused `cancelled` where not. */
export type GoOn = (doneCount: number, total: number) => Promise<Result<null>>;

/** The longest text that a source may be, in UTF-16 code units. */
export const LONGEST_TEXT = 5_000_000;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A document's words by a reader of one format. */
export interface SourceWords {
  readonly text: string;
  /** The stretches of the text that its author underlined, where the format tells. */
  readonly underlined: readonly Stretch[];
  /** What a person should know of how it was read. */
  readonly remarks: readonly string[];
}

/** Control characters, and halves of characters, that no file of ours can hold. */
const UNUSABLE = /\p{Cs}|(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu;

/**
 * Gathers the text of a document piece by piece, with the stretches of it that are underlined. Line ends are `\n`;
 * no more than one line is left empty; what no file can hold is left out, and counted.
 */
export class Gathered {
  readonly #chunks: string[] = [];
  #length = 0;
  /** The last two characters: the text is put together once, at the end. */
  #tail = '';
  readonly #underlined: Stretch[] = [];
  #unusable = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds words as they are; `underlined` is the author's own emphasis. */
  add(words: string, underlined = false): void {
    const usable = words.replace(/\r\n?/g, '\n').replace(UNUSABLE, () => {
      this.#unusable += 1;
      return '';
    });
    const from = this.#length;
    this.#addWords(usable);
    if (!underlined || usable === '') return;
    const last = this.#underlined.at(-1);
    if (last?.to === from)
      this.#underlined[this.#underlined.length - 1] = { from: last.from, to: this.#length };
    else this.#underlined.push({ from, to: this.#length });
  }

  /** Ends a line, if there is one to end, or with `minBreaks` 2 leaves one empty. */
  end(minBreaks: 1 | 2 = 1): void {
    if (this.#length === 0) return;
    const had = /\n*$/.exec(this.#tail)?.[0].length ?? 0;
    this.#addWords('\n'.repeat(Math.max(0, minBreaks - had)));
  }

  #addWords(words: string): void {
    if (words === '') return;
    this.#chunks.push(words);
    this.#length += words.length;
    this.#tail = (this.#tail + words.slice(-2)).slice(-2);
  }

  /** Whether what is added next begins a line. */
  get atStart(): boolean {
    return this.#length === 0 || this.#tail.endsWith('\n');
  }

  finish(remarks: readonly string[]): SourceWords {
    const untrimmed = this.#chunks.join('');
    const left = untrimmed.length - untrimmed.trimStart().length;
    const text = untrimmed.trim();
    const underlined = this.#underlined
      .map(({ from, to }) => ({
        from: Math.max(0, from - left),
        to: Math.max(0, Math.min(text.length, to - left)),
      }))
      .filter(({ from, to }) => text.slice(from, to).trim() !== '');
    const dropped =
      this.#unusable === 0
        ? []
        : [
            `${this.#unusable.toLocaleString('en-GB')} control characters, which no file can keep, were not included.`,
          ];
    return { text, underlined, remarks: [...remarks, ...dropped] };
  }
}
