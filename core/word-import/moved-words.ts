import { FIELDS, indexTree, type Provision } from '../act/tree.ts';
import { makerKey, type ShownRun, type TextChange } from './changes.ts';
import type { Item } from './item.ts';
import type { WordDocument } from './word-document.ts';

/** Words that somebody moved within a line, as Word marks that: struck in one place and put in in another, and one change. */

/** What each author moved, by the words: those that are struck somewhere as moved and stand elsewhere as moved. */
function movedIn({ paragraphs }: Pick<WordDocument, 'paragraphs'>): ReadonlySet<string> {
  const [from, to] = [new Set<string>(), new Set<string>()];
  for (const { runs } of paragraphs)
    for (const { text, moved, inserted, deleted } of runs) {
      if (!moved || text.trim() === '') continue;
      if (inserted && !deleted) to.add(`${inserted.author} ${text.trim()}`);
      else if (deleted && !inserted) from.add(`${deleted.author} ${text.trim()}`);
    }
  return new Set([...from].filter((one) => to.has(one)));
}

const isOut = ({ operation, after }: Item): boolean => operation.do === 'text' && after === '';
const isIn = ({ operation, before }: Item): boolean => operation.do === 'text' && before === '';

const fieldOf = ({ operation, pid }: Item): string =>
  operation.do === 'text' ? `${pid} ${operation.change.field}` : '';

/** How much of a line is shown before and after what is done in it. */
const CONTEXT = 70;

/** Words of a field struck in one place of it and put in in another. */
function shownIn(words: string, out: TextChange, into: TextChange): readonly ShownRun[] {
  const [from, to, at] = [out.at, out.at + out.remove, into.at];
  const keptRun = (start: number, end: number): ShownRun => ({ kind: 'kept', text: words.slice(start, end) });
  const deletedRun: ShownRun = { kind: 'deleted', text: out.before };
  const insertedRun: ShownRun = { kind: 'inserted', text: into.after };
  const [first, last] = [Math.min(from, at), Math.max(to, at)];
  const before = keptRun(Math.max(0, first - CONTEXT), first);
  const after = keptRun(last, last + CONTEXT);
  return [
    first > CONTEXT ? { ...before, text: `…${before.text}` } : before,
    ...(at <= from
      ? [insertedRun, keptRun(at, from), deletedRun]
      : [deletedRun, keptRun(to, at), insertedRun]),
    last + CONTEXT < words.length ? { ...after, text: `${after.text}…` } : after,
  ].filter(({ text }) => text !== '');
}

/** Changes with those of words that were moved within one field as one, in the place of the first of the two. */
export function withMovedWords(
  items: readonly Item[],
  document: Pick<WordDocument, 'paragraphs'>,
  text: Provision,
): readonly Item[] {
  const moved = movedIn(document);
  if (moved.size === 0) return items;
  const isMoved = ({ maker }: Item, words: string) =>
    maker.how === 'tracked' && moved.has(`${maker.by.author} ${words.trim()}`);
  const mergedItems = new Set<Item>();
  return items.flatMap((item): readonly Item[] => {
    if (mergedItems.has(item)) return [];
    const words = isOut(item) ? item.before : isIn(item) ? item.after : '';
    if (words === '' || !isMoved(item, words)) return [item];
    const other = items.find(
      (one) =>
        one !== item &&
        !mergedItems.has(one) &&
        fieldOf(one) === fieldOf(item) &&
        makerKey(one.maker) === makerKey(item.maker) &&
        (isOut(item)
          ? isIn(one) && one.after.trim() === words.trim()
          : isOut(one) && one.before.trim() === words.trim()),
    );
    if (!other) return [item];
    mergedItems.add(other);
    const [out, into] = isOut(item) ? [item, other] : [other, item];
    if (out.operation.do !== 'text' || into.operation.do !== 'text') return [item];
    const { change } = out.operation;
    const node = indexTree(text).byPid.get(change.pid);
    const field = FIELDS.find((one) => one === change.field);
    const shownRuns =
      node && field ? shownIn(node[field], change, into.operation.change) : [...out.shown, ...into.shown];
    const operation = { do: 'shift', parts: [out.operation, into.operation] } as const;
    return [{ ...item, operation, shown: shownRuns, before: out.before, after: into.after }];
  });
}
