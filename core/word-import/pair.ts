import { diffArrays } from 'diff';
import { chunkOf } from './new-lines.ts';
import type { ReturnedLine } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';

/** Lines that are one another's: one and one mostly; two of one side where a line was split, or two run together. */
export interface Pair {
  readonly sent: readonly SentLine[];
  readonly back: readonly ReturnedLine[];
}

/** Lines that say the same, change for change. */
function keysOf(kinds: readonly { readonly kind: string; readonly text: string }[]): string {
  let key = '';
  let last = '';
  for (const { kind, text } of kinds) {
    key += kind === last ? text : `\u0000${kind}\u0000${text}`;
    last = kind;
  }
  return key;
}

const sentKey = ({ stretches }: SentLine): string => keysOf(stretches.map(({ run }) => run));
const backKey = ({ runs }: ReturnedLine): string => keysOf(runs);

/** Below this two lines are not one another's, and with the same number in front not below that. */
const LEAST = 0.5;
const LEAST_NUMBERED = 0.25;
/** A line that was split, or run together with the next, is told by nearly all of its words. */
const LEAST_JOINED = 0.85;
/** The most pairs of lines that are weighed against each other in one stretch of the text. */
const MOST_WEIGHED = 250_000;

/** How alike texts are, the words and pairs of words of each looked at once. */
export class Alike {
  readonly #shingles = new Map<string, ReadonlyMap<string, number>>();

  #of(text: string): ReadonlyMap<string, number> {
    const known = this.#shingles.get(text);
    if (known) return known;
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
    const made = new Map<string, number>();
    const add = (key: string) => made.set(key, (made.get(key) ?? 0) + 1);
    words.forEach((word, at) => {
      add(word);
      if (at > 0) add(`${words[at - 1]} ${word}`);
    });
    this.#shingles.set(text, made);
    return made;
  }

  /** From 0, nothing in common, to 1. */
  readonly likeness = (a: string, b: string): number => {
    if (a === b) return 1;
    const [one, other] = [this.#of(a), this.#of(b)];
    let [shared, all] = [0, 0];
    for (const [key, count] of one) {
      shared += Math.min(count, other.get(key) ?? 0);
      all += count;
    }
    for (const count of other.values()) all += count;
    return all === 0 ? 0 : (2 * shared) / all;
  };
}

const label = (text: string): string => /^[“"]?(\(?[\w.]{1,8}\)?)[\t ]/.exec(text)?.[1] ?? '';

/** How likely a line that left is a line that came back; 0 where it isn't. */
function score({ likeness }: Alike, sent: SentLine, back: ReturnedLine): number {
  const alike = back.stands
    ? Math.max(
        sent.amended ? likeness(sent.amended, back.text) : 0,
        sent.original ? likeness(sent.original, back.text) * 0.99 : 0,
        likeness(sent.full, back.full) * 0.99,
      )
    : Math.max(likeness(sent.full, back.full), sent.amended ? likeness(sent.amended, back.full) * 0.99 : 0);
  const text = back.stands ? back.text : back.full;
  const isNumbered = label(text) !== '' && label(text) === label(sent.amended || sent.original);
  if (alike < (isNumbered ? LEAST_NUMBERED : LEAST)) return 0;
  return Math.min(1, alike + (isNumbered ? 0.05 : 0));
}

const single = (lines: readonly SentLine[], back: readonly ReturnedLine[]): Pair => ({ sent: lines, back });

/** The best account of a stretch in which nothing is the same: a walk through both that keeps as many words as it can. */
function weigh(alike: Alike, sent: readonly SentLine[], back: readonly ReturnedLine[]): readonly Pair[] {
  const { likeness } = alike;
  const alone = () => [...sent.map((one) => single([one], [])), ...back.map((one) => single([], [one]))];
  if (sent.length === 0 || back.length === 0 || sent.length * back.length > MOST_WEIGHED) return alone();
  const width = back.length + 1;
  const best = new Float64Array((sent.length + 1) * width);
  const how = new Uint8Array((sent.length + 1) * width);
  for (let i = sent.length; i >= 0; i--) {
    for (let j = back.length; j >= 0; j--) {
      const [one, next] = [sent[i], sent[i + 1]];
      const [came, after] = [back[j], back[j + 1]];
      let [top, step] = [0, 0];
      const take = (value: number, by: number) => {
        if (value > top) [top, step] = [value, by];
      };
      const at = (di: number, dj: number) => best[(i + di) * width + j + dj] ?? 0;
      if (came) take(at(0, 1) + 1e-9, 2);
      if (one) take(at(1, 0) + 1e-9, 1);
      if (one && came) {
        const value = score(alike, one, came);
        if (value > 0) take(at(1, 1) + value * (one.full.length + came.full.length + 8), 3);
        // An empty line, or one that is gone, splits nothing.
        if (came.stands && after?.stands && one.amended) {
          const whole = likeness(one.amended, `${came.text} ${after.text}`);
          if (whole > LEAST_JOINED && chunkOf(after.text).label === null)
            take(at(1, 2) + whole * (one.full.length + came.full.length + after.full.length + 8), 4);
        }
        if (came.stands && next?.amended && one.amended) {
          const whole = likeness(`${one.amended} ${next.amended}`, came.text);
          if (whole > LEAST_JOINED)
            take(at(2, 1) + whole * (one.full.length + next.full.length + came.full.length + 8), 5);
        }
      }
      best[i * width + j] = top;
      how[i * width + j] = step;
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < sent.length || j < back.length; ) {
    const step = how[i * width + j] ?? 0;
    const di = step === 2 ? 0 : step === 5 ? 2 : step === 0 ? (i < sent.length ? 1 : 0) : 1;
    const dj = step === 1 ? 0 : step === 4 ? 2 : step === 0 ? (i < sent.length ? 0 : 1) : 1;
    pairs.push(single(sent.slice(i, i + di), back.slice(j, j + dj)));
    i += di;
    j += dj;
  }
  return pairs;
}

/** Which line that came back is which that left, in order: first those that say the same, then by their words. */
export function pairLines(sent: readonly SentLine[], back: readonly ReturnedLine[]): readonly Pair[] {
  const alike = new Alike();
  const pairs: Pair[] = [];
  let [lost, come]: [SentLine[], ReturnedLine[]] = [[], []];
  const settle = () => {
    pairs.push(...weigh(alike, lost, come));
    [lost, come] = [[], []];
  };
  let [i, j] = [0, 0];
  for (const { value, added, removed } of diffArrays(sent.map(sentKey), back.map(backKey))) {
    for (const _ of value) {
      const [one, other] = [sent[i], back[j]];
      if (added && other) come.push(other);
      else if (removed && one) lost.push(one);
      else if (one && other) {
        settle();
        pairs.push(single([one], [other]));
      }
      if (!added) i += 1;
      if (!removed) j += 1;
    }
  }
  settle();
  return pairs;
}
