import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromFirstMark } from '../../../renderer/consultation/from-first-mark.ts';

describe('the stretch of an answer that the list shows', () => {
  it('begins shortly before the first mark, and keeps every marked word', () => {
    const word = fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom('a', 'é', '🙂', '-') });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(), (words, a, b) => {
        const text = words.join(' ');
        const spans = [...new Set([a % words.length, b % words.length])]
          .sort((x, y) => x - y)
          .map((at) => {
            const from = words.slice(0, at).join(' ').length + (at > 0 ? 1 : 0);
            return { from, to: from + (words[at] ?? '').length };
          });
        const cutAtMarks = fromFirstMark(text, spans);
        expect(text.endsWith(cutAtMarks.text)).toBe(true);
        expect(cutAtMarks.isCut).toBe(cutAtMarks.text !== text);
        expect(Buffer.from(cutAtMarks.text).toString()).toBe(cutAtMarks.text);
        expect(cutAtMarks.marks[0]?.from).toBeLessThanOrEqual(70);
        expect(cutAtMarks.marks.map(({ from, to }) => cutAtMarks.text.slice(from, to))).toEqual(
          spans.map(({ from, to }) => text.slice(from, to)),
        );
      }),
    );
  });

  it('leaves a text alone whose mark is seen anyway, or that has none', () => {
    const text = `an order ${'and more '.repeat(40)}`;
    expect(fromFirstMark(text, [{ from: 3, to: 8 }])).toEqual({
      text,
      marks: [{ from: 3, to: 8 }],
      isCut: false,
    });
    expect(fromFirstMark(text, []).text).toBe(text);
  });
});
