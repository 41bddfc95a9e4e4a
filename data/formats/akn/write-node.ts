import type { EditorialNote } from '../../../core/act/instrument.ts';
import { isScheduleReference } from '../../../core/act/schedule-reference.ts';
import type { Field, Kind, Pid } from '../../../core/act/tree.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';
import { element, type XmlElement, type XmlNode } from '../xml/tree.ts';
import { opaqueElement } from './write-block.ts';
import { tableElement } from './write-table.ts';
import { changeAttributes, inlineOfRuns, linesOfRuns } from './write-text.ts';

/** What the writer needs for every provision of a file. */
export interface WriteContext {
  readonly idOf: (node: RedlineNode) => string | undefined;
  /** Whether the file already has this provision. Both ends of a move are written, but a GUID may occur only once. */
  readonly isRepeated: (node: RedlineNode) => boolean;
  /**
   * The suffixes of the identifiers of a provision's heading, opening words and closing words. Null to give those no
   * identifiers.
   */
  readonly parts: Readonly<Record<'heading' | 'intro' | 'wrapUp', string>> | null;
  readonly notesOf: (pid: Pid, field: Field | null) => readonly EditorialNote[];
}

interface Setting {
  readonly schedule: boolean;
}
type Attributes = Record<string, string | undefined>;

/** The element of each kind, its class in the body and in a Schedule, and its name if it is an `hcontainer`. */
const SHAPES: Partial<
  Record<Kind, readonly [name: string, body: string, schedule: string, container?: string]>
> = {
  part: ['part', 'group2', 'schGroup2'],
  chapter: ['chapter', 'group4', 'schGroup4'],
  crossheading: ['hcontainer', 'group7', 'schGroup7', 'crossheading'],
  section: ['section', 'prov1', 'prov1'],
  subsection: ['subsection', 'prov2', 'prov2'],
  paragraph: ['level', 'para1', 'para1'],
  subparagraph: ['level', 'para2', 'para2'],
  subsubparagraph: ['level', 'para3', 'para3'],
  definition: ['hcontainer', 'definition', 'definition', 'definition'],
  schedule: ['hcontainer', 'sch', 'sch', 'schedule'],
  scheduleParagraph: ['paragraph', 'schProv1', 'schProv1'],
  scheduleSubparagraph: ['subparagraph', 'schProv2', 'schProv2'],
  block: ['level', 'unnumberedParagraph', 'unnumberedParagraph'],
};
/** Kinds whose heading follows the number. Other kinds have the heading first. */
const HEADING_AFTER_NUMBER: ReadonlySet<Kind> = new Set([
  'part',
  'chapter',
  'crossheading',
  'section',
  'schedule',
  'table',
]);
const IN_SCHEDULE: ReadonlySet<Kind> = new Set(['schedule', 'scheduleParagraph', 'scheduleSubparagraph']);

const paragraph = (children: readonly XmlNode[]): XmlElement => element('p', {}, children);

/** Whether a provision is written among words and not as an element of the hierarchy. */
const isAmongWords = ({ provision }: RedlineNode): boolean =>
  provision.kind === 'quotation' || provision.kind === 'table' || provision.opaque !== undefined;

/** Writes provisions of a redline as elements of the hierarchy. */
export class NodeWriter {
  readonly #writing: WriteContext;

  constructor(writing: WriteContext) {
    this.#writing = writing;
  }

  /** Writes sibling provisions. A provision that the format allows only among words gets a container. */
  list(nodes: readonly RedlineNode[], setting: Setting): readonly XmlElement[] {
    return nodes.map((node) =>
      isAmongWords(node) ? this.#contained(node, setting) : this.provisionElement(node, setting),
    );
  }

  /**
   * Writes one provision of the hierarchy.
   * @throws if its kind has no element of its own, such as a row
   */
  provisionElement(node: RedlineNode, outer: Setting): XmlElement {
    const { kind, unit } = node.provision;
    const shape = SHAPES[kind];
    if (!shape) throw new RangeError(`A ${kind} is no part of a body`);
    const [name, body, inSchedule, container] = shape;
    const setting = { schedule: outer.schedule || kind === 'schedule' };
    const attributes = {
      ...this.#identity(node),
      class: setting.schedule ? inSchedule : body,
      ...this.#change(node),
    };
    const inner = [...this.#titles(node), ...this.#content(node, setting)];
    if (unit === 'regulation') return element('hcontainer', { name: unit, ...attributes }, inner);
    return element(
      unit ?? name,
      { ...(container === undefined ? {} : { name: container }), ...attributes },
      inner,
    );
  }

  /** The lines of one field, each as the content of a paragraph. */
  lines({ provision, fields }: RedlineNode, field: Field): readonly (readonly XmlNode[])[] {
    return linesOfRuns(fields[field], this.#writing.notesOf(provision.pid, field));
  }

  /** The attributes for a provision's identity and for its insertion or deletion. */
  attributes(node: RedlineNode): Attributes {
    return { ...this.#identity(node), ...this.#change(node) };
  }

  #identity(node: RedlineNode): Attributes {
    const { pid } = node.provision;
    const guid = /^\S+$/.test(pid) ? pid : undefined;
    const identity = this.#writing.isRepeated(node) ? { 'ukl:changeGuid': guid } : { GUID: guid };
    return { ...identity, eId: this.#writing.idOf(node) };
  }

  #change({ changeStatus }: RedlineNode): Attributes {
    if (changeStatus.state === 'kept') return {};
    const elementName = changeStatus.state === 'inserted' ? 'ins' : 'del';
    const pair = changeStatus.pair !== undefined;
    const starts = !pair || elementName === 'del';
    return {
      'ukl:change': pair ? `${elementName}Replace` : elementName,
      ...changeAttributes(changeStatus.am, starts, !pair || elementName === 'ins'),
    };
  }

  #part(node: RedlineNode, part: 'heading' | 'intro' | 'wrapUp'): Attributes {
    const id = this.#writing.idOf(node);
    const end = this.#writing.parts?.[part];
    return { eId: id === undefined || end === undefined ? undefined : id + end };
  }

  #titles(node: RedlineNode): readonly XmlElement[] {
    const { pid, kind } = node.provision;
    const { num, heading } = node.fields;
    const wholeNotes = this.#writing.notesOf(pid, null);
    const numberNotes = num.length > 0 ? wholeNotes : [];
    const numNotes = [...numberNotes, ...this.#writing.notesOf(pid, 'num')];
    const headingNotes = [...(num.length > 0 ? [] : wholeNotes), ...this.#writing.notesOf(pid, 'heading')];
    const reference = this.#reference(node);
    const titles: XmlElement[] = [];
    if (num.length > 0 || numNotes.length > 0 || reference !== null) {
      const note =
        reference === null
          ? []
          : [element('authorialNote', { class: 'referenceNote' }, [paragraph([reference])])];
      titles.push(element('num', {}, [...inlineOfRuns(num, numNotes), ...note]));
    }
    if (heading.length > 0 || headingNotes.length > 0)
      titles.push(element('heading', this.#part(node, 'heading'), inlineOfRuns(heading, headingNotes)));
    return HEADING_AFTER_NUMBER.has(kind) ? titles : titles.toReversed();
  }

  /** A Schedule's reference line ("Section 3"), or null unless it is all of the opening words and is unchanged. */
  #reference({ provision, fields, children }: RedlineNode): string | null {
    const [run, ...more] = fields.intro;
    if (provision.kind !== 'schedule' || children.length === 0 || !run || more.length > 0) return null;
    return run.kind === 'kept' && fields.num.length > 0 && isScheduleReference(run.text) ? run.text : null;
  }

  #content(node: RedlineNode, setting: Setting): readonly XmlElement[] {
    const { children } = node;
    const first = children.findIndex((child) => !isAmongWords(child));
    const lead = first < 0 ? children : children.slice(0, first);
    const opening = this.#reference(node) === null ? this.lines(node, 'intro') : [];
    const before = [...opening, ...this.lines(node, 'content')];
    const after = this.lines(node, 'wrapUp');
    if (first < 0) {
      const words = [...this.#words(before, lead, setting), ...after.map(paragraph)];
      return words.length === 0 ? [] : [element('content', {}, words)];
    }
    const intro = this.#words(before, lead, setting);
    return [
      ...(intro.length > 0 ? [element('intro', this.#part(node, 'intro'), intro)] : []),
      ...this.list(children.slice(first), setting),
      ...(after.length > 0 ? [element('wrapUp', this.#part(node, 'wrapUp'), after.map(paragraph))] : []),
    ];
  }

  /** Paragraphs and the blocks among them. If a quotation comes first, it goes into the last paragraph. */
  #words(
    lines: readonly (readonly XmlNode[])[],
    among: readonly RedlineNode[],
    setting: Setting,
  ): readonly XmlElement[] {
    const words = lines.map(paragraph);
    for (const [at, node] of among.entries()) {
      if (node.provision.opaque) words.push(this.#opaque(node));
      else if (node.provision.kind === 'table') words.push(this.#table(node));
      else {
        const open = at === 0 ? (words.pop()?.children ?? []) : [];
        words.push(paragraph([element('mod', {}, [...open, ...this.#quotation(node, setting)])]));
      }
    }
    return words;
  }

  #opaque(node: RedlineNode): XmlElement {
    return opaqueElement(node.provision, this.attributes(node));
  }

  /** Writes a table, with the paragraphs before its rows. */
  #table(node: RedlineNode): XmlElement {
    return tableElement(node, {
      attributes: (one) => this.attributes(one),
      titles: [...this.#titles(node), ...this.lines(node, 'intro').map(paragraph)],
      lines: (cell, row) => {
        const { pid } = cell.provision;
        const isFirst = row.children[0] === cell;
        return linesOfRuns(cell.fields.content, [
          ...(isFirst ? this.#writing.notesOf(row.provision.pid, null) : []),
          ...this.#writing.notesOf(pid, null),
          ...this.#writing.notesOf(pid, 'content'),
        ]);
      },
    });
  }

  #contained(node: RedlineNode, setting: Setting): XmlElement {
    return element('hcontainer', { name: 'wrapper1' }, [
      element('content', {}, this.#words([], [node], setting)),
    ]);
  }

  #quotation(node: RedlineNode, outer: Setting): readonly XmlNode[] {
    const { quote = { start: '', end: '' } } = node.provision;
    const schedule = node.children.some(({ provision }) => IN_SCHEDULE.has(provision.kind));
    const lines = [...this.lines(node, 'intro'), ...this.lines(node, 'content')];
    const inner = node.children.map((child) =>
      child.provision.opaque
        ? this.#opaque(child)
        : child.provision.kind === 'table'
          ? this.#table(child)
          : child.provision.kind === 'quotation'
            ? paragraph([element('mod', {}, this.#quotation(child, outer))])
            : this.provisionElement(child, { schedule }),
    );
    // The schema allows no empty quotation, but omitting all of its content leaves one. It gets an empty paragraph.
    const words = lines.length > 0 || inner.length > 0 ? lines : [[]];
    const after = inlineOfRuns(node.fields.wrapUp, this.#writing.notesOf(node.provision.pid, 'wrapUp'));
    const { changeStatus } = node;
    // The words after a quotation are outside its element, and so need their own mark of the change.
    const tail =
      changeStatus.state === 'kept' || after.length === 0
        ? after
        : [
            element(
              changeStatus.state === 'inserted' ? 'ins' : 'del',
              changeAttributes(changeStatus.am, true, true),
              after,
            ),
          ];
    return [
      element(
        'quotedStructure',
        {
          ...this.#identity(node),
          startQuote: quote.start,
          endQuote: quote.end,
          'ukl:context': schedule ? 'schedule' : 'body',
          ...this.#change(node),
        },
        [...(words.length > 0 ? [element('content', {}, words.map(paragraph))] : []), ...inner],
      ),
      ...(tail.length > 0 ? [element('inline', { name: 'AppendText' }, tail)] : []),
    ];
  }
}
