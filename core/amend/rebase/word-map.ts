import { symmetricHunks } from '../../compare/build.ts';
import { isWord, tokensOf } from '../../compare/tokens.ts';

/** A stretch of a text, in UTF-16 code units. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Finds words of one text in a newer one, only where there is no doubt. */
interface WordMap {
  /**
   * The newer place of the words `from..to`. Null when one of them changed or is ambiguous. In a gap without words, the
   * words on both sides decide, and nothing may be inserted between them.
   */
  readonly find: (from: number, to: number) => Stretch | null;
  /** The same, but the words on both sides must be there, too. */
  readonly findSet: (from: number, to: number) => Stretch | null;
}

/** The most pairs of tokens that are compared, which takes tens of milliseconds. In longer texts nothing is certain. */
const MAX_PAIRS = 4_000_000;

interface Token extends Stretch {
  readonly text: string;
}

function tokensAt(text: string): readonly Token[] {
  let at = 0;
  return tokensOf(text).map((token) => {
    const from = at;
    at += token.length;
    return { text: token, from, to: at };
  });
}

/**
 * For each token of `old`, its index in `now` if every longest common subsequence pairs the two. -1 for a token that some
 * longest common subsequence leaves out, or pairs with another.
 */
function certainPlaces(old: readonly Token[], now: readonly Token[]): Int32Array {
  const places = new Int32Array(old.length).fill(-1);
  const width = now.length + 1;
  if (old.length * now.length > MAX_PAIRS) return places;
  const heads = new Uint16Array((old.length + 1) * width);
  const tails = new Uint16Array((old.length + 1) * width);
  const at = (table: Uint16Array, i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = 1; i <= old.length; i++) {
    for (let j = 1; j < width; j++) {
      heads[i * width + j] =
        old[i - 1]?.text === now[j - 1]?.text
          ? at(heads, i - 1, j - 1) + 1
          : Math.max(at(heads, i - 1, j), at(heads, i, j - 1));
    }
  }
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      tails[i * width + j] =
        old[i]?.text === now[j]?.text
          ? at(tails, i + 1, j + 1) + 1
          : Math.max(at(tails, i + 1, j), at(tails, i, j + 1));
    }
  }
  const longest = at(tails, 0, 0);
  for (let i = 0; i < old.length; i++) {
    let place = -1;
    let isCertain = true;
    for (let j = 0; j < width && isCertain; j++) {
      if (at(heads, i, j) + at(tails, i + 1, j) === longest) isCertain = false;
      if (j === now.length || old[i]?.text !== now[j]?.text) continue;
      if (at(heads, i, j) + 1 + at(tails, i + 1, j + 1) !== longest) continue;
      if (place >= 0) isCertain = false;
      place = j;
    }
    places[i] = isCertain ? place : -1;
  }
  return places;
}

/** The distance from each kept character of `before` to its place in `after`, as the comparison shows it. */
function keptShifts(before: string, after: string): ReadonlyMap<number, number> {
  const shifts = new Map<number, number>();
  let [from, to] = [0, 0];
  const length = (tokens: readonly string[]) => tokens.reduce((sum, token) => sum + token.length, 0);
  for (const hunk of symmetricHunks(before, after)) {
    const end = from + length(hunk.unchanged);
    for (; from < end; from++, to++) shifts.set(from, to - from);
    from += length(hunk.deleted);
    to += length(hunk.inserted);
  }
  return shifts;
}

/** A word of the old text, with the distance to its place in the new one. Null where the place is in doubt. */
interface PlacedWord extends Stretch {
  readonly shift: number | null;
}

function placedWords(before: string, after: string): readonly PlacedWord[] {
  const [old, now] = [tokensAt(before), tokensAt(after)];
  const places = certainPlaces(old, now);
  const shifts = keptShifts(before, after);
  return old.flatMap(({ text, from, to }, i) => {
    if (!isWord(text)) return [];
    const place = now[places[i] ?? -1];
    const shift = place ? place.from - from : null;
    const isShown = shift !== null && shifts.get(from) === shift && shifts.get(to - 1) === shift;
    return [{ from, to, shift: isShown ? shift : null }];
  });
}

/** Maps the words of one text to a newer one. */
export function wordMap(before: string, after: string): WordMap {
  if (before === after) {
    const identity = (from: number, to: number): Stretch => ({ from, to });
    return { find: identity, findSet: identity };
  }
  const words = placedWords(before, after);
  const shiftOf = (inside: readonly PlacedWord[], from: number, to: number, ends: readonly number[]) => {
    const shift = inside[0]?.shift ?? ends[0] ?? null;
    if (shift === null || inside.some((word) => word.shift !== shift) || ends.some((end) => end !== shift))
      return null;
    return before.slice(from, to) === after.slice(from + shift, to + shift) ? shift : null;
  };
  const moved = (from: number, to: number, shift: number | null): Stretch | null =>
    shift === null ? null : { from: from + shift, to: to + shift };
  const findSet = (from: number, to: number): Stretch | null => {
    const left = words.findLast((word) => word.from < from);
    const right = words.find((word) => word.to > to);
    const start = left?.from ?? 0;
    const end = right?.to ?? before.length;
    const inside = words.filter((word) => word.from >= start && word.to <= end);
    // At the beginning or end of a field, the stretch must stay there.
    const ends = [...(left ? [] : [0]), ...(right ? [] : [after.length - before.length])];
    return moved(from, to, shiftOf(inside, start, end, ends));
  };
  const find = (from: number, to: number): Stretch | null => {
    const inside = words.filter((word) => word.from < to && word.to > from);
    if (inside.length === 0 || from === to) return findSet(from, to);
    const stretch = moved(from, to, shiftOf(inside, from, to, []));
    // “section 1” followed by “(1)” in the newer text means another provision.
    const isAlike =
      stretch && before[from - 1] === after[stretch.from - 1] && before[to] === after[stretch.to];
    return isAlike ? stretch : null;
  };
  return { find, findSet };
}
