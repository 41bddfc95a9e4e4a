import type { Problem } from './calls.ts';

/** Lengths at which programs are known to cut a text. */
const CUTS = new Set([
  255, 256, 500, 512, 1000, 1024, 2000, 2048, 2500, 3000, 4000, 4096, 5000, 8000, 8192, 10_000, 32_759,
  32_767, 65_535,
]);
const LONG = 200;
const MOST_LINES = 20;
/** How many texts of one and the same greatest length are no accident. */
const ALIKE = 3;

/** Looks whether the answers in one column were cut short by the program that exported them. */
export class TruncationWatch {
  #longest = 0;
  #atLongest: number[] = [];
  #times = 0;
  #midSentence = false;
  #dotted: number[] = [];
  #dottedTimes = 0;

  take(line: number, text: string): void {
    if (text.length < LONG) return;
    if (/(?:…|\.\.\.|\[?truncated\]?)\s*$/i.test(text.slice(-20))) {
      this.#dottedTimes += 1;
      if (this.#dotted.length < MOST_LINES) this.#dotted.push(line);
    }
    if (text.length < this.#longest) return;
    if (text.length > this.#longest) {
      this.#longest = text.length;
      this.#atLongest = [];
      this.#times = 0;
      this.#midSentence = false;
    }
    this.#times += 1;
    this.#midSentence ||= /[\p{L}\p{N},]$/u.test(text);
    if (this.#atLongest.length < MOST_LINES) this.#atLongest.push(line);
  }

  /** What is suspected of the column, if anything is. */
  problem(column: number, header: string): Problem | null {
    const problem = { kind: 'truncated-answer', column } as const;
    const isKnownCut = CUTS.has(this.#longest) && this.#midSentence;
    if (isKnownCut || (this.#times >= ALIKE && this.#midSentence))
      return {
        ...problem,
        message: `“${header}”: no answer is longer than ${this.#longest.toLocaleString('en-GB')} characters, and ${this.#times === 1 ? 'one is' : `${this.#times} are`} just that long and end within a sentence. The platform may have cut them: export them whole.`,
        at: this.#atLongest,
        lines: this.#times,
      };
    if (this.#dottedTimes === 0) return null;
    return {
      ...problem,
      message: `“${header}”: long answers end in “…”. The platform may have cut them: export them whole.`,
      at: this.#dotted,
      lines: this.#dottedTimes,
    };
  }
}
