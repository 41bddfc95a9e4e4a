import { type Zippable, zipSync } from 'fflate';

/** A file to put into an archive. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

// Zip stores local time without a zone, which fflate takes from the date. Noon of the first possible day is the same in
// every zone, and never within a change of clocks. Computed each time, because the zone may change while this runs.
const zipEpoch = (): Date => new Date(1980, 0, 1, 12);

/** Writes a zip archive whose bytes depend only on its files. `stored` leaves them uncompressed. */
export function zipOf(entries: readonly ZipEntry[], method: 'stored' | 'compressed'): Uint8Array {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  const files: Zippable = Object.fromEntries(sorted.map(({ path, bytes }) => [path, bytes]));
  return zipSync(files, { level: method === 'stored' ? 0 : 6, mtime: zipEpoch() });
}

/**
 * The end of central directory record: its length, and the offsets in it of the two entry counts, the directory's
 * length and the directory's offset.
 */
const END_RECORD = { bytes: 22, counts: [8, 10], length: 12, from: 16 } as const;
/** The offset in a directory entry of the local header's offset. */
const ENTRY_OFFSET_FIELD = 42;

/** A file that is read only when it is written. */
interface ZipSource {
  readonly path: string;
  readonly read: () => Promise<Uint8Array>;
}

/**
 * Writes the archive that `zipOf` gives for uncompressed files, file by file, so that it is never in memory as a whole.
 */
export async function* zipInPieces(sources: readonly ZipSource[]): AsyncGenerator<Uint8Array> {
  const sorted = [...sources].sort((a, b) => (a.path < b.path ? -1 : 1));
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, read } of sorted) {
    // An archive of one file consists of the local header with the file, a directory entry and the end record.
    const singleArchive = zipOf([{ path, bytes: await read() }], 'stored');
    const from = new DataView(
      singleArchive.buffer,
      singleArchive.byteOffset + singleArchive.length - END_RECORD.bytes,
    ).getUint32(END_RECORD.from, true);
    const directoryEntry = singleArchive.slice(from, singleArchive.length - END_RECORD.bytes);
    new DataView(directoryEntry.buffer).setUint32(ENTRY_OFFSET_FIELD, offset, true);
    directory.push(directoryEntry);
    offset += from;
    yield singleArchive.subarray(0, from);
  }
  yield* directory;
  const end = zipOf([], 'stored').slice();
  const view = new DataView(end.buffer);
  for (const field of END_RECORD.counts) view.setUint16(field, sorted.length, true);
  view.setUint32(
    END_RECORD.length,
    directory.reduce((sum, { length }) => sum + length, 0),
    true,
  );
  view.setUint32(END_RECORD.from, offset, true);
  yield end;
}
