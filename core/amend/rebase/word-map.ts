import { evenHunks } from '../../compare/build.ts';
import { isWord, tokensOf } from '../../compare/tokens.ts';

/** Where a stretch of one text is in another, in UTF-16 code units. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Finds words of one text in a newer one: only where there can be no doubt which they are. */
interface WordMap {
  /**
   * Where the words `from..to` are now. Null when one of them changed or could be another; and where no word is in the
   * stretch, as in a gap, when one of the words on either side did, or something came between.
   */
  readonly find: (from: number, to: number) => Stretch | null;
  /** The same, with the words on either side held to as well. */
  readonly findSet: (from: number, to: number) => Stretch | null;
}

/** The most pairs of tokens that are weighed, some tens of milliseconds' work; in longer texts nothing is certain. */
const MOST_PAIRS = 4_000_000;

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
 * For each token of `old` its place in `now` that every longest account of what is the same agrees on; -1 for one that
 * some account leaves out, or puts elsewhere.
 */
function certainPlaces(old: readonly Token[], now: readonly Token[]): Int32Array {
  const places = new Int32Array(old.length).fill(-1);
  const width = now.length + 1;
  if (old.length * now.length > MOST_PAIRS) return places;
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
    let found = -1;
    let isCertain = true;
    for (let j = 0; j < width && isCertain; j++) {
      if (at(heads, i, j) + at(tails, i + 1, j) === longest) isCertain = false;
      if (j === now.length || old[i]?.text !== now[j]?.text) continue;
      if (at(heads, i, j) + 1 + at(tails, i + 1, j + 1) !== longest) continue;
      if (found >= 0) isCertain = false;
      found = j;
    }
    places[i] = isCertain ? found : -1;
  }
  return places;
}

/** For each kept character of `before`, as the comparison shows it, by how much it is farther on in `after`. */
function keptShifts(before: string, after: string): ReadonlyMap<number, number> {
  const shifts = new Map<number, number>();
  let [from, to] = [0, 0];
  const length = (tokens: readonly string[]) => tokens.reduce((sum, token) => sum + token.length, 0);
  for (const { unchanged, deleted, inserted } of evenHunks(before, after)) {
    const end = from + length(unchanged);
    for (; from < end; from++, to++) shifts.set(from, to - from);
    from += length(deleted);
    to += length(inserted);
  }
  return shifts;
}

/** A word of the old text, and by how much it is farther on in the new; null where that is in doubt. */
interface Placed extends Stretch {
  readonly shift: number | null;
}

function placedWords(before: string, after: string): readonly Placed[] {
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

/** Where the words of one text are in a newer one. */
export function wordMap(before: string, after: string): WordMap {
  if (before === after) {
    const same = (from: number, to: number): Stretch => ({ from, to });
    return { find: same, findSet: same };
  }
  const words = placedWords(before, after);
  const held = (some: readonly Placed[], from: number, to: number, ends: readonly number[]) => {
    const shift = some[0]?.shift ?? ends[0] ?? null;
    if (shift === null || some.some((word) => word.shift !== shift) || ends.some((end) => end !== shift))
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
    const some = words.filter((word) => word.from >= start && word.to <= end);
    // The beginning and the end of a text stay its beginning and its end.
    const ends = [...(left ? [] : [0]), ...(right ? [] : [after.length - before.length])];
    return moved(from, to, held(some, start, end, ends));
  };
  const find = (from: number, to: number): Stretch | null => {
    const some = words.filter((word) => word.from < to && word.to > from);
    if (some.length === 0 || from === to) return findSet(from, to);
    const found = moved(from, to, held(some, from, to, []));
    // “section 1” is another thing once “(1)” is written after it.
    const isAlike = found && before[from - 1] === after[found.from - 1] && before[to] === after[found.to];
    return isAlike ? found : null;
  };
  return { find, findSet };
}
