import { type Zippable, zipSync } from 'fflate';

/** A file of an archive. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

// Zip holds local time without a zone, and fflate reads it as such: noon of the first day it can hold is the same
// in every zone and never falls into a change of clocks. Asked for anew each time: a machine may travel while this runs.
const zipEpoch = (): Date => new Date(1980, 0, 1, 12);

/** An archive whose bytes depend on nothing but its files. `stored` leaves them uncompressed. */
export function zipOf(entries: readonly ZipEntry[], method: 'stored' | 'compressed'): Uint8Array {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  const files: Zippable = Object.fromEntries(sorted.map(({ path, bytes }) => [path, bytes]));
  return zipSync(files, { level: method === 'stored' ? 0 : 6, mtime: zipEpoch() });
}

/** Where in an archive's last piece it says how many files there are, how long their list is, and where that begins. */
const END = { bytes: 22, counts: [8, 10], length: 12, from: 16 } as const;
/** Where in a file's entry of that list it says where the file is. */
const ENTRY_FROM = 42;

/** A file of an archive that is read when its turn comes. */
interface ZipSource {
  readonly path: string;
  readonly read: () => Promise<Uint8Array>;
}

/** The same archive as `zipOf` makes of uncompressed files, piece by piece and file by file, so that it is never held whole. */
export async function* zipInPieces(sources: readonly ZipSource[]): AsyncGenerator<Uint8Array> {
  const sorted = [...sources].sort((a, b) => (a.path < b.path ? -1 : 1));
  const list: Uint8Array[] = [];
  let at = 0;
  for (const { path, read } of sorted) {
    // An archive of it alone is the file, its entry in the list, and the end.
    const alone = zipOf([{ path, bytes: await read() }], 'stored');
    const from = new DataView(alone.buffer, alone.byteOffset + alone.length - END.bytes).getUint32(
      END.from,
      true,
    );
    const listed = alone.slice(from, alone.length - END.bytes);
    new DataView(listed.buffer).setUint32(ENTRY_FROM, at, true);
    list.push(listed);
    at += from;
    yield alone.subarray(0, from);
  }
  yield* list;
  const end = zipOf([], 'stored').slice();
  const view = new DataView(end.buffer);
  for (const place of END.counts) view.setUint16(place, sorted.length, true);
  view.setUint32(
    END.length,
    list.reduce((sum, { length }) => sum + length, 0),
    true,
  );
  view.setUint32(END.from, at, true);
  yield end;
}
