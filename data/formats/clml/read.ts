import type { Instrument } from '../../../core/act/instrument.ts';
import { type Provision, provision, type SectionUnit } from '../../../core/act/tree.ts';
import { dateWords } from '../../../core/base/date-words.ts';
import { count } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { placeNotes } from '../placed-notes.ts';
import type { ReadInstrument } from '../read-instrument.ts';
import { readXml, type XmlLimits } from '../xml/read.ts';
import { childNamed, elementsOf, isElement, type Prefixes, type XmlElement } from '../xml/tree.ts';
import { afterLaw } from './after-law.ts';
import { BodyReader } from './body.ts';
import { frontMatter } from './front-matter.ts';
import { Gathering } from './gathering.ts';
import { type Metadata, metadataOf } from './metadata.ts';
import { AFTER, CLML, LAYOUT, OPAQUE, PROSE } from './names.ts';
import { notesOf } from './notes.ts';
import { resourcesOf } from './resources.ts';

interface ClmlOptions {
  readonly limits?: Partial<XmlLimits>;
  /** Called now and then with the share that has been read, 0 to 1. Returns false to stop. */
  readonly progress?: (share: number) => boolean;
}

const LICENCE =
  'Crown copyright. Contains public sector information licensed under the Open Government Licence v3.0.';
const HOLDERS = ['Primary', 'Secondary', 'EURetained'] as const;
/** The root elements that are read. A `Fragment`, a part of an instrument, has the same structure. */
const ROOTS = new Set(['Legislation', 'Fragment']);
const OLD_NAMESPACE_NAME = /^\{([^}]*)\}(Legislation|Fragment|Metadata)$/;

/**
 * Reads an instrument in legislation.gov.uk's own XML (CLML), as enacted or revised, whole or in part. Refused if the
 * XML is broken or too large (see `readXml`), or `unsupported` if no instrument is in it.
 */
export function readClml(input: string | Uint8Array, options: ClmlOptions = {}): Result<ReadInstrument> {
  const xml = readXml(input, { prefixes: CLML, layout: LAYOUT, ...options });
  if (!xml.ok) return xml;
  const prefixes = formerPrefixes(xml.value);
  if (!prefixes) return instrumentOf(xml.value);
  const reread = readXml(input, { prefixes: { ...CLML, ...prefixes }, layout: LAYOUT, ...options });
  return reread.ok ? instrumentOf(reread.value) : reread;
}

/**
 * Older files have the same elements in other namespaces. This finds those namespaces, each with its prefix; null if
 * the file has none.
 */
function formerPrefixes(root: XmlElement): Prefixes | null {
  const prefixByUri: Record<string, string> = {};
  for (const { name } of [root, ...elementsOf(root)]) {
    const [, uri, local] = OLD_NAMESPACE_NAME.exec(name) ?? [];
    if (uri !== undefined) prefixByUri[uri] = local === 'Metadata' ? 'ukm' : '';
  }
  return Object.keys(prefixByUri).length > 0 ? prefixByUri : null;
}

/** Reads the instrument from the parsed file. Refused `unsupported` if the file has none. */
function instrumentOf(root: XmlElement): Result<ReadInstrument> {
  if (!ROOTS.has(root.name))
    return refuse('unsupported', `The file is not legislation.gov.uk’s XML: it begins with <${root.name}>.`);
  const holder = elementsOf(root).find(({ name }) => HOLDERS.some((one) => one === name));
  if (!holder) return refuse('unsupported', 'The file does not contain an Act or a statutory instrument.');
  const metadata = metadataOf(root);
  const gathering = new Gathering();
  const front = frontMatter(holder, metadata, gathering);
  const act = actOf(holder, front.provisions, gathering, root);
  const prelims = [...front.prelims, ...afterLaw(root, holder, act.pid, gathering)];
  if (!metadata.isKnown)
    gathering.remarks.add('The file does not say which instrument it holds: give its type, year and number');
  if (childNamed(root, 'Contents'))
    gathering.remarks.add(
      'The list of contents at the beginning of the file was not read, because it repeats the headings',
    );
  const drawnCount = countDrawn(holder, false);
  if (drawnCount > 0) {
    gathering.remarks.add(
      `${drawnCount} ${drawnCount === 1 ? 'formula or picture stands' : 'formulae or pictures stand'} inside sentences: their words were read one after the other, with “/” for the line of a fraction`,
    );
  }
  const [first] = gathering.faults;
  if (first !== undefined)
    gathering.remarks.add(
      `The file’s makers marked ${count(gathering.faults.length, 'fault')} in it. They are no part of the text, and were left out. The first is “${first}”`,
    );
  const actRoot = withUnits(act, holder);
  const instrument: Instrument = {
    id: metadata.id,
    version: metadata.version,
    title: front.title,
    number: metadata.number || front.number,
    uri: metadata.uri,
    date: metadata.date,
    dateOfEnactment: front.dateOfEnactment,
    description: describeSource(metadata, root),
    licence: LICENCE,
    statusKey: { verified: 'Read from legislation.gov.uk’s own file.', derived: '', unverified: '' },
    commencement: '',
    ...(prelims.length > 0 ? { prelims } : {}),
    root: actRoot,
    notes: [
      ...placeNotes(notesOf(root, gathering.marks, act.pid), actRoot, (what) => gathering.remarks.add(what)),
    ],
    outstanding: [...metadata.outstanding],
  };
  return ok({ instrument, remarks: [...gathering.remarks] });
}

/** Counts the formulae and pictures inside sentences, whose layout is lost when they are read as words. */
function countDrawn(element: XmlElement, inText: boolean): number {
  if (OPAQUE[element.name]) return inText ? 1 : 0;
  const inside = inText || PROSE.has(element.name);
  let drawnCount = 0;
  for (const inner of element.children) if (isElement(inner)) drawnCount += countDrawn(inner, inside);
  return drawnCount;
}

function describeSource({ asAt, original, isWelsh }: Metadata, root: XmlElement): string {
  const when = asAt === null ? `as ${original}` : asAt.startsWith('a ') ? asAt : `as at ${dateWords(asAt)}`;
  const description = `As legislation.gov.uk’s file has it, ${when}${isWelsh ? ', in Welsh' : ''}.`;
  const status = root.attributes.Status;
  return status === undefined ? description : `${description} Status: ${status}.`;
}

const PRELIMS = /Prelims$/;

function actOf(
  holder: XmlElement,
  front: readonly Provision[],
  gathering: Gathering,
  root: XmlElement,
): Provision {
  const pid = gathering.nextPid();
  const reader = new BodyReader(gathering, resourcesOf(root));
  const children: Provision[] = [...front];
  for (const element of elementsOf(holder)) {
    if (!PRELIMS.test(element.name) && !Object.hasOwn(AFTER, element.name))
      children.push(...reader.partsOf(element, pid));
  }
  const extent = root.attributes.RestrictExtent;
  return provision({ pid, kind: 'act', status: 'verified', children, ...(extent ? { extent } : {}) });
}

/** Sets the unit of each section of a statutory instrument: regulation, article or rule, as its identifier says. */
function withUnits(act: Provision, holder: XmlElement): Provision {
  if (holder.name === 'Primary') return act;
  const unitOf = ({ eid = '' }: Provision): SectionUnit | undefined =>
    (['regulation', 'article', 'rule'] as const).find((unit) => eid.startsWith(`${unit}-`));
  const withUnit = (node: Provision): Provision => {
    const children = node.children.map(withUnit);
    const unit = node.kind === 'section' ? unitOf(node) : undefined;
    return unit ? { ...node, children, unit } : { ...node, children };
  };
  return withUnit(act);
}
