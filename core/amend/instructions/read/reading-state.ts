import type { AsideKind, LabelRange, Location, Operation } from '../syntax.ts';
import { type Cursor, isApart } from './cursor.ts';
import { type KnownLocation, type Memory, type Resolver, remember, resolvePlace } from './finish.ts';
import type { Frame } from './operations-for.ts';

/**
 * How words were read.
 * `done`: an instruction, or words that could not be read.
 * `opens`: amendments follow. `lost`: such words could not be read.
 * `leads`: only the place of a change. `case`: only the case in which it applies.
 * `begins`: the beginning of what a list says. `closes`: more of what it says.
 * The other kinds amend nothing.
 */
export type ReadAs = 'done' | 'opens' | 'lost' | 'leads' | 'case' | 'closes' | 'begins' | AsideKind;

/** Why words could not be read, and how they could be meant. */
export interface Reason {
  readonly reason: string;
  readonly suggestion?: string;
}

/** A stretch of a provision's own words, and what it was read as. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly as: ReadAs;
}

/** A sentence and what it says: every word of it is in one of its parts. */
export interface Sentence {
  readonly type: 'done' | 'opens' | 'lost' | 'leads' | 'aside';
  readonly parts: readonly Part[];
  /** Numbered items complete it. */
  readonly hasList: boolean;
  /** The Acts that it names or is under, as locations; none where it amends. */
  readonly acts: readonly KnownLocation[];
  /** Where it says that amendments follow. */
  readonly places: readonly KnownLocation[];
  /** Why words that lead to something could not be read. */
  readonly reason?: Reason;
}

/** What stands under words that amend nothing, or after them where they say that more follows. */
export interface UnderAside {
  readonly kind: AsideKind;
  readonly words: string;
  /** The Act that they are about. */
  readonly act: KnownLocation;
  /**
   * Whatever stands there completes them, so that none of it is an instruction (`all`); or it is a list of theirs, or comes
   * after them, and is read.
   */
  readonly mode: 'all' | 'list' | 'after';
  /** They have no verb, so that they may be the beginning of anything. */
  readonly isUnread?: true;
}

/** Where the provisions after one are, or those of them that it names. */
export interface Opens {
  readonly places: readonly KnownLocation[];
  readonly only: readonly LabelRange[] | null;
  readonly condition?: string;
  /** They amend nothing: they are the modifications that it says follow. */
  readonly aside?: UnderAside;
}

/** What the words of one provision say, before it is known where in the text they stand. */
export interface ReadProvision {
  readonly items: readonly ReadPart[];
  /** Where the items below are; several for "in section 5 and in section 6—". */
  readonly inside: readonly KnownLocation[];
  /** "The X Act is amended as follows": what it says of the provisions after this one. */
  readonly opens?: Opens;
  readonly frame?: Frame;
  /** Words that open a list, or what comes after them, and could not be read: nothing in it is known to be where it says. */
  readonly unreadOpening?: UnreadOpening;
  /** The words before the list amend nothing. */
  readonly aside?: UnderAside;
  /** What all the items below depend on: as the words before them say, and those after them. */
  readonly condition?: string;
  readonly closing?: Closing;
  readonly schedules: readonly ModifyingSchedule[];
  readonly sentences: readonly Sentence[];
  readonly memory: Memory;
}

/** Words after a list that go on in its sentence: what limits all of it, or could not be read. */
export interface Closing {
  readonly words: string;
  readonly from: number;
  readonly to: number;
  readonly isLimit: boolean;
  readonly reason: Reason;
}

/** An opening that could not be read: its words, and the Act that they name, where they name one. */
export interface UnreadOpening {
  readonly words: string;
  readonly act: KnownLocation;
  readonly reason: Reason;
  /** What they put in should come next, and stands in no quotation marks: what can't be read there may be that. */
  readonly awaitsMatter?: boolean;
}

/** A Schedule that words say their modifications are in. */
export interface ModifyingSchedule {
  readonly label: string;
  readonly aside: UnderAside;
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

/** A stretch of tokens, and what it was read as. */
export interface Claim {
  readonly end: number;
  readonly as: ReadAs;
}

/** How far the words of one provision have been read, and what they have said so far. */
export interface State {
  readonly c: Cursor;
  /** It stands under words that say that amendments follow, or where: what is not read in it is refused. */
  readonly isUnderOpening: boolean;
  /** It stands in a Schedule that may only list things. */
  readonly isListed: boolean;
  /** The list that it is an item of. */
  readonly frameAbove: Frame | undefined;
  underAside: UnderAside | undefined;
  /** From where on in its words. */
  asideFrom: number;
  readonly schedules: ModifyingSchedule[];
  memory: Memory;
  places: readonly KnownLocation[];
  condition: string | undefined;
  items: ReadPart[];
  opens: Opens | undefined;
  frame: Frame | undefined;
  unreadOpening: UnreadOpening | null;
  /** What the words before the list say that amends nothing. */
  aside: UnderAside | null;
  /** The places as they were where the items below stand: closing words may go on to others. */
  below: readonly KnownLocation[] | null;
  /** Words after the list below that go on in its sentence, and were not read. */
  closing: Closing | null;
  /** The places are listed below: "in each of the following provisions, for …". */
  listsPlaces: boolean;
  /** Where what comes next is has just been said, in its own sentence. */
  isLed: boolean;
  /** The operations just read in this sentence, by their first item and the token after them: what comes next may qualify them. */
  follows: { readonly first: number; readonly end: number } | null;
  /** Where what was read last is, where its own words say so and it is not in the places. */
  turned: readonly KnownLocation[];
  /** The token at which the sentence begins, and what its words have been read as so far, in their order. */
  sentenceStart: number;
  claims: Claim[];
  readonly sentences: Sentence[];
}

/** A named location seen from each of the places, and remembered. */
export function enter(
  state: State,
  from: readonly KnownLocation[],
  location: Location,
): readonly KnownLocation[] {
  return from.map((base) => {
    const r: Resolver = { base, memory: state.memory, own: [] };
    const knownPlace = resolvePlace(r, location);
    state.memory = remember(state.memory, knownPlace);
    return knownPlace;
  });
}

/** Whether what begins at a token goes on with the operations just before it, in their sentence. */
export const goesOn = ({ follows, c }: State, start: number): boolean =>
  follows !== null && !isApart(c, follows.end, start);
