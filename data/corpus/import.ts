import type { Instrument } from '../../core/act/instrument.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { incompleteReadMessage, isWhole, type WordAccount } from '../../core/base/word-account.ts';
import { compare } from '../../core/compare/compare.ts';
import { type Counts, countsOf } from '../../core/compare/comparison.ts';
import { type ActFileOptions, readActFile } from '../formats/act-file.ts';
import type { ReadInstrument } from '../formats/read-instrument.ts';
import { findAct, listHeld } from './held-texts.ts';
import { indexKept } from './library/library.ts';
import { keepOnShelf, type ShelfChange, unnameable } from './shelf.ts';
import { type Lack, lacksOf, type SaidOfText, saidOf } from './text-lacks.ts';

/** How an imported text stands to one that is held of the same instrument. */
interface AgainstHeld {
  readonly version: string;
  readonly description: string;
  readonly from: 'keeling' | 'imported';
  readonly differences: Counts;
}

/** What an import did, or would do. */
export interface Imported {
  readonly instrument: Instrument;
  /** What a person should know of how the file was read. */
  readonly remarks: readonly string[];
  /** What became of the words of the file. */
  readonly account: WordAccount;
  readonly against: readonly AgainstHeld[];
  /** What the file doesn’t say of it, as far as nobody said it. */
  readonly lacks: readonly Lack[];
  /** Null when it was only looked at. */
  readonly shelfChange: ShelfChange | null;
}

interface ImportOptions extends ActFileOptions {
  readonly shelf: string;
  /** The id to keep it under, where the file says none or another is wanted; `id@version` names both. */
  readonly as?: string | undefined;
  /** What its file doesn’t say of it. */
  readonly extraDetails?: SaidOfText | undefined;
  /** Whether a draft is kept under the publisher’s own name, though nobody said its year and number. */
  readonly isAsPublished?: boolean;
  /** Whether it is compared with what is held of the same instrument; it is, unless many are imported. */
  readonly isCompared?: boolean;
  /** Whether to keep it, or only to say what it is and how it differs. */
  readonly keep: boolean;
  readonly replace?: boolean;
  /** Whether it may be kept though words of its file are lost or held twice: the person knows which. */
  readonly incomplete?: boolean;
  /** How the file is read; here and now, where it isn’t said. */
  readonly read?: (bytes: Uint8Array) => Promise<Result<ReadInstrument>>;
}

/** `ukpga/1996/18@2024-10-09` names an instrument and a text of it; without `@` the file's own version stays. */
function renamedAs(instrument: Instrument, as: string | undefined): Instrument {
  if (as === undefined) return instrument;
  const [id = '', version] = as.split('@');
  return { ...instrument, id, version: version ?? instrument.version };
}

const unsaid = ({ title, id, version }: Instrument): Result<never> =>
  refuse(
    'invalid',
    `The file does not say the year and number of ${title || 'its text'}. Give them, and the date of the text${
      id === '' ? '' : `, or keep it under the publisher’s own name, ${id}@${version}`
    }. Nothing was kept.`,
    'number',
  );

/** Every text held of the same instrument, compared with the imported one. */
async function againstHeld(instrument: Instrument, shelf: string): Promise<readonly AgainstHeld[]> {
  const sameInstrument = (await listHeld(shelf)).filter(({ id }) => id === instrument.id);
  const comparisons: AgainstHeld[] = [];
  for (const { id, version, from } of sameInstrument) {
    const other = await findAct(id, version, shelf);
    if (!other.ok) continue;
    // Identities come from each file, and mean nothing in another.
    const { differences } = compare(other.value.root, instrument.root, { identity: 'none' });
    comparisons.push({
      version,
      description: other.value.description,
      from,
      differences: countsOf(differences),
    });
  }
  return comparisons;
}

/**
 * Reads an Act's file, says how it differs from what is held of the same instrument, and keeps it on the shelf if asked
 * to. Refused, and nothing kept, when the file can't be read, has no id, or has words that would be lost.
 */
export async function importAct(
  file: string | Uint8Array,
  {
    shelf,
    as,
    extraDetails,
    keep,
    replace = false,
    incomplete = false,
    isAsPublished = false,
    isCompared = true,
    read: readFile,
    ...reading
  }: ImportOptions,
): Promise<Result<Imported>> {
  const read =
    readFile && typeof file !== 'string'
      ? await readFile(file)
      : readActFile(file, { ...reading, count: true });
  if (!read.ok) return read;
  const { account } = read.value;
  if (!account) throw new TypeError('The words of a file that is imported are counted');
  if (keep && !incomplete && !isWhole(account)) return refuse('refused', incompleteReadMessage(account));
  const about = saidOf(read.value.instrument, extraDetails ?? {});
  if (!about.ok) return about;
  const instrument = renamedAs(about.value, as);
  const lacks = as === undefined ? lacksOf(instrument) : [];
  if (keep && !isAsPublished && lacks.includes('number')) return unsaid(instrument);
  const bad = unnameable(instrument);
  if (bad && (keep || as !== undefined)) return bad;
  const against = isCompared ? await againstHeld(instrument, shelf) : [];
  const shelfChange = keep ? await keepOnShelf(shelf, instrument, { replace }) : ok(null);
  if (!shelfChange.ok) return shelfChange;
  if (shelfChange.value === 'new' || shelfChange.value === 'replaced')
    // What is kept is kept, whether or not it could be indexed now: whoever asks the library next does.
    await indexKept(shelf, instrument).catch((error) => console.error('keeling:', error));
  return ok({
    instrument,
    remarks: read.value.remarks,
    account,
    against,
    lacks,
    shelfChange: shelfChange.value,
  });
}
