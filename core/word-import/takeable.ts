import type { Provision } from '../act/tree.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import type { Refusal } from '../base/result.ts';
import { makerKey } from './changes.ts';
import { sectionOf } from './describe-item.ts';
import type { Item, Unplaced, WordOperation } from './item.ts';
import { type Taking, type TakingSession, takeItems } from './take.ts';

/** The changes of a file that become one amendment: what one person changed in one section or Schedule. */
export const groupOf = ({ maker, pid }: Item, text: Provision, base: Provision): string =>
  `${makerKey(maker)} ${sectionOf(text, base, pid)}`;

/** What can't be taken, and why. */
export interface Untakeable {
  readonly taking: Taking;
  readonly why: Refusal;
}

/**
 * Parts changes into those that can all be taken together, and those that the draft has no place for beside the ones
 * before them. Halves are tried, so that a few that are refused among hundreds cost few trials.
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
    else if (one && group.length === 1) cannot.push({ taking: one, why: outcome.error });
    else {
      const half = Math.ceil(group.length / 2);
      add(group.slice(0, half));
      add(group.slice(half));
    }
  };
  add(taking);
  return { can, cannot };
}

const REFUSED: Readonly<Record<WordOperation['do'], Pick<Unplaced, 'what' | 'words'>>> = {
  text: { what: 'fixed', words: 'Words that cannot be edited were changed' },
  omit: { what: 'line-gone', words: 'A provision that cannot be omitted was deleted' },
  drop: { what: 'partly-restored', words: 'A rejected change is needed by other changes' },
  insert: { what: 'line-new', words: 'A new provision was added in a place where it cannot go' },
  row: { what: 'table', words: 'A row was added to a table in a place where it cannot go' },
  divide: { what: 'split', words: 'A line that cannot be divided was split in two' },
  move: { what: 'moved', words: 'A provision that cannot be moved there was moved' },
  renumber: { what: 'number', words: 'A number that cannot be changed was changed' },
  shift: { what: 'fixed', words: 'Words that cannot be moved were moved' },
  join: { what: 'joined', words: 'Lines that cannot be joined were joined' },
};

/** A change that can't be taken, as something that waits for a person. */
const waiting = ({ taking: { item }, why: refusal }: Untakeable): Unplaced => {
  const { what: kind, words } = REFUSED[item.operation.do];
  const { pid, shown: shownRuns, maker } = item;
  return {
    what: kind,
    words: `${words}. ${refusal.message}`,
    pid,
    shown: shownRuns,
    by: maker.how === 'tracked' ? maker.by : null,
  };
};

/**
 * What was found in a file, with only those changes to be taken that the draft which it left with can take together. The
 * others wait for a person, each with its words and the reason.
 */
export function onlyTakeable(
  { items, unplaced }: { readonly items: readonly Item[]; readonly unplaced: readonly Unplaced[] },
  {
    base,
    amendments,
    text,
  }: { readonly base: Provision; readonly amendments: readonly Drafted[]; readonly text: Provision },
): { readonly items: readonly Item[]; readonly unplaced: readonly Unplaced[] } {
  let pids = 0;
  const session = { base, sent: amendments, now: amendments, newPid: () => `tried-${++pids}` };
  const { can, cannot } = partTakeable(
    session,
    items.map((item) => ({ item, into: groupOf(item, text, base) })),
  );
  return { items: can.map(({ item }) => item), unplaced: [...unplaced, ...cannot.map(waiting)] };
}
