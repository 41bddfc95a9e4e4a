import { type Provision, provision } from '../../../act/tree.ts';
import type { NewText } from '../syntax.ts';
import { attempt, type Cursor, dash, mark, peek, phrase, sees, word } from './cursor.ts';
import { unitWord } from './labels.ts';
import { newStop, quoted } from './links.ts';

/** A quoted structure as new text: its provisions, and its words outside them. */
function ofBlock(block: Provision): NewText {
  const words = [block.intro, block.content].filter((text) => text !== '').join(' ');
  return { words, provisions: block.children };
}

/** Joins words as lines, because each structure begins a new line. */
const lines = (...parts: readonly string[]): string => parts.filter((text) => text !== '').join('\n');

function blocks(c: Cursor): NewText | null {
  let all: NewText | null = null;
  for (let token = peek(c); token?.kind === 'block' && token.block; token = peek(c)) {
    const next = ofBlock(token.block);
    all = all
      ? { words: lines(all.words, next.words), provisions: [...all.provisions, ...next.provisions] }
      : next;
    c.at++;
    // Definitions inserted together may each be a quotation, with a semi-colon or "and" between.
    attempt(c, () => {
      mark(c, ';', ',', '.');
      word(c, 'and');
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
function restOnNewLine(c: Cursor): boolean {
  return (
    attempt(c, () => {
      mark(c, ',');
      const open = peek(c)?.kind === 'open' && c.at++ > 0;
      if (!word(c, 'and', 'with') || !phrase(c, ...REMAINING_WORDS)) return null;
      if (word(c, 'of')) {
        word(c, 'the', 'that');
        if (!unitWord(c) && !word(c, 'definition', 'sentence')) return null;
      }
      phrase(c, 'are to', 'is to', 'to');
      word(
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
      phrase(c, 'be placed', 'being placed');
      word(c, 'on', 'as', 'in');
      if (!phrase(c, 'a new line', 'a separate line', 'a new paragraph')) return null;
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
const saysHeading = (c: Cursor): boolean =>
  attempt(c, () => {
    const comma = mark(c, ',');
    const isSaid = phrase(c, ...HEADINGS);
    if (isSaid && comma) mark(c, ',');
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
  const isSaid = saysHeading(ahead) || isHeading;
  const newText = plainMatter(c);
  if (!newText) return null;
  const late = attempt(c, () => (newText.provisions.length === 0 && phrase(c, ...AS_HEADING) ? true : null));
  return isSaid || late ? asHeading(newText) : newText;
}

const AS_HEADING = HEADINGS.filter((words) => words.startsWith('as '));

/** Takes "followed by the words “x”" after an inserted punctuation mark. */
const followedBy = (c: Cursor): readonly string[] =>
  attempt(c, () => {
    if (!phrase(c, 'followed by', 'and')) return null;
    phrase(c, ...LEADS);
    const words = quoted(c);
    return words === null ? null : [words];
  }) ?? [];

function plainMatter(c: Cursor): NewText | null {
  return attempt(c, () => {
    attempt(c, () => {
      mark(c, ',');
      const eachPhrase = phrase(c, 'in each case', 'in each instance', 'as appropriate');
      if (eachPhrase) mark(c, ',');
      return eachPhrase;
    });
    if (saysHeading(c)) andMore(c);
    else phrase(c, ...LEADS);
    following(c);
    for (let any = dash(c) || mark(c, ':'); any; any = dash(c) || mark(c, ':'));
    const token = peek(c);
    const stop = newStop(c);
    if (stop !== null) return { words: [stop, ...followedBy(c)].join(' '), provisions: [] };
    if (token?.kind === 'block') return blocks(c);
    if (token?.kind !== 'quote' || token.words === undefined) return null;
    c.at++;
    if (token.words.startsWith('“')) {
      const terms = [token.words, ...moreTerms(c)];
      if (terms.length > 1) return { words: terms.join('\n'), provisions: [] };
    }
    const provisionsAfter = token.runsOn ? null : andSetOut(c);
    if (provisionsAfter) return { words: token.words, provisions: provisionsAfter };
    if (peek(c)?.kind !== 'block' || !token.runsOn) return { words: token.words, provisions: [] };
    const runOn = blocks(c);
    if (!runOn) return null;
    const newText = { ...runOn, words: lines(token.words, runOn.words) };
    return restOnNewLine(c) ? { ...newText, restOnNewLine: true } : newText;
  });
}

/**
 * Takes "the following entries" with the verb before the place: "insert the following entries at the appropriate place—".
 * Returns whether the words call the new text a heading.
 */
export function followingWhat(c: Cursor): boolean {
  const ahead = { ...c };
  const isHeading = saysHeading(ahead);
  attempt(c, () => {
    if (!phrase(c, 'the following')) return null;
    for (let count = 0; count < 6; count++) {
      if (sees(c, 'at', 'after', 'before', 'in', 'immediately')) return true;
      if (peek(c)?.kind !== 'word') return null;
      c.at++;
    }
    return null;
  });
  return isHeading;
}

/** Takes further definitions, each in its own quotation marks: ““a” means x;” and ““b” means y;”. */
function moreTerms(c: Cursor): readonly string[] {
  const terms: string[] = [];
  for (;;) {
    const next = attempt(c, () => {
      const isJoined = mark(c, ',', ';') !== null;
      const token = word(c, 'and') || isJoined ? peek(c) : undefined;
      if (token?.kind !== 'quote' || token.runsOn || !token.words?.startsWith('“')) return null;
      c.at++;
      return token.words;
    });
    if (next === null) return terms;
    terms.push(next);
  }
}

/** Takes "and the following paragraph—" after quoted words, such as the linking word before a new item. */
function andSetOut(c: Cursor): readonly Provision[] | null {
  return attempt(c, () => {
    mark(c, ',');
    if (!word(c, 'and', 'followed', 'with')) return null;
    following(c);
    for (let any = dash(c) || mark(c, ':'); any; any = dash(c) || mark(c, ':'));
    const set = peek(c)?.kind === 'block' ? blocks(c) : null;
    return set && set.words === '' ? set.provisions : null;
  });
}

/** Takes "and sections" after "the following italic heading", up to the dash. */
function andMore(c: Cursor): void {
  attempt(c, () => {
    if (!word(c, 'and')) return null;
    while (peek(c)?.kind === 'word') c.at++;
    return /^[—–:-]+$/.test(peek(c)?.text ?? '') ? true : null;
  });
}

/** Takes "the following subsections", "as section 5A the following section", up to the dash. */
function following(c: Cursor): void {
  attempt(c, () => {
    if (!phrase(c, 'the following', 'as')) return null;
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
function verb(c: Cursor, active: readonly string[], passive: readonly string[]): boolean {
  mark(c, ',');
  if (word(c, ...active)) return true;
  return (
    attempt(c, () => {
      if (!word(c, 'there')) subject(c);
      return phrase(c, ...BE) && word(c, ...passive) ? true : null;
    }) === true
  );
}

/** Takes "the following", "the following subsection" as the subject of a verb. */
function subject(c: Cursor): void {
  attempt(c, () => {
    if (!phrase(c, 'the following')) return null;
    for (let count = 0; count < 4 && !sees(c, 'is', 'are', 'shall'); count++) {
      if (peek(c)?.kind !== 'word') return null;
      c.at++;
    }
    return true;
  });
}

/** Takes the verb of an insertion. */
export const verbInsert = (c: Cursor): boolean => verb(c, ['insert', 'add'], ['inserted', 'added']);

/** Takes the verb of a substitution. */
export const verbSubstitute = (c: Cursor): boolean => verb(c, ['substitute'], ['substituted']);
