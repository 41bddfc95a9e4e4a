import type { Token } from './tokens.ts';

/** The title of an instrument, or its year alone ("the 1997 Act"), in a field's text. */
export interface Title {
  /** Without "the": `Northern Ireland Act 1974`, `Sentencing Code`, `1997 Act`. */
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/** A title without "(repealed)", which legislation.gov.uk adds to the titles of repealed Acts. */
export const citedTitle = (title: string): string =>
  title.replace(/\s*\((?:repealed|revoked|expired|spent)\b[^()]*\)\s*$/i, '');

/** A title in normal form for comparison: small letters, without "the" and without the Act's number in brackets. */
export const titleKey = (title: string): string =>
  citedTitle(title)
    .replace(/^the\s+/i, '')
    .replace(/\s*\((?:c|asp|nawm|anaw|asc|S\.?I\.?|S\.?S\.?I\.?|W|N\.I)\b[^)]*\)\s*$/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** The words in small letters that a title may contain. */
const SMALL = /^(?:of|and|at|for|to|from|in|on|or|with|by|etc|a|an|against|s)$/;
/** Words with a capital that begin a sentence, not a title. */
const OPENERS =
  /^(?:In|After|Before|For|Under|If|Where|When|This|That|Those|These|Any|An?|Subject|The|Sections?|Subsections?|Paragraphs?|Schedules?|Parts?|Chapters?|And|Or|But|By|On|At|To|Of|From|As)$/;
/** The first words of headings that name an Act without "the": "Amendment of Land Registration (Scotland) Act 1979". */
export const ACTIONS_ON_ACTS =
  /^(?:Amendments?|Application|Changes|Commencement|Disapplication|Extension|Modifications?|Repeals?|Revocations?)$/;
const INSTRUMENT = /^(?:Act|Measure|Order|Regulations|Rules|Scheme|Direction)$/;
const YEAR = /^(?:1[2-9]|20)\d{2}$/;
/** More than the words of the longest title in force. */
const MAX_TITLE_TOKENS = 30;

const isCapital = (token: Token | undefined): boolean =>
  token?.kind === 'word' && /^\p{Lu}/u.test(token.text);

/** Whether a token may be inside a title. "The" may be only after "of" or "against", since a title usually begins there. */
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

/** Whether the brackets in a range of tokens are balanced. If not, the range is a part of a title. */
function hasBalancedBrackets(tokens: readonly Token[], from: number, to: number): boolean {
  let open = 0;
  for (const { kind } of tokens.slice(from, to + 1)) {
    if (kind === 'open') open++;
    if (kind === 'close') open--;
    if (open < 0) return false;
  }
  return open === 0;
}

/** Reads the title of an instrument that begins at a token, without "the". Null if there is none. */
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
  // After a closing bracket or an apostrophe, these words would be the rest of a title that began earlier.
  const isRest =
    tokens[at - 1]?.kind === 'close' ||
    (/^[’']$/.test(tokens[at - 1]?.text ?? '') && tokens[at - 1]?.isJoined);
  const isDoneTo =
    start === at && ACTIONS_ON_ACTS.test(first.text) && /^(?:of|to)$/.test(tokens[start + 1]?.text ?? '');
  if (isRest || isDoneTo || !isCapital(first) || OPENERS.test(first.text)) return null;
  for (let next = start + 1; next < tokens.length && next - start < MAX_TITLE_TOKENS; next++) {
    const token = tokens[next];
    if (!token) return null;
    const { kind, text: word } = token;
    if (kind === 'word' && INSTRUMENT.test(word)) {
      if (isYear(tokens[next + 1]))
        return hasBalancedBrackets(tokens, start, next) ? titleUpTo(next + 1) : null;
    }
    // The name of a code, such as "the Sentencing Code", ends without a year. "The" must be before it.
    if (word === 'Code' && start > at) return titleUpTo(next);
    if (!mayBeInside(token, tokens[next - 1], start > at)) return null;
  }
  return null;
}

const ENDS_AS_ACT = / (?:Act|Measure|Order)$/;

/** A text's short names for other Acts, with the titles of the Acts. */
export type Names = ReadonlyMap<string, string>;

/** Reads a short name that begins at a token. The longest wins. Null if there is none. */
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
    // A name in words must follow "the", since "the Welsh Administration Act" is not the "Administration Act".
    .filter((one) => start > at || !ENDS_AS_ACT.test(one))
    .filter((one) => text.startsWith(one, from) && !/[\p{L}\p{N}]/u.test(text[from + one.length] ?? ''))
    .toSorted((a, b) => b.length - a.length)[0];
  if (name === undefined) return null;
  const to = from + name.length;
  const after = tokens.findIndex((token, index) => index >= start && token.from >= to);
  return { title: { title: name, from, to }, next: after < 0 ? tokens.length : after };
}
