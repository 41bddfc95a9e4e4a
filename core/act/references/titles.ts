import type { Token } from './tokens.ts';

/** An instrument named by its title, or by a year alone ("the 1997 Act"), in a field's text. */
export interface Title {
  /** Without "the": `Northern Ireland Act 1974`, `Sentencing Code`, `1997 Act`. */
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/** A title as it is cited: without the note that legislation.gov.uk puts after that of an Act which is repealed. */
export const citedTitle = (title: string): string =>
  title.replace(/\s*\((?:repealed|revoked|expired|spent)\b[^()]*\)\s*$/i, '');

/** A title as it is compared with another: without "the", and without its number in brackets. */
export const titleKey = (title: string): string =>
  citedTitle(title)
    .replace(/^the\s+/i, '')
    .replace(/\s*\((?:c|asp|nawm|anaw|asc|S\.?I\.?|S\.?S\.?I\.?|W|N\.I)\b[^)]*\)\s*$/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** The small words that a title may have inside it. */
const SMALL = /^(?:of|and|at|for|to|from|in|on|or|with|by|etc|a|an|against|s)$/;
/** Words with a capital that begin a sentence, not a title. */
const OPENERS =
  /^(?:In|After|Before|For|Under|If|Where|When|This|That|Those|These|Any|An?|Subject|The|Sections?|Subsections?|Paragraphs?|Schedules?|Parts?|Chapters?|And|Or|But|By|On|At|To|Of|From|As)$/;
/** What a heading says is done to an Act, which it names without "the": "Amendment of Land Registration (Scotland) Act 1979". */
export const DONE_TO =
  /^(?:Amendments?|Application|Changes|Commencement|Disapplication|Extension|Modifications?|Repeals?|Revocations?)$/;
const INSTRUMENT = /^(?:Act|Measure|Order|Regulations|Rules|Scheme|Direction)$/;
const YEAR = /^(?:1[2-9]|20)\d{2}$/;
/** The longest title in force has fewer words than this. */
const LONGEST = 30;

const isCapital = (token: Token | undefined): boolean =>
  token?.kind === 'word' && /^\p{Lu}/u.test(token.text);

/** "The Secretary of State under the Theft Act 1968": an inner "the" belongs to a title only in a few phrases. */
function mayBeInside({ kind, text, isJoined }: Token, before: Token | undefined, isNamed: boolean): boolean {
  if (text === 'the') return isNamed && /^(?:of|against)$/.test(before?.text ?? '');
  if (kind === 'word') return /^\p{Lu}/u.test(text) || SMALL.test(text);
  // "Magistrates’ Courts Act 1980".
  if (/^[’']$/.test(text)) return isJoined && before?.kind === 'word';
  return (
    kind === 'open' || kind === 'close' || text === ',' || (text === '.' && /^etc$/i.test(before?.text ?? ''))
  );
}

const isYear = (token: Token | undefined): boolean => token?.kind === 'label' && YEAR.test(token.text);

/** Whether all brackets within a stretch of tokens are opened and closed there: half a title is none. */
function isWhole(tokens: readonly Token[], from: number, to: number): boolean {
  let open = 0;
  for (const { kind } of tokens.slice(from, to + 1)) {
    if (kind === 'open') open++;
    if (kind === 'close') open--;
    if (open < 0) return false;
  }
  return open === 0;
}

/** Reads the title of an instrument that begins at a token; null where none does. "The" is no part of it. */
export function readTitle(
  text: string,
  tokens: readonly Token[],
  at: number,
): { readonly title: Title; readonly next: number } | null {
  const start = tokens[at]?.kind === 'word' && /^[Tt]he$/.test(tokens[at].text) ? at + 1 : at;
  const first = tokens[start];
  if (!first) return null;
  const titleUpTo = (end: number) => {
    const to = tokens[end]?.to ?? first.to;
    return { title: { title: text.slice(first.from, to), from: first.from, to }, next: end + 1 };
  };
  if (start > at && isYear(first)) {
    return INSTRUMENT.test(tokens[start + 1]?.text ?? '') ? titleUpTo(start + 1) : null;
  }
  // After a bracket that closes, or an apostrophe, a title goes on that began before it.
  const isRest =
    tokens[at - 1]?.kind === 'close' ||
    (/^[’']$/.test(tokens[at - 1]?.text ?? '') && tokens[at - 1]?.isJoined);
  const isDoneTo =
    start === at && DONE_TO.test(first.text) && /^(?:of|to)$/.test(tokens[start + 1]?.text ?? '');
  if (isRest || isDoneTo || !isCapital(first) || OPENERS.test(first.text)) return null;
  for (let next = start + 1; next < tokens.length && next - start < LONGEST; next++) {
    const token = tokens[next];
    if (!token) return null;
    const { kind, text: word } = token;
    if (kind === 'word' && INSTRUMENT.test(word)) {
      if (isYear(tokens[next + 1])) return isWhole(tokens, start, next) ? titleUpTo(next + 1) : null;
    }
    // A code's name has no year and so no end but its own word: it must be named with "the".
    if (word === 'Code' && start > at) return titleUpTo(next);
    if (!mayBeInside(token, tokens[next - 1], start > at)) return null;
  }
  return null;
}

const ENDS_AS_ACT = / (?:Act|Measure|Order)$/;

/** Names that a text gives other Acts, each with the title that it means. */
export type Names = ReadonlyMap<string, string>;

/** Reads one of the names that a text gives other Acts, as it defines it; null where none begins at a token. */
export function readShortName(
  text: string,
  tokens: readonly Token[],
  at: number,
  names: Names,
): { readonly title: Title; readonly next: number } | null {
  if (names.size === 0) return null;
  const start = tokens[at]?.kind === 'word' && /^[Tt]he$/.test(tokens[at].text) ? at + 1 : at;
  const from = tokens[start]?.from;
  if (from === undefined) return null;
  const name = [...names.keys()]
    // "The Welsh Administration Act" is no "Administration Act": a name of words begins after "the".
    .filter((one) => start > at || !ENDS_AS_ACT.test(one))
    .filter((one) => text.startsWith(one, from) && !/[\p{L}\p{N}]/u.test(text[from + one.length] ?? ''))
    .toSorted((a, b) => b.length - a.length)[0];
  if (name === undefined) return null;
  const to = from + name.length;
  const after = tokens.findIndex((token, index) => index >= start && token.from >= to);
  return { title: { title: name, from, to }, next: after < 0 ? tokens.length : after };
}
