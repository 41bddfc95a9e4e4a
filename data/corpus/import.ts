import type { Instrument } from '../../core/act/instrument.ts';
import { ok, type Result } from '../../core/base/result.ts';
import { compare } from '../../core/compare/compare.ts';
import { type Counts, countsOf } from '../../core/compare/comparison.ts';
import { type ActFileOptions, readActFile } from '../formats/act-file.ts';
import type { ReadInstrument } from '../formats/read-instrument.ts';
import { findAct, listHeld } from './held.ts';
import { type Kept, keepOnShelf, unnameable } from './shelf.ts';

/** How an imported text stands to one that is held of the same instrument. */
interface AgainstHeld {
  readonly version: string;
  readonly from: 'keeling' | 'imported';
  readonly differences: Counts;
}

/** What an import did, or would do. */
export interface Imported {
  readonly instrument: Instrument;
  /** What a person should know of how the file was read. */
  readonly remarks: readonly string[];
  readonly against: readonly AgainstHeld[];
  /** Null when it was only looked at. */
  readonly kept: Kept | null;
}

interface ImportOptions extends ActFileOptions {
  readonly shelf: string;
  /** The id to keep it under, where the file says none or another is wanted; `id@version` names both. */
  readonly as?: string;
  /** Whether to keep it, or only to say what it is and how it differs. */
  readonly keep: boolean;
  readonly replace?: boolean;
  /** How the file is read; here and now, where it isn’t said. */
  readonly read?: (bytes: Uint8Array) => Promise<Result<ReadInstrument>>;
}

/** `ukpga/1996/18@2024-10-09` names an instrument and a text of it; without `@` the file's own version stays. */
function named(instrument: Instrument, as: string | undefined): Instrument {
  if (as === undefined) return instrument;
  const [id = '', version] = as.split('@');
  return { ...instrument, id, version: version ?? instrument.version };
}

/** Every text held of the same instrument, compared with the imported one. */
async function againstHeld(instrument: Instrument, shelf: string): Promise<readonly AgainstHeld[]> {
  const held = (await listHeld(shelf)).filter(({ id }) => id === instrument.id);
  const found: AgainstHeld[] = [];
  for (const { id, version, from } of held) {
    const other = await findAct(id, version, shelf);
    if (!other.ok) continue;
    // Identities come from each file, and mean nothing in another.
    const { differences } = compare(other.value.root, instrument.root, { identity: 'none' });
    found.push({ version, from, differences: countsOf(differences) });
  }
  return found;
}

/**
 * Reads an Act's file, says how it differs from what is held of the same instrument, and keeps it on the shelf if asked
 * to. Refused with the reason, and nothing kept, when the file can't be read or has no id to be kept under.
 */
export async function importAct(
  file: string | Uint8Array,
  { shelf, as, keep, replace = false, read: readFile, ...reading }: ImportOptions,
): Promise<Result<Imported>> {
  const read = readFile && typeof file !== 'string' ? await readFile(file) : readActFile(file, reading);
  if (!read.ok) return read;
  const instrument = named(read.value.instrument, as);
  const bad = unnameable(instrument);
  if (bad && (keep || as !== undefined)) return bad;
  const against = await againstHeld(instrument, shelf);
  const kept = keep ? await keepOnShelf(shelf, instrument, { replace }) : ok(null);
  if (!kept.ok) return kept;
  return ok({ instrument, remarks: read.value.remarks, against, kept: kept.value });
}
