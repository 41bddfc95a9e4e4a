import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AlignmentStep,
  bestAlignment,
  commonPairs,
  commonPairsByAnchors,
  type IndexPair,
  longestIncreasingIndexes,
  type OfferStep,
} from '../../../core/base/sequence-alignment.ts';

const ITEMS = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 7 });

/** Every way to take some of a list, in its order. */
function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  const all: (readonly T[])[] = [[]];
  for (const item of items) all.push(...all.map((some) => [...some, item]));
  return all;
}

function expectInOrder(a: readonly string[], b: readonly string[], pairs: readonly IndexPair[]): void {
  pairs.forEach(([i, j], at) => {
    const [x, y] = pairs[at - 1] ?? [-1, -1];
    expect([a[i] === b[j], i > x, j > y]).toEqual([true, true, true]);
  });
}

/** The most items that two sequences have in common, of all ways to take some of the first. */
function mostCommon(a: readonly string[], b: readonly string[]): number {
  const isWithin = (some: readonly string[]): boolean => {
    let at = -1;
    return some.every((item) => {
      at = b.indexOf(item, at + 1);
      return at >= 0;
    });
  };
  return Math.max(
    ...subsets(a)
      .filter(isWithin)
      .map(({ length }) => length),
  );
}

describe('common items', () => {
  it.each([
    ['compared at once', (a: readonly string[], b: readonly string[]) => commonPairs(a, b, 100) ?? []],
    ['parted first', (a: readonly string[], b: readonly string[]) => commonPairsByAnchors(a, b, 100)],
  ])('are as many as can be, in the order of both: %s', (_, find) => {
    fc.assert(
      fc.property(ITEMS, ITEMS, (a, b) => {
        const pairs = find(a, b);
        expectInOrder(a, b, pairs);
        expect(pairs).toHaveLength(mostCommon(a, b));
      }),
    );
  });

  it('are not looked for where more differ than asked', () => {
    expect(commonPairs(['a', 'b'], ['c', 'd'], 3)).toBeNull();
    expect(commonPairs(['a', 'b'], ['c', 'd'], 4)).toEqual([]);
  });

  it('are found where sequences differ in thousands of places', () => {
    const a = Array.from({ length: 6000 }, (_, at) => `line ${at}`);
    const b = a.map((line, at) => (at % 2 ? line : `${line} changed`));
    expect(commonPairsByAnchors(a, b, 1200)).toEqual(a.flatMap((_, at) => (at % 2 ? [[at, at]] : [])));
  });
});

describe('the longest rising row', () => {
  it('is as long as any', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), { maxLength: 10 }), (values) => {
        const isRising = (row: readonly number[]) =>
          row.every((value, at) => at === 0 || value > (row[at - 1] ?? 0));
        const row = longestIncreasingIndexes(values).map((at) => values[at] ?? 0);
        expect(isRising(row)).toBe(true);
        expect(row).toHaveLength(
          Math.max(
            ...subsets(values)
              .filter(isRising)
              .map(({ length }) => length),
          ),
        );
      }),
    );
  });
});

describe('the best alignment', () => {
  /** Some worth for one and one, for one and two, and for two and one, at each place. */
  const WORTHS = fc.array(fc.integer({ min: -2, max: 9 }), { minLength: 75, maxLength: 75 });
  const LENGTH = fc.integer({ min: 0, max: 4 });

  it('is worth as much as any walk', () => {
    fc.assert(
      fc.property(LENGTH, LENGTH, WORTHS, (lengthA, lengthB, worths) => {
        const offersAt = (a: number, b: number, offer: OfferStep): void => {
          const worth = (kind: number) => worths[(a * 5 + b) * 3 + kind] ?? 0;
          if (a < lengthA) offer(1, 0, 0);
          if (b < lengthB) offer(0, 1, 0);
          if (a < lengthA && b < lengthB) offer(1, 1, worth(0));
          if (a < lengthA && b + 1 < lengthB) offer(1, 2, worth(1));
          if (a + 1 < lengthA && b < lengthB) offer(2, 1, worth(2));
        };
        const stepsFrom = (a: number, b: number): readonly (AlignmentStep & { readonly worth: number })[] => {
          const steps: (AlignmentStep & { readonly worth: number })[] = [];
          offersAt(a, b, (ofA, ofB, worth) => steps.push({ ofA, ofB, worth }));
          return steps;
        };
        const mostFrom = (a: number, b: number): number => {
          const all = stepsFrom(a, b).map(({ ofA, ofB, worth }) => worth + mostFrom(a + ofA, b + ofB));
          return all.length === 0 ? 0 : Math.max(...all);
        };
        let [a, b, worth] = [0, 0, 0];
        for (const { ofA, ofB } of bestAlignment(lengthA, lengthB, offersAt)) {
          worth += stepsFrom(a, b).find((step) => step.ofA === ofA && step.ofB === ofB)?.worth ?? Number.NaN;
          [a, b] = [a + ofA, b + ofB];
        }
        expect([a, b, worth]).toEqual([lengthA, lengthB, mostFrom(0, 0)]);
      }),
    );
  });

  it('throws where no step leads on', () => {
    expect(() => bestAlignment(1, 1, () => undefined)).toThrow(RangeError);
  });
});
