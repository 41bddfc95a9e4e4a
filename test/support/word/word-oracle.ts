import { SaxesParser } from 'saxes';
import type { Instrument } from '../../../core/act/instrument.ts';
import type { Provision } from '../../../core/act/tree.ts';

/** What a file says, counted by a parser and rules of its own: it shares nothing with what reads or counts files. */

const LAW = 'http://www.legislation.gov.uk/namespaces/legislation';
const TABLES = 'http://www.w3.org/1999/xhtml';
/** What is said of a file, and no word in it: its metadata, and faults that its makers found. */
const ABOUT =
  /\/namespaces\/metadata$|\/namespaces?\/error$|purl\.org\/dc\/|www\.w3\.org\/2005\/Atom|namespace\/metadata$/;
/** Within a word: nothing is apart from what stands before it. */
const WITHIN = new Set([
  ...['Emphasis', 'Strong', 'SmallCaps', 'Uppercase', 'Inferior', 'Superior', 'Underline', 'Expanded'],
  ...['Strike', 'Note', 'Span', 'Addition', 'Repeal', 'Substitution', 'Acronym', 'Abbreviation', 'Term'],
  ...['Definition', 'Proviso', 'InternalLink', 'ExternalLink', 'Citation', 'CitationSubRef'],
  ...['CitationListRef', 'InlineAmendment', 'InlineExtract', 'CommentaryRef', 'FootnoteRef'],
  ...['MarginNoteRef'],
]);
const MATH = 'http://www.w3.org/1998/Math/MathML';
/** The sign that says in words what an element of a formula draws, where it has its two parts, or some. */
const DRAWN: Readonly<Record<string, string>> = { mfrac: '/', msup: '^', mroot: '√', msqrt: '√' };
const STOPS: Readonly<Record<string, string>> = { period: '.', colon: ':' };
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const ROMANS = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

/** A word of a file: the line that it ends on at the latest. */
export interface OracleWord {
  readonly word: string;
  readonly place: string;
}

/** Words and signs, without regard to capitals, to the form of a letter, or to brackets, which labels have or not. */
const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}()[\]]/gu) ?? [];

function listLabel(type: string, at: number): string {
  if (type === 'arabic') return String(at);
  if (type.startsWith('roman')) return ROMANS[at - 1] ?? `roman ${at}`;
  return type.startsWith('alpha') ? (LETTERS[(at - 1) % 26] ?? '').repeat(Math.floor((at - 1) / 26) + 1) : '';
}

/** Every word of a file of legislation.gov.uk's XML, its labels and notes with it, in the order of the file. */
export function oracleWords(xml: string): readonly OracleWord[] {
  const parser = new SaxesParser({ xmlns: true });
  const words: OracleWord[] = [];
  const open: { readonly name: string; readonly skipped: boolean; readonly sign: string; parts: number }[] =
    [];
  const lists: { readonly type: string; readonly stop: string; readonly separator: string; at: number }[] =
    [];
  let pending = '';
  const flush = (): void => {
    for (const word of wordsIn(pending)) words.push({ word, place: `line ${parser.line}` });
    pending = '';
  };
  const say = (text: string): void => {
    for (const word of wordsIn(text)) words.push({ word, place: `line ${parser.line}` });
  };
  parser.on('opentag', ({ local: name, uri, attributes: given }) => {
    const attribute = (wanted: string): string =>
      Object.values(given).find(({ local }) => local === wanted)?.value ?? '';
    const within = (uri === LAW && WITHIN.has(name)) || /^(?:em|strong|span|b|i|u|sup|sub|a)$/.test(name);
    const skipped =
      open.at(-1)?.skipped === true ||
      ABOUT.test(uri) ||
      (uri === '' && open.some((element) => element.skipped)) ||
      (name === 'Contents' && open.length === 1) ||
      name === 'BinaryContent';
    // What is no word stands in one without breaking it.
    if (!within && !skipped) flush();
    const holder = open.at(-1);
    if (holder) holder.parts += 1;
    const isUndrawn = /^0\D*$/.test(attribute('linethickness'));
    open.push({ name, skipped, sign: uri === MATH && !isUndrawn ? (DRAWN[name] ?? '') : '', parts: 0 });
    if (skipped) return;
    if (uri === LAW && name === 'Character') pending += attribute('Name') === 'Minus' ? '\u2212' : ' ';
    if (/List$/.test(name) && uri === LAW) {
      const type = name === 'OrderedList' ? attribute('Type') : '';
      const stop = STOPS[attribute('Decoration')] ?? '';
      lists.push({ type, stop, separator: attribute('Separator'), at: Number(attribute('Start') || 1) - 1 });
    }
    const list = lists.at(-1);
    if (name === 'ListItem') {
      const isListed = list !== undefined && open.at(-2)?.name === 'OrderedList';
      if (isListed) list.at += 1;
      say(attribute('NumberOverride') || (isListed ? listLabel(list.type, list.at) : ''));
      if (isListed && /^[\p{L}\p{N}]*$/u.test(attribute('NumberOverride'))) say(list.stop);
    }
    if (name === 'KeyListItem' && list) say(list.separator);
    if (name === 'Pnumber') {
      // A stop after the number of a section is layout.
      const isSection = open.at(-2)?.name === 'P1';
      const after = attribute('PuncAfter');
      say(`${attribute('PuncBefore')} ${isSection ? after.replace(/\.—?$/, '') : after}`);
    }
    if (uri === TABLES && name === 'br') pending += ' ';
  });
  const text = (said: string): void => {
    if (open.at(-1)?.skipped === false) pending += said;
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', ({ local: name, uri }) => {
    const isSkipped = open.at(-1)?.skipped === true;
    const within = (uri === LAW && WITHIN.has(name)) || /^(?:em|strong|span|b|i|u|sup|sub|a)$/.test(name);
    if (!within && !isSkipped) flush();
    const closed = open.pop();
    if (closed && !closed.skipped && (closed.parts === 2 || (name === 'msqrt' && closed.parts > 0)))
      say(closed.sign);
    if (/List$/.test(name) && uri === LAW && closed?.skipped === false) lists.pop();
  });
  parser.write(xml).close();
  return words;
}

/** Whether a file has these words, and no others, as a title or number at its head: elsewhere it says them of itself. */
function isPrinted(xml: string, text: string): boolean {
  const head =
    /<(?:\w+:)?(?:Primary|Secondary|EU)Prelims\b[\s\S]*?<\/(?:\w+:)?(?:Primary|Secondary|EU)Prelims>/.exec(
      xml,
    )?.[0] ?? '';
  const titles = head.match(/<(?:\w+:)?(Title|MultilineTitle|Number)\b[^>]*>[\s\S]*?<\/(?:\w+:)?\1>/g) ?? [];
  const bare = (raw: string) => wordsIn(raw.replace(/<[^>]*>/g, '')).join('');
  return titles.some((title) => bare(title) === bare(text));
}

/** Every word that an instrument holds: its provisions, what stands round them, and its notes, each once. */
export function heldWords(instrument: Instrument, xml: string): readonly string[] {
  const words: string[] = [];
  const visit = (node: Provision): void => {
    words.push(...wordsIn(node.num));
    for (const text of [node.heading, node.intro, node.content]) words.push(...wordsIn(text));
    for (const child of node.children) visit(child);
    words.push(...wordsIn(node.wrapUp));
  };
  visit(instrument.root);
  for (const field of ['title', 'number'] as const)
    if (isPrinted(xml, instrument[field])) words.push(...wordsIn(instrument[field]));
  words.push(...wordsIn(instrument.dateOfEnactment));
  for (const { text } of instrument.prelims ?? []) words.push(...wordsIn(text));
  const notes = new Map(instrument.notes.map(({ mark, text = '' }) => [mark, text]));
  for (const text of notes.values()) words.push(...wordsIn(text));
  return words;
}

/** What one has more often than the other. */
export function missingFrom(has: readonly string[], lacks: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const word of lacks) left.set(word, (left.get(word) ?? 0) + 1);
  return has.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}
