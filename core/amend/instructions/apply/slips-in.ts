import { commonTextEnds } from '../../../base/common-ends.ts';
/** What is wrong with words as a reader sees them, and the words that show it. */
export interface TextSlip {
  readonly kind:
    | 'a word twice'
    | 'punctuation twice'
    | 'a stop in a sentence'
    | 'a space too many'
    | 'no space'
    | 'an odd bracket'
    | 'an odd quotation mark';
  /** The slip with the words round it, so that a reader finds it. */
  readonly excerpt: string;
  /** The slip by itself, whatever stands beside it. */
  readonly match: string;
  /** The stretch of the text that shows it, with its neighbours. */
  readonly at: number;
  readonly to: number;
}

/** Words that may stand twice. */
const TWICE: ReadonlySet<string> = new Set(['that', 'had', 'who']);

const RULES: readonly (readonly [TextSlip['kind'], RegExp])[] = [
  ['a word twice', /(?<![\p{L}\p{N}’'-])(\p{L}{2,}|a)[ \t]+\1(?![\p{L}\p{N}’'-])/giu],
  // Leaders (“. . . .”) stand where words were repealed, and “etc.,” is no slip.
  [
    'punctuation twice',
    /(?<![.\s]|etc)(?:([,;:])[ \t]*\1|\.[ \t]?\.(?![ \t]?\.)|[,;:][ \t]*\.(?!\.|[ \t]?\d)|,[ \t]*[;:]|[;:][ \t]*,|\.[ \t]*;)/gu,
  ],
  ['a stop in a sentence', /(?<!\b(?:etc|No|[a-z]))\.\s+(?:and|or|but)\b/gu],
  ['a space too many', /\S {2,}\S|[([“‘] \S|[^\s.] +[,;:)\]”’](?!\d)|[^\s.] \.(?![ \t]?[.\d])/gu],
  [
    'no space',
    /[\p{L})\]”],(?=[\p{L}“(])|[\p{L})\]”][;:](?=[\p{L}“])|[\p{Ll}\d]“(?=\p{L})|\p{L}”(?=\p{L}|\d)|\p{Ll}\((?=\p{L}{2})/gu,
  ],
];

/** A mark’s words with those round it, so that a reader finds them. */
function excerptOf(text: string, from: number, to: number): string {
  const before = /\S*\s?\S*$/.exec(text.slice(Math.max(0, from - 20), from))?.[0] ?? '';
  const after = /^\S*\s?\S*/.exec(text.slice(to, to + 20))?.[0] ?? '';
  return `${before}${text.slice(from, to)}${after}`.trim();
}

const balance = (text: string, open: string, close: string): number =>
  text.split(open).length - text.split(close).length;

/** A slip of spaces without the letters, or the mark that closes, that it stands beside. */
const withoutNeighbours = (kind: TextSlip['kind'], words: string): string =>
  kind === 'a space too many' || kind === 'no space'
    ? words.replace(/^[\p{L}\p{N})\]”](?=.)/u, '').replace(/(?<=.)[\p{L}\p{N}]$/u, '')
    : words;

/** Slips in the words of one field. */
export function slipsIn(text: string): readonly TextSlip[] {
  const slips: TextSlip[] = [];
  for (const [kind, rule] of RULES) {
    // Most words have no slip: to go through the matches would take longer than to look for one.
    if (text.search(rule) < 0) continue;
    for (const match of text.matchAll(rule)) {
      if (kind === 'a word twice' && TWICE.has((match[1] ?? '').toLowerCase())) continue;
      const [words] = match;
      const at = match.index;
      const to = at + words.length;
      slips.push({ kind, excerpt: excerptOf(text, at, to), match: withoutNeighbours(kind, words), at, to });
    }
  }
  return slips;
}

/** Brackets and quotation marks of a text that have no partner, each sort once. */
export function unpairedIn(text: string): readonly TextSlip[] {
  const pairs = [
    ['an odd bracket', '(', ')'],
    ['an odd quotation mark', '“', '”'],
  ] as const;
  return pairs.flatMap(([kind, open, close]) => {
    const odd = balance(text, open, close);
    if (odd === 0) return [];
    const mark = odd > 0 ? open : close;
    return [{ kind, excerpt: mark, match: mark, at: 0, to: text.length }];
  });
}

const nameOf = ({ kind, match }: TextSlip): string => `${kind} ${match}`;

/** The slips that remain when each removed slip cancels one of the same sort. */
export function without(slips: readonly TextSlip[], removed: readonly TextSlip[]): readonly TextSlip[] {
  const left = new Map<string, number>();
  for (const slip of removed) left.set(nameOf(slip), (left.get(nameOf(slip)) ?? 0) + 1);
  return slips.filter((slip) => {
    const count = left.get(nameOf(slip)) ?? 0;
    left.set(nameOf(slip), count - 1);
    return count <= 0;
  });
}

/** The slips that a change of a text added, and those that it removed. */
interface SlipChange {
  readonly added: readonly TextSlip[];
  readonly removed: readonly TextSlip[];
}
const UNCHANGED: SlipChange = { added: [], removed: [] };

/**
 * The slips that only one of two texts has. One in words that stand in both is the same where they do; in what lies
 * between, as many of a sort as there were. A text without words has none, and takes none away.
 */
export function slipsBetween(before: string, after: string): SlipChange {
  if (after === before) return UNCHANGED;
  const { head, tail } = commonTextEnds(before, after);
  const longer = after.length - before.length;
  const had = new Map(slipsIn(before).map((slip) => [`${slip.at} ${nameOf(slip)}`, slip]));
  const fresh = slipsIn(after).filter((slip) => {
    const isAhead = slip.to <= head;
    if (!isAhead && slip.at < after.length - tail) return true;
    return !had.delete(`${isAhead ? slip.at : slip.at - longer} ${nameOf(slip)}`);
  });
  const removed = [...had.values()];
  const [oddBefore, oddAfter] = [unpairedIn(before), unpairedIn(after)];
  return {
    added: after === '' ? [] : [...without(fresh, removed), ...without(oddAfter, oddBefore)],
    removed: before === '' ? [] : [...without(removed, fresh), ...without(oddBefore, oddAfter)],
  };
}
