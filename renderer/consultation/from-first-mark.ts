interface Span {
  readonly from: number;
  readonly to: number;
}

/** A piece of a text, with what is marked in it, and whether it was cut before. */
interface Stretch {
  readonly text: string;
  readonly marks: readonly Span[];
  readonly isCut: boolean;
}

/** How many UTF-16 units are sure to be seen of a text of which two lines are shown. */
const SEEN_LENGTH = 70;
/** As many are left before what is marked. */
const BEFORE = 30;

/** A text from shortly before its first mark on, cut between words, where that mark would not be seen otherwise. */
export function fromFirstMark(text: string, marks: readonly Span[]): Stretch {
  const first = marks[0];
  if (!first || first.to <= SEEN_LENGTH) return { text, marks, isCut: false };
  const space = text.slice(0, first.from).indexOf(' ', first.from - BEFORE);
  // Without a space near it, at the mark itself: never within a character.
  const at = space === -1 ? first.from : space + 1;
  const moved = marks.map(({ from, to }) => ({ from: from - at, to: to - at }));
  return { text: text.slice(at), marks: moved, isCut: true };
}
