import { attempt, type Cursor, peek, seesWord } from './cursor.ts';
import { addItems } from './emit.ts';
import { takeLocations } from './locations.ts';
import { takeDescription, takeQuotedList } from './loci.ts';
import type { Frame } from './operations-for.ts';
import { enter, type State } from './reading-state.ts';
import { type Target, takeTargets } from './targets.ts';

function takeEntries(c: Cursor): readonly Target[] | null {
  const quoted = takeQuotedList(c);
  const by = quoted ? {} : ({ by: 'description' } as const);
  const entryNames = (quoted ?? [takeDescription(c)]).filter((about) => about !== '');
  return entryNames.length === 0
    ? null
    : entryNames.map((about) => ({
        kind: 'provision',
        provision: { at: [{ type: 'tableEntry', about, ...by }] },
      }));
}

/** Whether an item of a list ends at the cursor. */
function itemEnds(c: Cursor): boolean {
  const next = peek(c);
  return !next || /^[.,;]/.test(next.text) || seesWord(c, 'and', 'or');
}

/** Takes an item of a list that completes "omit—" (a target) or "in each of the following—" (a place). */
export function takeListItem(state: State, frame: Frame): boolean {
  const { c } = state;
  const start = c.at;
  if (frame.lists === 'places') {
    const listedPlaces = attempt(c, () => {
      const all = takeLocations(c);
      return all && itemEnds(c) ? all : null;
    });
    if (!listedPlaces) return false;
    const { places } = state;
    state.places = listedPlaces.flatMap((one) => enter(state, places, one));
    addItems(state, start, { operations: frame.operations });
    state.places = places;
    return true;
  }
  const listedTargets: readonly Target[] | null = attempt(c, () => {
    const all = frame.lists === 'entries' ? takeEntries(c) : takeTargets(c);
    return all && itemEnds(c) ? all : null;
  });
  if (!listedTargets) return false;
  addItems(state, start, { operations: frame.operationsFor(listedTargets) });
  return true;
}
