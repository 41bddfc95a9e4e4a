import { type IdSource, type IdStyle, identifiersOf } from '../../../core/act/identifiers/identifiers.ts';
import type { EditorialNote, Instrument } from '../../../core/act/instrument.ts';
import type { Pid, Provision } from '../../../core/act/tree.ts';
import { isUntouched, type RedlineNode, redline } from '../../../core/amend/redline/redline.ts';
import { groupBy } from '../../../core/base/group-by.ts';
import { element, type XmlElement } from '../xml/tree.ts';
import { writeXml } from '../xml/write.ts';
import { isGeneratedPid } from './gathering.ts';
import { markOutermostOnly } from './layout.ts';
import { AKN } from './names.ts';
import { metaElement, prelimElements, titleElements, typeOf } from './write-meta.ts';
import { NodeWriter, type WriteContext } from './write-node.ts';

/** The settings for writing an Akoma Ntoso file. */
interface AknWriteOptions {
  /** The style of identifiers: Lawmaker's or legislation.gov.uk's. */
  readonly ids: IdStyle;
  /**
   * With `own`, the default, a provision keeps the identifier it was read with if that still fits its place. Otherwise
   * all identifiers are computed.
   */
  readonly source?: IdSource;
}

const PARTS: Readonly<Record<IdStyle, WriteContext['parts']>> = {
  lawmaker: { heading: '__hdg', intro: '__intro', wrapUp: '__wrapup' },
  legislation: null,
};

/**
 * Writes a whole instrument as Akoma Ntoso 3.0. Reading it again gives the same tree. Identities are written as GUIDs.
 * Outstanding effects and the status of a text have no place in the format, and are not written.
 */
export const writeAkn = (instrument: Instrument, options: AknWriteOptions): string =>
  documentXml(instrument, redline(instrument.root, []), options);

/**
 * Writes an instrument with a selection of amendments marked as Lawmaker marks changes: `ins` and `del` in words, and
 * `ukl:change` on inserted or omitted provisions, each with the amendment's number. Read without the changes, the file
 * gives the base text; with them, the text as amended.
 */
export const writeAknMarked = (
  instrument: Instrument,
  changed: RedlineNode,
  options: AknWriteOptions,
): string => documentXml(instrument, changed, options);

const NO_NOTES: readonly EditorialNote[] = [];

function notesLookup(notes: readonly EditorialNote[]): WriteContext['notesOf'] {
  const notesByPid = groupBy(notes, ({ pid }) => pid);
  return (pid, field) => notesByPid.get(pid)?.filter((note) => (note.field ?? null) === field) ?? NO_NOTES;
}

/** The number from which a node's identifier is computed: the new number, or the old one if it is deleted. */
function numberOf(node: RedlineNode): string {
  if (isUntouched(node)) return node.provision.num;
  const { num } = node.fields;
  const runs = num.filter(({ kind }) => kind !== 'deleted' || num.length === 1);
  return runs.map(({ text }) => text).join('');
}

/**
 * Computes an identifier for every node of a redline. The two ends of a move have the same pid, so the second gets a
 * temporary one.
 */
function identify(
  root: RedlineNode,
  { ids, source = 'own' }: AknWriteOptions,
): { readonly ids: ReadonlyMap<RedlineNode, string>; readonly repeated: ReadonlySet<RedlineNode> } {
  const pids = new Map<Pid, RedlineNode>();
  const repeated = new Set<RedlineNode>();
  const copy = (node: RedlineNode): Provision => {
    let { pid } = node.provision;
    if (pids.has(pid)) repeated.add(node);
    while (pids.has(pid)) pid = `${pid}+`;
    pids.set(pid, node);
    const { children, provision } = node;
    const num = numberOf(node);
    const copies = children.map(copy);
    const isSame =
      pid === provision.pid &&
      num === provision.num &&
      copies.length === provision.children.length &&
      copies.every((child, at) => child === provision.children[at]);
    // Nearly all provisions are unchanged, and are reused.
    return isSame ? provision : { ...provision, pid, num, children: copies };
  };
  const idByNode = new Map<RedlineNode, string>();
  for (const [pid, id] of identifiersOf(copy(root), ids, source)) {
    const node = pids.get(pid);
    // A provision to which its file gave neither GUID nor eId, such as words between paragraphs, is again written
    // without.
    const nameless = source === 'own' && node?.provision.eid === undefined && isGeneratedPid(pid);
    if (node && !nameless) idByNode.set(node, id);
  }
  return { ids: idByNode, repeated };
}

function documentXml(instrument: Instrument, changed: RedlineNode, options: AknWriteOptions): string {
  const root = markOutermostOnly(changed);
  const { ids, repeated } = identify(root, options);
  const byPid = new Map([...ids].map(([node, id]) => [node.provision.pid, id]));
  const notes = notesLookup(instrument.notes);
  /** The fields whose notes have been written, with their marks. */
  const writtenFields = new Set<string>();
  const fieldKey = (pid: Pid, field: EditorialNote['field'] | null): string => `${field ?? ''} ${pid}`;
  const writing: WriteContext = {
    idOf: (node) => ids.get(node),
    isRepeated: (node) => repeated.has(node),
    parts: PARTS[options.ids],
    notesOf: (pid, field) => {
      writtenFields.add(fieldKey(pid, field));
      return notes(pid, field);
    },
  };
  const text = textElements(instrument, root, new NodeWriter(writing));
  const unmarked = instrument.notes.filter(({ pid, field }) => !writtenFields.has(fieldKey(pid, field)));
  const document = element(
    instrument.kind === 'bill' ? 'bill' : 'act',
    { name: typeOf(instrument), contains: 'originalVersion' },
    [metaElement(instrument, (pid) => byPid.get(pid), unmarked), ...text],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(element('akomaNtoso', {}, [document]), AKN)}\n`;
}

const elementIfFilled = (
  name: string,
  children: readonly XmlElement[],
  attributes = {},
): readonly XmlElement[] => (children.length > 0 ? [element(name, attributes, children)] : []);

function textElements(instrument: Instrument, root: RedlineNode, writer: NodeWriter): readonly XmlElement[] {
  const { children } = root;
  const enacting = children.findIndex(({ provision }) => provision.kind === 'enactingWords');
  const isFront = ({ provision }: RedlineNode, at: number): boolean =>
    provision.kind === 'longTitle' || (at <= enacting && (provision.kind === 'block' || at === enacting));
  const front = (node: RedlineNode, name: string, attributes: Record<string, string> = {}): XmlElement => {
    // These elements hold only words. A draft may have added opening or closing words.
    const words = (['intro', 'content', 'wrapUp'] as const).flatMap((field) => writer.lines(node, field));
    const lines = words.map((line) => element('p', {}, line));
    const inner = name === 'recitals' ? [element('recital', {}, lines)] : lines;
    return element(name, { ...writer.attributes(node), ...attributes }, inner);
  };
  const longTitles = children.filter(({ provision }) => provision.kind === 'longTitle');
  const preamble = children.filter((node, at) => isFront(node, at) && node.provision.kind !== 'longTitle');
  const { before, after } = titleElements(instrument);
  const preface = [
    ...before,
    ...prelimElements(instrument, 'preface'),
    ...longTitles.map((node) => front(node, 'longTitle')),
    ...after,
  ];
  return [
    ...elementIfFilled('coverPage', prelimElements(instrument, 'cover')),
    ...elementIfFilled('preface', preface),
    ...elementIfFilled(
      'preamble',
      preamble.map((node) =>
        node.provision.kind === 'block'
          ? front(node, 'recitals')
          : front(node, 'formula', { name: 'enactingText' }),
      ),
    ),
    element(
      'body',
      writer.attributes(root),
      bodyElements(
        children.filter((node, at) => !isFront(node, at)),
        writer,
      ),
    ),
    ...elementIfFilled('conclusions', prelimElements(instrument, 'conclusions')),
  ];
}

/** Writes the provisions of the body. Schedules go together into one container, under the title before them. */
function bodyElements(nodes: readonly RedlineNode[], writer: NodeWriter): readonly XmlElement[] {
  const elements: XmlElement[] = [];
  const isSchedule = (node: RedlineNode | undefined): boolean => node?.provision.kind === 'schedule';
  const isTitle = (node: RedlineNode | undefined): boolean =>
    node?.provision.kind === 'block' && !node.provision.opaque && node.changeStatus.state === 'kept';
  for (let at = 0; at < nodes.length; ) {
    const hasTitle = isTitle(nodes[at]) && isSchedule(nodes[at + 1]) && !isSchedule(nodes[at - 1]);
    const from = hasTitle ? at + 1 : at;
    let to = from;
    while (isSchedule(nodes[to])) to += 1;
    const title = hasTitle ? nodes[at] : undefined;
    if (to === from) {
      elements.push(...writer.list(nodes.slice(at, at + 1), { schedule: false }));
      at += 1;
      continue;
    }
    const heading = title
      ? [
          element(
            'heading',
            writer.attributes(title),
            writer
              .lines(title, 'content')
              .flatMap((line, nth) => (nth > 0 ? [element('br'), ...line] : line)),
          ),
        ]
      : [];
    const schedules = writer.list(nodes.slice(from, to), { schedule: true });
    elements.push(element('hcontainer', { name: 'schedules', class: 'schs' }, [...heading, ...schedules]));
    at = to;
  }
  // The schema allows no empty body. An empty container has no meaning.
  return elements.length > 0
    ? elements
    : [element('hcontainer', { name: 'wrapper1' }, [element('content', {}, [element('p')])])];
}
