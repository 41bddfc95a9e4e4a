/** An element of a file, as it is met: its local name, what it has, and what it stands in, innermost last. */
export interface Met {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly above: readonly Met[];
  /** How many elements of its name stood directly in the same holder before it, and this. */
  readonly nth: number;
}

/** An element that has ended. */
export interface Ended extends Met {
  /** Whether nothing stood in it. */
  readonly isEmpty: boolean;
}

/** What of a format's files is words, for counting them. */
export interface CountRules {
  /** Whether nothing in an element is words of the text or of a note on it. */
  readonly isSkipped: (element: Met) => boolean;
  /** Whether words go on through an element's ends. */
  readonly isWithin: (element: Met) => boolean;
  /** Whether an element stands beside the words that it is among, which go on after it. */
  readonly isAside: (element: Met) => boolean;
  /** What is printed where an element begins, and is in none of its words: a list's number, a named character. */
  readonly before: (element: Met) => string;
  readonly after: (element: Ended) => string;
  /** Whether an element is the title or number of the instrument, as a page prints it at its head. */
  readonly isTitle: (element: Met) => boolean;
  /** The attribute that names an element's place. */
  readonly id: string;
}
