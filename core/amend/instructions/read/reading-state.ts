import type { AsideKind, LabelRange, Location, Operation } from '../syntax.ts';
import { type Cursor, hasSentenceBreak } from './cursor.ts';
import { type Memory, type Resolution, type ResolvedLocation, remember, resolvePlace } from './finish.ts';
import type { ListFrame } from './operations-for.ts';

/**
 * How words were read.
 * `done`: an instruction, or words that could not be read.
 * `opens`: amendments follow. `lost`: such words could not be read.
 * `leads`: only the place of a change. `case`: only the case in which it applies.
 * `begins`: the beginning of what a list says. `closes`: more of what it says.
 * The other kinds amend nothing.
 */
export type ReadingKind =
  | 'instructionOrRefusal'
  | 'opening'
  | 'unreadOpening'
  | 'leadIn'
  | 'condition'
  | 'closingWords'
  | 'listBeginning'
  | AsideKind;

/** Why words could not be read, and how they could be meant. */
export interface Refusal {
  readonly reason: string;
  readonly suggestion?: string;
}

/** A range of a provision's own words, and how it was read. */
export interface SentencePart {
  readonly from: number;
  readonly to: number;
  readonly kind: ReadingKind;
}

/** A sentence and its meaning. Its parts cover all its words. */
export interface Sentence {
  readonly type: 'instructionOrRefusal' | 'opening' | 'unreadOpening' | 'leadIn' | 'aside';
  readonly parts: readonly SentencePart[];
  /** Numbered items complete it. */
  readonly hasList: boolean;
  /** The Acts that it names or is under, as locations; none if it amends. */
  readonly namedActs: readonly ResolvedLocation[];
  /** The places of the amendments that it says follow. */
  readonly openedPlaces: readonly ResolvedLocation[];
  /** Why words that announce amendments could not be read. */
  readonly refusal?: Refusal;
}

/** A statement that amends nothing, for what stands under it or after it. */
export interface AsideAbove {
  readonly kind: AsideKind;
  readonly words: string;
  /** The Act that the statement is about. */
  readonly act: ResolvedLocation;
  /**
   * `all`: everything below completes the statement, so that none of it is an instruction. `list` is a list of the
   * statement, and `after` is the text after it; both are read.
   */
  readonly coverage: 'all' | 'list' | 'after';
  /** The statement has no verb, so it may be the beginning of anything. */
  readonly isUnread?: true;
}

/** The place of the later provisions, or of those with the labels in `only`. */
export interface OpeningWords {
  readonly places: readonly ResolvedLocation[];
  readonly onlyLabels: readonly LabelRange[] | null;
  readonly condition?: string;
  /** The later provisions are the modifications that these words announce, and amend nothing. */
  readonly aside?: AsideAbove;
}

/** The reading of one provision's words, without their position in the text. */
export interface ProvisionReading {
  readonly items: readonly DraftItem[];
  /** The place of the items below; several for "in section 5 and in section 6—". */
  readonly placesBelow: readonly ResolvedLocation[];
  /** What the words say about the provisions after this one: "The X Act is amended as follows". */
  readonly opening?: OpeningWords;
  readonly frame?: ListFrame;
  /** Words that open a list, or later provisions, and could not be read, so that the place of those is unknown. */
  readonly unreadOpening?: UnreadOpening;
  /** A statement before the list that amends nothing. */
  readonly asideBeforeList?: AsideAbove;
  /** A condition of all items below, from the words before or after them. */
  readonly condition?: string;
  readonly closingWords?: ClosingWords;
  readonly modifyingSchedules: readonly ModifyingSchedule[];
  readonly sentences: readonly Sentence[];
  readonly memory: Memory;
}

/** Words after a list that continue its sentence: a limit of the whole list, or words that could not be read. */
export interface ClosingWords {
  readonly words: string;
  readonly from: number;
  readonly to: number;
  readonly isLimit: boolean;
  readonly refusal: Refusal;
}

/** An opening that could not be read: its words, and the Act that they name, where they name one. */
export interface UnreadOpening {
  readonly words: string;
  readonly act: ResolvedLocation;
  readonly refusal: Refusal;
  /** The words announce new text without quotation marks. Later words that can't be read may be this text. */
  readonly awaitsNewText?: boolean;
}

/** A Schedule that other words say has modifications, by its number. */
export interface ModifyingSchedule {
  readonly label: string;
  readonly aside: AsideAbove;
}

/** A part of what the words say: an operation, or words that could not be read as one. */
export type DraftItem = { readonly from: number; readonly to: number } & (
  | {
      readonly read: true;
      readonly operation: Operation;
      readonly context: ResolvedLocation;
      readonly condition?: string;
      readonly partOf?: number;
    }
  | {
      readonly read: false;
      readonly reason: string;
      readonly suggestion?: string;
      readonly context: ResolvedLocation;
    }
);

/** A range of tokens up to `end`, and how it was read. */
export interface ReadRange {
  readonly end: number;
  readonly kind: ReadingKind;
}

/** The state of reading the words of one provision. */
export interface ReadingState {
  readonly cursor: Cursor;
  /** The provision is under words that announce amendments or name their place, so that unread words are refused. */
  readonly isUnderOpening: boolean;
  /** The provision is in a Schedule that may only list things. */
  readonly isInListSchedule: boolean;
  /** The operation whose list has this provision as an item. */
  readonly frameAbove: ListFrame | undefined;
  asideAbove: AsideAbove | undefined;
  /** The offset from which `underAside` applies. */
  asideStart: number;
  readonly modifyingSchedules: ModifyingSchedule[];
  memory: Memory;
  places: readonly ResolvedLocation[];
  condition: string | undefined;
  items: DraftItem[];
  opening: OpeningWords | undefined;
  frame: ListFrame | undefined;
  unreadOpening: UnreadOpening | null;
  /** A statement before the list that amends nothing. */
  asideBeforeList: AsideAbove | null;
  /** The places that the items below start from. Closing words may name others. */
  placesBelow: readonly ResolvedLocation[] | null;
  /** Words after the list that continue its sentence and were not read. */
  closingWords: ClosingWords | null;
  /** The places are the list below: "in each of the following provisions, for …". */
  areListItemsPlaces: boolean;
  /** The words just before, in the same sentence, named the place of what comes next. */
  isPlaceNamed: boolean;
  /** The operations just read in this sentence, by first item and end token. The next words may qualify them. */
  lastOperations: { readonly first: number; readonly end: number } | null;
  /** The place of the last operation, if its own words named one outside `places`. */
  placesOfLastOperation: readonly ResolvedLocation[];
  /** The token at which the sentence begins, and the readings of its words so far. */
  sentenceStart: number;
  readRanges: ReadRange[];
  readonly sentences: Sentence[];
}

/** Resolves a location from each of some places, and remembers the results. */
export function enterLocation(
  state: ReadingState,
  bases: readonly ResolvedLocation[],
  location: Location,
): readonly ResolvedLocation[] {
  return bases.map((base) => {
    const r: Resolution = { base, memory: state.memory, placesOfOperation: [] };
    const resolvedPlace = resolvePlace(r, location);
    state.memory = remember(state.memory, resolvedPlace);
    return resolvedPlace;
  });
}

/** Whether the words at a token continue the operations just before, in the same sentence. */
export const continuesOperations = ({ lastOperations, cursor }: ReadingState, start: number): boolean =>
  lastOperations !== null && !hasSentenceBreak(cursor, lastOperations.end, start);
