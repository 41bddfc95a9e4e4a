import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlapsAny, redactedStretches, redactedText, wordsWithout } from '../../../core/coding/redact.ts';
import { makeAnchor } from '../../../core/evidence/anchor.ts';

const redacting = (text: string, from: number, to: number) => ({ anchor: makeAnchor(text, from, to) });

test('what is redacted is in no export of the text, and all else is', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), minLength: 1, maxLength: 40 });
  const spans = fc.array(fc.tuple(fc.nat(), fc.nat(12)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(text, spans, fc.nat(), fc.nat(), (words, stretches, a, b) => {
      const redactions = stretches.map(([start, length]) => {
        const from = start % words.length;
        return redacting(words, from, Math.min(words.length, from + 1 + length));
      });
      const [from, to] = [a % (words.length + 1), b % (words.length + 1)].sort((x, y) => x - y) as [
        number,
        number,
      ];
      const gone = redactedStretches(words, redactions) ?? [];
      const isGone = (at: number) => redactions.some(({ anchor }) => anchor.from <= at && at < anchor.to);
      // Letter by letter: a mark stands for each run of redacted letters.
      let naive = '';
      for (let at = from; at < to; at += 1) {
        if (!isGone(at)) naive += words[at];
        else if (at === from || !isGone(at - 1)) naive += '[redacted]';
      }
      expect(wordsWithout(words, { from, to }, gone)).toBe(naive);
      const letters = Array.from({ length: to - from }, (_, index) => from + index);
      expect(overlapsAny({ from, to }, gone)).toBe(letters.some(isGone));
    }),
    { numRuns: 1000 },
  );
});

test('nothing of a text leaves while a redaction’s words are not where they were', () => {
  const text = 'My name is Jane and I was followed.';
  const redaction = redacting(text, 11, 15);
  expect(redactedText(text, [redaction])).toBe('My name is [redacted] and I was followed.');
  expect(redactedText(`Hello. ${text}`, [redaction])).toBe('[redacted]');
  expect(redactedText(text, [{ ...redaction, detached: true }])).toBe('[redacted]');
  expect(redactedText(text, [])).toBe(text);
});
