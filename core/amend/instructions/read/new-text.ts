import { type Provision, provision } from '../../../act/tree.ts';
import type { NewText } from '../syntax.ts';
import { attempt, type Cursor, peek, seesWord, takeDash, takeMark, takePhrase, takeWord } from './cursor.ts';
import { takeUnitName } from './labels.ts';
import { takeNewStop, takeQuoted } from './links.ts';

/** A quoted structure as new text: its provisions, and its words outside them. */
function blockText(block: Provision): NewText {
  const words = [block.intro, block.content].filter((text) => text !== '').join(' ');
  return { words, provisions: block.children };
}

/** Joins words as lines, because each structure begins a new line. */
const joinLines = (...parts: readonly string[]): string => parts.filter((text) => text !== '').join('\n');

function takeBlocks(cursor: Cursor): NewText | null {
  let all: NewText | null = null;
  for (let token = peek(cursor); token?.kind === 'block' && token.block; token = peek(cursor)) {
    const next = blockText(token.block);
    all = all
      ? { words: joinLines(all.words, next.words), provisions: [...all.provisions, ...next.provisions] }
      : next;
    cursor.at++;
    // Definitions inserted together may each be a quotation, with a semi-colon or "and" between.
    attempt(cursor, () => {
      takeMark(cursor, ';', ',', '.');
      takeWord(cursor, 'and');
      return peek(cursor)?.kind === 'block' ? true : null;
    });
  }
  return all;
}

/** Words before inserted words: "the words “x”". */
export const LEADS = [
  'the word',
  'the words',
  'the figure',
  'the figures',
  'the sum',
  'the expression',
  'a reference to',
  'the following words',
  'the following word',
];

const REMAINING_WORDS = [
  'the words that follow',
  'the words which follow',
  'the words following',
  'the following words',
  'the remaining words',
  'the existing words that follow',
  'the rest of the words',
  'the rest',
];

/** "and the words that follow begin on a new line", "(with the rest of the subsection on a new line)". */
function takeRestOnNewLine(cursor: Cursor): boolean {
  return (
    attempt(cursor, () => {
      takeMark(cursor, ',');
      const open = peek(cursor)?.kind === 'open' && cursor.at++ > 0;
      if (!takeWord(cursor, 'and', 'with') || !takePhrase(cursor, ...REMAINING_WORDS)) return null;
      if (takeWord(cursor, 'of')) {
        takeWord(cursor, 'the', 'that');
        if (!takeUnitName(cursor) && !takeWord(cursor, 'definition', 'sentence')) return null;
      }
      takePhrase(cursor, 'are to', 'is to', 'to');
      takeWord(
        cursor,
        'begin',
        'begins',
        'beginning',
        'start',
        'starting',
        'appear',
        'appearing',
        'placed',
        'continue',
      );
      takePhrase(cursor, 'be placed', 'being placed');
      takeWord(cursor, 'on', 'as', 'in');
      if (!takePhrase(cursor, 'a new line', 'a separate line', 'a new paragraph')) return null;
      if (open && peek(cursor)?.kind !== 'close') return null;
      if (open) cursor.at++;
      return true;
    }) === true
  );
}

const ITALIC = ['italic heading', 'italic cross-heading', 'cross-heading', 'cross heading', 'heading'];
const HEADINGS = ['the following', 'the', 'an', 'a', 'as an', 'as a', 'as the'].flatMap((lead) =>
  ITALIC.map((name) => `${lead} ${name}`),
);

/** Takes "the following italic heading", "as a cross-heading", which says that the inserted line is a heading. */
const takeHeadingWords = (cursor: Cursor): boolean =>
  attempt(cursor, () => {
    const comma = takeMark(cursor, ',');
    const isSaid = takePhrase(cursor, ...HEADINGS);
    if (isSaid && comma) takeMark(cursor, ',');
    return isSaid;
  }) !== null;

const isLine = ({ kind, children, num }: Provision): boolean =>
  children.length === 0 && num === '' && (kind === 'block' || kind === 'crossheading');

/** One line as the heading that the words say it is. Longer text stays as it was read. */
function asHeading(newText: NewText): NewText {
  const [only, other] = newText.provisions;
  if (other || (only && (newText.words !== '' || !isLine(only)))) return newText;
  const heading = only ? only.heading || only.content : newText.words;
  return { words: '', provisions: [provision({ pid: '-', kind: 'crossheading', heading: heading.trim() })] };
}

/** Takes inserted text (§3.6 `new`): quoted words, a quoted structure, or words that run on into one (R3.9). */
export function takeNewText(cursor: Cursor, isHeading = false): NewText | null {
  const ahead = { ...cursor };
  const isSaid = takeHeadingWords(ahead) || isHeading;
  const newText = takePlainNewText(cursor);
  if (!newText) return null;
  const late = attempt(cursor, () =>
    newText.provisions.length === 0 && takePhrase(cursor, ...AS_HEADING) ? true : null,
  );
  return isSaid || late ? asHeading(newText) : newText;
}

const AS_HEADING = HEADINGS.filter((words) => words.startsWith('as '));

/** Takes "followed by the words “x”" after an inserted punctuation mark. */
const takeFollowedBy = (cursor: Cursor): readonly string[] =>
  attempt(cursor, () => {
    if (!takePhrase(cursor, 'followed by', 'and')) return null;
    takePhrase(cursor, ...LEADS);
    const words = takeQuoted(cursor);
    return words === null ? null : [words];
  }) ?? [];

function takePlainNewText(cursor: Cursor): NewText | null {
  return attempt(cursor, () => {
    attempt(cursor, () => {
      takeMark(cursor, ',');
      const eachPhrase = takePhrase(cursor, 'in each case', 'in each instance', 'as appropriate');
      if (eachPhrase) takeMark(cursor, ',');
      return eachPhrase;
    });
    if (takeHeadingWords(cursor)) takeAndMore(cursor);
    else takePhrase(cursor, ...LEADS);
    takeFollowing(cursor);
    for (
      let any = takeDash(cursor) || takeMark(cursor, ':');
      any;
      any = takeDash(cursor) || takeMark(cursor, ':')
    );
    const token = peek(cursor);
    const stop = takeNewStop(cursor);
    if (stop !== null) return { words: [stop, ...takeFollowedBy(cursor)].join(' '), provisions: [] };
    if (token?.kind === 'block') return takeBlocks(cursor);
    if (token?.kind !== 'quote' || token.words === undefined) return null;
    cursor.at++;
    if (token.words.startsWith('“')) {
      const terms = [token.words, ...takeMoreTerms(cursor)];
      if (terms.length > 1) return { words: terms.join('\n'), provisions: [] };
    }
    const provisionsAfter = token.isRunOn ? null : takeAndSetOut(cursor);
    if (provisionsAfter) return { words: token.words, provisions: provisionsAfter };
    if (peek(cursor)?.kind !== 'block' || !token.isRunOn) return { words: token.words, provisions: [] };
    const runOn = takeBlocks(cursor);
    if (!runOn) return null;
    const newText = { ...runOn, words: joinLines(token.words, runOn.words) };
    return takeRestOnNewLine(cursor) ? { ...newText, restOnNewLine: true } : newText;
  });
}

/**
 * Takes "the following entries" with the verb before the place: "insert the following entries at the appropriate place—".
 * Returns whether the words call the new text a heading.
 */
export function takeFollowingWords(cursor: Cursor): boolean {
  const ahead = { ...cursor };
  const isHeading = takeHeadingWords(ahead);
  attempt(cursor, () => {
    if (!takePhrase(cursor, 'the following')) return null;
    for (let count = 0; count < 6; count++) {
      if (seesWord(cursor, 'at', 'after', 'before', 'in', 'immediately')) return true;
      if (peek(cursor)?.kind !== 'word') return null;
      cursor.at++;
    }
    return null;
  });
  return isHeading;
}

/** Takes further definitions, each in its own quotation marks: ““a” means x;” and ““b” means y;”. */
function takeMoreTerms(cursor: Cursor): readonly string[] {
  const terms: string[] = [];
  for (;;) {
    const next = attempt(cursor, () => {
      const isJoined = takeMark(cursor, ',', ';') !== null;
      const token = takeWord(cursor, 'and') || isJoined ? peek(cursor) : undefined;
      if (token?.kind !== 'quote' || token.isRunOn || !token.words?.startsWith('“')) return null;
      cursor.at++;
      return token.words;
    });
    if (next === null) return terms;
    terms.push(next);
  }
}

/** Takes "and the following paragraph—" after quoted words, such as the linking word before a new item. */
function takeAndSetOut(cursor: Cursor): readonly Provision[] | null {
  return attempt(cursor, () => {
    takeMark(cursor, ',');
    if (!takeWord(cursor, 'and', 'followed', 'with')) return null;
    takeFollowing(cursor);
    for (
      let any = takeDash(cursor) || takeMark(cursor, ':');
      any;
      any = takeDash(cursor) || takeMark(cursor, ':')
    );
    const set = peek(cursor)?.kind === 'block' ? takeBlocks(cursor) : null;
    return set && set.words === '' ? set.provisions : null;
  });
}

/** Takes "and sections" after "the following italic heading", up to the dash. */
function takeAndMore(cursor: Cursor): void {
  attempt(cursor, () => {
    if (!takeWord(cursor, 'and')) return null;
    while (peek(cursor)?.kind === 'word') cursor.at++;
    return /^[—–:-]+$/.test(peek(cursor)?.text ?? '') ? true : null;
  });
}

/** Takes "the following subsections", "as section 5A the following section", up to the dash. */
function takeFollowing(cursor: Cursor): void {
  attempt(cursor, () => {
    if (!takePhrase(cursor, 'the following', 'as')) return null;
    for (let count = 0; count < 12; count++) {
      const token = peek(cursor);
      if (!token || token.kind === 'block' || token.kind === 'quote') return true;
      if (token.kind === 'mark' && /^(?:[—–-]+|:)$/.test(token.text)) return true;
      if (token.kind !== 'word' && token.kind !== 'label' && token.kind !== 'bracketed' && token.text !== ',')
        return null;
      cursor.at++;
    }
    return null;
  });
}

/** Forms of "be" before a participle. A longer form comes before its own beginning. */
export const BE = ['is to be', 'are to be', 'shall be', 'is', 'are'];

/** Takes a verb: "insert", "there is inserted", "the following subsection is inserted". */
function takeVerb(cursor: Cursor, active: readonly string[], passive: readonly string[]): boolean {
  takeMark(cursor, ',');
  if (takeWord(cursor, ...active)) return true;
  return (
    attempt(cursor, () => {
      if (!takeWord(cursor, 'there')) takeSubject(cursor);
      return takePhrase(cursor, ...BE) && takeWord(cursor, ...passive) ? true : null;
    }) === true
  );
}

/** Takes "the following", "the following subsection" as the subject of a verb. */
function takeSubject(cursor: Cursor): void {
  attempt(cursor, () => {
    if (!takePhrase(cursor, 'the following')) return null;
    for (let count = 0; count < 4 && !seesWord(cursor, 'is', 'are', 'shall'); count++) {
      if (peek(cursor)?.kind !== 'word') return null;
      cursor.at++;
    }
    return true;
  });
}

/** Takes the verb of an insertion. */
export const takeInsertVerb = (cursor: Cursor): boolean =>
  takeVerb(cursor, ['insert', 'add'], ['inserted', 'added']);

/** Takes the verb of a substitution. */
export const takeSubstituteVerb = (cursor: Cursor): boolean =>
  takeVerb(cursor, ['substitute'], ['substituted']);
