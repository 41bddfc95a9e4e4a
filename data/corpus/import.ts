import type { Instrument } from '../../core/act/instrument.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { incompleteReadMessage, isWhole, type WordAccount } from '../../core/base/word-account.ts';
import { compare } from '../../core/compare/compare.ts';
import { type Counts, countsOf } from '../../core/compare/comparison.ts';
import { type ActFileOptions, readActFile } from '../formats/act-file.ts';
import type { ReadInstrument } from '../formats/read-instrument.ts';
import { findAct, listAvailableTexts } from './held-texts.ts';
import { indexImportedText } from './library/library.ts';
import { idRefusal, type ShelfChange, saveToShelf } from './shelf.ts';
import { type MissingDetail, missingDetails, type TextDetails, withDetails } from './text-lacks.ts';

/** The differences of an imported text from another text of the same Act on this computer. */
interface TextComparison {
  readonly version: string;
  readonly description: string;
  readonly from: 'keeling' | 'imported';
  readonly differences: Counts;
}

/** The outcome of an import, or of a preview of one. */
export interface Imported {
  readonly instrument: Instrument;
  /** Points of the reading that a person should know. */
  readonly remarks: readonly string[];
  /** How many words of the file were read, lost or read twice. */
  readonly account: WordAccount;
  /** The comparisons with other texts of the same Act. */
  readonly against: readonly TextComparison[];
  /** The details, such as the year, that neither the file nor the person gave. */
  readonly lacks: readonly MissingDetail[];
  /** Null for a preview. */
  readonly shelfChange: ShelfChange | null;
}

/** How a file is imported. */
interface ImportOptions extends ActFileOptions {
  /** The folder of imported Acts. */
  readonly shelf: string;
  /** The id to keep the text under instead of the file's own: `id`, or `id@version` for both. */
  readonly as?: string | undefined;
  /** Details that the person gives because the file doesn't have them. */
  readonly extraDetails?: TextDetails | undefined;
  /** Whether to keep a draft without a year and number under the publisher’s own name. */
  readonly isAsPublished?: boolean;
  /** Whether to compare the text with the others of its instrument. An import of many files doesn't, to save time. */
  readonly isCompared?: boolean;
  /** Whether to keep the text on the shelf. Otherwise the import is only a preview. */
  readonly keep: boolean;
  /** Whether to replace another text of the same id and version. */
  readonly replace?: boolean;
  /** Whether to keep the text although words of the file were lost or read twice. The person has seen which. */
  readonly incomplete?: boolean;
  /** Reads the file, in a thread for example. When absent, the file is read on this thread. */
  readonly read?: (bytes: Uint8Array) => Promise<Result<ReadInstrument>>;
}

/**
 * The text under another id, or id and version: `ukpga/1996/18@2024-10-09`. Without `@`, the file’s own version stays.
 */
function withId(instrument: Instrument, as: string | undefined): Instrument {
  if (as === undefined) return instrument;
  const [id = '', version] = as.split('@');
  return { ...instrument, id, version: version ?? instrument.version };
}

/** The refusal of a text whose file does not say its year and number. */
const missingNumberRefusal = ({ title, id, version }: Instrument): Result<never> =>
  refuse(
    'invalid',
    `The file does not say the year and number of ${title || 'its text'}. Give them, and the date of the text${
      id === '' ? '' : `, or keep it under the publisher’s own name, ${id}@${version}`
    }. Nothing was kept.`,
    'number',
  );

/** Compares the imported text with every other text of the same instrument on this computer. */
async function compareWithOthers(instrument: Instrument, shelf: string): Promise<readonly TextComparison[]> {
  const sameInstrument = (await listAvailableTexts(shelf)).filter(({ id }) => id === instrument.id);
  const comparisons: TextComparison[] = [];
  for (const { id, version, from } of sameInstrument) {
    const otherText = await findAct(id, version, shelf);
    if (!otherText.ok) continue;
    // Each file has its own identities of provisions, which can't be compared between files.
    const { differences } = compare(otherText.value.root, instrument.root, { identity: 'none' });
    comparisons.push({
      version,
      description: otherText.value.description,
      from,
      differences: countsOf(differences),
    });
  }
  return comparisons;
}

/**
 * Reads an Act's file, compares its text with the others of the same instrument, and with `keep` puts it on the shelf.
 * Refused, with nothing kept, when the file can't be read, has no usable id, or has words that would be lost.
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
  const readResult =
    readFile && typeof file !== 'string'
      ? await readFile(file)
      : readActFile(file, { ...reading, count: true });
  if (!readResult.ok) return readResult;
  const { account } = readResult.value;
  if (!account) throw new TypeError('The words of a file that is imported are counted');
  if (keep && !incomplete && !isWhole(account)) return refuse('refused', incompleteReadMessage(account));
  const described = withDetails(readResult.value.instrument, extraDetails ?? {});
  if (!described.ok) return described;
  const instrument = withId(described.value, as);
  const lacks = as === undefined ? missingDetails(instrument) : [];
  if (keep && !isAsPublished && lacks.includes('number')) return missingNumberRefusal(instrument);
  const idProblem = idRefusal(instrument);
  if (idProblem && (keep || as !== undefined)) return idProblem;
  const against = isCompared ? await compareWithOthers(instrument, shelf) : [];
  const shelfChange = keep ? await saveToShelf(shelf, instrument, { replace }) : ok(null);
  if (!shelfChange.ok) return shelfChange;
  if (shelfChange.value === 'new' || shelfChange.value === 'replaced')
    // A failure to index is only logged. The text is on the shelf, and the next search brings the index up to date.
    await indexImportedText(shelf, instrument).catch((error) => console.error('keeling:', error));
  return ok({
    instrument,
    remarks: readResult.value.remarks,
    account,
    against,
    lacks,
    shelfChange: shelfChange.value,
  });
}
