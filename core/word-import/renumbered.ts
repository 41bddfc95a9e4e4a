import { isNumbered } from '../act/numbering.ts';
import type { Pid, Provision } from '../act/tree.ts';
import { makerKey, type ShownRun, type TextChange } from './changes.ts';
import type { WordItem } from './item.ts';
import { deletedText, insertedText } from './whole-edits.ts';

/** Finds the numbers of provisions that people changed in a returned file. */

/** One word, or two as in “SCHEDULE 2”. Other text in a number’s place is not a number. */
const NUMBER = /^[^\s,;]{1,20}(?: [^\s,;]{1,20})?$/u;

/**
 * The number that one person gave a provision in a returned file.
 *
 * Null where the text is no number, several people changed it, or one of the draft's own changes was rejected.
 */
function numberIn(node: Provision, changes: readonly TextChange[]): string | null {
  const [first] = changes;
  if (!first || !isNumbered(node.kind) || node.num === '') return null;
  if (changes.some(({ maker }) => maker.kind === 'rejected' || makerKey(maker) !== makerKey(first.maker)))
    return null;
  if (changes.some(({ restored, past }) => restored.length + past.length > 0)) return null;
  let { num } = node;
  for (const { at, remove, insert } of changes.toSorted((a, b) => b.at - a.at))
    num = num.slice(0, at) + insert + num.slice(at + remove);
  return NUMBER.test(num) && num !== node.num ? num : null;
}

/** The provisions whose numbers were changed in a returned file, and all changes that do not change a number. */
export function renumberings(
  changes: readonly TextChange[],
  nodeOf: (pid: Pid) => Provision | undefined,
): { readonly items: readonly WordItem[]; readonly otherChanges: readonly TextChange[] } {
  const items: WordItem[] = [];
  const otherChanges = new Set(changes);
  for (const pid of new Set(changes.map((change) => change.pid))) {
    const own = changes.filter((change) => change.pid === pid && change.field === 'num');
    const node = nodeOf(pid);
    const num = node ? numberIn(node, own) : null;
    const [first] = own;
    if (num === null || !node || !first) continue;
    const words = `\t${(node.heading || node.intro || node.content).slice(0, 70)}`;
    const shownRuns = [
      ...deletedText(node.num),
      ...insertedText(num),
      { kind: 'kept', text: words } as const,
    ];
    const operation = { do: 'renumber', pid, num } as const;
    items.push({ operation, maker: first.maker, pid, shownRuns, before: node.num, after: num });
    for (const change of own) otherChanges.delete(change);
  }
  return { items, otherChanges: [...otherChanges] };
}

/** The shown runs of a change without the words at the start of its insertion. */
function shownWithout(shownRuns: readonly ShownRun[], words: string): readonly ShownRun[] {
  const at = shownRuns.findIndex(({ kind, text }) => kind === 'inserted' && text.startsWith(words));
  const one = shownRuns[at];
  return one ? shownRuns.with(at, { ...one, text: one.text.slice(words.length) }) : shownRuns;
}

/** Whether a change inserts words before all words that remain of its field. */
function isAtStart({ field, at }: TextChange, changes: readonly TextChange[]): boolean {
  if (field === 'num' || field === 'tab' || field === 'mark') return false;
  const before = changes.filter((one) => one.field === field && one.at < at);
  return (
    before.every(({ insert }) => insert === '') && before.reduce((sum, one) => sum + one.remove, 0) === at
  );
}

/** The number and tab at the start of inserted words; undefined where they have no number there. */
const typedNumber = ({ insert }: TextChange): string | undefined => {
  const [, number = ''] = /^([^\t]{1,41})\t/.exec(insert) ?? [];
  return NUMBER.test(number) ? `${number}\t` : undefined;
};

/** The changes of one provision's line, with the deletion and retyping of its number and tab as one change. */
function withTypedNumber({ num }: Provision, changes: readonly TextChange[]): readonly TextChange[] {
  const ofNumber = changes.filter(({ field }) => field === 'num' || field === 'tab');
  const struck = ofNumber.reduce((sum, { remove }) => sum + remove, 0);
  const insertions = ofNumber.filter(({ insert }) => insert !== '');
  const isStruck = struck > num.length && ofNumber.every(({ maker }) => maker.kind !== 'rejected');
  const start =
    insertions.length > 0
      ? insertions[0]
      : changes.find((one) => one.insert !== '' && isAtStart(one, changes));
  const typed = start && typedNumber(start);
  if (!isStruck || insertions.length > 1 || !start || typed === undefined) return changes;
  const { length } = typed;
  const [number, insert] = [typed.slice(0, -1), start.insert.slice(length)];
  // More than a number before the old number cannot be separated from it.
  if (insertions.length > 0 && insert !== '') return changes;
  const { insertedBy = [] } = start;
  const renumbered: TextChange = {
    ...{ ...start, field: 'num', at: 0, remove: num.length, insert: number, restored: [], past: [] },
    ...{ removedBy: [], insertedBy: insertedBy.slice(0, number.length), before: num, after: number },
    shownRuns: [...deletedText(num), ...insertedText(number)],
  };
  const ofWords: TextChange = {
    ...{ ...start, insert, insertedBy: insertedBy.slice(length) },
    after: start.after.startsWith(typed) ? start.after.slice(length) : start.after,
    shownRuns: shownWithout(start.shownRuns, typed),
  };
  const isEmpty = insert === '' && (insertions.length > 0 || ofWords.remove + ofWords.restored.length === 0);
  return [
    ...(number === num ? [] : [renumbered]),
    ...changes.flatMap((change) => {
      if (change === start) return isEmpty ? [] : [ofWords];
      return ofNumber.includes(change) ? [] : [change];
    }),
  ];
}

/**
 * The changes of a line, with a number that was retyped together with its tab as one change of the number. A number
 * retyped without a difference is no change.
 *
 * Otherwise the new number and tab would be inserted into the words of the provision.
 */
export function withTypedNumbers(
  changes: readonly TextChange[],
  byPid: ReadonlyMap<Pid, Provision>,
): readonly TextChange[] {
  const struck = new Set(
    changes.flatMap(({ field, remove, pid }) => (field === 'tab' && remove > 0 ? [pid] : [])),
  );
  return [...struck].reduce((now, pid) => {
    const node = byPid.get(pid);
    const own = now.filter((one) => one.pid === pid);
    if (!node || node.num === '') return now;
    const typed = withTypedNumber(node, own);
    return typed === own ? now : [...now.filter((one) => one.pid !== pid), ...typed];
  }, changes);
}
