import type { LabelRange, Location, Operation } from '../syntax.ts';
import { type Cursor, isApart } from './cursor.ts';
import { type KnownLocation, type Memory, place, type Resolver, remember } from './finish.ts';
import type { Frame } from './operations-for.ts';

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
  /** What all the items below depend on: as the words before them say, and those after them. */
  readonly condition?: string;
  readonly closing?: string;
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
      readonly partOf?: number;
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
  /** Words after the list below that go on in its sentence, and were not read. */
  closing: string | null;
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
