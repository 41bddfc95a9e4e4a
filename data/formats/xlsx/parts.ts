import { posix } from 'node:path';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { decodeXml } from '../xml/decode.ts';
import { readXml, type XmlOptions } from '../xml/read.ts';
import { childrenNamed, type XmlElement } from '../xml/tree.ts';
import { headOfEntry, isBomb, listZip, type PackedEntry, TOO_MANY, unpackEntry } from '../zip-read.ts';
import { type PartReader, readPieces } from './read-pieces.ts';

/** The parts of a workbook's package, unpacked one at a time when needed. */
export interface Parts {
  readonly has: (path: string) => boolean;
  readonly read: (path: string) => Result<XmlElement>;
  /** Reads the pieces of a long part one by one. */
  readonly readPieces: <T>(path: string, reader: PartReader<T>) => Result<'ended' | 'stopped'>;
  /** The first characters of a part; '' if it can't be unpacked. */
  readonly head: (path: string) => string;
  readonly readBytes: (path: string) => Result<Uint8Array>;
  /** The internal relationships of a part, by id, with paths in the package. */
  readonly relations: (path: string) => Result<ReadonlyMap<string, Relation>>;
}
interface Relation {
  readonly path: string;
  /** The last segment of the relationship's type: `worksheet`, `sharedStrings`. */
  readonly kind: string;
}

/** The most bytes of a workbook. */
const MAX_FILE_BYTES = 150_000_000;
/** The most bytes of one part. Its bytes and its text are in memory together; reading more would take a gigabyte. */
const MAX_PART_BYTES = 250_000_000;
const MAX_PARTS = 10_000;
/** The bytes of a part that `head` unpacks. */
const HEAD_BYTES = 4096;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PREFIXES = {
  [MAIN]: '',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': '',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
};
/** Enough for a sheet of a million rows with a few dozen cells each. */
const LIMITS = { size: MAX_PART_BYTES, depth: 64, elements: 60_000_000, siblings: 1_100_000 };

const beginsWith = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, at) => bytes[at] === byte);

/**
 * Lists the parts of the package without unpacking any. Refused if a path occurs twice or leads outside the package.
 */
function listParts(bytes: Uint8Array): Result<ReadonlyMap<string, PackedEntry>> {
  const entries = new Map<string, PackedEntry>();
  let twin = '';
  try {
    for (const entry of listZip(bytes, MAX_PARTS)) {
      if (entries.has(entry.name)) twin = entry.name;
      entries.set(entry.name, entry);
    }
  } catch (error) {
    const isTooMany = error instanceof RangeError && error.message === TOO_MANY;
    return isTooMany
      ? refuse('refused', `The workbook has more than ${MAX_PARTS.toLocaleString('en-GB')} parts.`)
      : refuse('damaged', 'The workbook can’t be unpacked: it is damaged or cut short.');
  }
  if (twin !== '') return refuse('refused', `The workbook has two parts called ${twin}.`, twin);
  const outsidePath = [...entries.keys()].find((name) =>
    /^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name),
  );
  if (outsidePath !== undefined)
    return refuse(
      'refused',
      'The workbook refers to a file outside itself, so Keeling did not open it.',
      outsidePath,
    );
  return ok(entries);
}

/**
 * Opens a workbook's package. Refused, before it is unpacked, for another kind of file, a damaged one, and a harmful
 * one.
 */
export function openParts(bytes: Uint8Array): Result<Parts> {
  if (bytes.length > MAX_FILE_BYTES)
    return refuse('refused', `The workbook is larger than ${MAX_FILE_BYTES / 1_000_000} MB.`);
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return refuse(
      'unsupported',
      'The file is an old Excel workbook (.xls), or one with a password. Save it as .xlsx, without a password.',
    );
  if (!beginsWith(bytes, 0x50, 0x4b)) return refuse('unsupported', 'The file is not an .xlsx workbook.');
  const listed = listParts(bytes);
  if (!listed.ok) return listed;
  const entries = listed.value;
  const unpack = (path: string): Result<Uint8Array> => {
    const entry = entries.get(path);
    if (!entry) return refuse('damaged', `The workbook has no part ${path}.`, path);
    if (entry.size > MAX_PART_BYTES || isBomb(entry))
      return refuse(
        'refused',
        `A part of the workbook is too large (${entry.size} bytes). Save the sheet as CSV, which can be longer.`,
        path,
      );
    const part = unpackEntry(bytes, entry);
    if (part) return ok(part);
    return refuse('damaged', 'A part of the workbook can’t be unpacked: it is damaged or cut short.', path);
  };
  const withPlace = <T>(path: string, read: Result<T>): Result<T> => {
    if (read.ok) return read;
    const place = read.error.place === undefined ? path : `${path}, ${read.error.place}`;
    return refuse(read.error.kind, read.error.message, place);
  };
  const parse = (text: string | Uint8Array, options: Omit<XmlOptions, 'prefixes' | 'limits'>) =>
    readXml(text, { ...options, prefixes: PREFIXES, limits: LIMITS });
  const read = (path: string): Result<XmlElement> => {
    const part = unpack(path);
    return part.ok ? withPlace(path, parse(part.value, {})) : part;
  };
  return ok({
    has: (path) => entries.has(path),
    read,
    readPieces: (path, reader) => {
      const part = unpack(path);
      if (!part.ok) return part;
      const text = decodeXml(part.value);
      return withPlace(path, text.ok ? readPieces(text.value, parse, reader) : text);
    },
    head: (path) => {
      const entry = entries.get(path);
      const head = entry ? headOfEntry(bytes, entry, HEAD_BYTES) : null;
      return head ? new TextDecoder().decode(head.subarray(0, HEAD_BYTES)) : '';
    },
    readBytes: unpack,
    relations: (path) => {
      const folder = posix.dirname(path);
      const file = `${folder === '.' ? '' : `${folder}/`}_rels/${posix.basename(path)}.rels`;
      if (!entries.has(file)) return ok(new Map());
      const root = read(file);
      if (!root.ok) return root;
      const relationships = childrenNamed(root.value, 'Relationship')
        .filter(({ attributes }) => attributes.TargetMode !== 'External')
        .map(({ attributes: { Id = '', Type = '', Target = '' } }): readonly [string, Relation] => {
          const inside = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
          return [Id, { path: posix.normalize(inside), kind: Type.split('/').at(-1) ?? '' }];
        });
      return ok(new Map(relationships));
    },
  });
}
