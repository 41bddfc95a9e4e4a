import { ACTIONS_ON_ACTS } from '../../../act/references/titles.ts';
import { type Cursor, peek, type TitlesByShortName, wordsBetween } from './cursor.ts';
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
const ORDER_VERB =
  /^(?:amend|omit|repeal|delete|remove|replace|insert|substitute|revoke|change|leave|please)$/;
const YEAR = /^\d{4}$/;
const MAX_TITLE_TOKENS = 40;

const isTitleWord = (token: Token): boolean =>
  token.kind === 'word' && (/^\p{Lu}/u.test(token.text) || SMALL_WORDS.has(token.text));

/**
 * The end of a bracket after a year, if the title goes on behind it; otherwise null. Examples are "Criminal
 * Justice Act 2003 (Suitability) Order 2025" and "Local Government Finance Act 1992 (Recovery) Saving Order 1993".
 */
function endOfInnerBracket(cursor: Cursor, at: number): number | null {
  const open = cursor.tokens[at];
  if (open?.kind !== 'open' || open.closingIndex === undefined) return null;
  for (let next = open.closingIndex + 1; /^\p{Lu}/u.test(cursor.tokens[next]?.text ?? ''); next++)
    if (/^(?:Order|Regulations|Rules|Scheme)$/.test(cursor.tokens[next]?.text ?? ''))
      return open.closingIndex;
  return null;
}

/** The index after the last token of a title that begins at a token; null where none begins there. */
function endOfTitle(cursor: Cursor, start: number): number | null {
  const first = cursor.tokens[start];
  if (!first || !(first.kind === 'word' && /^\p{Lu}/u.test(first.text))) return null;
  // "In the X Act" at the start of a sentence: no title begins with such a word.
  if (SMALL_WORDS.has(first.low) || ORDER_VERB.test(first.low)) return null;
  for (let at = start; at < Math.min(cursor.tokens.length, start + MAX_TITLE_TOKENS); at++) {
    const token = cursor.tokens[at];
    const next = cursor.tokens[at + 1];
    if (!token) return null;
    if (ACTIONS_ON_ACTS.test(token.text) && (next?.low === 'of' || next?.low === 'to')) return null;
    if (token.kind === 'open' && token.closingIndex !== undefined && at > start) at = token.closingIndex;
    else if (token.kind === 'bracketed' || (token.text === ',' && next && isTitleWord(next))) continue;
    else if (token.text === '.' && (next?.isJoined || cursor.tokens[at - 1]?.low === 'etc')) continue;
    else if ((token.text === '’' || token.text === "'") && token.isJoined) continue;
    else if (token.kind === 'label' && at > start) {
      if (YEAR.test(token.text) && /^[A-Z]{2,}$/.test(cursor.tokens[at - 1]?.text ?? '')) return at + 1;
      return null;
    } else if (!isTitleWord(token)) return null;
    else if (TITLE_NOUNS.has(token.text)) {
      if (next?.kind === 'label' && YEAR.test(next.text)) {
        const bracketEnd = endOfInnerBracket(cursor, at + 2);
        if (bracketEnd === null) return at + 2;
        at = bracketEnd;
        continue;
      }
      // "The Harbours Act, 1994", as older Acts and plain notes have it.
      if (next?.text === ',' && YEAR.test(cursor.tokens[at + 2]?.text ?? '')) return at + 3;
      const tokenAfterBracket =
        next?.kind === 'open' && next.closingIndex !== undefined
          ? cursor.tokens[next.closingIndex + 1]
          : undefined;
      if (tokenAfterBracket?.kind === 'label' && YEAR.test(tokenAfterBracket.text))
        return (next?.closingIndex ?? at) + 2;
      // “the Sentencing Code Act 2020” goes on.
      const isEnd = (token.text === 'Code' || token.text === 'Act') && !TITLE_NOUNS.has(next?.text ?? '');
      if (isEnd) return at + 1;
    }
  }
  return null;
}

/** The index after a short name: "the 1996 Act", "the principal Act", "the Code". The name may still be undefined. */
function endOfShortName(cursor: Cursor, start: number): number | null {
  const first = cursor.tokens[start];
  const second = cursor.tokens[start + 1];
  const isTitleNoun = (token: Token | undefined) => token !== undefined && TITLE_NOUNS.has(token.text);
  if (first?.kind === 'label' && YEAR.test(first.text) && isTitleNoun(second)) return start + 2;
  if (first?.text === 'principal' && isTitleNoun(second)) return start + 2;
  // "the Act of 1886", as older Acts have it.
  const hasYear = second?.text === 'of' && YEAR.test(cursor.tokens[start + 2]?.text ?? '');
  if (isTitleNoun(first) && hasYear) return start + 3;
  // "the No. 2 Order".
  if (first?.text === 'No' && second?.text === '.' && isTitleNoun(cursor.tokens[start + 3])) return start + 4;
  return isTitleNoun(first) && !/^(?:Order|Rules|Scheme)$/.test(first?.text ?? '') ? start + 1 : null;
}

/** The index after the title of EU law: "Regulation (EU) 2016/679", "Regulation (EC) No 1107/2009". */
function endOfEuTitle(cursor: Cursor, start: number): number | null {
  if (!/^(?:Regulation|Directive|Decision)$/.test(cursor.tokens[start]?.text ?? '')) return null;
  let at = start + 1;
  if (cursor.tokens[at]?.kind === 'bracketed') at++;
  if (cursor.tokens[at]?.low === 'no') at++;
  const isNumbered = cursor.tokens[at + 1]?.text === '/' && cursor.tokens[at + 2]?.kind === 'label';
  if (cursor.tokens[at]?.kind !== 'label' || !isNumbered) return null;
  return at + 3;
}

/** Takes the name of an Act or other instrument, with or without "the". Returns its title, even for a short name. */
export function takeTitle(cursor: Cursor): string | null {
  const start = cursor.at + (peek(cursor)?.low === 'the' ? 1 : 0);
  const end = endOfEuTitle(cursor, start) ?? endOfShortName(cursor, start) ?? endOfTitle(cursor, start);
  if (end === null) return null;
  const name = wordsBetween(cursor, start, end).replace(/,(?= \d{4}$)/, '');
  const fullTitle = cursor.titles.get(name.toLowerCase());
  if (!fullTitle && TITLE_NOUNS.has(name)) return null;
  cursor.at = end;
  // "the Agricultural Holdings (Scotland) Act 1991 Act" is a slip, and its meaning is clear.
  if (peek(cursor)?.text === 'Act' && YEAR.test(cursor.tokens[end - 1]?.text ?? '')) cursor.at++;
  // The number of a footnote may have been pasted with the words: "Regulations 2010(1)".
  const footnote = peek(cursor);
  if (footnote?.kind === 'bracketed' && footnote.isJoined) cursor.at++;
  return fullTitle ?? name;
}

/** The short name in brackets after a title, or after its number: “(“the 1996 Act”)”, “(c. 18) (“the 1996 Act”)”. */
function takeBracketedName(cursor: Cursor): string | undefined {
  for (
    let bracket = peek(cursor);
    bracket?.kind === 'open' && bracket.closingIndex !== undefined;
    bracket = peek(cursor)
  ) {
    if (bracket.closingIndex - cursor.at > 12) return undefined;
    const quotes = cursor.tokens
      .slice(cursor.at, bracket.closingIndex)
      .filter(({ kind }) => kind === 'quote');
    if (quotes.length > 0) return quotes.length === 1 ? quotes[0]?.words : undefined;
    cursor.at = bracket.closingIndex + 1;
  }
  return undefined;
}

const normaliseShortName = (words: string): string => words.replace(/^the\s+/i, '').toLowerCase();

/**
 * The short names that a text defines for Acts: “the 1996 Act” means …, and … (“the 1996 Act”) after a title (R1.11).
 * A name that is defined for two Acts is left out, because the words alone don't say which one is meant.
 */
export function collectTitles(cursors: Iterable<Cursor>, givenTitles: TitlesByShortName): TitlesByShortName {
  const titles = new Map<string, string>(givenTitles);
  const ambiguousNames = new Set<string>();
  const addShortName = (words: string | undefined, actTitle: string) => {
    const name = normaliseShortName(words ?? '');
    if (!name || givenTitles.has(name)) return;
    const earlierTitle = titles.get(name);
    if (earlierTitle !== undefined && earlierTitle !== actTitle) ambiguousNames.add(name);
    titles.set(name, actTitle);
  };
  for (const cursor of cursors) {
    for (const [index, token] of cursor.tokens.entries()) {
      if (token.kind === 'quote' && cursor.tokens[index + 1]?.low === 'means') {
        cursor.at = index + 2;
        const actTitle = takeTitle(cursor);
        if (actTitle) addShortName(token.words, actTitle);
      } else if (token.low === 'the' || cursor.tokens[index - 1]?.kind !== 'word') {
        cursor.at = index;
        const actTitle = takeTitle(cursor);
        if (actTitle) addShortName(takeBracketedName(cursor), actTitle);
      }
    }
  }
  for (const name of ambiguousNames) titles.delete(name);
  return titles;
}
