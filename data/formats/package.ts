import { canonicalJson } from '../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { oddityOf, type Package, packageSchema } from '../../core/merge/package.ts';
import { type JsonLimits, LimitExceeded, parseInPieces } from './json-in-pieces.ts';
import { zipOf } from './zip.ts';
import { isBomb, listZip, type PackedEntry, unpackEntry } from './zip-read.ts';

const PACKAGE_PATH = 'package.json';
/** The most bytes of a package, compressed and unpacked. A hundred thousand responses are 110 to 160 MB unpacked. */
const MAX_FILE_BYTES = 150_000_000;
const MAX_UNPACKED = 200_000_000;
/**
 * Compression makes a package about six times smaller, and a zip bomb a thousand times. Smaller packages than this are
 * not tested for that.
 */
const MIN_BOMB_BYTES = 1_000_000;
/** A hundred thousand responses to eight questions have a million objects and four million values. */
const LIMITS: JsonLimits = { holders: 5_000_000, values: 20_000_000 };

/** Writes a package as a file. The same work gives the same bytes, whenever and wherever it is written. */
export const packageBytes = (pack: Package): Uint8Array =>
  zipOf([{ path: PACKAGE_PATH, bytes: Buffer.from(canonicalJson(pack), 'utf8') }], 'compressed');

const refuseOther = (detail: string): Result<never> =>
  refuse('unsupported', `This is not a review package: ${detail}. Nothing was imported.`);

const tooLarge = (detail: string): Result<never> =>
  refuse(
    'refused',
    `The package ${detail}. Nothing was imported. Ask for a smaller package, with work after a later history entry.`,
  );

function findPart(bytes: Uint8Array): PackedEntry | null {
  try {
    const [part, ...others] = listZip(bytes, 1);
    return part?.name === PACKAGE_PATH && others.length === 0 ? part : null;
  } catch {
    return null; // Not an archive, cut short, or an archive of several files.
  }
}

/**
 * Reads a package that anybody may have sent. Its size, archive and structure are checked before its content is used.
 * Refused if it is too large, damaged, of a newer version, or not a package.
 */
export function readPackage(bytes: Uint8Array): Result<Package> {
  if (bytes.length > MAX_FILE_BYTES)
    return refuse(
      'refused',
      `The package is larger than ${MAX_FILE_BYTES / 1_000_000} MB. Nothing was imported.`,
    );
  const part = findPart(bytes);
  if (!part) return refuseOther('it is another kind of file, or cut short');
  if (part.size > MAX_UNPACKED) return tooLarge(`unpacks to more than ${MAX_UNPACKED / 1_000_000} MB`);
  if (isBomb(part, MIN_BOMB_BYTES)) return refuseOther('it would unpack to far more than any real package');
  const unpacked = unpackEntry(bytes, part);
  if (!unpacked)
    return refuse('damaged', 'The package cannot be unpacked because it is damaged. Nothing was imported.');
  return parsePackage(unpacked);
}

function parsePackage(bytes: Uint8Array): Result<Package> {
  let value: unknown;
  try {
    value = parseInPieces(bytes, LIMITS);
  } catch (error) {
    if (error instanceof LimitExceeded) return tooLarge('has far more in it than any real package');
    return refuseOther('what is in it can’t be read');
  }
  const oddity = oddityOf(value);
  if (oddity) return refuseOther(oddity);
  const { keeling, version } = (value ?? {}) as { readonly keeling?: unknown; readonly version?: unknown };
  if (keeling === 'review package' && version !== 1)
    return refuse(
      'unsupported',
      'This package was made by a newer version of Keeling. Nothing was imported. Update Keeling to open it.',
    );
  const read = packageSchema.safeParse(value);
  if (read.success) return ok(read.data);
  const place = read.error.issues[0]?.path.join(', ') ?? '';
  return refuseOther(`it lacks what every package has, or has something else (${place || 'at its top'})`);
}
