import { posix } from 'node:path';
import { unzipSync } from 'fflate';
import { ok, type Result, refuse } from '../../../core/result.ts';
import { readXml, type XmlOptions } from '../xml/read.ts';
import { childrenNamed, type XmlElement } from '../xml/tree.ts';

/** The parts of a workbook, unpacked one at a time and only when asked for. */
export interface Parts {
  readonly has: (path: string) => boolean;
  readonly read: (path: string, options?: Omit<XmlOptions, 'prefixes' | 'limits'>) => Result<XmlElement>;
  /** The first characters of a part, and how long it is. */
  readonly head: (path: string) => Result<{ readonly text: string; readonly bytes: Uint8Array }>;
  /** What a part points to, by id: each a path within the workbook. */
  readonly relations: (path: string) => Result<ReadonlyMap<string, Relation>>;
}
export interface Relation {
  readonly path: string;
  /** The last word of its type: `worksheet`, `sharedStrings`. */
  readonly kind: string;
}

/** Bytes that a workbook, and a part of one, may have, and how much smaller than that packing may make it. */
const LARGEST_FILE = 150_000_000;
const LARGEST_PART = 400_000_000;
const MOST_PACKED = 300;
const WORTH_ASKING = 5_000_000;
const MOST_PARTS = 10_000;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PREFIXES = {
  [MAIN]: '',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': '',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
};
/** A sheet of a million rows, each of a few dozen cells. */
const LIMITS = { size: LARGEST_PART, depth: 64, elements: 60_000_000, siblings: 1_100_000 };

const beginsWith = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, at) => bytes[at] === byte);

interface Entry {
  readonly packed: number;
  readonly size: number;
}

/** What an archive says it holds, without unpacking any of it. */
function entriesOf(bytes: Uint8Array): Result<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  let twice = '';
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (entries.has(name)) twice = name;
        entries.set(name, { packed: size, size: originalSize });
        if (entries.size > MOST_PARTS) throw new RangeError('too many parts');
        return false;
      },
    });
  } catch (error) {
    const many = error instanceof RangeError && error.message === 'too many parts';
    return many
      ? refuse('refused', `The workbook has more than ${MOST_PARTS.toLocaleString('en-GB')} parts.`)
      : refuse('damaged', 'The workbook can’t be unpacked: it is damaged or cut short.');
  }
  if (twice !== '') return refuse('refused', `The workbook holds ${twice} twice.`, twice);
  const outside = [...entries.keys()].find((name) =>
    /^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name),
  );
  if (outside !== undefined)
    return refuse('refused', 'The workbook names a place outside itself. It was not unpacked.', outside);
  return ok(entries);
}

/** Opens a workbook's archive. Refused for anything else, and for one that could be a trap, before it is unpacked. */
export function openParts(bytes: Uint8Array): Result<Parts> {
  if (bytes.length > LARGEST_FILE)
    return refuse('refused', `The workbook is larger than ${LARGEST_FILE / 1_000_000} MB.`);
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return refuse(
      'unsupported',
      'The file is an old Excel workbook (.xls), or one with a password. Save it as .xlsx, without a password.',
    );
  if (!beginsWith(bytes, 0x50, 0x4b)) return refuse('unsupported', 'The file is no .xlsx workbook.');
  const listed = entriesOf(bytes);
  if (!listed.ok) return listed;
  const entries = listed.value;
  const unpack = (path: string): Result<Uint8Array> => {
    const entry = entries.get(path);
    if (!entry) return refuse('damaged', `The workbook has no part ${path}.`, path);
    const trap = entry.size > WORTH_ASKING && entry.size > entry.packed * MOST_PACKED;
    if (entry.size > LARGEST_PART || trap)
      return refuse('refused', `A part of the workbook would unpack to ${entry.size} bytes.`, path);
    try {
      const part = unzipSync(bytes, { filter: ({ name }) => name === path })[path];
      if (part?.length === entry.size) return ok(part);
    } catch {
      // Told below: what the archive says of the part isn't so.
    }
    return refuse('damaged', 'A part of the workbook can’t be unpacked: it is damaged or cut short.', path);
  };
  const read: Parts['read'] = (path, options) => {
    const part = unpack(path);
    if (!part.ok) return part;
    const read = readXml(part.value, { ...options, prefixes: PREFIXES, limits: LIMITS });
    if (read.ok) return read;
    const place = read.error.place === undefined ? path : `${path}, ${read.error.place}`;
    return refuse(read.error.kind, read.error.message, place);
  };
  return ok({
    has: (path) => entries.has(path),
    read,
    head: (path) => {
      const part = unpack(path);
      if (!part.ok) return part;
      return ok({ text: new TextDecoder().decode(part.value.subarray(0, 4096)), bytes: part.value });
    },
    relations: (path) => {
      const folder = posix.dirname(path);
      const file = `${folder === '.' ? '' : `${folder}/`}_rels/${posix.basename(path)}.rels`;
      if (!entries.has(file)) return ok(new Map());
      const root = read(file);
      if (!root.ok) return root;
      const found = childrenNamed(root.value, 'Relationship')
        .filter(({ attributes }) => attributes.TargetMode !== 'External')
        .map(({ attributes: { Id = '', Type = '', Target = '' } }): readonly [string, Relation] => {
          const inside = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
          return [Id, { path: posix.normalize(inside), kind: Type.split('/').at(-1) ?? '' }];
        });
      return ok(new Map(found));
    },
  });
}
