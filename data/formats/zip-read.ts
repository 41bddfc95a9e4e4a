import { constants, crc32, inflateRawSync } from 'node:zlib';

/** A file of an archive, still packed. */
export interface PackedEntry {
  readonly name: string;
  /** Bytes packed, and bytes that it says it unpacks to. */
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
  /** Where the archive keeps it. */
  readonly at: number;
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LISTED_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 65_535;
/** What stands for a number that is only in the longer form. */
const SHORT = 0xffff;
const LONG = 0xffff_ffff;
const STORED = 0;
const DEFLATED = 8;

/** A number of eight bytes. @throws RangeError for one that no file here can have */
function long(view: Buffer, at: number): number {
  const value = Number(view.readBigUInt64LE(at));
  if (!Number.isSafeInteger(value)) throw new RangeError('not a size');
  return value;
}

/** Where the list of an archive's files begins, and how many it has. */
function listOf(view: Buffer): { readonly at: number; readonly count: number } {
  const first = Math.max(0, view.length - END_LENGTH - LONGEST_COMMENT);
  let end = view.length - END_LENGTH;
  while (end >= first && view.readUInt32LE(end) !== END) end -= 1;
  if (end < first) throw new RangeError('no end of the list');
  const count = view.readUInt16LE(end + 10);
  const at = view.readUInt32LE(end + 16);
  if (count !== SHORT && at !== LONG) return { at, count };
  if (end < 20 || view.readUInt32LE(end - 20) !== END_64_LOCATOR) return { at, count };
  const listEnd = long(view, end - 12);
  if (view.readUInt32LE(listEnd) !== END_64) throw new RangeError('no end of the list');
  return { at: long(view, listEnd + 48), count: long(view, listEnd + 32) };
}

/** The sizes and place of an entry in their longer form, where the shorter says that there is one. */
function longer(view: Buffer, from: number, to: number, short: readonly number[]): readonly number[] {
  if (!short.includes(LONG)) return short;
  for (let at = from; at + 4 <= to; at += 4 + view.readUInt16LE(at + 2)) {
    if (view.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return short.map((value) => {
      if (value !== LONG) return value;
      next += 8;
      return long(view, next - 8);
    });
  }
  return short;
}

/**
 * What a zip archive says it holds, in its own order, without unpacking any of it.
 * @throws RangeError for bytes that are no archive, one that is cut short, and one of more than `maxEntries` files
 */
export function listZip(bytes: Uint8Array, maxEntries: number): readonly PackedEntry[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { at: start, count } = listOf(view);
  if (count > maxEntries) throw new RangeError(TOO_MANY);
  const entries: PackedEntry[] = [];
  let at = start;
  for (let nth = 0; nth < count; nth += 1) {
    if (view.readUInt32LE(at) !== LISTED) throw new RangeError('no entry');
    const nameStart = at + LISTED_LENGTH;
    const extra = nameStart + view.readUInt16LE(at + 28);
    const comment = extra + view.readUInt16LE(at + 30);
    const inUtf8 = (view.readUInt16LE(at + 8) & 0x800) !== 0;
    const short = [view.readUInt32LE(at + 24), view.readUInt32LE(at + 20), view.readUInt32LE(at + 42)];
    const [size = 0, packed = 0, place = 0] = longer(view, extra, comment, short);
    entries.push({
      name: view.toString(inUtf8 ? 'utf8' : 'latin1', nameStart, extra),
      packed,
      size,
      crc: view.readUInt32LE(at + 16),
      method: view.readUInt16LE(at + 10),
      at: place,
    });
    at = comment + view.readUInt16LE(at + 32);
  }
  return entries;
}

/** How much smaller packing makes a real file of text, at most; and bytes below which it does not matter. */
const MOST_PACKED = 300;
const WORTH_ASKING = 5_000_000;

/** Whether a file says that it unpacks to so much more than it is that it was made to. */
export const isBomb = (
  { size, packed }: Pick<PackedEntry, 'size' | 'packed'>,
  worthAsking = WORTH_ASKING,
): boolean => size > worthAsking && size > packed * MOST_PACKED;

/** What the error says for an archive of too many files. */
export const TOO_MANY = 'too many files';

function packedBytes(bytes: Uint8Array, { at, packed }: PackedEntry): Buffer {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.readUInt32LE(at) !== LOCAL) throw new RangeError('no file');
  const from = at + LOCAL_LENGTH + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28);
  if (from + packed > view.length) throw new RangeError('cut short');
  return view.subarray(from, from + packed);
}

/**
 * Inflates into one buffer, a byte longer than the expected size: were it full, zlib would start a second one and copy both.
 */
const inflated = (packed: Uint8Array, size: number): Buffer =>
  inflateRawSync(packed, { maxOutputLength: Math.max(1, size), chunkSize: Math.max(1024, size + 1) });

/** Deflate cannot expand one byte to more than so many. */
const MAX_INFLATE_RATIO = 1032;

/** A file of an archive, whole; null where it can't be unpacked to just what the archive says of it. */
export function unpackEntry(bytes: Uint8Array, entry: PackedEntry): Uint8Array | null {
  try {
    const packed = packedBytes(bytes, entry);
    const { method, size, crc } = entry;
    if (method !== STORED && method !== DEFLATED) return null;
    if (size > (packed.length + 1) * MAX_INFLATE_RATIO) return null;
    const unpacked = method === STORED ? packed : inflated(packed, size);
    return unpacked.length === size && crc32(unpacked) === crc ? unpacked : null;
  } catch {
    return null;
  }
}

/**
 * About the first bytes of a file of an archive, unpacked from the first `length` of its packed bytes; null where those
 * can’t be unpacked.
 */
export function headOfEntry(bytes: Uint8Array, entry: PackedEntry, length: number): Uint8Array | null {
  try {
    const packed = packedBytes(bytes, entry).subarray(0, length);
    if (entry.method === STORED) return packed;
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}
