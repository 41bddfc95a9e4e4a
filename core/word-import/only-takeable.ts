import type { Provision } from '../act/tree.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import type { Refusal } from '../base/result.ts';
import { makerKey } from './changes.ts';
import { sectionOf } from './describe-item.ts';
import type { UnplacedChange, WordItem, WordOperation } from './item.ts';
import { type ChosenItem, type ImportSession, importItems } from './take-items.ts';

/** A key for the changes that become one amendment: those of one person in one section or Schedule. */
export const amendmentGroupKey = ({ maker, pid }: WordItem, amendedAct: Provision, base: Provision): string =>
  `${makerKey(maker)} ${sectionOf(amendedAct, base, pid)}`;

/** An item that can't be taken, and the reason. */
export interface RefusedItem {
  readonly chosenItem: ChosenItem;
  readonly refusal: Refusal;
}

/**
 * Separates changes that can be taken together from those that conflict with earlier ones.
 *
 * Halves are tried, so that a few refusals among hundreds cost few trials.
 */
export function separateImportable(
  session: ImportSession,
  taking: readonly ChosenItem[],
): { readonly importable: readonly ChosenItem[]; readonly refused: readonly RefusedItem[] } {
  const importable: ChosenItem[] = [];
  const refused: RefusedItem[] = [];
  const add = (group: readonly ChosenItem[]): void => {
    const outcome = importItems(session, [...importable, ...group]);
    const [one] = group;
    if (outcome.ok) importable.push(...group);
    else if (one && group.length === 1) refused.push({ chosenItem: one, refusal: outcome.error });
    else {
      const half = Math.ceil(group.length / 2);
      add(group.slice(0, half));
      add(group.slice(half));
    }
  };
  add(taking);
  return { importable, refused };
}

const REFUSAL_KINDS: Readonly<Record<WordOperation['do'], Pick<UnplacedChange, 'kind' | 'words'>>> = {
  text: { kind: 'fixed', words: 'Words that cannot be edited were changed' },
  omit: { kind: 'line-gone', words: 'A provision that cannot be omitted was deleted' },
  drop: { kind: 'partly-restored', words: 'A rejected change is needed by other changes' },
  insert: { kind: 'line-new', words: 'A new provision was added in a place where it cannot go' },
  row: { kind: 'table', words: 'A row was added to a table in a place where it cannot go' },
  divide: { kind: 'split', words: 'A line that cannot be divided was split in two' },
  move: { kind: 'moved', words: 'A provision that cannot be moved there was moved' },
  renumber: { kind: 'number', words: 'A number that cannot be changed was changed' },
  shift: { kind: 'fixed', words: 'Words that cannot be moved were moved' },
  join: { kind: 'joined', words: 'Lines that cannot be joined were joined' },
};

/** A change that can't be taken, as a point that waits for a person. */
const toUnplacedChange = ({ chosenItem: { item }, refusal }: RefusedItem): UnplacedChange => {
  const { kind, words } = REFUSAL_KINDS[item.operation.do];
  const { pid, shownRuns, maker } = item;
  return {
    kind,
    words: `${words}. ${refusal.message}`,
    pid,
    shownRuns,
    by: maker.kind === 'tracked' ? maker.by : null,
  };
};

/**
 * Keeps the changes that can be taken together in the draft as exported. The others become points that wait for a
 * person, with their words and reason.
 */
export function keepImportable(
  { items, unplaced }: { readonly items: readonly WordItem[]; readonly unplaced: readonly UnplacedChange[] },
  {
    base,
    amendments,
    text,
  }: { readonly base: Provision; readonly amendments: readonly Drafted[]; readonly text: Provision },
): { readonly items: readonly WordItem[]; readonly unplaced: readonly UnplacedChange[] } {
  let pidCount = 0;
  const session = { base, sentAmendments: amendments, now: amendments, newPid: () => `tried-${++pidCount}` };
  const { importable, refused } = separateImportable(
    session,
    items.map((item) => ({ item, targetId: amendmentGroupKey(item, text, base) })),
  );
  return {
    items: importable.map(({ item }) => item),
    unplaced: [...unplaced, ...refused.map(toUnplacedChange)],
  };
}
