import { faultsOf } from '../../../core/act/faults.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import { type Provision, provision, walk } from '../../../core/act/tree.ts';
import { ok, type Result, refuse } from '../../../core/result.ts';
import type { ReadInstrument } from '../read-instrument.ts';
import { readXml, type XmlLimits } from '../xml/read.ts';
import { childNamed, descend, element, elementsOf, type XmlElement } from '../xml/tree.ts';
import { BodyReader } from './body.ts';
import { Gathering } from './gathering.ts';
import type { Changes } from './inline.ts';
import { type Metadata, metadataOf } from './metadata.ts';
import { AKN } from './names.ts';
import { notesOf } from './notes.ts';
import { type Prelims, prelimsOf } from './prelims.ts';

export interface AknOptions {
  readonly limits?: Partial<XmlLimits>;
  /** Told now and then what share has been read, 0 to 1; returns false to stop. */
  readonly progress?: (share: number) => boolean;
  /** How a file with a drafter's tracked changes is read. `made` unless said: as the text would read. */
  readonly changes?: Changes;
}

const DOCUMENTS = new Set(['act', 'bill']);
const STATUS_KEY: Instrument['statusKey'] = {
  verified: 'read from the file that was imported',
  derived: 'worked out from texts and amendments that were read',
  unverified: 'no source could be read',
};
const LICENCES: Readonly<Record<Metadata['kind'], string>> = {
  act: 'Crown copyright, Open Government Licence v3.0',
  secondary: 'Crown copyright, Open Government Licence v3.0',
  bill: 'Parliamentary copyright, Open Parliament Licence',
};
/** The shape of a title that an instrument can be cited by. */
const TITLE = /\b(?:Act|Bill|Measure|Order|Regulations|Rules|Scheme)\b(?:\s+\(.*\))?(?:\s+\d{4})?$/;
const SHORT_TITLE =
  /\b(?:may be (?:cited as|referred to as)|is (?:called|to be cited as)|short title of this Act is) the ([^;]{3,200}? (?:Act|Measure|Order|Regulations|Rules)(?: \([^)]*\))? ?\d{4})/;

/**
 * Reads an Act, a Bill or a statutory instrument in Akoma Ntoso 3.0, as Lawmaker or legislation.gov.uk writes it, whole.
 * Editors' notes and marks, extents and dates are read apart from the text. Refused in words for a person when it is not
 * such a file, is broken, or would cost too much (see `readXml`).
 */
export function readAkn(input: string | Uint8Array, options: AknOptions = {}): Result<ReadInstrument> {
  const { limits, progress } = options;
  const xml = readXml(input, {
    prefixes: AKN,
    ...(limits ? { limits } : {}),
    ...(progress ? { progress } : {}),
  });
  return xml.ok ? instrumentFrom(xml.value, options.changes ?? 'made') : xml;
}

/** The instrument in a file that has been parsed. */
function instrumentFrom(root: XmlElement, changes: Changes): Result<ReadInstrument> {
  if (root.name !== 'akomaNtoso') {
    const name = root.name.replace(/^\{.*\}/, '');
    return refuse(
      'unsupported',
      `The file is not Akoma Ntoso 3.0: it begins with <${name}>.`,
      `line ${root.line}`,
    );
  }
  const document = elementsOf(root).find(({ name }) => DOCUMENTS.has(name));
  if (!document) {
    const name = elementsOf(root)[0]?.name ?? 'nothing';
    return refuse('unsupported', `The file holds no Act and no Bill, but <${name}>.`, `line ${root.line}`);
  }
  const body = childNamed(document, 'body');
  if (!body)
    return refuse('invalid', 'The file holds no body: there is no text in it.', `line ${document.line}`);
  const meta = childNamed(document, 'meta') ?? element('meta');
  const metadata = metadataOf(document, meta);
  const gathering = new Gathering(guidsOf(document));
  const inline = { changes, variables: metadata.variables };
  const prelims = prelimsOf(document, gathering, inline);
  const pid = gathering.pid(body);
  const text = new BodyReader(gathering, inline).body(body, pid);
  const tree = provision({
    pid,
    kind: 'act',
    status: 'verified',
    children: [...prelims.provisions, ...text],
    ...(metadata.extents.has('') ? { extent: metadata.extents.get('') ?? '' } : {}),
  });
  const instrument = assembled(restricted(tree, metadata), metadata, prelims, [...notesOf(meta, gathering)]);
  const [fault] = faultsOf(instrument);
  if (fault !== undefined) return refuse('invalid', `The text in the file is not sound: ${fault}.`);
  return ok({ instrument, remarks: gathering.remarks });
}

function guidsOf(document: XmlElement): Set<string> {
  const found = new Set<string>();
  for (const { attributes } of descend(document)) if (attributes.GUID) found.add(attributes.GUID);
  return found;
}

/** The extent and dates that the file gives a provision by its identifier. */
function restricted(node: Provision, metadata: Metadata): Provision {
  if (metadata.extents.size === 0 && metadata.dates.size === 0) return node;
  const children = node.children.map((child) => restricted(child, metadata));
  const extent = node.eid === undefined ? undefined : metadata.extents.get(node.eid);
  const versionDate = node.eid === undefined ? undefined : metadata.dates.get(node.eid);
  return {
    ...node,
    children,
    ...(extent === undefined ? {} : { extent }),
    ...(versionDate === undefined ? {} : { versionDate }),
  };
}

/** What an instrument calls itself in its own text: "This Act may be cited as the …". */
function shortTitle(root: Provision): string {
  let title = '';
  for (const node of walk(root)) {
    if (node.kind === 'quotation') continue;
    title = SHORT_TITLE.exec(`${node.intro} ${node.content}`)?.[1] ?? title;
  }
  return title;
}

const stem = (title: string): string => title.replace(/\s+(?:Act|Bill)\b.*$/, '').toLowerCase();

/**
 * The title that a file's instrument is known by. A draft is often kept under a working title: where its own text gives
 * it another, that is the one it is cited by.
 */
function titleOf(root: Provision, { title }: Prelims, { variables, kind }: Metadata): string {
  const given = [title, variables.get('varActTitle') ?? '', variables.get('varBillTitle') ?? ''];
  const titled = given.find((text) => TITLE.test(text));
  const short = kind === 'bill' || titled === undefined ? shortTitle(root) : '';
  if (titled !== undefined && (short === '' || stem(short) === stem(titled))) return titled;
  return short || given.find((text) => text !== '') || '';
}

function assembled(
  root: Provision,
  metadata: Metadata,
  prelims: Prelims,
  notes: Instrument['notes'],
): Instrument {
  const { id, version, kind, uri, date } = metadata;
  const title = titleOf(root, prelims, metadata);
  const stage = metadata.variables.get('varStageVersion');
  return {
    id,
    ...(kind === 'act' ? {} : { kind }),
    version,
    title,
    number: prelims.number || metadata.number,
    uri,
    date,
    dateOfEnactment: prelims.dateOfEnactment,
    description: `As in the Akoma Ntoso file that was imported${stage ? ` (${stage})` : ''}`,
    licence: LICENCES[kind],
    statusKey: STATUS_KEY,
    commencement: '',
    ...(prelims.prelims.length > 0 ? { prelims: [...prelims.prelims] } : {}),
    root,
    notes,
    outstanding: [],
  };
}
