import { expect, it } from 'vitest';
import { srgbProfile } from '../../../data/formats/pdf/srgb-profile.ts';

/** A profile read as its standard (ICC.1, version 2) lays it out: each tag by its name. */
function read(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = (from: number, length: number) =>
    Buffer.from(bytes.subarray(from, from + length)).toString('latin1');
  const tags = new Map(
    Array.from({ length: view.getUint32(128) }, (_, nth) => {
      const at = 132 + 12 * nth;
      return [text(at, 4), { from: view.getUint32(at + 4), length: view.getUint32(at + 8) }] as const;
    }),
  );
  const colour = (name: string) => {
    const { from = 0 } = tags.get(name) ?? {};
    expect(text(from, 4)).toBe('XYZ ');
    return [8, 12, 16].map((at) => view.getInt32(from + at) / 65_536);
  };
  const light = (name: string, value: number) => {
    const { from = 0 } = tags.get(name) ?? {};
    expect(text(from, 4)).toBe('curv');
    const steps = view.getUint32(from + 8);
    return view.getUint16(from + 12 + 2 * Math.round(value * (steps - 1))) / 65_535;
  };
  return { view, text, tags, colour, light };
}

it('is a whole profile, of which every tag lies within it', () => {
  const bytes = srgbProfile();
  const { view, text, tags } = read(bytes);
  expect(view.getUint32(0)).toBe(bytes.length);
  expect([text(12, 4), text(16, 4), text(20, 4), text(36, 4)]).toEqual(['mntr', 'RGB ', 'XYZ ', 'acsp']);
  expect([...tags.keys()].sort()).toEqual(
    ['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'].sort(),
  );
  for (const { from, length } of tags.values()) {
    expect(from % 4).toBe(0);
    expect(from + length).toBeLessThanOrEqual(bytes.length);
  }
});

it('has white where the three lights together are the light of a page, and greys where sRGB has them', () => {
  const { colour, light } = read(srgbProfile());
  const [red, green, blue] = [colour('rXYZ'), colour('gXYZ'), colour('bXYZ')];
  const white = [0, 1, 2].map((at) => (red[at] ?? 0) + (green[at] ?? 0) + (blue[at] ?? 0));
  for (const [at, value] of [0.9642, 1, 0.8249].entries()) expect(white[at]).toBeCloseTo(value, 3);
  // Of IEC 61966-2-1: a value of 0.5 is a light of 0.2140, and one of 0.04 of 0.0031.
  expect(light('rTRC', 0.5)).toBeCloseTo(0.214, 2);
  expect(light('gTRC', 0.04)).toBeCloseTo(0.0031, 3);
  expect([light('bTRC', 0), light('bTRC', 1)]).toEqual([0, 1]);
});
