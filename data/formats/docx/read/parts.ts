import { posix } from 'node:path';
import { ok, type Result, refuse } from '../../../../core/base/result.ts';
import { readXml } from '../../xml/read.ts';
import { childrenNamed, type XmlElement } from '../../xml/tree.ts';
import { isBomb, listZip, type PackedEntry, TOO_MANY, unpackEntry } from '../../zip-read.ts';

/** The parts of a Word document's package, unpacked one at a time when needed. */
interface DocxParts {
  /** The main document part. */
  readonly main: XmlElement;
  /** The parts of a kind to which the document or the package has a relationship: `comments`, `custom-properties`. */
  readonly of: (kind: string) => Result<readonly XmlElement[]>;
}

const MAX_FILE_BYTES = 100_000_000;
/**
 * The most bytes of a part when unpacked, twice that of the longest Act with a change in every line; and of all
 * together.
 */
const MAX_PART_BYTES = 40_000_000;
const MAX_TOTAL_BYTES = 300_000_000;
const MAX_PARTS = 5000;

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PREFIXES = {
  [WORD]: 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://schemas.microsoft.com/office/word/2023/wordml/word16du': 'w16du',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties': '',
  'http://purl.oclc.org/ooxml/officeDocument/customProperties': '',
  'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes': 'vt',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
};
/** Kinds of parts that the strict form of the format names differently. */
const KINDS: Readonly<Record<string, string>> = { customProperties: 'custom-properties' };
const LIMITS = { size: MAX_PART_BYTES, elements: 4_000_000, siblings: 1_000_000 };

/** Drops most run properties, which take up most of a file. Only their changes and hidden text are needed. */
const RUN_PROPERTIES = {
  is: (name: string) => name === 'w:rPr',
  take: ({ children }: XmlElement) =>
    children.every(
      (child) =>
        typeof child === 'string' ||
        !/^w:(?:rPrChange|ins|del|moveFrom|moveTo|vanish|specVanish)$/.test(child.name),
    ),
};

const beginsWith = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, at) => bytes[at] === byte);

/** The path of a part in normal form. Letter case, leading slashes and backslashes make no difference. */
function normalPath(path: string): string {
  let read = path;
  try {
    read = decodeURIComponent(path);
  } catch {
    // Not an escape: a name with a percent sign in it.
  }
  return posix.normalize(read.replaceAll('\\', '/')).replace(/^\/+/, '').toLowerCase();
}

/**
 * Lists the parts of the package without unpacking any. Refused for two parts with one path, too many parts, and too
 * much data.
 */
function listParts(bytes: Uint8Array): Result<ReadonlyMap<string, PackedEntry>> {
  const entries = new Map<string, PackedEntry>();
  let twin = '';
  let sum = 0;
  try {
    for (const entry of listZip(bytes, MAX_PARTS)) {
      const path = normalPath(entry.name);
      if (entries.has(path)) twin = entry.name;
      entries.set(path, entry);
      sum += entry.size;
    }
  } catch (error) {
    if (error instanceof RangeError && error.message === TOO_MANY)
      return refuse(
        'refused',
        `The file has more than ${MAX_PARTS} parts, which is more than Keeling can read.`,
      );
    return refuse('damaged', 'The file can’t be unpacked: it is damaged or cut short.');
  }
  if (twin !== '') return refuse('refused', `The file has two parts called ${twin}.`, twin);
  if (sum > MAX_TOTAL_BYTES)
    return refuse('refused', 'The file would be too large when unpacked, so Keeling did not open it.');
  return ok(entries);
}

/**
 * Opens a Word document's package. Refused, before it is unpacked, for another kind of file, a damaged one, and a
 * harmful one.
 */
export function openDocx(bytes: Uint8Array): Result<DocxParts> {
  if (bytes.length > MAX_FILE_BYTES)
    return refuse('refused', `The file is larger than ${MAX_FILE_BYTES / 1_000_000} MB.`);
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return refuse(
      'unsupported',
      'The file is an old Word document (.doc), or one with a password. Save it as .docx, without a password.',
    );
  if (!beginsWith(bytes, 0x50, 0x4b))
    return refuse('unsupported', 'The file is not a Word document (.docx).');
  const listed = listParts(bytes);
  if (!listed.ok) return listed;
  const entries = listed.value;
  const read = (path: string): Result<XmlElement> => {
    const entry = entries.get(path);
    if (!entry) return refuse('damaged', `The document has no part ${path}.`, path);
    if (entry.size > MAX_PART_BYTES)
      return refuse(
        'refused',
        `The text of the file takes ${Math.ceil(entry.size / 1_000_000)} MB. At most ${MAX_PART_BYTES / 1_000_000} MB can be read.`,
        path,
      );
    if (isBomb(entry))
      return refuse(
        'refused',
        'The file would be too large when unpacked, so Keeling did not open it.',
        path,
      );
    const part = unpackEntry(bytes, entry);
    if (!part)
      return refuse('damaged', 'A part of the file can’t be unpacked: it is damaged or cut short.', path);
    const tree = readXml(part, { prefixes: PREFIXES, limits: LIMITS, pieceReader: RUN_PROPERTIES });
    if (tree.ok) return tree;
    const place = tree.error.place === undefined ? path : `${path}, ${tree.error.place}`;
    return refuse(tree.error.kind, tree.error.message, place);
  };
  const relations = (path: string): Result<readonly (readonly [kind: string, path: string])[]> => {
    const folder = posix.dirname(path);
    const file = posix.join(folder, '_rels', `${path === '' ? '' : posix.basename(path)}.rels`);
    if (!entries.has(file)) return ok([]);
    const root = read(file);
    if (!root.ok) return root;
    const relationships = childrenNamed(root.value, 'Relationship').filter(
      ({ attributes }) => attributes.TargetMode !== 'External',
    );
    return ok(
      relationships.map(({ attributes: { Type = '', Target = '' } }) => {
        const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
        const kind = Type.split('/').at(-1) ?? '';
        return [KINDS[kind] ?? kind, normalPath(target)] as const;
      }),
    );
  };
  const outer = relations('');
  if (!outer.ok) return outer;
  const path = outer.value.find(([kind]) => kind === 'officeDocument')?.[1] ?? 'word/document.xml';
  if (!entries.has(path)) return refuse('unsupported', 'This is a zip file, not a Word document (.docx).');
  const main = read(path);
  if (!main.ok) return main;
  const inner = relations(path);
  if (!inner.ok) return inner;
  const all = [...outer.value, ...inner.value];
  return ok({
    main: main.value,
    of: (kind) => {
      const parts: XmlElement[] = [];
      for (const [is, at] of all) {
        if (is !== kind || !entries.has(at)) continue;
        const part = read(at);
        if (!part.ok) return part;
        parts.push(part.value);
      }
      return ok(parts);
    },
  });
}
