import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { listZip, type PackedEntry, unpackEntry } from '../../../data/formats/zip-read.ts';

const only = (bytes: Uint8Array): PackedEntry => listZip(bytes, 1)[0] ?? expect.fail('no entry');

it('unpacks a file into memory once, not in pieces and then whole', () => {
  const content = Buffer.alloc(32_000_000, 'a row of a sheet, ');
  const archive = zipSync({ a: content });
  const entry = only(archive);
  const before = process.memoryUsage().arrayBuffers;
  const whole = unpackEntry(archive, entry);
  const taken = process.memoryUsage().arrayBuffers - before;
  expect(whole && Buffer.compare(whole, content)).toBe(0);
  expect(taken).toBeLessThan(content.length * 1.5);
});

it('sets no memory aside for a size that the packed bytes can’t come to', () => {
  const archive = Buffer.from(zipSync({ a: deflateRawSync(Buffer.alloc(5000)) }));
  const entry = { ...only(archive), size: 2_000_000_000 };
  const before = process.memoryUsage().arrayBuffers;
  expect(unpackEntry(archive, entry)).toBeNull();
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
});

it.each([0, 1, 1023, 1024, 1025, 70_000])('unpacks a file of %i bytes to just those', (length) => {
  const archive = zipSync({ a: new Uint8Array(length).fill(0x61) });
  const entry = only(archive);
  expect(unpackEntry(archive, entry)).toHaveLength(length);
  expect(unpackEntry(archive, { ...entry, size: length + 1 })).toBeNull();
  if (length > 0) expect(unpackEntry(archive, { ...entry, size: length - 1 })).toBeNull();
});
