import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createJsonScanner } from '../../electron/web/json-scan.ts';

/** What there is of brackets, commas and colons, and how deep it goes, of a value as it was before it was written. */
function countOf(value: unknown): readonly [tokens: number, depth: number] {
  if (typeof value !== 'object' || value === null) return [0, 0];
  const inner = Object.values(value).map(countOf);
  const marks = Math.max(0, inner.length - 1) + (Array.isArray(value) ? 0 : inner.length);
  const tokens = inner.reduce((sum, [each]) => sum + each, 1 + marks);
  return [tokens, 1 + Math.max(0, ...inner.map(([, depth]) => depth))];
}

const text = fc.string({
  unit: fc.constantFrom('"', '\\', '[', '{', '}', ']', ',', ':', 'a', 'é', '😀', '\n'),
});
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    text,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}));

it('counts what is in JSON, wherever it is cut on its way', () => {
  fc.assert(
    fc.property(json, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (value, cuts) => {
      const bytes = Buffer.from(JSON.stringify(value));
      const scan = createJsonScanner({ tokens: 100_000 });
      for (let at = 0, nth = 0; at < bytes.length; nth++) {
        const size = cuts[nth % cuts.length] ?? 1;
        expect(scan.scan(bytes.subarray(at, at + size))).toBeNull();
        at += size;
      }
      expect(scan.tokens()).toBe(1 + countOf(value)[0]);
    }),
  );
});

it('takes no more once there is too much, or it goes too deep', () => {
  const takes = (body: string, tokens: number) => createJsonScanner({ tokens }).scan(Buffer.from(body));
  expect(takes(`[${'1,'.repeat(98)}1]`, 100)).toBeNull();
  expect(takes(`[${'1,'.repeat(99)}1]`, 100)).toBe('many');
  expect(takes('['.repeat(100), 1_000)).toBeNull();
  expect(takes('[{'.repeat(51), 1_000)).toBe('deep');
  expect(takes(`"${'['.repeat(200)}\\"${'{,:'.repeat(200)}"`, 1)).toBeNull();
});
