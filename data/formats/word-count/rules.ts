/** An element at its start tag: its local name, attributes and ancestors, the innermost last. */
export interface StartedElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly above: readonly StartedElement[];
  /** The position, from 1, among the parent's children of the same name. */
  readonly nth: number;
}

/** An element at its end tag. */
export interface EndedElement extends StartedElement {
  /** Whether the element had no content. */
  readonly isEmpty: boolean;
}

/** The rules of a format for counting words: which content is words. */
export interface CountRules {
  /** Whether no content of an element counts, neither as text nor as a note. */
  readonly isSkipped: (element: StartedElement) => boolean;
  /** Whether an element is inline, so that a word may continue across its tags. */
  readonly isWithin: (element: StartedElement) => boolean;
  /** Whether an element interrupts the words around it, which continue after it, as a footnote does. */
  readonly isAside: (element: StartedElement) => boolean;
  /** Text printed before an element but not in it: a list's label, a named character. */
  readonly before: (element: StartedElement) => string;
  readonly after: (element: EndedElement) => string;
  /** Whether an element is the printed title or number of the instrument. */
  readonly isTitle: (element: StartedElement) => boolean;
  /** The attribute with an element's identifier. */
  readonly id: string;
}
