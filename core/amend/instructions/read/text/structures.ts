/** Where a quoted structure stands in a text: its marks' places, and whether words run on into it (R3.9). */
export interface Structure {
  readonly from: number;
  readonly to: number;
  readonly inner: string;
  /** The words before its provisions that are within its marks: "—" of “— (a) …”. */
  readonly runsOn: string | null;
}

/** Stands for a structure in the words that are left when it is taken out. */
export const HOLE = '\ufffc';

/** A line that begins like this in a structure repeats its opening mark, as older prints do. */
const REPEATED = /^“\s*(?:\(\w{1,7}\)|\d+[A-Z]*\s)/;
const INTRODUCED =
  /(?:\b(?:insert|substitute|add|inserted|substituted|added|following|replaced (?:by|with))\b[^.;“”]{0,120}[—–:-]|”,? and ?[—–:-]|^)\s*$/i;
/** What stands between two structures that are put in together, each between marks of its own. */
const NEXT_OF_SEVERAL = /^[;,.]?[ \t]*(?:and)?[ \t]*\n\s*$/;
/** Words that run on into numbered paragraphs, in one line or more (R3.9). */
const RUN_ON =
  /^(?:([^“”\n]{0,300}?[—–:])\s*(?=\((?:[a-z]{1,3}|[ivx]+|\d+[A-Z]*)\)(?:\s|$))|([;,]? ?(?:and|or))\s*(?=\([a-z]{1,3}\)\s+(?!of\b|to\b|above\b|below\b|and\b|or\b)))/;
/** A stop and a linking word before the item that they link, in its line: “; and (d) …”. */
const LINK_AND_ITEM = /^([;,] ?(?:and|or)) (?=\([a-z]{1,3}\)\s+(?!of\b|to\b|above\b|below\b|and\b|or\b))/;
/** Words that end a line within a quotation, so that what follows stands in a line of its own. */
const FIRST_LINE = /^([^\n]{0,2000}[.;,:—–”]|[^\n]{0,2000}\b(?:and|or))[ \t]*\n(?=.)/;

/** An opening mark where a closing one should stand: the same slip as `readQuote` sees. */
const isSlip = (text: string, at: number): boolean =>
  /[\p{L}\p{N}).,;]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + 1));

/** A mark at the beginning of a line that repeats the one that is open; one that "insert—" introduces opens anew. */
const isRepeat = (text: string, at: number): boolean =>
  REPEATED.test(text.slice(at, at + 20)) && !isIntroduced(text, at);

/** Whether "insert—" or the like stands before a mark. */
export const isIntroduced = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - 200), at);
  return INTRODUCED.test(before) && /[—–:-]\s*$/.test(before);
};

/** Where a pattern is found in a text. A text may be nothing else, so that no more is kept of each. */
export function placesOf(text: string, pattern: RegExp): readonly number[] {
  const places: number[] = [];
  for (const { index } of text.matchAll(pattern)) places.push(index);
  return places;
}

/** What a mark of quotation does, once one is open: `slip` closes, and `repeat` does nothing. */
type MarkEffect = 'opens' | 'closes' | 'slip' | 'repeat';

/** The marks of quotation in a text, each looked at once: nothing may go through the text anew for each of them. */
class Marks {
  readonly #text: string;
  readonly at: readonly number[];
  readonly #effects: MarkEffect[] = [];

  constructor(text: string) {
    this.#text = text;
    this.at = placesOf(text, /[“”]/g);
  }

  /** The mark at or after a place; -1 where there is no opening one. `from` is where looking for it begins. */
  opening(place: number, from: number): number {
    for (let nth = from; nth < this.at.length; nth++)
      if ((this.at[nth] ?? 0) >= place && this.#text.charAt(this.at[nth] ?? 0) === '“') return nth;
    return -1;
  }

  /** The mark that closes the quotation which another opens; -1 where none does. */
  closing(first: number): number {
    let depth = 1;
    for (let nth = first + 1; nth < this.at.length; nth++) {
      const does = this.#effectOf(nth);
      if (does === 'opens') depth++;
      else if (does !== 'repeat') depth--;
      if (depth === 0) return nth;
    }
    return -1;
  }

  #effectOf(nth: number): MarkEffect {
    this.#effects[nth] ??= this.#look(this.at[nth] ?? 0);
    return this.#effects[nth];
  }

  #look(at: number): MarkEffect {
    if (this.#text.charAt(at) === '”') return 'closes';
    if (isSlip(this.#text, at)) return 'slip';
    const isAtStart = /(?:^|\n)\s*$/.test(this.#text.slice(Math.max(0, at - 20), at));
    return isAtStart && isRepeat(this.#text, at) ? 'repeat' : 'opens';
  }
}

/** How many marks that nothing closes are passed over, each to the end of its line, before the rest is taken as it is. */
const MAX_UNCLOSED = 40;

/** Takes repeated opening marks off the lines of a structure. */
const withoutRepeats = (inner: string): string =>
  inner.replace(/^(\s*)“(?=\s*(?:\(\w{1,7}\)|\d+[A-Z]*\s))/gm, (mark, space: string, at: number) =>
    isIntroduced(inner, at + space.length) ? mark : space,
  );

/**
 * The quoted structures of a text: quotations that a dash after "insert" or "substitute" introduces, and those that run
 * on from words into numbered paragraphs. What is quoted in a line is none. A mark that nothing closes is passed
 * over with its line.
 */
export function structuresOf(text: string): readonly Structure[] {
  const structures: Structure[] = [];
  const marks = new Marks(text);
  let unclosed = 0;
  for (let nth = marks.opening(0, 0); nth >= 0; ) {
    const at = marks.at[nth] ?? 0;
    const closing = marks.closing(nth);
    if (closing < 0) {
      const line = text.indexOf('\n', at);
      if (line < 0 || ++unclosed > MAX_UNCLOSED) break;
      nth = marks.opening(line, nth + 1);
      continue;
    }
    const end = (marks.at[closing] ?? 0) + 1;
    const inner = text.slice(at + 1, end - 1);
    const last = structures.at(-1);
    const next = last?.runsOn === null && NEXT_OF_SEVERAL.test(text.slice(last.to, at));
    const introduced = isIntroduced(text, at) || next;
    const run = introduced ? LINK_AND_ITEM.exec(inner) : (RUN_ON.exec(inner) ?? FIRST_LINE.exec(inner));
    if (introduced || run) {
      const runsOn = run?.[1] ?? run?.[2] ?? null;
      const provisionsText = inner.slice(run?.[0].length ?? 0);
      structures.push({ from: at, to: end, inner: withoutRepeats(provisionsText), runsOn });
    }
    nth = marks.opening(end, closing + 1);
  }
  return structures;
}
