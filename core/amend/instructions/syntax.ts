import type { Provision } from '../../act/tree.ts';

/**
 * What amending wording says, as data (drafting-conventions.md §3.6): made by the reader from words, by the writer
 * from edits, and carried out by `apply`. Nothing in it is resolved: a location is what the words name, and
 * whether there is such a place is found out only against a text.
 */

/** The words by which amending wording names a unit, in the singular and as an Act prints them. */
const UNIT_NAMES = [
  'Part',
  'Chapter',
  'Schedule',
  'section',
  'article',
  'regulation',
  'rule',
  'subsection',
  'paragraph',
  'sub-paragraph',
  'sub-sub-paragraph',
  'entry',
  'item',
  'step',
  'point',
  'row',
  'column',
  'table',
] as const;
export type UnitName = (typeof UNIT_NAMES)[number];

/** A label as it is run together, piece by piece: `2A(1)(b)` is `['2A', '(1)', '(b)']`. Never empty. */
export type Label = readonly string[];

/** One label, or all from one to another in the order of the text: `(2) to (4)`. */
export interface LabelRange {
  readonly from: Label;
  readonly to?: Label;
}

/**
 * One step of a location. In a `Location` they stand outermost first, whichever way the words had them.
 * `note` is what stood in brackets after it, without the brackets: a description, or "as inserted by …".
 */
export type Locus = (
  | { readonly type: 'act'; readonly title: string }
  /** `labels` is empty for "the Schedule", where there is one only. */
  | { readonly type: 'unit'; readonly unit: UnitName; readonly labels: readonly LabelRange[] }
  /** "that subsection", "that Act", "it": what was last named of that sort. */
  | { readonly type: 'anaphor'; readonly unit: UnitName | 'Act' | 'definition' | 'heading' | null }
  /**
   * The heading of what it stands in; `italic` is the italic heading before it. `of` is the unit it is known to be of, for
   * styles that have a word for it ("section title").
   */
  | { readonly type: 'heading'; readonly italic: boolean; readonly of?: UnitName }
  /** "the italic heading before subsection (1)", named without being inside it. */
  | { readonly type: 'italicBefore'; readonly before: Location }
  | { readonly type: 'opening' | 'closing' }
  /** "the words before paragraph (a)". */
  | { readonly type: 'wordsBeside'; readonly side: 'before' | 'after'; readonly of: Location }
  /** "the words between paragraphs (b) and (c)". */
  | { readonly type: 'wordsBetween'; readonly first: Location; readonly second: Location }
  /** 1 is the first, -1 the last. */
  | { readonly type: 'sentence'; readonly nth: number }
  | { readonly type: 'definition'; readonly terms: readonly string[] }
  /** "the entry for “X”"; described by words that are not quoted, or named by the words that it begins with. */
  | { readonly type: 'tableEntry'; readonly about: string; readonly by?: 'description' | 'beginning' }
  /** "the second column". */
  | { readonly type: 'column'; readonly nth: number }
  | { readonly type: 'longTitle' }
) & {
  readonly note?: string;
  /** The words say "that subsection", and one was put in beside it just before: which may be meant. */
  readonly orNew?: true;
  /** What references that a file carries as data on these words point to. */
  readonly refs?: readonly string[];
};

/** A place by steps, outermost first. Empty is the place that the instruction is already in. */
export type Location = readonly Locus[];

/** In which of the places where quoted words stand: with none, they must stand there exactly once. */
export type Occurrence =
  | { readonly type: 'once' }
  | { readonly type: 'both' }
  | { readonly type: 'each' }
  /** 1 is the first, -1 the last; `isAtEnd` where nothing but a stop may stand after it: "the “and” at the end". */
  | { readonly type: 'nth'; readonly nth: number; readonly isAtEnd?: true };

/**
 * A linking word that is named by itself: `the “and” at the end of paragraph (b)`, `the “or” before it`. With no
 * `of` it is the one at what was just named.
 */
export interface LinkWord {
  readonly words: string;
  readonly side: 'end' | 'after' | 'before';
  readonly of: Location;
}

/** Where quoted words stay as they are, though they are changed elsewhere in their place. */
export type Exception =
  | { readonly type: 'place'; readonly at: Location }
  /** "except in the words “x”": as a part of those. */
  | { readonly type: 'words'; readonly words: string }
  | { readonly type: 'nth'; readonly nth: number };

/** Words that an operation is done to. */
export type WordsTarget =
  | {
      readonly type: 'quoted';
      readonly words: string;
      readonly where: Occurrence;
      readonly in: Location;
      readonly except?: readonly Exception[];
    }
  /** "the words from “X” to “Y”"; `to` null is "to the end" of `in`, `from` null is from its beginning. */
  | {
      readonly type: 'span';
      readonly from: string | null;
      readonly to: string | null;
      /** "the words after “X”", "the words before “Y”": the words that are named are no part of it. */
      readonly beyond?: true;
      /** In which of the places where `from` stands it begins; or, with no `from`, in which of those of `to` it ends. */
      readonly where: Occurrence;
      /** In which of the places where `to` stands it ends, where that is said: with none, the first after its beginning. */
      readonly endWhere?: Occurrence;
      /** Where it ends; it begins there, too, where `startIn` names no other place. */
      readonly in: Location;
      /** "from “X” in paragraph (a) to the end of paragraph (b)": where it begins; empty where the instruction is. */
      readonly startIn?: Location;
      /** "from the end of paragraph (a)": after all of the place where it begins. */
      readonly afterStart?: true;
      /** "to the beginning of paragraph (c)": before all of the place where it ends. */
      readonly beforeEnd?: true;
    }
  | { readonly type: 'link'; readonly link: LinkWord }
  /** "the words in brackets": the only ones at a place. */
  | { readonly type: 'bracketed'; readonly in: Location }
  /** All the words at a place: "the words before paragraph (a)", "the heading". */
  | { readonly type: 'all'; readonly in: Location };

/** What is put in: words, whole provisions, or (a run-on) words that go on into provisions (R3.9). */
export interface NewText {
  readonly words: string;
  readonly provisions: readonly Provision[];
  /** What follows in the text begins a new line: it is no part of the last paragraph that is put in. */
  readonly restOnNewLine?: true;
}

/** Where new text is inserted. */
export type Anchor =
  | { readonly type: 'words'; readonly side: 'before' | 'after'; readonly words: WordsTarget }
  | {
      readonly type: 'provision';
      readonly side: 'before' | 'after';
      readonly of: Location;
      /** "but before the “or” at the end of it" (R3.4): the new provision stands between the two. */
      readonly beforeLink?: string;
      /** "and on a new line". */
      readonly newLine?: true;
    }
  | { readonly type: 'edge'; readonly edge: 'beginning' | 'end'; readonly of: Location }
  /** "at the appropriate place" (N12): for definitions and other lists in alphabetical order. */
  | { readonly type: 'appropriatePlace'; readonly of: Location };

/** A whole provision that is left out or replaced, and what goes or stays with it. */
export interface ProvisionTarget {
  readonly at: Location;
  /** "and the “and” at the end of it", "(and the “or” before it)": the linking word goes, too. */
  readonly withLink?: LinkWord;
  /** "(but not the “and” at the end of that paragraph)": the linking word stays. */
  readonly keepLink?: string;
  /** "and the italic heading before it". */
  readonly withItalic?: true;
}

export type Operation =
  | { readonly type: 'insert'; readonly at: readonly Anchor[]; readonly newText: NewText }
  | { readonly type: 'substituteWords'; readonly targets: readonly WordsTarget[]; readonly newText: NewText }
  | { readonly type: 'omitWords'; readonly targets: readonly WordsTarget[] }
  | {
      readonly type: 'substituteProvisions';
      readonly targets: readonly ProvisionTarget[];
      readonly newText: NewText;
    }
  | { readonly type: 'omitProvisions'; readonly targets: readonly ProvisionTarget[] }
  /** "The existing text becomes subsection (1)", "section 5 is renumbered section 4A". `at` empty is all that is there. */
  | { readonly type: 'renumber'; readonly at: Location; readonly as: Locus }
  /** "Subsection (3) is moved to after subsection (1), and renumbered as subsection (1A)". */
  | {
      readonly type: 'move';
      readonly at: Location;
      readonly side: 'before' | 'after';
      readonly of: Location;
      readonly as?: Locus;
    }
  /** "The words from “X” to the end become paragraph (a)": the words stay, and are a part of what they stand in. */
  | { readonly type: 'becomeProvision'; readonly words: WordsTarget; readonly as: Locus }
  /** "After Schedule 19ZA insert the Schedule set out in Schedule 4 to this Act." */
  | { readonly type: 'insertSetOut'; readonly at: Anchor; readonly setOutIn: Location };

/** A stretch of the amending text: of which provision, and of which of its words. */
export interface SourceRef {
  /** The amending provision's pid in its own text. */
  readonly pid: string;
  /** As the file names it; '' where it doesn't. */
  readonly eid: string;
  /** `clause 1(2)(a)`, `section 12(1)`; '' for words that stand by themselves. */
  readonly cite: string;
  /** UTF-16 code units of the provision's own words, quotations left out. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** One operation, whole: its place with all that it inherits from what it stands under. */
export interface Instruction {
  readonly source: SourceRef;
  /** Where it is done, outermost first; the first step is the Act, where the words say which. */
  readonly context: Location;
  readonly operation: Operation;
  /** What makes it depend on something else: "on the coming into force of …". Never applied without a person. */
  readonly condition?: string;
  /** The instruction that puts in, replaces or numbers what this one is about: where that is not made, this is not. */
  readonly dependsOn?: Pick<SourceRef, 'pid' | 'from' | 'cite'>;
  /** Where the words begin that come to several operations, of which none is made without the others. */
  readonly partOf?: number;
}

/** Words that amend something, or may, and could not be read as an instruction. Nothing is passed over in silence. */
export interface Unread {
  readonly source: SourceRef;
  readonly context: Location;
  readonly reason: string;
  /** How a slip of drafting could be meant (a missing mark, a wrong one): for a person to decide. */
  readonly suggestion?: string;
}

export type ReadItem = ({ readonly read: true } & Instruction) | ({ readonly read: false } & Unread);

/** What words of an amending text say that amend nothing (drafting-conventions.md §3.6). */
export const ASIDE_KINDS = [
  'heading',
  'extent',
  'commencement',
  'meaning',
  'application',
  'modification',
  'power',
  'elsewhere',
  'law',
] as const;
export type AsideKind = (typeof ASIDE_KINDS)[number];

/**
 * A stretch of an amending text and what it is: the account of a text holds each of its words once, those left out that
 * an instruction quotes. What is read or refused is among the items, by its provision and its place there.
 */
export type Stretch = { readonly source: SourceRef; readonly of: 'words' | 'heading' } & (
  | { readonly as: 'instruction' | 'refused' }
  /** It says where, when or of which Act what stands under it or after it amends. */
  | { readonly as: 'opening' }
  | Aside
);

/** Words that amend nothing, and what they say instead. */
export interface Aside {
  readonly as: 'aside';
  readonly kind: AsideKind;
  /** It goes on from the words that it stands under, and is counted with them. */
  readonly isMore: boolean;
  /** The Acts that it names, as locations. */
  readonly acts: readonly Location[];
}
