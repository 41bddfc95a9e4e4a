import { commonTextEnds } from '../../../base/common-ends.ts';
/** A mistake that a reader sees in some words, and the words that show it. */
export interface TextSlip {
  readonly kind:
    | 'a word twice'
    | 'punctuation twice'
    | 'a stop in a sentence'
    | 'a space too many'
    | 'no space'
    | 'an odd bracket'
    | 'an odd quotation mark';
  /** The mistake with the words around it, so that a reader finds it. */
  readonly excerpt: string;
  /** The mistake alone. It is the same whatever is beside it. */
  readonly match: string;
  /** The range of the text that shows the mistake, with the neighbouring letters. */
  readonly at: number;
  readonly to: number;
}

/** Words that may be repeated. */
const REPEATABLE_WORDS: ReadonlySet<string> = new Set(['that', 'had', 'who']);

const RULES: readonly (readonly [TextSlip['kind'], RegExp])[] = [
  ['a word twice', /(?<![\p{L}\p{N}’'-])(\p{L}{2,}|a)[ \t]+\1(?![\p{L}\p{N}’'-])/giu],
  // Leaders (“. . . .”) show repealed words, and “etc.,” is correct.
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

/** A mistake with the words around it, so that a reader finds it. */
function excerptOf(text: string, from: number, to: number): string {
  const before = /\S*\s?\S*$/.exec(text.slice(Math.max(0, from - 20), from))?.[0] ?? '';
  const after = /^\S*\s?\S*/.exec(text.slice(to, to + 20))?.[0] ?? '';
  return `${before}${text.slice(from, to)}${after}`.trim();
}

const balance = (text: string, open: string, close: string): number =>
  text.split(open).length - text.split(close).length;

/** The words of a mistake of spacing, without the neighbouring letters or closing mark. */
const withoutNeighbours = (kind: TextSlip['kind'], words: string): string =>
  kind === 'a space too many' || kind === 'no space'
    ? words.replace(/^[\p{L}\p{N})\]”](?=.)/u, '').replace(/(?<=.)[\p{L}\p{N}]$/u, '')
    : words;

/** Slips in the words of one field. */
export function slipsIn(text: string): readonly TextSlip[] {
  const slips: TextSlip[] = [];
  for (const [kind, rule] of RULES) {
    // Most words have no slip, and a search is faster than `matchAll`.
    if (text.search(rule) < 0) continue;
    for (const match of text.matchAll(rule)) {
      if (kind === 'a word twice' && REPEATABLE_WORDS.has((match[1] ?? '').toLowerCase())) continue;
      const [words] = match;
      const at = match.index;
      const to = at + words.length;
      slips.push({ kind, excerpt: excerptOf(text, at, to), match: withoutNeighbours(kind, words), at, to });
    }
  }
  return slips;
}

/** Brackets and quotation marks of a text without partners, one slip for each type. */
export function unpairedIn(text: string): readonly TextSlip[] {
  const pairs = [
    ['an odd bracket', '(', ')'],
    ['an odd quotation mark', '“', '”'],
  ] as const;
  return pairs.flatMap(([kind, open, close]) => {
    const excess = balance(text, open, close);
    if (excess === 0) return [];
    const mark = excess > 0 ? open : close;
    return [{ kind, excerpt: mark, match: mark, at: 0, to: text.length }];
  });
}

const slipKey = ({ kind, match }: TextSlip): string => `${kind} ${match}`;

/** The slips that remain when each removed slip cancels one of the same type. */
export function without(slips: readonly TextSlip[], removed: readonly TextSlip[]): readonly TextSlip[] {
  const cancelCounts = new Map<string, number>();
  for (const slip of removed) cancelCounts.set(slipKey(slip), (cancelCounts.get(slipKey(slip)) ?? 0) + 1);
  return slips.filter((slip) => {
    const count = cancelCounts.get(slipKey(slip)) ?? 0;
    cancelCounts.set(slipKey(slip), count - 1);
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
 * The slips that only one of two texts has. In the words that both have, a slip is the same at the same place; in the changed
 * words, slips of the same type cancel. An empty text has no slips, and emptying a text removes none.
 */
export function slipsBetween(before: string, after: string): SlipChange {
  if (after === before) return UNCHANGED;
  const { head, tail } = commonTextEnds(before, after);
  const growth = after.length - before.length;
  const oldSlips = new Map(slipsIn(before).map((slip) => [`${slip.at} ${slipKey(slip)}`, slip]));
  const newSlips = slipsIn(after).filter((slip) => {
    const isAhead = slip.to <= head;
    if (!isAhead && slip.at < after.length - tail) return true;
    return !oldSlips.delete(`${isAhead ? slip.at : slip.at - growth} ${slipKey(slip)}`);
  });
  const removedSlips = [...oldSlips.values()];
  const [oddBefore, oddAfter] = [unpairedIn(before), unpairedIn(after)];
  return {
    added: after === '' ? [] : [...without(newSlips, removedSlips), ...without(oddAfter, oddBefore)],
    removed: before === '' ? [] : [...without(removedSlips, newSlips), ...without(oddBefore, oddAfter)],
  };
}
