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

function takeBlocks(c: Cursor): NewText | null {
  let all: NewText | null = null;
  for (let token = peek(c); token?.kind === 'block' && token.block; token = peek(c)) {
    const next = blockText(token.block);
    all = all
      ? { words: joinLines(all.words, next.words), provisions: [...all.provisions, ...next.provisions] }
      : next;
    c.at++;
    // Definitions inserted together may each be a quotation, with a semi-colon or "and" between.
    attempt(c, () => {
      takeMark(c, ';', ',', '.');
      takeWord(c, 'and');
      return peek(c)?.kind === 'block' ? true : null;
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
function takeRestOnNewLine(c: Cursor): boolean {
  return (
    attempt(c, () => {
      takeMark(c, ',');
      const open = peek(c)?.kind === 'open' && c.at++ > 0;
      if (!takeWord(c, 'and', 'with') || !takePhrase(c, ...REMAINING_WORDS)) return null;
      if (takeWord(c, 'of')) {
        takeWord(c, 'the', 'that');
        if (!takeUnitName(c) && !takeWord(c, 'definition', 'sentence')) return null;
      }
      takePhrase(c, 'are to', 'is to', 'to');
      takeWord(
        c,
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
      takePhrase(c, 'be placed', 'being placed');
      takeWord(c, 'on', 'as', 'in');
      if (!takePhrase(c, 'a new line', 'a separate line', 'a new paragraph')) return null;
      if (open && peek(c)?.kind !== 'close') return null;
      if (open) c.at++;
      return true;
    }) === true
  );
}

const ITALIC = ['italic heading', 'italic cross-heading', 'cross-heading', 'cross heading', 'heading'];
const HEADINGS = ['the following', 'the', 'an', 'a', 'as an', 'as a', 'as the'].flatMap((lead) =>
  ITALIC.map((name) => `${lead} ${name}`),
);

/** Takes "the following italic heading", "as a cross-heading", which says that the inserted line is a heading. */
const takeHeadingWords = (c: Cursor): boolean =>
  attempt(c, () => {
    const comma = takeMark(c, ',');
    const isSaid = takePhrase(c, ...HEADINGS);
    if (isSaid && comma) takeMark(c, ',');
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
export function takeNewText(c: Cursor, isHeading = false): NewText | null {
  const ahead = { ...c };
  const isSaid = takeHeadingWords(ahead) || isHeading;
  const newText = takePlainNewText(c);
  if (!newText) return null;
  const late = attempt(c, () =>
    newText.provisions.length === 0 && takePhrase(c, ...AS_HEADING) ? true : null,
  );
  return isSaid || late ? asHeading(newText) : newText;
}

const AS_HEADING = HEADINGS.filter((words) => words.startsWith('as '));

/** Takes "followed by the words “x”" after an inserted punctuation mark. */
const takeFollowedBy = (c: Cursor): readonly string[] =>
  attempt(c, () => {
    if (!takePhrase(c, 'followed by', 'and')) return null;
    takePhrase(c, ...LEADS);
    const words = takeQuoted(c);
    return words === null ? null : [words];
  }) ?? [];

function takePlainNewText(c: Cursor): NewText | null {
  return attempt(c, () => {
    attempt(c, () => {
      takeMark(c, ',');
      const eachPhrase = takePhrase(c, 'in each case', 'in each instance', 'as appropriate');
      if (eachPhrase) takeMark(c, ',');
      return eachPhrase;
    });
    if (takeHeadingWords(c)) takeAndMore(c);
    else takePhrase(c, ...LEADS);
    takeFollowing(c);
    for (let any = takeDash(c) || takeMark(c, ':'); any; any = takeDash(c) || takeMark(c, ':'));
    const token = peek(c);
    const stop = takeNewStop(c);
    if (stop !== null) return { words: [stop, ...takeFollowedBy(c)].join(' '), provisions: [] };
    if (token?.kind === 'block') return takeBlocks(c);
    if (token?.kind !== 'quote' || token.words === undefined) return null;
    c.at++;
    if (token.words.startsWith('“')) {
      const terms = [token.words, ...takeMoreTerms(c)];
      if (terms.length > 1) return { words: terms.join('\n'), provisions: [] };
    }
    const provisionsAfter = token.runsOn ? null : takeAndSetOut(c);
    if (provisionsAfter) return { words: token.words, provisions: provisionsAfter };
    if (peek(c)?.kind !== 'block' || !token.runsOn) return { words: token.words, provisions: [] };
    const runOn = takeBlocks(c);
    if (!runOn) return null;
    const newText = { ...runOn, words: joinLines(token.words, runOn.words) };
    return takeRestOnNewLine(c) ? { ...newText, restOnNewLine: true } : newText;
  });
}

/**
 * Takes "the following entries" with the verb before the place: "insert the following entries at the appropriate place—".
 * Returns whether the words call the new text a heading.
 */
export function takeFollowingWords(c: Cursor): boolean {
  const ahead = { ...c };
  const isHeading = takeHeadingWords(ahead);
  attempt(c, () => {
    if (!takePhrase(c, 'the following')) return null;
    for (let count = 0; count < 6; count++) {
      if (seesWord(c, 'at', 'after', 'before', 'in', 'immediately')) return true;
      if (peek(c)?.kind !== 'word') return null;
      c.at++;
    }
    return null;
  });
  return isHeading;
}

/** Takes further definitions, each in its own quotation marks: ““a” means x;” and ““b” means y;”. */
function takeMoreTerms(c: Cursor): readonly string[] {
  const terms: string[] = [];
  for (;;) {
    const next = attempt(c, () => {
      const isJoined = takeMark(c, ',', ';') !== null;
      const token = takeWord(c, 'and') || isJoined ? peek(c) : undefined;
      if (token?.kind !== 'quote' || token.runsOn || !token.words?.startsWith('“')) return null;
      c.at++;
      return token.words;
    });
    if (next === null) return terms;
    terms.push(next);
  }
}

/** Takes "and the following paragraph—" after quoted words, such as the linking word before a new item. */
function takeAndSetOut(c: Cursor): readonly Provision[] | null {
  return attempt(c, () => {
    takeMark(c, ',');
    if (!takeWord(c, 'and', 'followed', 'with')) return null;
    takeFollowing(c);
    for (let any = takeDash(c) || takeMark(c, ':'); any; any = takeDash(c) || takeMark(c, ':'));
    const set = peek(c)?.kind === 'block' ? takeBlocks(c) : null;
    return set && set.words === '' ? set.provisions : null;
  });
}

/** Takes "and sections" after "the following italic heading", up to the dash. */
function takeAndMore(c: Cursor): void {
  attempt(c, () => {
    if (!takeWord(c, 'and')) return null;
    while (peek(c)?.kind === 'word') c.at++;
    return /^[—–:-]+$/.test(peek(c)?.text ?? '') ? true : null;
  });
}

/** Takes "the following subsections", "as section 5A the following section", up to the dash. */
function takeFollowing(c: Cursor): void {
  attempt(c, () => {
    if (!takePhrase(c, 'the following', 'as')) return null;
    for (let count = 0; count < 12; count++) {
      const token = peek(c);
      if (!token || token.kind === 'block' || token.kind === 'quote') return true;
      if (token.kind === 'mark' && /^(?:[—–-]+|:)$/.test(token.text)) return true;
      if (token.kind !== 'word' && token.kind !== 'label' && token.kind !== 'bracketed' && token.text !== ',')
        return null;
      c.at++;
    }
    return null;
  });
}

/** Forms of "be" before a participle. A longer form comes before its own beginning. */
export const BE = ['is to be', 'are to be', 'shall be', 'is', 'are'];

/** Takes a verb: "insert", "there is inserted", "the following subsection is inserted". */
function takeVerb(c: Cursor, active: readonly string[], passive: readonly string[]): boolean {
  takeMark(c, ',');
  if (takeWord(c, ...active)) return true;
  return (
    attempt(c, () => {
      if (!takeWord(c, 'there')) takeSubject(c);
      return takePhrase(c, ...BE) && takeWord(c, ...passive) ? true : null;
    }) === true
  );
}

/** Takes "the following", "the following subsection" as the subject of a verb. */
function takeSubject(c: Cursor): void {
  attempt(c, () => {
    if (!takePhrase(c, 'the following')) return null;
    for (let count = 0; count < 4 && !seesWord(c, 'is', 'are', 'shall'); count++) {
      if (peek(c)?.kind !== 'word') return null;
      c.at++;
    }
    return true;
  });
}

/** Takes the verb of an insertion. */
export const takeInsertVerb = (c: Cursor): boolean => takeVerb(c, ['insert', 'add'], ['inserted', 'added']);

/** Takes the verb of a substitution. */
export const takeSubstituteVerb = (c: Cursor): boolean => takeVerb(c, ['substitute'], ['substituted']);
