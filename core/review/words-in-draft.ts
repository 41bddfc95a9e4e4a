import { type Field, indexTree, type Pid, type Provision } from '../act/tree.ts';
import type { Edit, TextEdit } from '../amend/edits/edit.ts';
import type { Drafted } from '../amend/redline/redline.ts';
import { spliceBetween } from '../amend/text/splice.ts';
import { carryThrough, isStretch, makeAnchor, refindAnchor, type Stretch } from '../evidence/anchor.ts';
import type { LocatedWords, ThreadWords } from './thread-words.ts';

type DraftedWords = Extract<LocatedWords, { of: 'draft' }>;

/** What one amendment puts in at one place of a field, and the base words that it puts them in for or beside. */
interface Insertion extends Stretch {
  readonly text: string;
}

/** What an amendment puts in in a field, by the base offset at which it stands. */
export function insertionsIn(edits: readonly Edit[], pid: Pid, field: Field): ReadonlyMap<number, Insertion> {
  const insertions = new Map<number, Insertion>();
  const own = edits.filter(
    (edit): edit is TextEdit =>
      edit.type === 'text' && edit.pid === pid && edit.field === field && edit.insert !== '',
  );
  for (const { from, to, insert } of own.toSorted((a, b) => (a.rank < b.rank ? -1 : 1))) {
    const earlier = insertions.get(to);
    insertions.set(to, {
      from: Math.min(earlier?.from ?? from, from),
      to,
      text: (earlier?.text ?? '') + insert,
    });
  }
  return insertions;
}

/** The words of a field of a provision that edits put in whole, or make of existing text. */
export function insertedField(edits: readonly Edit[], pid: Pid, field: Field): string | null {
  for (const edit of edits) {
    const node = edit.type === 'insert' ? indexTree(edit.provision).byPid.get(pid) : undefined;
    if (node) return node[field];
    if (edit.type === 'divide' && edit.newPid === pid)
      return field === 'heading' ? (edit.heading ?? '') : null;
  }
  return null;
}

/** What an amendment puts in now where some words of it were; where it reaches over more of the base by now, there. */
function insertionNow(
  edits: readonly Edit[],
  { pid, field, gap }: DraftedWords,
): (Stretch & { text: string; gap: number | null }) | null {
  if (gap === null) {
    const text = insertedField(edits, pid, field);
    return text === null ? null : { from: 0, to: 0, text, gap: null };
  }
  const insertions = insertionsIn(edits, pid, field);
  const insertionHere = insertions.get(gap);
  if (insertionHere) return { ...insertionHere, gap };
  const surrounding = [...insertions.values()].filter(({ from, to }) => from <= gap && gap <= to);
  const [only, another] = surrounding;
  return only && !another ? { ...only, gap: only.to } : null;
}

/** Words within what an amendment put in, where they are in what it puts in now; null when they are lost. */
function carryStretch(wholeText: string, now: string, { from, to }: Stretch): Stretch | null {
  if (!isStretch(wholeText, { from, to })) return null;
  if (wholeText === now) return { from, to };
  const anchor = makeAnchor(wholeText, from, to);
  return (
    carryThrough(anchor, wholeText, [spliceBetween(wholeText, now, null)]) ??
    refindAnchor(anchor, now, wholeText)
  );
}

/** `changed` where some of the words are gone, or read otherwise; `detached` where none is left that says anything. */
type WordsState = 'stands' | 'changed' | 'detached';

/** Where the words of a thread are in a draft. */
export interface WordsInDraft {
  readonly state: WordsState;
  /** The words that are left, with their places now. Empty where they are detached. */
  readonly words: readonly LocatedWords[];
}

const DETACHED: WordsInDraft = { state: 'detached', words: [] };
const isWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** The words themselves. */
export const textOfLocated = (root: Provision, heldWords: LocatedWords): string =>
  heldWords.of === 'draft'
    ? heldWords.whole.slice(heldWords.from, heldWords.to)
    : (indexTree(root).byPid.get(heldWords.pid)?.[heldWords.field] ?? '').slice(heldWords.from, heldWords.to);

/** Words that are held by their offsets in the base text alone, as they come from elsewhere. */
function locateInBase(root: Provision, pid: Pid, words: ThreadWords): readonly LocatedWords[] {
  const { from, to, quote, prefix, suffix } = words;
  const field = (['heading', 'intro', 'content', 'wrapUp'] as const).find((known) => known === words.field);
  const text = field && indexTree(root).byPid.get(pid)?.[field];
  if (!field || text === undefined || !isStretch(text, { from, to })) return [];
  if (!text.startsWith(prefix + quote + suffix, from - prefix.length) || to !== from + quote.length)
    return [];
  return [{ of: 'base', pid, field, from, to }];
}

/**
 * Where the words that a thread is about are now. They are followed through what was done to them, by where they came
 * from; those that were changed away are lost, whatever else comes to read as they did.
 * @param pid the provision that the thread is on
 * @param amendments all whose words count as there: one that is withdrawn is none of them
 */
export function wordsInDraft(
  root: Provision,
  pid: Pid,
  words: ThreadWords,
  amendments: readonly Drafted[],
): WordsInDraft {
  if (words.detached) return DETACHED;
  const storedWords = words.held ?? locateInBase(root, pid, words);
  const remainingWords = storedWords.flatMap((ownWords): readonly LocatedWords[] => {
    if (ownWords.of === 'base')
      return textOfLocated(root, ownWords).length === ownWords.to - ownWords.from ? [ownWords] : [];
    const edits = amendments.find(({ id }) => id === ownWords.am)?.edits;
    const now = edits && insertionNow(edits, ownWords);
    const at = now && carryStretch(ownWords.whole, now.text, ownWords);
    return now && at ? [{ ...ownWords, from: at.from, to: at.to, whole: now.text, gap: now.gap }] : [];
  });
  const remainingText = remainingWords.map((held) => textOfLocated(root, held)).join('');
  if (remainingWords.length === 0 || (isWord(words.quote) && !isWord(remainingText))) return DETACHED;
  return {
    state: remainingText.replaceAll('\n', '') === words.quote.replaceAll('\n', '') ? 'stands' : 'changed',
    words: remainingWords,
  };
}

/**
 * The words of a thread on the Act's new text, when a review is moved to one: those of the base are looked for in the
 * provision that their own has become, and must be there beyond doubt.
 */
export function carryToNewText(
  words: ThreadWords,
  pid: Pid,
  before: Provision,
  after: Provision,
  pidNow: (pid: Pid) => Pid | null,
): ThreadWords {
  if (words.detached) return words;
  const heldWords = (words.held ?? locateInBase(before, pid, words)).flatMap(
    (one): readonly LocatedWords[] => {
      const node = indexTree(before).byPid.get(one.pid);
      // In a provision that an amendment puts in, nothing of the base is under the words.
      if (!node) return [one];
      const now = indexTree(after).byPid.get(pidNow(one.pid) ?? '');
      if (!now) return [];
      if (one.of === 'draft') return carryGap(one, node[one.field], now);
      const text = node[one.field];
      if (!isStretch(text, one)) return [];
      const refound = refindAnchor(makeAnchor(text, one.from, one.to), now[one.field], text);
      return refound ? [{ ...one, pid: now.pid, from: refound.from, to: refound.to }] : [];
    },
  );
  return heldWords.length > 0 ? { ...words, held: heldWords } : { ...words, detached: true };
}

/** Where what an amendment puts in stands in a field that reads otherwise now: after as much of it as is the same. */
function carryGap(one: DraftedWords, text: string, now: Provision): readonly LocatedWords[] {
  if (one.gap === null) return [{ ...one, pid: now.pid }];
  const { at, remove, insert } = spliceBetween(text, now[one.field], null);
  if (one.gap <= at) return [{ ...one, pid: now.pid }];
  return one.gap >= at + remove ? [{ ...one, pid: now.pid, gap: one.gap + insert.length - remove }] : [];
}
