import type { EditorialNote, Instrument, Prelim } from '../../../core/act/instrument.ts';
import { type Provision, provision } from '../../../core/act/tree.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { outstandingOf } from '../clml/metadata.ts';
import { placeNotes } from '../placed-notes.ts';
import type { ReadInstrument } from '../read-instrument.ts';
import { readXml, type XmlLimits } from '../xml/read.ts';
import { childNamed, childrenNamed, descend, element, elementsOf, type XmlElement } from '../xml/tree.ts';
import { BodyReader } from './body.ts';
import { Gathering } from './gathering.ts';
import type { Changes } from './inline.ts';
import { hasOwnKind } from './kinds.ts';
import { type Metadata, metadataOf } from './metadata.ts';
import { AKN, LAYOUT } from './names.ts';
import { notesOf } from './notes.ts';
import { type Prelims, prelimsOf } from './prelims.ts';
import { titleOf } from './title.ts';

/** The settings for reading an Akoma Ntoso file. All are optional. */
export interface AknOptions {
  readonly limits?: Partial<XmlLimits>;
  /** Called now and then with the share that has been read, 0 to 1. Returns false to stop. */
  readonly progress?: (share: number) => boolean;
  /** How a file with a drafter's tracked changes is read. The default is `made`: the text with the changes made. */
  readonly changes?: Changes;
}

const DOCUMENTS = new Set(['act', 'bill']);
/** The parts of a document that are read. Others are left out, with a remark. */
const PARTS = new Set(['meta', 'coverPage', 'preface', 'preamble', 'body', 'conclusions', 'attachments']);
/** Elements that are read only as a whole. A section inside one is not read when its end tag is reached. */
const KEPT_WHOLE = new Set([
  'meta',
  'coverPage',
  'preface',
  'preamble',
  'conclusions',
  'authorialNote',
  'tblock',
  'foreign',
  'table',
  'html:table',
]);
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

/**
 * Reads a whole Act, Bill or statutory instrument in Akoma Ntoso 3.0, as Lawmaker or legislation.gov.uk writes it.
 * Editors' notes and marks, extents and dates are separate from the text. Refused, in words for a person, if the file
 * is not of this format, is broken, or would cost too much (see `readXml`).
 */
export function readAkn(input: string | Uint8Array, options: AknOptions = {}): Result<ReadInstrument> {
  const { limits, progress, changes = 'made' } = options;
  const reading = new AknReader(changes);
  const xml = readXml(input, {
    prefixes: AKN,
    layout: LAYOUT,
    // Each section is read at its end tag and its XML is released. So only one section of a large Act is in memory as
    // XML.
    pieceReader: { is: hasOwnKind, take: (element, above) => reading.take(element, above) },
    ...(limits ? { limits } : {}),
    ...(progress ? { progress } : {}),
  });
  return xml.ok ? reading.end(xml.value) : xml;
}

/** Reads one file. Its metadata must be read before its first section, because they say what placeholders stand for. */
class AknReader {
  readonly #changes: Changes;
  readonly #gathering = new Gathering();
  #context: { readonly metadata: Metadata; readonly body: BodyReader } | null = null;

  constructor(changes: Changes) {
    this.#changes = changes;
  }

  take(part: XmlElement, above: readonly XmlElement[]): boolean {
    const document = above.find(({ name }) => DOCUMENTS.has(name));
    if (!document || above.some(({ name }) => KEPT_WHOLE.has(name))) return false;
    this.#contextOf(document).body.readEarly(part, above);
    return true;
  }

  /** Reads the metadata, which the format puts before everything else, at the first call. */
  #contextOf(document: XmlElement): { readonly metadata: Metadata; readonly body: BodyReader } {
    if (this.#context) return this.#context;
    const metadata = metadataOf(document, childNamed(document, 'meta') ?? element('meta'));
    const inline = { changes: this.#changes, variables: metadata.variables };
    this.#context = { metadata, body: new BodyReader(this.#gathering, inline) };
    return this.#context;
  }

  end(root: XmlElement): Result<ReadInstrument> {
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
      return refuse(
        'unsupported',
        `The file does not contain an Act or a Bill, but <${name}>.`,
        `line ${root.line}`,
      );
    }
    const body = childNamed(document, 'body');
    if (!body) return refuse('invalid', 'The file has no text of an Act.', `line ${document.line}`);
    const { metadata, body: reader } = this.#contextOf(document);
    const inline = { changes: this.#changes, variables: metadata.variables };
    const prelims = prelimsOf(document, this.#gathering, inline);
    const pid = this.#gathering.pid(body);
    for (const { name } of [...elementsOf(root), ...elementsOf(document)]) {
      if (!DOCUMENTS.has(name) && !PARTS.has(name))
        this.#gathering.remark(`<${name}> is beside the text, and was not read`);
    }
    const extent = metadata.extents.get('');
    const tree = provision({
      pid,
      kind: 'act',
      status: 'verified',
      children: [
        ...prelims.provisions,
        ...reader.body(body, pid),
        ...childrenNamed(document, 'attachments').flatMap((holder) => reader.attachments(holder, pid)),
      ],
      ...(extent === undefined ? {} : { extent }),
    });
    const notes = placeNotes(notesOf(childNamed(document, 'meta'), this.#gathering, tree), tree, (what) =>
      this.#gathering.remark(what),
    );
    const outstanding = [...descend(childNamed(document, 'meta') ?? element('meta'))]
      .filter(({ name }) => name === 'ukm:UnappliedEffect')
      .map(outstandingOf);
    const instrument = assemble(restrict(tree, metadata), metadata, prelims, notes, outstanding);
    const { references, remarks } = this.#gathering;
    return ok({ instrument, remarks, references });
  }
}

/** Adds to each provision the extent and dates that the metadata give for its identifier. */
function restrict(node: Provision, metadata: Metadata): Provision {
  if (metadata.extents.size === 0 && metadata.dates.size === 0) return node;
  const children = node.children.map((child) => restrict(child, metadata));
  const extent = node.eid === undefined ? undefined : metadata.extents.get(node.eid);
  const versionDate = node.eid === undefined ? undefined : metadata.dates.get(node.eid);
  return {
    ...node,
    children,
    ...(extent === undefined ? {} : { extent }),
    ...(versionDate === undefined ? {} : { versionDate }),
  };
}

const printedTitle = (text: string): Prelim => ({ part: 'preface', name: 'printedTitle', text });

function assemble(
  root: Provision,
  metadata: Metadata,
  prelims: Prelims,
  notes: readonly EditorialNote[],
  outstanding: Instrument['outstanding'],
): Instrument {
  const { id, version, kind, uri, date } = metadata;
  const title = titleOf(root, prelims.title, metadata);
  const stage = metadata.variables.get('varStageVersion');
  // A draft may print another title than the one it is cited by. Its printed title is then kept as a line of the
  // preface.
  const printed = prelims.title === title || prelims.title === '' ? [] : [printedTitle(prelims.title)];
  const prelimLines = [...printed, ...prelims.prelims];
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
    ...(prelimLines.length > 0 ? { prelims: prelimLines } : {}),
    root,
    notes: [...notes],
    outstanding: [...outstanding],
  };
}
