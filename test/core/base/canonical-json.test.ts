import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../core/base/canonical-json.ts';

/** The same value with every object's keys set in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

test('keys are in code-unit order at every depth, and nothing else moves', () => {
  expect(canonicalJson({ b: [{ z: 1, a: null }], a: 'é"\n', B: true, undefined: undefined })).toBe(
    '{"B":true,"a":"é\\"\\n","b":[{"a":null,"z":1}]}',
  );
});

test('equal values have one form, which reads back as the value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each([
  ['a number that is not finite', Number.NaN],
  ['a function', () => 1],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['a big integer', 1n],
  ['undefined in a list', [undefined]],
  ['a hole in a list', new Array(1)],
  ['undefined itself', undefined],
])('%s is refused', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
  expect(() => canonicalJson({ inside: [value] })).toThrow(TypeError);
});
