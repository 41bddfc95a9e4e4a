import type { AsideKind, LabelRange, Location, Operation } from '../syntax.ts';
import { type Cursor, hasBreak } from './cursor.ts';
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

/** A range of a provision's own words, and how it was read. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly as: ReadAs;
}

/** A sentence and its meaning. Its parts cover all its words. */
export interface Sentence {
  readonly type: 'done' | 'opens' | 'lost' | 'leads' | 'aside';
  readonly parts: readonly Part[];
  /** Numbered items complete it. */
  readonly hasList: boolean;
  /** The Acts that it names or is under, as locations; none if it amends. */
  readonly acts: readonly KnownLocation[];
  /** The places of the amendments that it says follow. */
  readonly places: readonly KnownLocation[];
  /** Why words that announce amendments could not be read. */
  readonly reason?: Reason;
}

/** A statement that amends nothing, for what stands under it or after it. */
export interface UnderAside {
  readonly kind: AsideKind;
  readonly words: string;
  /** The Act that the statement is about. */
  readonly act: KnownLocation;
  /**
   * `all`: everything below completes the statement, so that none of it is an instruction. `list` is a list of the
   * statement, and `after` is the text after it; both are read.
   */
  readonly mode: 'all' | 'list' | 'after';
  /** The statement has no verb, so it may be the beginning of anything. */
  readonly isUnread?: true;
}

/** The place of the later provisions, or of those with the labels in `only`. */
export interface Opens {
  readonly places: readonly KnownLocation[];
  readonly only: readonly LabelRange[] | null;
  readonly condition?: string;
  /** The later provisions are the modifications that these words announce, and amend nothing. */
  readonly aside?: UnderAside;
}

/** The reading of one provision's words, without their position in the text. */
export interface ReadProvision {
  readonly items: readonly ReadPart[];
  /** The place of the items below; several for "in section 5 and in section 6—". */
  readonly inside: readonly KnownLocation[];
  /** What the words say about the provisions after this one: "The X Act is amended as follows". */
  readonly opens?: Opens;
  readonly frame?: Frame;
  /** Words that open a list, or later provisions, and could not be read, so that the place of those is unknown. */
  readonly unreadOpening?: UnreadOpening;
  /** A statement before the list that amends nothing. */
  readonly aside?: UnderAside;
  /** A condition of all items below, from the words before or after them. */
  readonly condition?: string;
  readonly closing?: Closing;
  readonly schedules: readonly ModifyingSchedule[];
  readonly sentences: readonly Sentence[];
  readonly memory: Memory;
}

/** Words after a list that continue its sentence: a limit of the whole list, or words that could not be read. */
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
  /** The words announce new text without quotation marks. Later words that can't be read may be this text. */
  readonly awaitsMatter?: boolean;
}

/** A Schedule that other words say has modifications, by its number. */
export interface ModifyingSchedule {
  readonly label: string;
  readonly aside: UnderAside;
}

/** A part of what the words say: an operation, or words that could not be read as one. */
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

/** A range of tokens up to `end`, and how it was read. */
export interface Claim {
  readonly end: number;
  readonly as: ReadAs;
}

/** The state of reading the words of one provision. */
export interface State {
  readonly c: Cursor;
  /** The provision is under words that announce amendments or name their place, so that unread words are refused. */
  readonly isUnderOpening: boolean;
  /** The provision is in a Schedule that may only list things. */
  readonly isListed: boolean;
  /** The operation whose list has this provision as an item. */
  readonly frameAbove: Frame | undefined;
  underAside: UnderAside | undefined;
  /** The offset from which `underAside` applies. */
  asideFrom: number;
  readonly schedules: ModifyingSchedule[];
  memory: Memory;
  places: readonly KnownLocation[];
  condition: string | undefined;
  items: ReadPart[];
  opens: Opens | undefined;
  frame: Frame | undefined;
  unreadOpening: UnreadOpening | null;
  /** A statement before the list that amends nothing. */
  aside: UnderAside | null;
  /** The places that the items below start from. Closing words may name others. */
  below: readonly KnownLocation[] | null;
  /** Words after the list that continue its sentence and were not read. */
  closing: Closing | null;
  /** The places are the list below: "in each of the following provisions, for …". */
  listsPlaces: boolean;
  /** The words just before, in the same sentence, named the place of what comes next. */
  isLed: boolean;
  /** The operations just read in this sentence, by first item and end token. The next words may qualify them. */
  follows: { readonly first: number; readonly end: number } | null;
  /** The place of the last operation, if its own words named one outside `places`. */
  turned: readonly KnownLocation[];
  /** The token at which the sentence begins, and the readings of its words so far. */
  sentenceStart: number;
  claims: Claim[];
  readonly sentences: Sentence[];
}

/** Resolves a location from each of some places, and remembers the results. */
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

/** Whether the words at a token continue the operations just before, in the same sentence. */
export const continuesOperations = ({ follows, c }: State, start: number): boolean =>
  follows !== null && !hasBreak(c, follows.end, start);
