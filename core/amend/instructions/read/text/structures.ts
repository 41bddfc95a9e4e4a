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
  /(?:\b(?:insert|substitute|add|inserted|substituted|added|following|replaced (?:by|with))\b[^.;“”]{0,120}[—–:-]|^)\s*$/i;
/** What stands between two structures that are put in together, each between marks of its own. */
const NEXT_OF_SEVERAL = /^[;,.]?[ \t]*(?:and)?[ \t]*\n\s*$/;
/** Words that run on into numbered paragraphs, in one line or more (R3.9). */
const RUN_ON =
  /^(?:([^“”\n]{0,300}?[—–:])\s*(?=\((?:[a-z]{1,3}|[ivx]+|\d+[A-Z]*)\)(?:\s|$))|([;,]? ?(?:and|or))\s*(?=\([a-z]{1,3}\)\s+(?!of\b|to\b|above\b|below\b|and\b|or\b)))/;
/** Words that end a line within a quotation, so that what follows stands in a line of its own. */
const FIRST_LINE = /^([^\n]{0,2000}[.;,:—–”]|[^\n]{0,2000}\b(?:and|or))[ \t]*\n(?=.)/;

/** An opening mark where a closing one should stand: the same slip as `readQuote` sees. */
const isSlip = (text: string, at: number): boolean =>
  /[\p{L}\p{N}).,;]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + 1));

/** A mark at the beginning of a line that repeats the one that is open; one that "insert—" introduces opens anew. */
const isRepeat = (text: string, at: number): boolean =>
  REPEATED.test(text.slice(at, at + 20)) && !isIntroduced(text, at);

const isIntroduced = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - 200), at);
  return INTRODUCED.test(before) && /[—–:-]\s*$/.test(before);
};

/** The end of a quotation that begins at a mark, past its closing mark; null when it has none. */
function endOf(text: string, at: number): number | null {
  let depth = 0;
  for (let to = at; to < text.length; to++) {
    const char = text.charAt(to);
    if (char === '“') {
      const lineStart = to > at && /(?:^|\n)\s*$/.test(text.slice(Math.max(0, to - 20), to));
      if (depth > 0 && isSlip(text, to)) depth--;
      else if (!(lineStart && depth > 0 && isRepeat(text, to))) depth++;
    } else if (char === '”') depth--;
    if (depth === 0) return to + 1;
  }
  return null;
}

/** How many marks that nothing closes are passed over, each to the end of its line, before the rest is taken as it is. */
const MOST_UNCLOSED = 40;

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
  const found: Structure[] = [];
  let unclosed = 0;
  for (let at = text.indexOf('“'); at >= 0; at = text.indexOf('“', at)) {
    const end = endOf(text, at);
    if (end === null) {
      const line = text.indexOf('\n', at);
      if (line < 0 || ++unclosed > MOST_UNCLOSED) break;
      at = line;
      continue;
    }
    const inner = text.slice(at + 1, end - 1);
    const last = found.at(-1);
    const next = last?.runsOn === null && NEXT_OF_SEVERAL.test(text.slice(last.to, at));
    const introduced = isIntroduced(text, at) || next;
    const run = introduced ? null : (RUN_ON.exec(inner) ?? FIRST_LINE.exec(inner));
    if (introduced || run) {
      const runsOn = run?.[1] ?? run?.[2] ?? null;
      const rest = inner.slice(run?.[0].length ?? 0);
      found.push({ from: at, to: end, inner: withoutRepeats(rest), runsOn });
    }
    at = end;
  }
  return found;
}
