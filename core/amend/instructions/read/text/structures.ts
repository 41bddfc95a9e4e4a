/** A quoted structure in a text, from its opening mark to after its closing mark. Words may run on into it (R3.9). */
export interface Structure {
  readonly from: number;
  readonly to: number;
  readonly inner: string;
  /** The words within its marks before its provisions, such as "—" of “— (a) …”; null where there are none. */
  readonly leadingWords: string | null;
}

/** The character that replaces a structure in the text around it. */
export const PLACEHOLDER = '\ufffc';

/** The beginning of a line that repeats the opening mark of its structure, as in older prints. */
const REPEATED_MARK = /^“\s*(?:\(\w{1,7}\)|\d+[A-Z]*\s)/;
const INSERTION_START =
  /(?:\b(?:insert|substitute|add|inserted|substituted|added|following|replaced (?:by|with))\b[^.;“”]{0,120}[—–:-]|”,? and ?[—–:-]|^)\s*$/i;
/** The text between two structures that are inserted together, each in quotation marks of its own. */
const NEXT_OF_SEVERAL = /^[;,.]?[ \t]*(?:and)?[ \t]*\n\s*$/;
/** Words that run on into numbered paragraphs, in one line or more (R3.9). */
const LEADING_WORDS =
  /^(?:([^“”\n]{0,300}?[—–:])\s*(?=\((?:[a-z]{1,3}|[ivx]+|\d+[A-Z]*)\)(?:\s|$))|([;,]? ?(?:and|or))\s*(?=\([a-z]{1,3}\)\s+(?!of\b|to\b|above\b|below\b|and\b|or\b)))/;
/** Punctuation and a linking word in the same line before the item that they link: “; and (d) …”. */
const LINK_AND_ITEM = /^([;,] ?(?:and|or)) (?=\([a-z]{1,3}\)\s+(?!of\b|to\b|above\b|below\b|and\b|or\b))/;
/** The first line of a quotation, where the text after it begins a new line. */
const FIRST_LINE = /^([^\n]{0,2000}[.;,:—–”]|[^\n]{0,2000}\b(?:and|or))[ \t]*\n(?=.)/;

/** Whether an opening mark is a slip for a closing one. `readQuote` recognises the same slip. */
const isClosingSlip = (text: string, at: number): boolean =>
  /[\p{L}\p{N}).,;]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + 1));

/** Whether a mark at the beginning of a line repeats the open one. After "insert—", it opens a new quotation instead. */
const isRepeatedMark = (text: string, at: number): boolean =>
  REPEATED_MARK.test(text.slice(at, at + 20)) && !isAfterInsertionVerb(text, at);

/** Whether words such as "insert—" come just before a mark. */
export const isAfterInsertionVerb = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - 200), at);
  return INSERTION_START.test(before) && /[—–:-]\s*$/.test(before);
};

/** The offsets of a pattern's matches. Only offsets are kept, because a whole text may consist of matches. */
export function offsetsOf(text: string, pattern: RegExp): readonly number[] {
  const offsets: number[] = [];
  for (const { index } of text.matchAll(pattern)) offsets.push(index);
  return offsets;
}

/** What a quotation mark does when a quotation is open: `slip` closes it, and `repeat` has no effect. */
type MarkEffect = 'opens' | 'closes' | 'slip' | 'repeat';

/** The quotation marks of a text. The effect of each is found once, because a search per mark would be quadratic. */
class QuotationMarks {
  readonly #text: string;
  readonly at: readonly number[];
  readonly #effects: MarkEffect[] = [];

  constructor(text: string) {
    this.#text = text;
    this.at = offsetsOf(text, /[“”]/g);
  }

  /** The index of the first opening mark at or after an offset; -1 where there is none. The search begins at mark `from`. */
  findOpening(place: number, from: number): number {
    for (let nth = from; nth < this.at.length; nth++)
      if ((this.at[nth] ?? 0) >= place && this.#text.charAt(this.at[nth] ?? 0) === '“') return nth;
    return -1;
  }

  /** The index of the mark that closes the quotation opened by another mark; -1 where none closes it. */
  findClosing(first: number): number {
    let depth = 1;
    for (let nth = first + 1; nth < this.at.length; nth++) {
      const effect = this.#effectOf(nth);
      if (effect === 'opens') depth++;
      else if (effect !== 'repeat') depth--;
      if (depth === 0) return nth;
    }
    return -1;
  }

  #effectOf(nth: number): MarkEffect {
    this.#effects[nth] ??= this.#classify(this.at[nth] ?? 0);
    return this.#effects[nth];
  }

  #classify(at: number): MarkEffect {
    if (this.#text.charAt(at) === '”') return 'closes';
    if (isClosingSlip(this.#text, at)) return 'slip';
    const isAtStart = /(?:^|\n)\s*$/.test(this.#text.slice(Math.max(0, at - 20), at));
    return isAtStart && isRepeatedMark(this.#text, at) ? 'repeat' : 'opens';
  }
}

/** How many unclosed marks are skipped, each with its line. After that, the remaining text has no structures. */
const MAX_UNCLOSED = 40;

/** Removes repeated opening marks from the lines of a structure. */
const removeRepeatedMarks = (inner: string): string =>
  inner.replace(/^(\s*)“(?=\s*(?:\(\w{1,7}\)|\d+[A-Z]*\s))/gm, (mark, space: string, at: number) =>
    isAfterInsertionVerb(inner, at + space.length) ? mark : space,
  );

/**
 * Finds the quoted structures of a text. These are quotations after "insert—" or "substitute—", and quotations whose
 * words run on into numbered paragraphs. A quotation within a line is not a structure. An unclosed mark is skipped with
 * its line.
 */
export function findStructures(text: string): readonly Structure[] {
  const structures: Structure[] = [];
  const marks = new QuotationMarks(text);
  let unclosed = 0;
  for (let markIndex = marks.findOpening(0, 0); markIndex >= 0; ) {
    const at = marks.at[markIndex] ?? 0;
    const closing = marks.findClosing(markIndex);
    if (closing < 0) {
      const line = text.indexOf('\n', at);
      if (line < 0 || ++unclosed > MAX_UNCLOSED) break;
      markIndex = marks.findOpening(line, markIndex + 1);
      continue;
    }
    const end = (marks.at[closing] ?? 0) + 1;
    const inner = text.slice(at + 1, end - 1);
    const last = structures.at(-1);
    const isNextOfSeveral = last?.leadingWords === null && NEXT_OF_SEVERAL.test(text.slice(last.to, at));
    const isIntroduced = isAfterInsertionVerb(text, at) || isNextOfSeveral;
    const leadingMatch = isIntroduced
      ? LINK_AND_ITEM.exec(inner)
      : (LEADING_WORDS.exec(inner) ?? FIRST_LINE.exec(inner));
    if (isIntroduced || leadingMatch) {
      const leadingWords = leadingMatch?.[1] ?? leadingMatch?.[2] ?? null;
      const provisionsText = inner.slice(leadingMatch?.[0].length ?? 0);
      structures.push({ from: at, to: end, inner: removeRepeatedMarks(provisionsText), leadingWords });
    }
    markIndex = marks.findOpening(end, closing + 1);
  }
  return structures;
}
