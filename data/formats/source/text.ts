import type { Result } from '../../../core/base/result.ts';

/** Called with the progress; decides whether reading goes on. Refused `cancelled` to stop it. */
export type GoOn = (doneCount: number, total: number) => Promise<Result<null>>;

/** The most UTF-16 code units of a source's text. */
export const MAX_TEXT_LENGTH = 5_000_000;

interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** The words of a document, from the reader of its format. */
export interface SourceWords {
  readonly text: string;
  /** The stretches that the author underlined, in UTF-16 code units. Empty if the format doesn't say. */
  readonly underlined: readonly TextRange[];
  /** Remarks for a person on how it was read. */
  readonly remarks: readonly string[];
}

/** Control characters, lone surrogates and noncharacters, which our files can't contain. */
const UNUSABLE = /\p{Cs}|(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu;

/**
 * Collects the text of a document piece by piece, with its underlined stretches. Line ends are `\n`, and there is never
 * more than one empty line at an end. Characters that our files can't contain are dropped and counted.
 */
export class TextCollector {
  readonly #chunks: string[] = [];
  #length = 0;
  /** The last two characters. The whole text is joined only at the end. */
  #tail = '';
  readonly #underlined: TextRange[] = [];
  #unusable = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds words unchanged. `underlined` is the author's own emphasis. */
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

  /** Ends the line, unless it is already ended. With `minBreaks` 2, leaves an empty line. */
  end(minBreaks: 1 | 2 = 1): void {
    if (this.#length === 0) return;
    const breaksBefore = /\n*$/.exec(this.#tail)?.[0].length ?? 0;
    this.#addWords('\n'.repeat(Math.max(0, minBreaks - breaksBefore)));
  }

  #addWords(words: string): void {
    if (words === '') return;
    this.#chunks.push(words);
    this.#length += words.length;
    this.#tail = (this.#tail + words.slice(-2)).slice(-2);
  }

  /** Whether the next words begin a line. */
  get atStart(): boolean {
    return this.#length === 0 || this.#tail.endsWith('\n');
  }

  finish(remarks: readonly string[]): SourceWords {
    const untrimmed = this.#chunks.join('');
    const leadingLength = untrimmed.length - untrimmed.trimStart().length;
    const text = untrimmed.trim();
    const underlined = this.#underlined
      .map(({ from, to }) => ({
        from: Math.max(0, from - leadingLength),
        to: Math.max(0, Math.min(text.length, to - leadingLength)),
      }))
      .filter(({ from, to }) => text.slice(from, to).trim() !== '');
    const droppedRemark =
      this.#unusable === 0
        ? []
        : [
            `${this.#unusable.toLocaleString('en-GB')} control characters, which no file can keep, were not included.`,
          ];
    return { text, underlined, remarks: [...remarks, ...droppedRemark] };
  }
}
