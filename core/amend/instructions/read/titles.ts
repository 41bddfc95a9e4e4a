import { ACTIONS_ON_ACTS } from '../../../act/references/titles.ts';
import { type Cursor, peek, type Titles, wordsBetween } from './cursor.ts';
import type { Token } from './tokens.ts';

/** The last words of titles, before the year. */
const TITLE_NOUNS: ReadonlySet<string> = new Set([
  'Act',
  'Order',
  'Regulations',
  'Rules',
  'Measure',
  'Scheme',
  'Code',
  'Directions',
  'Instrument',
  'Bill',
  'Charter',
]);
/** Words that have no capital in a title. */
const SMALL_WORDS: ReadonlySet<string> = new Set([
  'and',
  'of',
  'the',
  'for',
  'to',
  'in',
  'etc',
  'on',
  'by',
  'from',
  'with',
  'at',
  'or',
  'as',
  'against',
  'under',
  'not',
  'a',
]);
/** Verbs of orders, which begin no title: "Amend the X Act". */
const ORDERS = /^(?:amend|omit|repeal|delete|remove|replace|insert|substitute|revoke|change|leave|please)$/;
const YEAR = /^\d{4}$/;
const MAX_TITLE_TOKENS = 40;

const isTitleWord = (token: Token): boolean =>
  token.kind === 'word' && (/^\p{Lu}/u.test(token.text) || SMALL_WORDS.has(token.text));

/**
 * The end of a bracket after a year, if the title goes on behind it; otherwise null. Examples are "Criminal
 * Justice Act 2003 (Suitability) Order 2025" and "Local Government Finance Act 1992 (Recovery) Saving Order 1993".
 */
function endOfInnerBracket(c: Cursor, at: number): number | null {
  const open = c.tokens[at];
  if (open?.kind !== 'open' || open.match === undefined) return null;
  for (let next = open.match + 1; /^\p{Lu}/u.test(c.tokens[next]?.text ?? ''); next++)
    if (/^(?:Order|Regulations|Rules|Scheme)$/.test(c.tokens[next]?.text ?? '')) return open.match;
  return null;
}

/** The index after the last token of a title that begins at a token; null where none begins there. */
function endOfTitle(c: Cursor, start: number): number | null {
  const first = c.tokens[start];
  if (!first || !(first.kind === 'word' && /^\p{Lu}/u.test(first.text))) return null;
  // "In the X Act" at the start of a sentence: no title begins with such a word.
  if (SMALL_WORDS.has(first.low) || ORDERS.test(first.low)) return null;
  for (let at = start; at < Math.min(c.tokens.length, start + MAX_TITLE_TOKENS); at++) {
    const token = c.tokens[at];
    const next = c.tokens[at + 1];
    if (!token) return null;
    if (ACTIONS_ON_ACTS.test(token.text) && (next?.low === 'of' || next?.low === 'to')) return null;
    if (token.kind === 'open' && token.match !== undefined && at > start) at = token.match;
    else if (token.kind === 'bracketed' || (token.text === ',' && next && isTitleWord(next))) continue;
    else if (token.text === '.' && (next?.isJoined || c.tokens[at - 1]?.low === 'etc')) continue;
    else if ((token.text === '’' || token.text === "'") && token.isJoined) continue;
    else if (token.kind === 'label' && at > start) {
      if (YEAR.test(token.text) && /^[A-Z]{2,}$/.test(c.tokens[at - 1]?.text ?? '')) return at + 1;
      return null;
    } else if (!isTitleWord(token)) return null;
    else if (TITLE_NOUNS.has(token.text)) {
      if (next?.kind === 'label' && YEAR.test(next.text)) {
        const further = endOfInnerBracket(c, at + 2);
        if (further === null) return at + 2;
        at = further;
        continue;
      }
      // "The Harbours Act, 1994", as older Acts and plain notes have it.
      if (next?.text === ',' && YEAR.test(c.tokens[at + 2]?.text ?? '')) return at + 3;
      const region = next?.kind === 'open' && next.match !== undefined ? c.tokens[next.match + 1] : undefined;
      if (region?.kind === 'label' && YEAR.test(region.text)) return (next?.match ?? at) + 2;
      // “the Sentencing Code Act 2020” goes on.
      const isEnd = (token.text === 'Code' || token.text === 'Act') && !TITLE_NOUNS.has(next?.text ?? '');
      if (isEnd) return at + 1;
    }
  }
  return null;
}

/** The index after a short name: "the 1996 Act", "the principal Act", "the Code". The name may still be undefined. */
function endOfLabel(c: Cursor, start: number): number | null {
  const first = c.tokens[start];
  const second = c.tokens[start + 1];
  const ends = (token: Token | undefined) => token !== undefined && TITLE_NOUNS.has(token.text);
  if (first?.kind === 'label' && YEAR.test(first.text) && ends(second)) return start + 2;
  if (first?.text === 'principal' && ends(second)) return start + 2;
  // "the Act of 1886", as older Acts have it.
  const dated = second?.text === 'of' && YEAR.test(c.tokens[start + 2]?.text ?? '');
  if (ends(first) && dated) return start + 3;
  // "the No. 2 Order".
  if (first?.text === 'No' && second?.text === '.' && ends(c.tokens[start + 3])) return start + 4;
  return ends(first) && !/^(?:Order|Rules|Scheme)$/.test(first?.text ?? '') ? start + 1 : null;
}

/** The index after the title of EU law: "Regulation (EU) 2016/679", "Regulation (EC) No 1107/2009". */
function endOfEu(c: Cursor, start: number): number | null {
  if (!/^(?:Regulation|Directive|Decision)$/.test(c.tokens[start]?.text ?? '')) return null;
  let at = start + 1;
  if (c.tokens[at]?.kind === 'bracketed') at++;
  if (c.tokens[at]?.low === 'no') at++;
  const isNumbered = c.tokens[at + 1]?.text === '/' && c.tokens[at + 2]?.kind === 'label';
  if (c.tokens[at]?.kind !== 'label' || !isNumbered) return null;
  return at + 3;
}

/** Takes the name of an Act or other instrument, with or without "the". Returns its title, even for a short name. */
export function takeTitle(c: Cursor): string | null {
  const start = c.at + (peek(c)?.low === 'the' ? 1 : 0);
  const end = endOfEu(c, start) ?? endOfLabel(c, start) ?? endOfTitle(c, start);
  if (end === null) return null;
  const name = wordsBetween(c, start, end).replace(/,(?= \d{4}$)/, '');
  const fullTitle = c.titles.get(name.toLowerCase());
  if (!fullTitle && TITLE_NOUNS.has(name)) return null;
  c.at = end;
  // "the Agricultural Holdings (Scotland) Act 1991 Act" is a slip, and its meaning is clear.
  if (peek(c)?.text === 'Act' && YEAR.test(c.tokens[end - 1]?.text ?? '')) c.at++;
  // The number of a footnote may have been pasted with the words: "Regulations 2010(1)".
  const after = peek(c);
  if (after?.kind === 'bracketed' && after.isJoined) c.at++;
  return fullTitle ?? name;
}

/** The short name in brackets after a title, or after its number: “(“the 1996 Act”)”, “(c. 18) (“the 1996 Act”)”. */
function takeBracketedName(c: Cursor): string | undefined {
  for (let open = peek(c); open?.kind === 'open' && open.match !== undefined; open = peek(c)) {
    if (open.match - c.at > 12) return undefined;
    const quotes = c.tokens.slice(c.at, open.match).filter(({ kind }) => kind === 'quote');
    if (quotes.length > 0) return quotes.length === 1 ? quotes[0]?.words : undefined;
    c.at = open.match + 1;
  }
  return undefined;
}

const shortName = (words: string): string => words.replace(/^the\s+/i, '').toLowerCase();

/**
 * The short names that a text defines for Acts: “the 1996 Act” means …, and … (“the 1996 Act”) after a title (R1.11).
 * A name that is defined for two Acts is left out, because the words alone don't say which one is meant.
 */
export function collectTitles(cursors: Iterable<Cursor>, givenTitles: Titles): Titles {
  const titles = new Map<string, string>(givenTitles);
  const double = new Set<string>();
  const add = (words: string | undefined, actTitle: string) => {
    const name = shortName(words ?? '');
    if (!name || givenTitles.has(name)) return;
    const earlierTitle = titles.get(name);
    if (earlierTitle !== undefined && earlierTitle !== actTitle) double.add(name);
    titles.set(name, actTitle);
  };
  for (const c of cursors) {
    for (const [index, token] of c.tokens.entries()) {
      if (token.kind === 'quote' && c.tokens[index + 1]?.low === 'means') {
        c.at = index + 2;
        const actTitle = takeTitle(c);
        if (actTitle) add(token.words, actTitle);
      } else if (token.low === 'the' || c.tokens[index - 1]?.kind !== 'word') {
        c.at = index;
        const actTitle = takeTitle(c);
        if (actTitle) add(takeBracketedName(c), actTitle);
      }
    }
  }
  for (const name of double) titles.delete(name);
  return titles;
}
