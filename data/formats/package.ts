import { canonicalJson } from '../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { oddityOf, type Package, packageSchema } from '../../core/merge/package.ts';
import { type JsonLimits, parseInPieces, TooMuch } from './json-in-pieces.ts';
import { zipOf } from './zip.ts';
import { isBomb, listZip, type PackedEntry, unpackEntry } from './zip-read.ts';

const PART = 'package.json';
/** Bytes of a package, packed and unpacked: a hundred thousand responses are 110 to 160 megabytes unpacked. */
const LARGEST_FILE = 150_000_000;
const LARGEST = 200_000_000;
/** Packing makes one six times smaller or so, and a bomb a thousand times: one of so many bytes is looked at for that. */
const WORTH_ASKING = 1_000_000;
/** A hundred thousand responses to eight questions are a million and four million. */
const LIMITS: JsonLimits = { holders: 5_000_000, values: 20_000_000 };

/** A package as a file. The same work gives the same bytes, whenever and wherever it is written. */
export const packageBytes = (pack: Package): Uint8Array =>
  zipOf([{ path: PART, bytes: Buffer.from(canonicalJson(pack), 'utf8') }], 'compressed');

const no = (detail: string): Result<never> =>
  refuse('unsupported', `This is not a review package: ${detail}. Nothing was imported.`);

const tooMuch = (detail: string): Result<never> =>
  refuse(
    'refused',
    `The package ${detail}. Nothing was imported. Ask for a smaller package, with work after a later history entry.`,
  );

function partOf(bytes: Uint8Array): PackedEntry | null {
  try {
    const [part, ...others] = listZip(bytes, 1);
    return part?.name === PART && others.length === 0 ? part : null;
  } catch {
    return null; // No archive, one that is cut short, or one of many files.
  }
}

/** Reads a package as a stranger sent it: its size, its form and its shape, before anything of it is looked at. */
export function readPackage(bytes: Uint8Array): Result<Package> {
  if (bytes.length > LARGEST_FILE)
    return refuse(
      'refused',
      `The package is larger than ${LARGEST_FILE / 1_000_000} MB. Nothing was imported.`,
    );
  const part = partOf(bytes);
  if (!part) return no('it is another kind of file, or cut short');
  if (part.size > LARGEST) return tooMuch(`unpacks to more than ${LARGEST / 1_000_000} MB`);
  if (isBomb(part, WORTH_ASKING)) return no('it would unpack to far more than any real package');
  const unpacked = unpackEntry(bytes, part);
  if (!unpacked)
    return refuse('damaged', 'The package cannot be unpacked because it is damaged. Nothing was imported.');
  return parsed(unpacked);
}

function parsed(bytes: Uint8Array): Result<Package> {
  let value: unknown;
  try {
    value = parseInPieces(bytes, LIMITS);
  } catch (error) {
    if (error instanceof TooMuch) return tooMuch('has far more in it than any real package');
    return no('what is in it can’t be read');
  }
  const oddity = oddityOf(value);
  if (oddity) return no(oddity);
  const { keeling, version } = (value ?? {}) as { readonly keeling?: unknown; readonly version?: unknown };
  if (keeling === 'review package' && version !== 1)
    return refuse(
      'unsupported',
      'This package was made by a newer version of Keeling. Nothing was imported. Update Keeling to open it.',
    );
  const read = packageSchema.safeParse(value);
  if (read.success) return ok(read.data);
  const place = read.error.issues[0]?.path.join(', ') ?? '';
  return no(`it lacks what every package has, or has something else (${place || 'at its top'})`);
}
