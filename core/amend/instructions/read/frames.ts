import { attempt, type Cursor, peek, sees } from './cursor.ts';
import { emit } from './emit.ts';
import { locations } from './locations.ts';
import { aboutWhat, quotedList } from './loci.ts';
import type { Frame } from './operations-for.ts';
import { enter, type State } from './reading-state.ts';
import { type Target, targets } from './targets.ts';

function entries(c: Cursor): readonly Target[] | null {
  const quoted = quotedList(c);
  const by = quoted ? {} : ({ by: 'description' } as const);
  const entryNames = (quoted ?? [aboutWhat(c)]).filter((about) => about !== '');
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
  return !next || /^[.,;]/.test(next.text) || sees(c, 'and', 'or');
}

/** Takes an item of a list that completes "omit—" (a target) or "in each of the following—" (a place). */
export function takeListItem(state: State, frame: Frame): boolean {
  const { c } = state;
  const start = c.at;
  if (frame.lists === 'places') {
    const listedPlaces = attempt(c, () => {
      const all = locations(c);
      return all && itemEnds(c) ? all : null;
    });
    if (!listedPlaces) return false;
    const { places } = state;
    state.places = listedPlaces.flatMap((one) => enter(state, places, one));
    emit(state, start, { operations: frame.operations });
    state.places = places;
    return true;
  }
  const listedTargets: readonly Target[] | null = attempt(c, () => {
    const all = frame.lists === 'entries' ? entries(c) : targets(c);
    return all && itemEnds(c) ? all : null;
  });
  if (!listedTargets) return false;
  emit(state, start, { operations: frame.operationsFor(listedTargets) });
  return true;
}
