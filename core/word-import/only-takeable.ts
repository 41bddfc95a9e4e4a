import type { Provision } from '../act/tree.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import type { Refusal } from '../base/result.ts';
import { makerKey } from './changes.ts';
import { sectionOf } from './describe-item.ts';
import type { Unplaced, WordItem, WordOperation } from './item.ts';
import { type Taking, type TakingSession, takeItems } from './take-items.ts';

/** A key for the changes that become one amendment: those of one person in one section or Schedule. */
export const groupOf = ({ maker, pid }: WordItem, text: Provision, base: Provision): string =>
  `${makerKey(maker)} ${sectionOf(text, base, pid)}`;

/** An item that can't be taken, and the reason. */
export interface Untakeable {
  readonly taking: Taking;
  readonly refusal: Refusal;
}

/**
 * Separates changes that can be taken together from those that conflict with earlier ones.
 *
 * Halves are tried, so that a few refusals among hundreds cost few trials.
 */
export function partTakeable(
  session: TakingSession,
  taking: readonly Taking[],
): { readonly can: readonly Taking[]; readonly cannot: readonly Untakeable[] } {
  const can: Taking[] = [];
  const cannot: Untakeable[] = [];
  const add = (group: readonly Taking[]): void => {
    const outcome = takeItems(session, [...can, ...group]);
    const [one] = group;
    if (outcome.ok) can.push(...group);
    else if (one && group.length === 1) cannot.push({ taking: one, refusal: outcome.error });
    else {
      const half = Math.ceil(group.length / 2);
      add(group.slice(0, half));
      add(group.slice(half));
    }
  };
  add(taking);
  return { can, cannot };
}

const REFUSED: Readonly<Record<WordOperation['do'], Pick<Unplaced, 'kind' | 'words'>>> = {
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
const waiting = ({ taking: { item }, refusal }: Untakeable): Unplaced => {
  const { kind, words } = REFUSED[item.operation.do];
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
export function onlyTakeable(
  { items, unplaced }: { readonly items: readonly WordItem[]; readonly unplaced: readonly Unplaced[] },
  {
    base,
    amendments,
    text,
  }: { readonly base: Provision; readonly amendments: readonly Drafted[]; readonly text: Provision },
): { readonly items: readonly WordItem[]; readonly unplaced: readonly Unplaced[] } {
  let pids = 0;
  const session = { base, sentAmendments: amendments, now: amendments, newPid: () => `tried-${++pids}` };
  const { can, cannot } = partTakeable(
    session,
    items.map((item) => ({ item, into: groupOf(item, text, base) })),
  );
  return { items: can.map(({ item }) => item), unplaced: [...unplaced, ...cannot.map(waiting)] };
}
