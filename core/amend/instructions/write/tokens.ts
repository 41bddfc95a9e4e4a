/** A token of legal text: a word, a number or label as one, or a punctuation mark. Spaces are between tokens. */
export interface Token {
  readonly from: number;
  readonly to: number;
  /** Whether the token has letters or digits. Otherwise it is a punctuation mark. */
  readonly isWord: boolean;
}

/** Text that is never divided: a word with its apostrophes and hyphens, `£10,000`, `2ZA`, `1(1A)(b)`, a single label `(ba)`. */
const TOKEN =
  /(?<word>(?:\([\p{L}\p{N}]{1,4}\))+(?![\p{L}\p{N}])|[^\s\p{P}]+(?:(?:(?<=\p{N})[.,](?=\p{N})|[’'\-‐‑/](?=[^\s\p{P}]))[^\s\p{P}]+)*(?:\([\p{L}\p{N}]{1,4}\))*)|[^\s]/gu;

/** The tokens of a text, in order. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    isWord: match.groups?.word !== undefined,
  }));
}

/** The number of words of a text. */
export const countWords = (text: string): number => tokensOf(text).filter(({ isWord }) => isWord).length;

/** The number of words between two offsets. */
export const countWordsBetween = (tokens: readonly Token[], from: number, to: number): number =>
  tokens.filter((token) => token.isWord && token.from >= from && token.to <= to).length;

/** The offsets at which a text may be divided: before, after and between tokens. */
export function cutsOf(text: string): ReadonlySet<number> {
  const inside = new Set<number>();
  for (const { from, to } of tokensOf(text)) for (let at = from + 1; at < to; at++) inside.add(at);
  const cuts = new Set<number>();
  for (let at = 0; at <= text.length; at++) if (!inside.has(at)) cuts.add(at);
  return cuts;
}

/** A text with single spaces and no space at its ends, because wording can't state spaces. */
export const singleSpaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether all quotation marks of a text are paired, so that the text can be quoted. */
export function isPaired(text: string): boolean {
  let open = 0;
  for (const mark of text.match(/[“”]/g) ?? []) {
    open += mark === '“' ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}
