import { goesOn, isFirst } from './labels-in-series.ts';
import { HOLE, placesOf } from './structures.ts';

const LIST_PAUSE = /(?:[—–:;]|[,;]?\s+(?:and|or|but)|,)\s*$/;
const QUOTED = /“[^“”]*(?:“[^“”]*”[^“”]*)*”/g;

/** A text with all that is quoted in it blotted out: no item begins within a quotation. */
const blotted = (text: string): string =>
  text.replace(QUOTED, (quote) => `“${'x'.repeat(quote.length - 2)}”`);

/** How far back the words before a label say whether it begins an item. */
const LOOKED_BACK = 60;
/** How many labels that are not the next of any list are passed over in looking for it. */
const MAX_PASSED = 100;

/** A label in a line: whether it may begin an item of a list, or the first subsection of a section. */
interface Candidate {
  readonly at: number;
  readonly label: string;
  readonly ofList: boolean;
  readonly ofSection: boolean;
}

/** What the words before a label, from `start` on, let it begin; null where nothing. */
function candidate(text: string, start: number, at: number): Candidate | null {
  const label = text.slice(at, text.indexOf(')', at) + 1);
  const before = text.slice(Math.max(start, at - 1 - LOOKED_BACK), at - 1);
  const ofSection = /^\((?:1|A1)\)$/.test(label) && !/\b(?:sub)?sections?\s*$/i.test(before);
  const paused = LIST_PAUSE.test(before) || /[.”]\s*$/.test(before) || before.trimEnd().endsWith(HOLE);
  const listed = /\(\w{1,7}\),?(?:\s+(?:and|or))?\s*$/.test(before);
  const isReference =
    /\b(?:sections?|subsections?|(?:sub-)*paragraphs?|articles?|regulations?|rules?)\s*$/i.test(before);
  const ofList = paused && !listed && !isReference && (!isFirst(label) || /[—–:]\s*$/.test(before));
  return ofList || ofSection ? { at, label, ofList, ofSection } : null;
}

/** The labels within one line that items may begin with, found once: a line may hold a whole Bill. */
export class ItemsInLine {
  readonly #text: string;
  /** Where every label stands that has a space before it. */
  readonly #all: readonly number[];
  /** Those that the words before them let begin something. */
  readonly #likely: readonly Candidate[];
  #nearest = 0;
  #next = 0;

  constructor(line: string) {
    this.#text = blotted(line);
    this.#all = placesOf(this.#text, /(?<=\s)\([A-Za-z0-9]{1,7}\)(?=\s|$)/g);
    this.#likely = this.#all.flatMap((at) => candidate(this.#text, 0, at) ?? []);
  }

  /**
   * Where the next item begins after `start`, which never goes back; -1 where none does. `open` are the labels before it.
   */
  after(start: number, open: readonly string[], bare: boolean): number {
    const begins = ({ label, ofList, ofSection }: Candidate): boolean =>
      (bare && ofSection) || (ofList && (isFirst(label) || open.some((last) => goesOn(last, label))));
    while ((this.#all[this.#nearest] ?? Number.POSITIVE_INFINITY) <= start) this.#nearest++;
    // What stands before the start is no part of the words before a label.
    const near = start + LOOKED_BACK + 1;
    for (let nth = this.#nearest; ; nth++) {
      const at = this.#all[nth];
      if (at === undefined || at > near) break;
      const nearLabel = candidate(this.#text, start, at);
      if (nearLabel && begins(nearLabel)) return at;
    }
    while ((this.#likely[this.#next]?.at ?? Number.POSITIVE_INFINITY) <= near) this.#next++;
    for (const one of this.#likely.slice(this.#next, this.#next + MAX_PASSED)) if (begins(one)) return one.at;
    return -1;
  }
}
