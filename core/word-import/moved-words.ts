import { FIELDS, indexTree, type Provision } from '../act/tree.ts';
import { makerKey, type ShownRun, type TextChange } from './changes.ts';
import type { WordItem } from './item.ts';
import type { WordDocument } from './word-document.ts';

/**
 * Joins the two changes that Word makes when somebody moves words within a line: a deletion in one place and an
 * insertion in another, both marked as a move.
 */

/** Keys of author and words, for words that the same author deleted in one place and inserted in another as a move. */
function movedKeysIn({ paragraphs }: Pick<WordDocument, 'paragraphs'>): ReadonlySet<string> {
  const [from, to] = [new Set<string>(), new Set<string>()];
  for (const { runs } of paragraphs)
    for (const { text, moved, inserted, deleted } of runs) {
      if (!moved || text.trim() === '') continue;
      if (inserted && !deleted) to.add(`${inserted.author} ${text.trim()}`);
      else if (deleted && !inserted) from.add(`${deleted.author} ${text.trim()}`);
    }
  return new Set([...from].filter((one) => to.has(one)));
}

const isDeletion = ({ operation, after }: WordItem): boolean => operation.do === 'text' && after === '';
const isInsertion = ({ operation, before }: WordItem): boolean => operation.do === 'text' && before === '';

const fieldOf = ({ operation, pid }: WordItem): string =>
  operation.do === 'text' ? `${pid} ${operation.change.field}` : '';

/** How many characters are shown before and after a change in a line. */
const CONTEXT_LENGTH = 70;

/** The shown runs for words deleted in one place of a field and inserted in another. */
function shownIn(words: string, out: TextChange, into: TextChange): readonly ShownRun[] {
  const [from, to, at] = [out.at, out.at + out.remove, into.at];
  const keptRun = (start: number, end: number): ShownRun => ({ kind: 'kept', text: words.slice(start, end) });
  const deletedRun: ShownRun = { kind: 'deleted', text: out.before };
  const insertedRun: ShownRun = { kind: 'inserted', text: into.after };
  const [first, last] = [Math.min(from, at), Math.max(to, at)];
  const before = keptRun(Math.max(0, first - CONTEXT_LENGTH), first);
  const after = keptRun(last, last + CONTEXT_LENGTH);
  return [
    first > CONTEXT_LENGTH ? { ...before, text: `…${before.text}` } : before,
    ...(at <= from
      ? [insertedRun, keptRun(at, from), deletedRun]
      : [deletedRun, keptRun(to, at), insertedRun]),
    last + CONTEXT_LENGTH < words.length ? { ...after, text: `${after.text}…` } : after,
  ].filter(({ text }) => text !== '');
}

/** Replaces the two changes of words moved within one field by one item, in the place of the first. */
export function withMovedWords(
  items: readonly WordItem[],
  document: Pick<WordDocument, 'paragraphs'>,
  text: Provision,
): readonly WordItem[] {
  const moved = movedKeysIn(document);
  if (moved.size === 0) return items;
  const isMoved = ({ maker }: WordItem, words: string) =>
    maker.kind === 'tracked' && moved.has(`${maker.by.author} ${words.trim()}`);
  const mergedItems = new Set<WordItem>();
  return items.flatMap((item): readonly WordItem[] => {
    if (mergedItems.has(item)) return [];
    const words = isDeletion(item) ? item.before : isInsertion(item) ? item.after : '';
    if (words === '' || !isMoved(item, words)) return [item];
    const other = items.find(
      (one) =>
        one !== item &&
        !mergedItems.has(one) &&
        fieldOf(one) === fieldOf(item) &&
        makerKey(one.maker) === makerKey(item.maker) &&
        (isDeletion(item)
          ? isInsertion(one) && one.after.trim() === words.trim()
          : isDeletion(one) && one.before.trim() === words.trim()),
    );
    if (!other) return [item];
    mergedItems.add(other);
    const [out, into] = isDeletion(item) ? [item, other] : [other, item];
    if (out.operation.do !== 'text' || into.operation.do !== 'text') return [item];
    const { change } = out.operation;
    const node = indexTree(text).byPid.get(change.pid);
    const field = FIELDS.find((one) => one === change.field);
    const shownRuns =
      node && field
        ? shownIn(node[field], change, into.operation.change)
        : [...out.shownRuns, ...into.shownRuns];
    const operation = { do: 'shift', parts: [out.operation, into.operation] } as const;
    return [{ ...item, operation, shownRuns, before: out.before, after: into.after }];
  });
}
