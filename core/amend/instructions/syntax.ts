import type { Provision } from '../../act/tree.ts';

/**
 * Amending wording as data (drafting-conventions.md §3.6). The reader makes it from words and the writer from
 * edits; `apply` carries it out. Nothing in it is resolved: a location has the steps that the words name, and only `apply`
 * finds out whether a text has such a place.
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

/** The parts of a label: `2A(1)(b)` is `['2A', '(1)', '(b)']`. Never empty. */
export type Label = readonly string[];

/** One label, or all from one to another in the order of the text: `(2) to (4)`. */
export interface LabelRange {
  readonly from: Label;
  readonly to?: Label;
}

/**
 * One step of a location. A `Location` has its steps outermost first, whatever the order of the words.
 * `note` is the text in brackets after the step, without the brackets: a description, or "as inserted by …".
 */
export type Locus = (
  | { readonly type: 'act'; readonly title: string }
  /** `labels` is empty for "the Schedule" of an Act that has only one. */
  | { readonly type: 'unit'; readonly unit: UnitName; readonly labels: readonly LabelRange[] }
  /** "that subsection", "that Act": the last one that was named. `unit` is null for "it". */
  | { readonly type: 'anaphor'; readonly unit: UnitName | 'Act' | 'definition' | 'heading' | null }
  /**
   * The heading of the place around it, or with `italic` the italic heading before that place. `of` is the unit that the
   * words call it after ("section title").
   */
  | { readonly type: 'heading'; readonly italic: boolean; readonly of?: UnitName }
  /** "the italic heading before subsection (1)", which is not inside that subsection. */
  | { readonly type: 'italicBefore'; readonly before: Location }
  | { readonly type: 'opening' | 'closing' }
  /** "the words before paragraph (a)". */
  | { readonly type: 'wordsBeside'; readonly side: 'before' | 'after'; readonly of: Location }
  /** "the words between paragraphs (b) and (c)". */
  | { readonly type: 'wordsBetween'; readonly first: Location; readonly second: Location }
  /** 1 is the first, -1 the last. */
  | { readonly type: 'sentence'; readonly nth: number }
  | { readonly type: 'definition'; readonly terms: readonly string[] }
  /** "the entry for “X”". `by` is set where unquoted words describe the entry, or where `about` is only its beginning. */
  | { readonly type: 'tableEntry'; readonly about: string; readonly by?: 'description' | 'beginning' }
  /** "the second column". */
  | { readonly type: 'column'; readonly nth: number }
  | { readonly type: 'longTitle' }
) & {
  readonly note?: string;
  /** The words say "that subsection" after one was inserted beside it, so that either may be meant. */
  readonly orNew?: true;
  /** The targets of references that the file has as data on these words. */
  readonly refs?: readonly string[];
};

/** A place as steps, outermost first. Empty means the place that the instruction is already in. */
export type Location = readonly Locus[];

/** Which occurrences of quoted words are meant. `once` means that the words must occur exactly once. */
export type Occurrence =
  | { readonly type: 'once' }
  | { readonly type: 'both' }
  | { readonly type: 'each' }
  /** 1 is the first, -1 the last. With `isAtEnd`, only punctuation may follow: "the “and” at the end". */
  | { readonly type: 'nth'; readonly nth: number; readonly isAtEnd?: true };

/**
 * A linking word that is named alone: `the “and” at the end of paragraph (b)`, `the “or” before it`. An empty `of`
 * means the place that was just named.
 */
export interface LinkWord {
  readonly words: string;
  readonly side: 'end' | 'after' | 'before';
  readonly of: Location;
}

/** An occurrence of quoted words that stays, though the others in the same place are changed. */
export type Exception =
  | { readonly type: 'place'; readonly at: Location }
  /** "except in the words “x”": the occurrence within those words. */
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
  /** "the words from “X” to “Y”". `to` null means "to the end" of `in`; `from` null means from its beginning. */
  | {
      readonly type: 'span';
      readonly from: string | null;
      readonly to: string | null;
      /** "the words after “X”", "the words before “Y”": the quoted words are not part of the span. */
      readonly beyond?: true;
      /** Which occurrence of `from` begins the span or, without `from`, which occurrence of `to` ends it. */
      readonly where: Occurrence;
      /** Which occurrence of `to` ends the span; by default, the first after the beginning. */
      readonly endWhere?: Occurrence;
      /** The place in which the span ends, and also begins unless `startIn` names another. */
      readonly in: Location;
      /** The place in which the span begins: "from “X” in paragraph (a) to the end of paragraph (b)". Empty means the instruction's. */
      readonly startIn?: Location;
      /** "from the end of paragraph (a)": the span begins after all of that place. */
      readonly afterStart?: true;
      /** "to the beginning of paragraph (c)": the span ends before all of that place. */
      readonly beforeEnd?: true;
    }
  | { readonly type: 'link'; readonly link: LinkWord }
  /** "the words in brackets": the only words in brackets of a place. */
  | { readonly type: 'bracketed'; readonly in: Location }
  /** All the words at a place: "the words before paragraph (a)", "the heading". */
  | { readonly type: 'all'; readonly in: Location };

/** The inserted text: words, whole provisions, or words that run on into provisions (R3.9). */
export interface NewText {
  readonly words: string;
  readonly provisions: readonly Provision[];
  /** The existing text after the insertion begins a new line, and does not join the last inserted paragraph. */
  readonly restOnNewLine?: true;
}

/** Where new text is inserted. */
export type Anchor =
  | { readonly type: 'words'; readonly side: 'before' | 'after'; readonly words: WordsTarget }
  | {
      readonly type: 'provision';
      readonly side: 'before' | 'after';
      readonly of: Location;
      /** "but before the “or” at the end of it" (R3.4): the new provision goes between the old one and its linking word. */
      readonly beforeLink?: string;
      /** "and on a new line". */
      readonly newLine?: true;
    }
  | { readonly type: 'edge'; readonly edge: 'beginning' | 'end'; readonly of: Location }
  /** "at the appropriate place" (N12): for definitions and other lists in alphabetical order. */
  | { readonly type: 'appropriatePlace'; readonly of: Location };

/** A whole provision that is omitted or replaced, and what goes or stays with it. */
export interface ProvisionTarget {
  readonly at: Location;
  /** "and the “and” at the end of it", "(and the “or” before it)": the linking word is omitted, too. */
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
  /** "The existing text becomes subsection (1)", "section 5 is renumbered section 4A". An empty `at` means the whole text. */
  | { readonly type: 'renumber'; readonly at: Location; readonly as: Locus }
  /** "Subsection (3) is moved to after subsection (1), and renumbered as subsection (1A)". */
  | {
      readonly type: 'move';
      readonly at: Location;
      readonly side: 'before' | 'after';
      readonly of: Location;
      readonly as?: Locus;
    }
  /** "The words from “X” to the end become paragraph (a)": the words stay, as a new provision inside the old one. */
  | { readonly type: 'becomeProvision'; readonly words: WordsTarget; readonly as: Locus }
  /** "After Schedule 19ZA insert the Schedule set out in Schedule 4 to this Act." */
  | { readonly type: 'insertSetOut'; readonly at: Anchor; readonly setOutIn: Location };

/** A passage of the amending text: a range of the words of one provision. */
export interface SourceRef {
  /** The amending provision's pid in its own text. */
  readonly pid: string;
  /** The identifier in the file; '' where the file has none. */
  readonly eid: string;
  /** `clause 1(2)(a)`, `section 12(1)`; '' for wording without numbered provisions. */
  readonly cite: string;
  /** Offsets in UTF-16 code units into the provision's own words, without its quotations. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** One operation, with everything that its place inherits from the provisions above it. */
export interface Instruction {
  readonly source: SourceRef;
  /** The place of the operation, outermost first. The first step is the Act, if the words name it. */
  readonly context: Location;
  readonly operation: Operation;
  /** A condition of the operation: "on the coming into force of …". Only a person may apply such an operation. */
  readonly condition?: string;
  /** The instruction that inserts, replaces or renumbers the provision that this one changes. If it fails, so does this one. */
  readonly dependsOn?: Pick<SourceRef, 'pid' | 'from' | 'cite'>;
  /** The offset of words that state several operations, which are made together or not at all. */
  readonly partOf?: number;
}

/** Words that amend something, or may, and could not be read as an instruction. They are always reported. */
export interface Unread {
  readonly source: SourceRef;
  readonly context: Location;
  readonly reason: string;
  /** A possible reading of a slip of drafting, such as a missing quotation mark. A person decides. */
  readonly suggestion?: string;
}

export type ReadItem = ({ readonly read: true } & Instruction) | ({ readonly read: false } & Unread);

/** The kinds of passages that amend nothing (drafting-conventions.md §3.6). */
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
 * A passage of an amending text and what it is. The account of a text has each word once, except those that an instruction
 * quotes. The items have the details of what was read or refused, by provision and offset.
 */
export type Stretch = { readonly source: SourceRef; readonly of: 'words' | 'heading' } & (
  | { readonly as: 'instruction' | 'refused' }
  /** It says where, when or in which Act the amendments below or after it are made. */
  | { readonly as: 'opening' }
  | Aside
);

/** Words that amend nothing, and what they say. */
export interface Aside {
  readonly as: 'aside';
  readonly kind: AsideKind;
  /** It continues the passage above it, and is counted with that. */
  readonly isMore: boolean;
  /** The Acts that it names, as locations. */
  readonly acts: readonly Location[];
}
