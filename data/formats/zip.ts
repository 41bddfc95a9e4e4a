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
export function zipOf(entries: readonly ZipEntry[], how: 'stored' | 'compressed'): Uint8Array {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  const files: Zippable = Object.fromEntries(sorted.map(({ path, bytes }) => [path, bytes]));
  return zipSync(files, { level: how === 'stored' ? 0 : 6, mtime: zipEpoch() });
}
