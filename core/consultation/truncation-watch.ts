import type { Problem } from './calls.ts';

/** The lengths, in UTF-16 code units, at which programs are known to truncate a text. */
const KNOWN_LIMITS = new Set([
  255, 256, 500, 512, 1000, 1024, 2000, 2048, 2500, 3000, 4000, 4096, 5000, 8000, 8192, 10_000, 32_759,
  32_767, 65_535,
]);
/** Shorter answers are not checked. */
const MIN_LENGTH = 200;
const MAX_LINES = 20;
/** This many answers of exactly the greatest length are no coincidence. */
const MIN_EQUAL_LENGTHS = 3;

/** Checks whether the program that exported a file truncated the answers in one column. */
export class TruncationWatch {
  #maxLength = 0;
  /** The first lines with an answer of the greatest length, and how many answers have this length. */
  #longestLines: number[] = [];
  #longestCount = 0;
  /** Whether one of these ends within a sentence. */
  #endsInSentence = false;
  /** The first lines with an answer that ends in an ellipsis, and how many answers do. */
  #ellipsisLines: number[] = [];
  #ellipsisCount = 0;

  add(line: number, text: string): void {
    if (text.length < MIN_LENGTH) return;
    if (/(?:…|\.\.\.|\[?truncated\]?)\s*$/i.test(text.slice(-20))) {
      this.#ellipsisCount += 1;
      if (this.#ellipsisLines.length < MAX_LINES) this.#ellipsisLines.push(line);
    }
    if (text.length < this.#maxLength) return;
    if (text.length > this.#maxLength) {
      this.#maxLength = text.length;
      this.#longestLines = [];
      this.#longestCount = 0;
      this.#endsInSentence = false;
    }
    this.#longestCount += 1;
    this.#endsInSentence ||= /[\p{L}\p{N},]$/u.test(text);
    if (this.#longestLines.length < MAX_LINES) this.#longestLines.push(line);
  }

  /** The suspected truncation; null if the column looks complete. */
  problem(column: number, header: string): Problem | null {
    const problem = { kind: 'truncated-answer', column } as const;
    const isKnownLimit = KNOWN_LIMITS.has(this.#maxLength) && this.#endsInSentence;
    if (isKnownLimit || (this.#longestCount >= MIN_EQUAL_LENGTHS && this.#endsInSentence))
      return {
        ...problem,
        message: `“${header}”: no answer is longer than ${this.#maxLength.toLocaleString('en-GB')} characters, and ${this.#longestCount === 1 ? 'one is' : `${this.#longestCount} are`} just that long and end within a sentence. The platform may have cut them: export them whole.`,
        at: this.#longestLines,
        lines: this.#longestCount,
      };
    if (this.#ellipsisCount === 0) return null;
    return {
      ...problem,
      message: `“${header}”: long answers end in “…”. The platform may have cut them: export them whole.`,
      at: this.#ellipsisLines,
      lines: this.#ellipsisCount,
    };
  }
}
