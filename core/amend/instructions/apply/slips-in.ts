/** What is wrong with words as a reader sees them, and the words that show it. */
export interface TextSlip {
  readonly what:
    | 'a word twice'
    | 'punctuation twice'
    | 'a stop in a sentence'
    | 'a space too many'
    | 'no space'
    | 'an odd bracket'
    | 'an odd quotation mark';
  readonly found: string;
}

/** Words that may stand twice. */
const TWICE: ReadonlySet<string> = new Set(['that', 'had', 'who']);

const RULES: readonly (readonly [TextSlip['what'], RegExp])[] = [
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
function shown(text: string, from: number, to: number): string {
  const before = /\S*\s?\S*$/.exec(text.slice(Math.max(0, from - 20), from))?.[0] ?? '';
  const after = /^\S*\s?\S*/.exec(text.slice(to, to + 20))?.[0] ?? '';
  return `${before}${text.slice(from, to)}${after}`.trim();
}

const balance = (text: string, open: string, close: string): number =>
  text.split(open).length - text.split(close).length;

/** Slips in the words of one field. */
export function slipsIn(text: string): readonly TextSlip[] {
  const found: TextSlip[] = [];
  for (const [what, rule] of RULES) {
    for (const match of text.matchAll(rule)) {
      if (what === 'a word twice' && TWICE.has((match[1] ?? '').toLowerCase())) continue;
      found.push({ what, found: shown(text, match.index, match.index + match[0].length) });
    }
  }
  return found;
}

/** Brackets and quotation marks of a text that have no partner, each sort once. */
export function unpairedIn(text: string): readonly TextSlip[] {
  const pairs = [
    ['an odd bracket', '(', ')'],
    ['an odd quotation mark', '“', '”'],
  ] as const;
  return pairs.flatMap(([what, open, close]) => {
    const odd = balance(text, open, close);
    if (odd === 0) return [];
    const mark = odd > 0 ? open : close;
    return [{ what, found: mark }];
  });
}

/** The slips of a text that another didn’t have. */
export function newSlips(before: string, after: string): readonly TextSlip[] {
  const had = new Map<string, number>();
  for (const { what } of slipsIn(before)) had.set(what, (had.get(what) ?? 0) + 1);
  const fresh = slipsIn(after).filter(({ what }) => {
    const left = had.get(what) ?? 0;
    had.set(what, left - 1);
    return left <= 0;
  });
  const odd = unpairedIn(before).map(({ what }) => what);
  return [...fresh, ...unpairedIn(after).filter(({ what }) => !odd.includes(what))];
}
