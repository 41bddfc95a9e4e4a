import type { Provision } from '../../../act/tree.ts';
import { listed } from '../../../base/english.ts';
import type { Anchor, Location, NewText, Operation, ProvisionTarget, WordsTarget } from '../syntax.ts';
import { linkPhrase, phraseOf, phrasesOf, placePhrase, quote, unitPhrase } from './phrases.ts';
import type { Habits } from './style.ts';

/** An operation as a sentence without first capital and stop, and the provisions that it sets out. */
export interface Sentence {
  readonly words: string;
  readonly block: readonly Provision[];
  /** Whether the words end in a quotation that continues in the provisions (drafting-conventions.md §3.3 R3.9). */
  readonly runsOn: boolean;
}

const plain = (words: string): Sentence => ({ words, block: [], runsOn: false });

/** Adds the new text to words: quoted in line, set out after a dash (R3.8), or a quotation that continues in provisions (R3.9). */
function addNewText(before: string, { words, provisions }: NewText): Sentence {
  if (provisions.length === 0) return plain(`${before} ${quote(words)}`);
  if (words === '') return { words: `${before}—`, block: provisions, runsOn: false };
  return { words: `${before} “${words}`, block: provisions, runsOn: true };
}

const placeIn = (at: Location, habits: Habits): string =>
  at.length === 0 ? '' : ` in ${phraseOf(at, habits)}`;

function endOf(at: Location, habits: Habits): string {
  return at.length === 0 ? 'the end' : `the end of ${phraseOf(at, habits)}`;
}

/** The phrase for the words that an operation changes, as the object of "for", "after" or "omit". */
function targetPhrase(target: WordsTarget, habits: Habits): string {
  switch (target.type) {
    case 'quoted':
      return quote(target.words) + placePhrase(target.where, habits) + placeIn(target.in, habits);
    case 'span': {
      const from = target.from === null ? 'the beginning' : quote(target.from);
      const to = target.to === null ? endOf(target.in, habits) : quote(target.to);
      return `the words from ${from}${placePhrase(target.where, habits)} to ${to}`;
    }
    case 'link':
      return linkPhrase(target.link, habits);
    case 'bracketed':
      return `the words in brackets${placeIn(target.in, habits)}`;
    case 'all':
      return phraseOf(target.in, habits);
  }
}

function anchorPhrase(anchor: Anchor, habits: Habits, isOne = true): string {
  switch (anchor.type) {
    case 'words':
      return `${anchor.side} ${targetPhrase(anchor.words, habits)}`;
    case 'provision': {
      const link = anchor.beforeLink ? `, but before the ${quote(anchor.beforeLink)} at the end of it,` : '';
      return `${anchor.side} ${phraseOf(anchor.of, habits)}${link}${anchor.newLine ? ', and on a new line,' : ''}`;
    }
    case 'edge':
      return `at the ${anchor.edge}${anchor.of.length > 0 ? ` of ${phraseOf(anchor.of, habits)}` : ''}`;
    case 'appropriatePlace':
      return `at the appropriate ${isOne ? 'place' : 'places'}${anchor.of.length > 0 ? ` in ${phraseOf(anchor.of, habits)}` : ''}`;
  }
}

function provisionPhrase({ at, withLink, keepLink, withItalic }: ProvisionTarget, habits: Habits): string {
  const linkText = withLink && `and ${linkPhrase(withLink, habits)}`;
  const link = linkText ? (habits.repeals ? ` ${linkText}` : ` (${linkText})`) : '';
  const keptText = keepLink ? ` (but not the ${quote(keepLink)} at the end of ${backReferenceTo(at)})` : '';
  const italic = withItalic
    ? ` and the ${habits.italicHeading} before ${namesSeveral({ at }) ? firstOf(at, habits) : 'it'}`
    : '';
  return phraseOf(at, habits) + link + keptText + italic;
}

/** `that paragraph`, `that definition`; `it` for other steps. */
function backReferenceTo(at: Location): string {
  const last = at.at(-1);
  return last?.type === 'unit' ? `that ${last.unit}` : last?.type === 'definition' ? 'that definition' : 'it';
}

/** The first of the provisions that a location names. */
function firstOf(at: Location, habits: Habits): string {
  const last = at.at(-1);
  const first = last?.type === 'unit' ? last.labels[0] : undefined;
  return last?.type === 'unit' && first ? unitPhrase(last.unit, [{ from: first.from }], habits) : 'it';
}

function namesSeveral({ at }: ProvisionTarget): boolean {
  const last = at.at(-1);
  if (last?.type === 'definition') return last.terms.length > 1;
  return last?.type === 'unit' && (last.labels.length > 1 || last.labels.some(({ to }) => to !== undefined));
}

/** Writes `subsection (2) is repealed`, `the words “x y” are repealed`, the Scottish form of an omission (R3.15). */
function repealPhrase(subjects: readonly string[], isPlural: boolean): string {
  return `${listed(subjects)} ${isPlural || subjects.length > 1 ? 'are' : 'is'} repealed`;
}

const isOneWord = (words: string): boolean => !/\s/.test(words.trim());

function omitWords(targets: readonly WordsTarget[], habits: Habits): string {
  // The phrase ends the sentence, so the second comma of ", in both places it occurs," goes.
  const phrases = targets.map((target) => targetPhrase(target, habits).replace(/,$/, ''));
  if (!habits.repeals) return `omit ${listed(phrases)}`;
  const [only, other] = targets;
  if (other && targets.every(({ type }) => type === 'quoted'))
    return repealPhrase([`the words ${listed(phrases)}`], true);
  if (only?.type !== 'quoted' || other) {
    const several = targets.some(({ type }) => type === 'span' || type === 'all');
    return repealPhrase(phrases, several);
  }
  const words = isOneWord(only.words) ? 'the word' : 'the words';
  return repealPhrase([`${words} ${phrases[0]}`], !isOneWord(only.words));
}

function writeNewHeading(targets: readonly WordsTarget[], { words }: NewText, habits: Habits): string | null {
  const [only, other] = targets;
  const last = only?.type === 'all' ? only.in.at(-1) : undefined;
  if (!habits.repeals || other || last?.type !== 'heading' || only?.type !== 'all') return null;
  return `${phraseOf(only.in, habits)} becomes ${quote(words)}`;
}

/** Writes an operation in a style (drafting-conventions.md §3.1, §3.5), without its location. */
export function sentenceOf(operation: Operation, habits: Habits): Sentence {
  switch (operation.type) {
    case 'insert': {
      const { newText } = operation;
      const isOne = newText.provisions.length < 2;
      const where = listed(operation.at.map((anchor) => anchorPhrase(anchor, habits, isOne)));
      const isSetOut = newText.provisions.length > 0 && !newText.words && !where.endsWith(',');
      return addNewText(`${where}${isSetOut ? habits.beforeBlock : ' '}insert`, newText);
    }
    case 'substituteWords': {
      const { targets, newText } = operation;
      const becomes = writeNewHeading(targets, newText, habits);
      if (becomes) return plain(becomes);
      const targetWords = listed(targets.map((target) => targetPhrase(target, habits)));
      return addNewText(`for ${targetWords} substitute`, newText);
    }
    case 'omitWords':
      return plain(omitWords(operation.targets, habits));
    case 'substituteProvisions': {
      const targetWords = listed(operation.targets.map((target) => provisionPhrase(target, habits)));
      return addNewText(`for ${targetWords} substitute`, operation.newText);
    }
    case 'omitProvisions': {
      const targetWords = operation.targets.map((target) => provisionPhrase(target, habits));
      if (!habits.repeals) return plain(`omit ${listed(targetWords)}`);
      return plain(
        repealPhrase(
          targetWords,
          operation.targets.some((target) => namesSeveral(target) || target.withLink || target.withItalic),
        ),
      );
    }
    case 'renumber': {
      const to = phrasesOf([operation.as], habits).join('');
      if (operation.at.length === 0) return plain(`the existing text becomes ${to}`);
      return plain(`${phraseOf(operation.at, habits)} is renumbered as ${to}`);
    }
    case 'move': {
      const { at, side, of, as } = operation;
      const number = as ? ` and renumber it as ${phrasesOf([as], habits).join('')}` : '';
      return plain(`move ${phraseOf(at, habits)} to ${side} ${phraseOf(of, habits)}${number}`);
    }
    case 'becomeProvision':
      return plain(
        `${targetPhrase(operation.words, habits)} become ${phrasesOf([operation.as], habits).join('')}`,
      );
    case 'insertSetOut':
      return plain(
        `${anchorPhrase(operation.at, habits)} insert the ${habits.schedule} set out in ${phraseOf(operation.setOutIn, habits)} to this Act`,
      );
  }
}
