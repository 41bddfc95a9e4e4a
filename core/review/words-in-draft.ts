import { type Field, indexTree, type Pid, type Provision } from '../act/tree.ts';
import type { Edit, TextEdit } from '../amend/edits/edit.ts';
import type { Drafted } from '../amend/redline/redline.ts';
import { spliceBetween } from '../amend/text/splice.ts';
import { carryThrough, isStretch, makeAnchor, refindAnchor, type Stretch } from '../evidence/anchor.ts';
import type { LocatedWords, ThreadWords } from './thread-words.ts';

type DraftedWords = Extract<LocatedWords, { of: 'draft' }>;

/** The text that one amendment inserts at one place of a field, and the base words that it replaces. */
interface Insertion extends Stretch {
  readonly text: string;
}

/** The insertions of an amendment in a field, by base offset. Insertions at one offset are joined in the order of their ranks. */
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

/** The words of a field of a provision that edits insert, or make by dividing another. Null if they do neither. */
export function insertedField(edits: readonly Edit[], pid: Pid, field: Field): string | null {
  for (const edit of edits) {
    const node = edit.type === 'insert' ? indexTree(edit.provision).byPid.get(pid) : undefined;
    if (node) return node[field];
    if (edit.type === 'divide' && edit.newPid === pid)
      return field === 'heading' ? (edit.heading ?? '') : null;
  }
  return null;
}

/**
 * The present insertion of an amendment at the place of some words. If the amendment now replaces more of the base text there, the
 * larger insertion. Null if there is none, or several are possible.
 */
function presentInsertion(
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

/** Finds words of an insertion in its present text. Null if they are lost. */
function carryWordsInInsertion(wholeText: string, now: string, { from, to }: Stretch): Stretch | null {
  if (!isStretch(wholeText, { from, to })) return null;
  if (wholeText === now) return { from, to };
  const anchor = makeAnchor(wholeText, from, to);
  return (
    carryThrough(anchor, wholeText, [spliceBetween(wholeText, now, null)]) ??
    refindAnchor(anchor, now, wholeText)
  );
}

/** `stands`: unchanged. `changed`: some words were changed or deleted. `detached`: no letters or digits of them are left. */
type WordsState = 'stands' | 'changed' | 'detached';

/** The words of a thread in the present draft. */
export interface WordsInDraft {
  readonly state: WordsState;
  /** The remaining words with their present places. Empty if detached. */
  readonly words: readonly LocatedWords[];
}

const DETACHED: WordsInDraft = { state: 'detached', words: [] };
const isWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** The text of located words. */
export const textOfLocated = (root: Provision, heldWords: LocatedWords): string =>
  heldWords.of === 'draft'
    ? heldWords.whole.slice(heldWords.from, heldWords.to)
    : (indexTree(root).byPid.get(heldWords.pid)?.[heldWords.field] ?? '').slice(heldWords.from, heldWords.to);

/** Locates words that have only offsets in the base text, such as those from a Word file. Empty if the text there differs. */
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
 * Finds the words of a thread in the present draft. They are followed by their origin. Equal words elsewhere are never taken for
 * deleted ones.
 * @param pid the provision that the thread is on
 * @param amendments the amendments that aren't withdrawn
 */
export function wordsInDraft(
  root: Provision,
  pid: Pid,
  words: ThreadWords,
  amendments: readonly Drafted[],
): WordsInDraft {
  if (words.detached) return DETACHED;
  const storedWords = words.held ?? locateInBase(root, pid, words);
  const remainingWords = storedWords.flatMap((storedPart): readonly LocatedWords[] => {
    if (storedPart.of === 'base')
      return textOfLocated(root, storedPart).length === storedPart.to - storedPart.from ? [storedPart] : [];
    const edits = amendments.find(({ id }) => id === storedPart.am)?.edits;
    const now = edits && presentInsertion(edits, storedPart);
    const at = now && carryWordsInInsertion(storedPart.whole, now.text, storedPart);
    return now && at ? [{ ...storedPart, from: at.from, to: at.to, whole: now.text, gap: now.gap }] : [];
  });
  const remainingText = remainingWords.map((held) => textOfLocated(root, held)).join('');
  if (remainingWords.length === 0 || (isWord(words.quote) && !isWord(remainingText))) return DETACHED;
  return {
    state: remainingText.replaceAll('\n', '') === words.quote.replaceAll('\n', '') ? 'stands' : 'changed',
    words: remainingWords,
  };
}

/**
 * Carries the words of a thread over to a new base text. Words of the base text are searched for in the corresponding provision.
 * They are detached unless they are found without doubt.
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
      // A provision that an amendment inserts doesn't depend on the base text.
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

/** Moves the base offset of an insertion to a new base text. Empty if the text round the offset was changed. */
function carryGap(one: DraftedWords, text: string, now: Provision): readonly LocatedWords[] {
  if (one.gap === null) return [{ ...one, pid: now.pid }];
  const { at, remove, insert } = spliceBetween(text, now[one.field], null);
  if (one.gap <= at) return [{ ...one, pid: now.pid }];
  return one.gap >= at + remove ? [{ ...one, pid: now.pid, gap: one.gap + insert.length - remove }] : [];
}
