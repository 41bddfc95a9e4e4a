import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePieces, encodeWhole, jsonPieces } from '../../../data/formats/encode-pieces.ts';

describe('long texts in pieces', () => {
  it('are the bytes of the whole text, however it is parted between characters', () => {
    const text = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 4000 }), (pieces, times) => {
        const many = pieces.map((piece) => piece.repeat(times));
        const whole = Buffer.from(many.join(''), 'utf8');
        expect(Buffer.concat([...encodePieces(many)]).equals(whole)).toBe(true);
        expect(Buffer.from(encodeWhole(many)).equals(whole)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('are JSON as it is written whole, at whatever level it is parted', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat({ max: 6 }), (value, levels) => {
        expect([...jsonPieces(value, levels)].join('')).toBe(JSON.stringify(value, null, 2));
      }),
    );
    const gaps = { a: undefined, b: [undefined, { c: undefined }], d: {} };
    expect([...jsonPieces(gaps, 3)].join('')).toBe(JSON.stringify(gaps, null, 2));
  });
});
