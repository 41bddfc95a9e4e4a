import { isIntroduced } from './structures.ts';

/** After the mark that ends a structure comes nothing of its line but a stop, or what joins it to the next. */
const ENDS_LINE = /^[.,;]?[ \t]*(?:and|or)?[ \t]*(?:\n|$)/;
const OPENS_AFTER = /[\s([“‘'—–-]/;
const IN_WORD = /[\p{L}\p{N}]/u;

/** Words that run on into numbered paragraphs, after the verb that puts them in (R3.9). */
const RUNS_ON = /^[^‘’“”'\n]{0,200}[—–:][ \t]*\n\s*\(/;
const PUTS_IN = /\b(?:insert|substitute|add|inserted|substituted|added|with|by)\s+$/i;

const isStructure = (text: string, at: number): boolean =>
  isIntroduced(text, at) ||
  (PUTS_IN.test(text.slice(Math.max(0, at - 20), at)) && RUNS_ON.test(text.slice(at + 1, at + 300)));

/** How many marks that nothing closes are looked at, each to the end of the text. */
const MAX_UNCLOSED = 40;

interface Pair {
  readonly from: number;
  readonly to: number;
}

/** The structure that a single mark opens, and the quotations in it; null where no mark closes it. An apostrophe is none. */
function pairsFrom(text: string, from: number): readonly [Pair, ...Pair[]] | null {
  const inner: Pair[] = [];
  const open: number[] = [];
  let doubles = 0;
  for (let at = from + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '“') doubles++;
    if (char === '”') doubles--;
    if (char !== '‘' && char !== '’' && char !== "'") continue;
    const [before, next] = [text.charAt(at - 1), text.charAt(at + 1)];
    if (char === '‘' || (char === "'" && OPENS_AFTER.test(before) && /\S/.test(next))) open.push(at);
    else if (IN_WORD.test(before) && IN_WORD.test(next)) continue;
    else if (open.length > 0) {
      const start = open.pop() ?? from;
      if (doubles <= 0 && open.length === 0) inner.push({ from: start, to: at });
    } else if (/[.;,:—”)]/.test(before) || ENDS_LINE.test(text.slice(at + 1, at + 40))) {
      return [{ from, to: at }, ...inner];
    }
  }
  return null;
}

/**
 * A text with double quotation marks in the place of single ones round quoted structures and in them: `insert— ‘(6)
 * …’`. Australian and many pasted texts have single marks. Nothing between double marks is changed.
 */
export function withDoubleMarks(text: string): string {
  const marks = new Map<number, string>();
  let unclosed = 0;
  let doubles = 0;
  for (let at = 0; at < text.length && unclosed < MAX_UNCLOSED; at++) {
    const char = text.charAt(at);
    if (char === '“') doubles++;
    if (char === '”') doubles--;
    if ((char !== '‘' && char !== "'") || doubles > 0 || !isStructure(text, at)) continue;
    const pairs = pairsFrom(text, at);
    if (!pairs) unclosed++;
    for (const { from, to } of pairs ?? []) marks.set(from, '“').set(to, '”');
    at = pairs?.[0].to ?? at;
  }
  if (marks.size === 0) return text;
  return text.replace(/[‘’']/g, (mark, at: number) => marks.get(at) ?? mark);
}
