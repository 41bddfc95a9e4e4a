import { attempt, type Cursor, peek, seesWord } from './cursor.ts';
import { addItems } from './emit.ts';
import { takeLocations } from './locations.ts';
import { takeDescription, takeQuotedList } from './loci.ts';
import type { ListFrame } from './operations-for.ts';
import { enterLocation, type ReadingState } from './reading-state.ts';
import { type Target, takeTargets } from './targets.ts';

function takeEntries(cursor: Cursor): readonly Target[] | null {
  const quoted = takeQuotedList(cursor);
  const by = quoted ? {} : ({ by: 'description' } as const);
  const entryNames = (quoted ?? [takeDescription(cursor)]).filter((about) => about !== '');
  return entryNames.length === 0
    ? null
    : entryNames.map((about) => ({
        kind: 'provision',
        provision: { at: [{ type: 'tableEntry', about, ...by }] },
      }));
}

/** Whether an item of a list ends at the cursor. */
function itemEnds(cursor: Cursor): boolean {
  const next = peek(cursor);
  return !next || /^[.,;]/.test(next.text) || seesWord(cursor, 'and', 'or');
}

/** Takes an item of a list that completes "omit—" (a target) or "in each of the following—" (a place). */
export function takeListItem(state: ReadingState, frame: ListFrame): boolean {
  const { cursor } = state;
  const start = cursor.at;
  if (frame.lists === 'places') {
    const listedPlaces = attempt(cursor, () => {
      const all = takeLocations(cursor);
      return all && itemEnds(cursor) ? all : null;
    });
    if (!listedPlaces) return false;
    const { places } = state;
    state.places = listedPlaces.flatMap((one) => enterLocation(state, places, one));
    addItems(state, start, { operations: frame.operations });
    state.places = places;
    return true;
  }
  const listedTargets: readonly Target[] | null = attempt(cursor, () => {
    const all = frame.lists === 'entries' ? takeEntries(cursor) : takeTargets(cursor);
    return all && itemEnds(cursor) ? all : null;
  });
  if (!listedTargets) return false;
  addItems(state, start, { operations: frame.buildOperations(listedTargets) });
  return true;
}
