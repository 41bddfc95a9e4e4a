/** A slip of drafting in the marks of a quotation (drafting-conventions.md §3.6 duty 5), and how it could be meant. */
export interface Slip {
  readonly reason: string;
  /** The passage with corrected quotation marks. */
  readonly corrected: string;
  /** Whether the quotation may go on in the text after it. */
  readonly isUnclosed?: true;
}

/** A quotation that was read: its end, and its words or the fault of its marks. */
interface Quote {
  readonly to: number;
  readonly words?: string;
  readonly isRunOn?: true;
  readonly slip?: Slip;
}

/** What may be before an opening mark: nothing, a space, a dash, a bracket or another opening mark. */
const BEFORE_OPENING = /[\s([“‘—–-]/;

/** The pattern begins at the first white-space character, so that a long run of white space is searched only once. */
const VERB_AFTER_QUOTATION = /(?:,|(?<!\s))\s+(?:substitute|insert|there (?:is|are|shall))\b/;

/** How many characters of an unclosed quotation are searched: more than any sentence has. */
const MAX_SEARCHED_CHARACTERS = 20_000;

/** The deepest nesting of quotations. Beyond this, the end of the outer one is not searched for. */
const MAX_DEPTH = 50;

function readUnclosed(text: string, at: number, words: string): Quote {
  const verb = VERB_AFTER_QUOTATION.exec(words);
  const quotedWords = verb ? words.slice(0, verb.index) : words.replace(/[.;,\s]+$/, '');
  const to = at + 1 + (verb ? quotedWords.length : words.length);
  const afterQuoted = text.slice(at + 1 + quotedWords.length, to);
  return {
    to,
    slip: {
      reason: 'A quotation has no closing mark',
      corrected: `“${quotedWords}”${afterQuoted}`,
      isUnclosed: true,
    },
  };
}

function readStraight(text: string, at: number): Quote {
  const end = text.indexOf('"', at + 1);
  const words = text.slice(at + 1, end < 0 ? at + 1 + MAX_SEARCHED_CHARACTERS : end);
  if (end < 0) return readUnclosed(text, at, words);
  return { to: end + 1, slip: { reason: 'Straight quotation marks', corrected: `“${words}”` } };
}

/** ‘Words’: the apostrophe is the same character, so the closing mark is the first that no letter follows. */
function readSingle(text: string, at: number): Quote | null {
  const pattern = /‘[^‘“”]{1,2000}?’(?![\p{L}\p{N}])/uy;
  pattern.lastIndex = at;
  const match = pattern.exec(text)?.[0];
  return match ? { to: at + match.length, words: match.slice(1, -1).trim() } : null;
}

/**
 * Reads the quotation that begins at `at`, with the quotations inside it, each in further “…” marks (R3.7).
 * Null where no quotation begins there. With `opensBlock`, an unclosed quotation runs on into what follows (R3.9).
 */
export function readQuote(text: string, at: number, opensBlock: boolean): Quote | null {
  const mark = text[at];
  if (mark === '"') return readStraight(text, at);
  if (mark === '‘') return readSingle(text, at);
  if (mark === '”')
    return { to: at + 1, slip: { reason: 'A closing mark that nothing opens', corrected: '' } };
  let depth = 0;
  for (let to = at; to < text.length; to++) {
    const char = text[to];
    if (char === '”') depth--;
    else if (char === '“') {
      const isWrongMark =
        depth > 0 && !BEFORE_OPENING.test(text[to - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[to + 1] ?? ' ');
      if (isWrongMark && depth === 1) {
        const corrected = `${text.slice(at, to)}”`;
        return {
          to: to + 1,
          slip: { reason: 'An opening mark stands where a closing one should', corrected },
        };
      }
      depth += isWrongMark ? -1 : 1;
      if (depth > MAX_DEPTH) break;
    }
    if (depth === 0) return { to: to + 1, words: text.slice(at + 1, to).trim() };
  }
  const words = text.slice(at + 1);
  if (opensBlock && words.length < 200) return { to: text.length, words: words.trimEnd(), isRunOn: true };
  return readUnclosed(text, at, words);
}
