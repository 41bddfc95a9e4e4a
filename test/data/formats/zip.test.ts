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

it('an archive in pieces is the very bytes of it whole, and holds each file', async () => {
  await fc.assert(
    fc.asyncProperty(entries, async (files) => {
      const sources = files.map(({ path, bytes }) => ({ path, read: async () => bytes }));
      const made: Uint8Array[] = [];
      for await (const piece of zipInPieces(sources)) made.push(piece);
      const pieces = Buffer.concat(made);
      expect(pieces.equals(zipOf(files, 'stored'))).toBe(true);
      const held = unzipSync(pieces);
      expect(Object.keys(held).sort()).toEqual(files.map(({ path }) => path).sort());
      for (const { path, bytes } of files) expect(held[path]).toEqual(bytes);
    }),
  );
});
