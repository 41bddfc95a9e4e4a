import { type Provision, walk } from '../act/tree.ts';

/** The words of a provision that are looked at; the likeness of longer ones shows in their first. */
const MOST_WORDS = 1200;
const MOST_LETTERS = MOST_WORDS * 12;
/** A pair of words in more provisions than this says nothing of any of them. */
const MOST_HOLDERS = 40;

/** The words of a provision and all in it, small, without its number. */
function wordsOf(node: Provision): readonly string[] {
  const words: string[] = [];
  for (const { heading, intro, content, wrapUp } of walk(node)) {
    for (const text of [heading, intro, content, wrapUp]) {
      if (text)
        words.push(
          ...(text
            .slice(0, MOST_LETTERS)
            .toLowerCase()
            .match(/[\p{L}\p{N}]+/gu) ?? []),
        );
    }
    if (words.length >= MOST_WORDS) break;
  }
  return words.slice(0, MOST_WORDS);
}

/** A possible match. */
interface Match {
  readonly before: Provision;
  readonly after: Provision;
}

/** How alike provisions are, worked out once for each: by the pairs of neighbouring words that they share. */
export class Likeness {
  readonly #shingles = new Map<Provision, ReadonlySet<string>>();

  shingles(node: Provision): ReadonlySet<string> {
    const known = this.#shingles.get(node);
    if (known) return known;
    const words = ['', ...wordsOf(node)];
    const made = new Set<string>();
    for (let at = 1; at < words.length; at++) made.add(`${words[at - 1]} ${words[at]}`);
    this.#shingles.set(node, made);
    return made;
  }

  /** From 0, nothing in common, to 1. Two provisions without words are alike. */
  of(a: Provision, b: Provision): number {
    const [one, other] = [this.shingles(a), this.shingles(b)];
    if (one.size + other.size === 0) return 1;
    const [few, many] = one.size < other.size ? [one, other] : [other, one];
    let shared = 0;
    for (const shingle of few) if (many.has(shingle)) shared++;
    return (2 * shared) / (one.size + other.size);
  }

  /** The matches of one list with the other that are at least so alike, the likest first, each provision once. */
  matches(befores: readonly Provision[], afters: readonly Provision[], least: number): readonly Match[] {
    const holders = new Map<string, number[]>();
    for (const [at, node] of afters.entries()) {
      for (const shingle of this.shingles(node)) {
        const held = holders.get(shingle);
        if (held) held.push(at);
        else holders.set(shingle, [at]);
      }
    }
    const found: { readonly before: number; readonly after: number; readonly score: number }[] = [];
    for (const [at, node] of befores.entries()) {
      const own = this.shingles(node);
      const shared = new Map<number, number>();
      for (const shingle of own) {
        const held = holders.get(shingle);
        if (!held || held.length > MOST_HOLDERS) continue;
        for (const after of held) shared.set(after, (shared.get(after) ?? 0) + 1);
      }
      for (const [after, count] of shared) {
        const other = afters[after];
        if (!other || other.kind !== node.kind) continue;
        const score = (2 * count) / (own.size + this.shingles(other).size);
        if (score >= least) found.push({ before: at, after, score });
      }
    }
    found.sort((a, b) => b.score - a.score || a.before - b.before || a.after - b.after);
    const [taken, given] = [new Set<number>(), new Set<number>()];
    return found.flatMap(({ before, after }) => {
      const [one, other] = [befores[before], afters[after]];
      if (!one || !other || taken.has(before) || given.has(after)) return [];
      taken.add(before);
      given.add(after);
      return [{ before: one, after: other }];
    });
  }
}
