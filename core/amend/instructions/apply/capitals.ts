import type { Field, Kind } from '../../../act/tree.ts';
import type { ApplyContext } from './apply-context.ts';
import { downward, type Live } from './live.ts';
import { cited } from './name.ts';

/** Provisions whose words are sentences of their own: what begins one has a capital. */
const SENTENCES: ReadonlySet<Kind> = new Set([
  'section',
  'subsection',
  'scheduleParagraph',
  'scheduleSubparagraph',
]);

/** The end of a sentence, and not of an abbreviation. */
const SENTENCE_END = /(?<!\b(?:etc|No|Nos|para|art|reg|[a-z]))[.?!][”’)]*\s*$/;

const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();
const isLower = (letter: string): boolean => letter !== letter.toUpperCase();

/** Whether what comes after a text begins a sentence, or a heading. */
function begins({ kind }: Live, field: Field, before: string): boolean {
  if (before.trim() === '') return field === 'heading' || (SENTENCES.has(kind) && field !== 'wrapUp');
  return field !== 'heading' && SENTENCE_END.test(before);
}

/** Words that have a capital only because a sentence begins with them, whatever it is about. */
const COMMON =
  /^(?:an?|the|this|that|these|those|any|all|each|every|no|such|some|where|when|if|in|on|at|for|before|after|until|unless|it|he|she|they|there|nothing|(?:sub-?)?sections?|(?:sub-)?paragraphs?|references?|neither|either|both|without|except)$/i;

/** Whether a word is an ordinary one, which has no capital within a sentence: the Act has it there without one, and never with. */
function isOrdinary(word: string, { finder: { root } }: ApplyContext): boolean {
  if (COMMON.test(word)) return true;
  const small = word.toLowerCase();
  let isSmall = false;
  for (const { text } of downward(root)) {
    for (const words of [text.intro, text.content, text.wrapUp, text.heading]) {
      if (new RegExp(`[\\p{Ll},] ${word}\\b`, 'u').test(words)) return false;
      isSmall ||= new RegExp(`(?<![\\p{L}’-])${small}(?![\\p{L}’-])`, 'u').test(words);
    }
  }
  return isSmall;
}

const firstWord = (text: string): string => /^[“‘(]?(\p{L}+)/u.exec(text)?.[1] ?? '';

/** A text with another letter at a place. */
const withLetter = (text: string, at: number, letter: string): string =>
  text.slice(0, at) + letter + text.slice(at + letter.length);

interface Change {
  readonly from: number;
  readonly to: number;
  /** What is put there; '' where the words are left out. */
  readonly words: string;
  /** How the text reads with it. */
  readonly now: string;
}

/**
 * How a text reads with a change at the beginning of a sentence or a heading: that begins with a capital and with no stop, and
 * what stood first goes on without its capital. An instruction doesn't say so of each letter. What was written of a draft
 * gives the draft's own letters.
 */
export function withCapitals(
  context: ApplyContext,
  node: Live,
  field: Field,
  { from, to, words, now: given }: Change,
): string {
  const was = node.text[field];
  if (context.isOwn || !begins(node, field, was.slice(0, from))) return given;
  const start = was.slice(0, from).trimEnd().length;
  const lead = /^[\s,;:.—–-]*/.exec(given.slice(start))?.[0] ?? '';
  // A stop that is left over before the first word parted it from what is gone.
  const isStray = words === '' && /[^\s]/.test(lead) && start === 0;
  let now = isStray ? given.slice(lead.length) : given;
  const at = isStray ? 0 : start + (/^\s*/.exec(now.slice(start))?.[0].length ?? 0);
  const [old, letter] = [firstWord(was.slice(from)), now.charAt(at)];
  if (old === '' || !isUpper(old.charAt(0)) || !/\p{L}/u.test(letter)) return now;
  const first = firstWord(now.slice(at));
  const isWhole = from === 0 && to === was.length;
  const isSaid = from < to && !isWhole && first.toLowerCase() === old.toLowerCase();
  if (isLower(letter) && !isSaid) {
    now = withLetter(now, at, letter.toLocaleUpperCase('en-GB'));
    context.notes.push(
      `“${firstWord(now.slice(at))}” has a capital, now that it begins words of ${placeOf(node, field)}`,
    );
  }
  const next = at + words.length;
  const goesOn = from === to && words !== '' && !SENTENCE_END.test(words);
  const after = now.indexOf(old, next - 1);
  if (!goesOn || after < next - 1 || after > next + 1 || !isOrdinary(old, context)) return now;
  now = withLetter(now, after, old.charAt(0).toLocaleLowerCase('en-GB'));
  context.notes.push(
    `“${firstWord(now.slice(after))}” has no capital, now that words stand before it in ${placeOf(node, field)}`,
  );
  return now;
}

const placeOf = (node: Live, field: Field): string =>
  field === 'heading' && node.kind !== 'crossheading' ? `the heading of ${cited(node)}` : cited(node);
