import { isFirstOfSeries, isNextInSeries } from './labels-in-series.ts';
import { offsetsOf, PLACEHOLDER } from './structures.ts';

const LIST_PAUSE = /(?:[—–:;]|[,;]?\s+(?:and|or|but)|,)\s*$/;
const QUOTED = /“[^“”]*(?:“[^“”]*”[^“”]*)*”/g;

/** Replaces quoted words by crosses of the same length, because no item begins within a quotation. */
const hideQuotedWords = (text: string): string =>
  text.replace(QUOTED, (quote) => `“${'x'.repeat(quote.length - 2)}”`);

/** How many characters before a label are searched to decide whether it begins an item. */
const MAX_CHARACTERS_BEFORE = 60;
/** How many labels are tried in the search for the next item. Labels that continue no list are skipped. */
const MAX_TRIED_LABELS = 100;

/** A label in a line that may begin an item of a list, or the first subsection of a section. */
interface ItemLabel {
  readonly at: number;
  readonly label: string;
  readonly mayBeginItem: boolean;
  readonly mayBeginSubsection: boolean;
}

/** What a label may begin, according to the words between `start` and the label; null where it begins nothing. */
function itemLabelAt(text: string, start: number, at: number): ItemLabel | null {
  const label = text.slice(at, text.indexOf(')', at) + 1);
  const before = text.slice(Math.max(start, at - 1 - MAX_CHARACTERS_BEFORE), at - 1);
  const mayBeginSubsection = /^\((?:1|A1)\)$/.test(label) && !/\b(?:sub)?sections?\s*$/i.test(before);
  const isAfterPause =
    LIST_PAUSE.test(before) || /[.”]\s*$/.test(before) || before.trimEnd().endsWith(PLACEHOLDER);
  const isAfterLabel = /\(\w{1,7}\),?(?:\s+(?:and|or))?\s*$/.test(before);
  const isReference =
    /\b(?:sections?|subsections?|(?:sub-)*paragraphs?|articles?|regulations?|rules?)\s*$/i.test(before);
  const mayBeginItem =
    isAfterPause && !isAfterLabel && !isReference && (!isFirstOfSeries(label) || /[—–:]\s*$/.test(before));
  return mayBeginItem || mayBeginSubsection ? { at, label, mayBeginItem, mayBeginSubsection } : null;
}

/** The labels in one line that may begin items. They are found once, because a line may have a whole Bill. */
export class ItemsInLine {
  readonly #text: string;
  /** The offset of each label that has a space before it. */
  readonly #labelOffsets: readonly number[];
  /** The labels that may begin something, according to the words before them. */
  readonly #candidates: readonly ItemLabel[];
  #nearIndex = 0;
  #candidateIndex = 0;

  constructor(line: string) {
    this.#text = hideQuotedWords(line);
    this.#labelOffsets = offsetsOf(this.#text, /(?<=\s)\([A-Za-z0-9]{1,7}\)(?=\s|$)/g);
    this.#candidates = this.#labelOffsets.flatMap((at) => itemLabelAt(this.#text, 0, at) ?? []);
  }

  /**
   * The offset of the next item after `start`; -1 where there is none. `start` may only grow from call to call, because
   * the search continues from the last one. `open` are the last labels of the lists that are still open.
   */
  findNextItem(start: number, openLabels: readonly string[], isAfterBareLabel: boolean): number {
    const beginsItem = ({ label, mayBeginItem, mayBeginSubsection }: ItemLabel): boolean =>
      (isAfterBareLabel && mayBeginSubsection) ||
      (mayBeginItem &&
        (isFirstOfSeries(label) || openLabels.some((openLabel) => isNextInSeries(openLabel, label))));
    while ((this.#labelOffsets[this.#nearIndex] ?? Number.POSITIVE_INFINITY) <= start) this.#nearIndex++;
    // Close to the start, the words before a label begin at the start, so the label is judged again.
    const nearEnd = start + MAX_CHARACTERS_BEFORE + 1;
    for (let nth = this.#nearIndex; ; nth++) {
      const at = this.#labelOffsets[nth];
      if (at === undefined || at > nearEnd) break;
      const nearLabel = itemLabelAt(this.#text, start, at);
      if (nearLabel && beginsItem(nearLabel)) return at;
    }
    while ((this.#candidates[this.#candidateIndex]?.at ?? Number.POSITIVE_INFINITY) <= nearEnd)
      this.#candidateIndex++;
    for (const likelyLabel of this.#candidates.slice(
      this.#candidateIndex,
      this.#candidateIndex + MAX_TRIED_LABELS,
    ))
      if (beginsItem(likelyLabel)) return likelyLabel.at;
    return -1;
  }
}
