import type { LabelRange, Location, Operation } from '../syntax.ts';
import { type Cursor, isApart } from './cursor.ts';
import { isWithin } from './depth.ts';
import { type KnownLocation, type Memory, place, type Resolver, remember, settle } from './finish.ts';
import type { Frame, Read } from './operations-for.ts';

/**
 * A sentence of which no instruction was made, and what it says: that amendments follow (`opens`; `lost` where its
 * words could not be read), or are set out elsewhere; only where something is (`leads`); or something else of an Act.
 */
export interface Sentence {
  readonly type: 'opens' | 'lost' | 'elsewhere' | 'leads' | 'says';
  readonly from: number;
  readonly to: number;
  /** Numbered items complete it. */
  readonly hasList: boolean;
  /** The Acts that it names or is under, as locations. */
  readonly acts: readonly KnownLocation[];
  /** Where it says that amendments follow. */
  readonly places: readonly KnownLocation[];
}

/** What the words of a sentence have been read as so far. */
export interface Account {
  readonly first: number;
  readonly as: Set<Sentence['type'] | 'done'>;
}

/** What the words of one provision say, before it is known where in the text they stand. */
export interface ReadProvision {
  readonly items: readonly ReadPart[];
  /** Where the items below are; several for "in section 5 and in section 6—". */
  readonly inside: readonly KnownLocation[];
  /** "The X Act is amended as follows": where the provisions after this one are, or those of them that it names. */
  readonly opens?: {
    readonly places: readonly KnownLocation[];
    readonly only: readonly LabelRange[] | null;
    readonly condition?: string;
  };
  readonly frame?: Frame;
  /** Words that open a list, or what comes after them, and could not be read: nothing in it is known to be where it says. */
  readonly lost?: Lost;
  /** What all the items below depend on. */
  readonly condition?: string;
  /** What it says beside: sentences of which no instruction was made. */
  readonly sentences: readonly Sentence[];
  readonly memory: Memory;
}

/** An opening that could not be read: its words, and the Act that they name, where they name one. */
export interface Lost {
  readonly words: string;
  readonly act: KnownLocation;
}

/** One thing that is said: an operation, or words that could not be read as one. */
export type ReadPart = { readonly from: number; readonly to: number } & (
  | {
      readonly read: true;
      readonly operation: Operation;
      readonly context: KnownLocation;
      readonly condition?: string;
    }
  | {
      readonly read: false;
      readonly reason: string;
      readonly suggestion?: string;
      readonly context: KnownLocation;
    }
);

/** How far the words of one provision have been read, and what they have said so far. */
export interface State {
  readonly c: Cursor;
  memory: Memory;
  places: readonly KnownLocation[];
  condition: string | undefined;
  items: ReadPart[];
  opens: ReadProvision['opens'];
  frame: Frame | undefined;
  lost: Lost | null;
  /** The places as they were where the items below stand: closing words may go on to others. */
  below: readonly KnownLocation[] | null;
  /** The places are listed below: "in each of the following provisions, for …". */
  listsPlaces: boolean;
  /** Where what comes next is has just been said, in its own sentence. */
  isLed: boolean;
  /** The operations just read in this sentence, by their first item and the token after them: what comes next may qualify them. */
  follows: { readonly first: number; readonly end: number } | null;
  /** What the words of this sentence have been read as; null between sentences. */
  account: Account | null;
  readonly sentences: Sentence[];
}

/** A named location seen from each of the places, and remembered. */
export function enter(
  state: State,
  from: readonly KnownLocation[],
  named: Location,
): readonly KnownLocation[] {
  return from.map((base) => {
    const r: Resolver = { base, memory: state.memory, own: [] };
    const found = place(r, named);
    state.memory = remember(state.memory, found);
    return found;
  });
}

/** Whether what begins at a token goes on with the operations just before it, in their sentence. */
export const goesOn = ({ follows, c }: State, start: number): boolean =>
  follows !== null && !isApart(c, follows.end, start);

const TWO_PLACES = 'It names two places, and the second is not in the first';

/** Whether words that an operation is done to stand outside the place that its sentence begins with. */
function isOutside(base: KnownLocation, operation: Operation, context: KnownLocation): boolean {
  const isTargets = operation.type === 'omitWords' || operation.type === 'substituteWords';
  return (
    isTargets &&
    operation.targets.some((one) => one.type !== 'link' && !isWithin([...context, ...one.in], base))
  );
}

/** What an operation says, in each of the places where the words are. */
export function emit(state: State, start: number, read: Read): void {
  const { c } = state;
  const from = c.tokens[start]?.from ?? 0;
  const to = c.tokens[c.at - 1]?.to ?? from;
  if (state.listsPlaces && read.operations.length > 0) {
    const before = state.frame?.lists === 'places' ? state.frame.operations : [];
    state.frame = { lists: 'places', operations: [...before, ...read.operations] };
    return;
  }
  const first = state.follows && goesOn(state, start) ? state.follows.first : state.items.length;
  state.follows = { first, end: c.at };
  const begun = state.items[first];
  if (begun && !begun.read) {
    // It is joined to what could not be read.
    state.items[first] = { ...begun, to };
    return;
  }
  const places = read.inside ? enter(state, state.places, read.inside) : state.places;
  const { isLed } = state;
  state.isLed = false;
  for (const one of read.operations) {
    const memory = state.memory;
    for (const base of places) {
      const { operation: whole, context: at, memory: after } = settle(one, base, memory);
      state.memory = after;
      if (isLed && isOutside(base, whole, at)) {
        state.items.push({ read: false, from, to, context: base, reason: TWO_PLACES });
        continue;
      }
      state.items.push({
        read: true,
        from,
        to,
        operation: whole,
        context: at,
        ...(state.condition ? { condition: state.condition } : {}),
      });
    }
  }
  if (read.within) state.places = enter(state, state.places, read.within);
  if (read.frame) state.frame = read.frame;
}
