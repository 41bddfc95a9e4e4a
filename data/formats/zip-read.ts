import { constants, crc32, inflateRawSync } from 'node:zlib';

/** A file of an archive, still compressed: its entry in the central directory (APPNOTE 4.3.12). */
export interface PackedEntry {
  readonly name: string;
  /** The compressed size, and the uncompressed size that the entry claims, in bytes. */
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
  /** The offset of the file's local header. */
  readonly at: number;
}

/** Signatures and fixed lengths of the records of a zip archive (APPNOTE 4.3). */
const END_OF_DIRECTORY = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END = 0x06064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_LENGTH = 22;
const DIRECTORY_ENTRY_LENGTH = 46;
const LOCAL_HEADER_LENGTH = 30;
const MAX_COMMENT_LENGTH = 65_535;
/** The values that mean that a number is in the Zip64 record instead. */
const IN_ZIP64_16 = 0xffff;
const IN_ZIP64_32 = 0xffff_ffff;
const STORED = 0;
const DEFLATED = 8;

/**
 * Reads a 64-bit number.
 * @throws RangeError for one beyond the safe integers
 */
function readUint64(view: Buffer, at: number): number {
  const value = Number(view.readBigUInt64LE(at));
  if (!Number.isSafeInteger(value)) throw new RangeError('not a size');
  return value;
}

/**
 * Finds the central directory: its offset and the number of its entries.
 * @throws RangeError if there is none
 */
function findDirectory(view: Buffer): { readonly at: number; readonly count: number } {
  const first = Math.max(0, view.length - END_LENGTH - MAX_COMMENT_LENGTH);
  let end = view.length - END_LENGTH;
  while (end >= first && view.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < first) throw new RangeError('no end of the list');
  const count = view.readUInt16LE(end + 10);
  const at = view.readUInt32LE(end + 16);
  if (count !== IN_ZIP64_16 && at !== IN_ZIP64_32) return { at, count };
  if (end < 20 || view.readUInt32LE(end - 20) !== ZIP64_LOCATOR) return { at, count };
  const zip64End = readUint64(view, end - 12);
  if (view.readUInt32LE(zip64End) !== ZIP64_END) throw new RangeError('no end of the list');
  return { at: readUint64(view, zip64End + 48), count: readUint64(view, zip64End + 32) };
}

/** The sizes and offset of an entry, from its Zip64 extra field (header id 1) where `short` says so. */
function withZip64(view: Buffer, from: number, to: number, short: readonly number[]): readonly number[] {
  if (!short.includes(IN_ZIP64_32)) return short;
  for (let at = from; at + 4 <= to; at += 4 + view.readUInt16LE(at + 2)) {
    if (view.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return short.map((value) => {
      if (value !== IN_ZIP64_32) return value;
      next += 8;
      return readUint64(view, next - 8);
    });
  }
  return short;
}

/**
 * Reads the central directory of a zip archive, in its own order, without unpacking anything.
 * @throws RangeError for bytes that are no archive or are cut short, and for more than `maxEntries` files
 */
export function listZip(bytes: Uint8Array, maxEntries: number): readonly PackedEntry[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { at: start, count } = findDirectory(view);
  if (count > maxEntries) throw new RangeError(TOO_MANY);
  const entries: PackedEntry[] = [];
  let at = start;
  for (let nth = 0; nth < count; nth += 1) {
    if (view.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new RangeError('no entry');
    const nameStart = at + DIRECTORY_ENTRY_LENGTH;
    const extra = nameStart + view.readUInt16LE(at + 28);
    const comment = extra + view.readUInt16LE(at + 30);
    const inUtf8 = (view.readUInt16LE(at + 8) & 0x800) !== 0;
    const short = [view.readUInt32LE(at + 24), view.readUInt32LE(at + 20), view.readUInt32LE(at + 42)];
    const [size = 0, packed = 0, place = 0] = withZip64(view, extra, comment, short);
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

/** The highest compression ratio of a real text file, and the size in bytes below which a higher ratio does no harm. */
const MAX_RATIO = 300;
const MIN_BOMB_BYTES = 5_000_000;

/** Whether an entry is a zip bomb: it claims a size that no honest compression reaches. */
export const isBomb = (
  { size, packed }: Pick<PackedEntry, 'size' | 'packed'>,
  minBytes = MIN_BOMB_BYTES,
): boolean => size > minBytes && size > packed * MAX_RATIO;

/** The message of the error for an archive of too many files. */
export const TOO_MANY = 'too many files';

function packedBytes(bytes: Uint8Array, { at, packed }: PackedEntry): Buffer {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.readUInt32LE(at) !== LOCAL_HEADER) throw new RangeError('no file');
  const from = at + LOCAL_HEADER_LENGTH + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28);
  if (from + packed > view.length) throw new RangeError('cut short');
  return view.subarray(from, from + packed);
}

/**
 * Inflates into one buffer, one byte larger than the expected size. If the buffer were full, zlib would start a second
 * one and copy both.
 */
const inflate = (packed: Uint8Array, size: number): Buffer =>
  inflateRawSync(packed, { maxOutputLength: Math.max(1, size), chunkSize: Math.max(1024, size + 1) });

/** The highest ratio that deflate can reach. */
const MAX_INFLATE_RATIO = 1032;

/** Unpacks a file of an archive. Null if its data doesn't have the claimed size and CRC. */
export function unpackEntry(bytes: Uint8Array, entry: PackedEntry): Uint8Array | null {
  try {
    const packed = packedBytes(bytes, entry);
    const { method, size, crc } = entry;
    if (method !== STORED && method !== DEFLATED) return null;
    if (size > (packed.length + 1) * MAX_INFLATE_RATIO) return null;
    const unpacked = method === STORED ? packed : inflate(packed, size);
    return unpacked.length === size && crc32(unpacked) === crc ? unpacked : null;
  } catch {
    return null;
  }
}

/** Unpacks the beginning of a file from the first `length` compressed bytes. Null if they can't be unpacked. */
export function headOfEntry(bytes: Uint8Array, entry: PackedEntry, length: number): Uint8Array | null {
  try {
    const packed = packedBytes(bytes, entry).subarray(0, length);
    if (entry.method === STORED) return packed;
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}
