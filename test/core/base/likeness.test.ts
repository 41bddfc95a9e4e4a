import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Likeness, RunIndex, runsOf, sharedCount } from '../../../core/base/likeness.ts';

const WORDS: fc.Arbitrary<readonly string[]> = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), {
  maxLength: 12,
});
const LENGTHS = fc.subarray([1, 2, 3], { minLength: 1 });
/** Words that `WORDS` never has. */
const FOREIGN_WORDS = fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 12 });

const likenessBy = (lengths: readonly number[]) =>
  new Likeness<readonly string[]>((words) => runsOf(words, ...lengths));

/** How many runs two lists of words share: each run of the one is crossed off once in the other. */
function sharedByCrossingOff(a: readonly string[], b: readonly string[], lengths: readonly number[]): number {
  const runs = (words: readonly string[]) =>
    lengths.flatMap((length) =>
      words.flatMap((_, at) => (at + length <= words.length ? [words.slice(at, at + length).join(' ')] : [])),
    );
  const left = runs(b);
  return runs(a).filter((run) => {
    const at = left.indexOf(run);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

describe('the likeness of two texts', () => {
  it('counts every run that both have, as often as both have it', () => {
    fc.assert(
      fc.property(WORDS, WORDS, LENGTHS, (a, b, lengths) => {
        expect(sharedCount(runsOf(a, ...lengths), runsOf(b, ...lengths))).toBe(
          sharedByCrossingOff(a, b, lengths),
        );
      }),
    );
  });

  it('is the same from both sides, from 0 to 1', () => {
    fc.assert(
      fc.property(WORDS, WORDS, LENGTHS, (a, b, lengths) => {
        const likeness = likenessBy(lengths);
        expect(likeness.of(a, b)).toBe(likeness.of(b, a));
        expect(likeness.contained(a, b, 1)).toBe(likeness.contained(b, a, 1));
        for (const measure of [likeness.of(a, b), likeness.contained(a, b, 1)]) {
          expect(measure).toBeGreaterThanOrEqual(0);
          expect(measure).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is 1 for the same words, and 0 for words of which none is the same', () => {
    fc.assert(
      fc.property(WORDS, FOREIGN_WORDS, LENGTHS, (a, b, lengths) => {
        const likeness = likenessBy([1, ...lengths.filter((length) => length > 1)]);
        expect(likeness.of(a, [...a])).toBe(1);
        expect([likeness.of(a, b), likeness.contained(a, b, 1)]).toEqual([0, 0]);
      }),
    );
  });

  it('is no greater once a word that is in neither comes into one, and less where the two had anything in common', () => {
    fc.assert(
      fc.property(WORDS, WORDS, fc.nat(12), LENGTHS, (a, b, at, lengths) => {
        const likeness = likenessBy([1, ...lengths.filter((length) => length > 1)]);
        const longer = b.toSpliced(Math.min(at, b.length), 0, 'x');
        const [before, after] = [likeness.of(a, b), likeness.of(a, longer)];
        if (before > 0) expect(after).toBeLessThan(before);
        else expect(after).toBe(0);
      }),
    );
  });

  it('falls with every word of a text that is replaced', () => {
    fc.assert(
      fc.property(WORDS, fc.array(fc.nat(11)), (words, places) => {
        const likeness = likenessBy([1, 2]);
        let text: readonly string[] = [...words];
        for (const place of new Set(places.filter((at) => at < words.length))) {
          const replaced = text.with(place, 'x');
          expect(likeness.of(words, replaced)).toBeLessThan(likeness.of(words, text));
          text = replaced;
        }
      }),
    );
  });

  it('contains a text whole in one that has it as a part, unless it says too little to be told by', () => {
    fc.assert(
      fc.property(WORDS, WORDS, WORDS, (before, words, after) => {
        const likeness = likenessBy([1, 2]);
        const size = runsOf(words, 1, 2).size;
        const whole = [...before, ...words, ...after];
        expect(likeness.contained(words, whole, 1)).toBe(size === 0 ? 0 : 1);
        expect(likeness.contained(words, whole, size + 1)).toBe(0);
      }),
    );
  });
});

describe('an index of runs', () => {
  it('counts what each text shares as comparing with each does', () => {
    fc.assert(
      fc.property(fc.array(WORDS, { maxLength: 6 }), WORDS, LENGTHS, (texts, words, lengths) => {
        const runs = runsOf(words, ...lengths);
        const all = texts.map((text) => runsOf(text, ...lengths));
        const counts = new RunIndex(all).sharedCounts(runs);
        expect(all.map((other) => sharedCount(runs, other))).toEqual(all.map((_, at) => counts.get(at) ?? 0));
      }),
    );
  });

  it('passes over what more texts have than are asked for', () => {
    const index = new RunIndex([runsOf(['a', 'b'], 1), runsOf(['a'], 1)]);
    expect([...index.sharedCounts(runsOf(['a', 'b'], 1), 1)]).toEqual([[0, 1]]);
  });
});
