import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { occurrencesIn, type Reading } from '../../../renderer/text/find/occurrences.ts';

const KINDS = ['kept', 'inserted', 'deleted'] as const;
const words = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    text: fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 4 }),
  }),
  { maxLength: 8 },
);
const sought = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 3 });
const BOTH: readonly Reading[] = ['deleted', 'inserted'];

describe('words in a line with changes', () => {
  it('stand where they are read in the line as it would read, or as it was, and nowhere else', () => {
    fc.assert(
      fc.property(words, sought, (line, some) => {
        const letters = line.flatMap(({ kind, text }) => [...text].map((letter) => ({ letter, kind })));
        const found = occurrencesIn(line, new RegExp(some, 'g'), BOTH);
        for (const { from, to } of found) {
          const within = letters.slice(from, to);
          const readings = BOTH.map((left) =>
            within
              .filter(({ kind }) => kind !== left)
              .map(({ letter }) => letter)
              .join(''),
          );
          expect(readings).toContain(some);
        }
        for (const left of BOTH) {
          const read = letters.filter(({ kind }) => kind !== left).map(({ letter }) => letter);
          expect(found.length > 0 || !read.join('').includes(some)).toBe(true);
        }
        const starts = found.map(({ from }) => from);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
    );
  });

  it('are found once where both readings have them, struck ones too, and none across what stands in neither', () => {
    const line = [
      { kind: 'kept', text: 'a person of ' },
      { kind: 'deleted', text: 'the internet' },
      { kind: 'inserted', text: 'any device' },
      { kind: 'kept', text: ' or form' },
    ] as const;
    const at = (some: string, readings = BOTH) => occurrencesIn(line, new RegExp(some, 'g'), readings);
    expect(at('person')).toEqual([{ from: 2, to: 8 }]);
    expect(at('internet')).toEqual([{ from: 16, to: 24 }]);
    expect(at('of any')).toEqual([{ from: 9, to: 27 }]);
    expect(at('internet or')).toEqual([{ from: 16, to: 37 }]);
    expect(at('internet any')).toEqual([]);
    expect(at('internet', ['deleted'])).toEqual([]);
    expect(at('device', ['inserted'])).toEqual([]);
  });
});
