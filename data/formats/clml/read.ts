import { faultsOf } from '../../../core/act/faults.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import { type Kind, type Provision, provision, type SectionUnit } from '../../../core/act/tree.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { ReadInstrument } from '../read-instrument.ts';
import { readXml, type XmlLimits } from '../xml/read.ts';
import { childNamed, elementsOf, isElement, type XmlElement } from '../xml/tree.ts';
import { BodyReader } from './body.ts';
import { Gathering } from './gathering.ts';
import { type Metadata, metadataOf } from './metadata.ts';
import { CLML, LAYOUT, OPAQUE, PROSE } from './names.ts';
import { notesOf } from './notes.ts';
import { plainWords, refsIn, wordsOf } from './words-of.ts';

interface ClmlOptions {
  readonly limits?: Partial<XmlLimits>;
  /** Told now and then what share has been read, 0 to 1; returns false to stop. */
  readonly progress?: (share: number) => boolean;
}

const LICENCE =
  'Crown copyright. Contains public sector information licensed under the Open Government Licence v3.0.';

/** Reads an instrument in legislation.gov.uk's own XML, as enacted or revised, whole or in part. */
export function readClml(input: string | Uint8Array, options: ClmlOptions = {}): Result<ReadInstrument> {
  const xml = readXml(input, { prefixes: CLML, layout: LAYOUT, ...options });
  return xml.ok ? instrumentOf(xml.value) : xml;
}

/** The instrument in a file that has been parsed. Refused `unsupported` when there is none in it. */
function instrumentOf(root: XmlElement): Result<ReadInstrument> {
  if (root.name !== 'Legislation')
    return refuse('unsupported', `The file is not legislation.gov.uk’s XML: it begins with <${root.name}>.`);
  const metadata = metadataOf(root);
  if (!metadata) return refuse('invalid', 'The file does not say which instrument it holds.', 'ukm:Metadata');
  const holder = childNamed(root, 'Primary') ?? childNamed(root, 'Secondary');
  if (!holder) return refuse('unsupported', 'The file holds no Act and no statutory instrument.');
  const gathering = new Gathering();
  const act = actOf(holder, gathering, root);
  const versions = childNamed(root, 'Versions');
  if (versions) {
    gathering.remarks.add(
      `${elementsOf(versions).length} other versions of pieces of the text (for other extents, or as images) are in the file and were not read`,
    );
  }
  const drawn = drawnInText(holder, false);
  if (drawn > 0) {
    gathering.remarks.add(
      `${drawn} ${drawn === 1 ? 'formula or picture stands' : 'formulae or pictures stand'} inside sentences: their words were read one after the other`,
    );
  }
  const instrument: Instrument = {
    id: metadata.id,
    version: metadata.version,
    title: metadata.title,
    number: metadata.number,
    uri: metadata.uri,
    date: metadata.date,
    dateOfEnactment: dayPrinted(holder),
    description: described(metadata, root),
    licence: LICENCE,
    statusKey: { verified: 'Read from legislation.gov.uk’s own file.', derived: '', unverified: '' },
    commencement: '',
    root: withUnits(act, root),
    notes: [...notesOf(root, gathering.marks)],
    outstanding: [...metadata.outstanding],
  };
  const [fault] = faultsOf(instrument);
  if (fault !== undefined) return refuse('invalid', `The text in the file is not sound: ${fault}`);
  return ok({ instrument, remarks: [...gathering.remarks] });
}

/** How many formulae and pictures stand inside sentences, where words can't say how they are drawn. */
function drawnInText(element: XmlElement, inText: boolean): number {
  if (OPAQUE[element.name]) return inText ? 1 : 0;
  const inside = inText || PROSE.has(element.name);
  let drawn = 0;
  for (const inner of element.children) if (isElement(inner)) drawn += drawnInText(inner, inside);
  return drawn;
}

function dayPrinted(holder: XmlElement): string {
  const prelims = childNamed(holder, 'PrimaryPrelims') ?? childNamed(holder, 'SecondaryPrelims');
  const day = prelims && (childNamed(prelims, 'DateOfEnactment') ?? childNamed(prelims, 'MadeDate'));
  return day ? plainWords(day).replaceAll('\n', ' ') : '';
}

function described({ asAt, secondary }: Metadata, root: XmlElement): string {
  const whole = `As legislation.gov.uk’s file has it${asAt === null ? `, as ${secondary ? 'made' : 'enacted'}` : `, as at ${asAt}`}.`;
  const status = root.attributes.Status;
  return status === undefined ? whole : `${whole} Status: ${status}.`;
}

function actOf(holder: XmlElement, gathering: Gathering, root: XmlElement): Provision {
  const pid = gathering.nextPid();
  const reader = new BodyReader(gathering);
  const children: Provision[] = [];
  const prelims = childNamed(holder, 'PrimaryPrelims') ?? childNamed(holder, 'SecondaryPrelims');
  if (prelims) children.push(...frontMatter(prelims, gathering));
  for (const element of elementsOf(holder)) {
    if (element !== prelims) children.push(...reader.partsOf(element, pid));
  }
  const extent = root.attributes.RestrictExtent;
  return provision({ pid, kind: 'act', status: 'verified', children, ...(extent ? { extent } : {}) });
}

/** The long title, the enacting words, and whatever else stands before the first provision. */
function frontMatter(prelims: XmlElement, gathering: Gathering): readonly Provision[] {
  const parts: Provision[] = [];
  const add = (kind: Kind, element: XmlElement): void => {
    const content = plainWords(element);
    if (content === '') return;
    const pid = gathering.nextPid();
    parts.push(provision({ pid, kind, content }));
    // Words in lines have no places for marks: a footnote there is one on them all.
    gathering.note(pid, refsIn(element));
  };
  for (const element of elementsOf(prelims)) {
    if (element.name === 'LongTitle') {
      const pid = gathering.nextPid();
      const words = wordsOf(element);
      gathering.keep(pid, 'content', words);
      parts.push(provision({ pid, kind: 'longTitle', content: words.text }));
    } else if (element.name === 'PrimaryPreamble' || element.name === 'SecondaryPreamble') {
      for (const inner of elementsOf(element)) {
        add(inner.name === 'EnactingText' ? 'enactingWords' : 'block', inner);
      }
    } else if (!IN_METADATA.has(element.name)) add('block', element);
  }
  return parts;
}

/** Read into the instrument's own fields. */
const IN_METADATA = new Set(['Title', 'Number', 'DateOfEnactment', 'MadeDate']);

/** In a statutory instrument the numbered provisions are regulations, articles or rules: its identifiers say which. */
function withUnits(act: Provision, root: XmlElement): Provision {
  if (!childNamed(root, 'Secondary')) return act;
  const unitOf = ({ eid = '' }: Provision): SectionUnit | undefined =>
    (['regulation', 'article', 'rule'] as const).find((unit) => eid.startsWith(`${unit}-`));
  const withUnit = (node: Provision): Provision => {
    const children = node.children.map(withUnit);
    const unit = node.kind === 'section' ? unitOf(node) : undefined;
    return unit ? { ...node, children, unit } : { ...node, children };
  };
  return withUnit(act);
}
