import { isAfterInsertionVerb } from './structures.ts';

/** The end of a line after the closing mark of a structure: only punctuation or a conjunction may come there. */
const ENDS_LINE = /^[.,;]?[ \t]*(?:and|or)?[ \t]*(?:\n|$)/;
const OPENS_AFTER = /[\s([“‘'—–-]/;
const IN_WORD = /[\p{L}\p{N}]/u;

/** Words that run on into numbered paragraphs (R3.9). They count only after the verb of an insertion. */
const LIST_AFTER_DASH = /^[^‘’“”'\n]{0,200}[—–:][ \t]*\n\s*\(/;
const INSERTION_VERB = /\b(?:insert|substitute|add|inserted|substituted|added|with|by)\s+$/i;

const isStructure = (text: string, at: number): boolean =>
  isAfterInsertionVerb(text, at) ||
  (INSERTION_VERB.test(text.slice(Math.max(0, at - 20), at)) &&
    LIST_AFTER_DASH.test(text.slice(at + 1, at + 300)));

/** How many unclosed marks are searched for their closing mark. Each search goes to the end of the text. */
const MAX_UNCLOSED = 40;

interface MarkPair {
  readonly from: number;
  readonly to: number;
}

/** The structure that a single mark opens, and the quotations in it; null where no mark closes it. Apostrophes are skipped. */
function findMarkPairs(text: string, from: number): readonly [MarkPair, ...MarkPair[]] | null {
  const innerPairs: MarkPair[] = [];
  const openMarks: number[] = [];
  let doubleQuoteDepth = 0;
  for (let at = from + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '“') doubleQuoteDepth++;
    if (char === '”') doubleQuoteDepth--;
    if (char !== '‘' && char !== '’' && char !== "'") continue;
    const [before, next] = [text.charAt(at - 1), text.charAt(at + 1)];
    if (char === '‘' || (char === "'" && OPENS_AFTER.test(before) && /\S/.test(next))) openMarks.push(at);
    else if (IN_WORD.test(before) && IN_WORD.test(next)) continue;
    else if (openMarks.length > 0) {
      const start = openMarks.pop() ?? from;
      if (doubleQuoteDepth <= 0 && openMarks.length === 0) innerPairs.push({ from: start, to: at });
    } else if (/[.;,:—”)]/.test(before) || ENDS_LINE.test(text.slice(at + 1, at + 40))) {
      return [{ from, to: at }, ...innerPairs];
    }
  }
  return null;
}

/**
 * Replaces single quotation marks by double ones around quoted structures and inside them: `insert— ‘(6) …’`. Australian
 * texts and many pasted ones have single marks. Text between double marks is not changed.
 */
export function withDoubleMarks(text: string): string {
  const marks = new Map<number, string>();
  let unclosedMarks = 0;
  let doubleQuoteDepth = 0;
  for (let at = 0; at < text.length && unclosedMarks < MAX_UNCLOSED; at++) {
    const char = text.charAt(at);
    if (char === '“') doubleQuoteDepth++;
    if (char === '”') doubleQuoteDepth--;
    if ((char !== '‘' && char !== "'") || doubleQuoteDepth > 0 || !isStructure(text, at)) continue;
    const pairs = findMarkPairs(text, at);
    if (!pairs) unclosedMarks++;
    for (const { from, to } of pairs ?? []) marks.set(from, '“').set(to, '”');
    at = pairs?.[0].to ?? at;
  }
  if (marks.size === 0) return text;
  return text.replace(/[‘’']/g, (mark, at: number) => marks.get(at) ?? mark);
}
