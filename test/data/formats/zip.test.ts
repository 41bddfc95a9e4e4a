import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zipInPieces, zipOf } from '../../../data/formats/zip.ts';

const entries = fc
  .uniqueArray(
    fc.record({
      path: fc.stringMatching(/^[a-zé]{1,9}(\/[a-z]{1,5})?\.[a-z]{1,4}$/),
      bytes: fc.uint8Array({ maxLength: 2000 }),
    }),
    { selector: ({ path }) => path, maxLength: 12 },
  )
  .map((found) => found.map(({ path, bytes }) => ({ path, bytes })));

it('an archive in pieces is the very bytes of it whole, and holds each file', () => {
  fc.assert(
    fc.property(entries, (files) => {
      const pieces = Buffer.concat([...zipInPieces(files)]);
      expect(pieces.equals(zipOf(files, 'stored'))).toBe(true);
      const held = unzipSync(pieces);
      expect(Object.keys(held).sort()).toEqual(files.map(({ path }) => path).sort());
      for (const { path, bytes } of files) expect(held[path]).toEqual(bytes);
    }),
  );
});
