interface Span {
  readonly from: number;
  readonly to: number;
}

/** A part of a text with its marks, and whether its start was cut off. */
interface Stretch {
  readonly text: string;
  readonly marks: readonly Span[];
  readonly isCut: boolean;
}

/** UTF-16 code units that are certainly visible in two lines. */
const SEEN_LENGTH = 70;
/** Code units shown before the first mark. */
const CONTEXT_LENGTH = 30;

/** Cuts the start of a text, at a space, if its first mark would not be visible. */
export function fromFirstMark(text: string, marks: readonly Span[]): Stretch {
  const first = marks[0];
  if (!first || first.to <= SEEN_LENGTH) return { text, marks, isCut: false };
  const space = text.slice(0, first.from).indexOf(' ', first.from - CONTEXT_LENGTH);
  // Without a space nearby, the cut is at the mark itself, which never splits a character.
  const at = space === -1 ? first.from : space + 1;
  const moved = marks.map(({ from, to }) => ({ from: from - at, to: to - at }));
  return { text: text.slice(at), marks: moved, isCut: true };
}
