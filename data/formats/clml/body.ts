import { type Kind, type Opaque, type Provision, provision } from '../../../core/act/tree.ts';
import { lookUp } from '../look-up.ts';
import { childNamed, elementsOf, isElement, type XmlElement, type XmlNode } from '../xml/tree.ts';
import { writeXml } from '../xml/write.ts';
import { attributesOf, Flow, type Gathering } from './gathering.ts';
import {
  CLML,
  FAULTS,
  GROUPS,
  INLINE,
  isContents,
  LAYOUT,
  LEVELS,
  NOTE_REFS,
  OPAQUE,
  PROSE,
  TITLES,
  TRANSPARENT,
} from './names.ts';
import { printedNumber } from './numbers.ts';
import { type Resources, withResources } from './resources.ts';
import { cellsOf, cellWords, layoutOf, type TableMarkup, tablesIn } from './table.ts';
import { Titling } from './titling.ts';
import {
  labelOf,
  type MarkedWords,
  markOnly,
  NO_WORDS,
  onNextLine,
  plainWords,
  refsIn,
  wordsOf,
} from './words-of.ts';

/** Whether an element is in the body or in a Schedule, where the same numbers have other meanings. */
type Context = 'main' | 'schedule';

const QUOTATION_MARKS: Readonly<Record<string, { readonly start: string; readonly end: string }>> = lookUp({
  default: { start: '“', end: '”' },
  double: { start: '“', end: '”' },
  single: { start: '‘', end: '’' },
  none: { start: '', end: '' },
});
const ITEM_KINDS: Partial<Record<Kind, Kind>> = {
  paragraph: 'subparagraph',
  subparagraph: 'subsubparagraph',
  subsubparagraph: 'subsubparagraph',
};
/** Elements whose numbers are those of a Schedule. */
const SCHEDULES = new Set(['Schedule', 'Appendix', 'Abstract', 'Attachment', 'AttachmentGroup']);

/** The words of an element; no words for an element that is absent. */
const words = (element: XmlElement | undefined): MarkedWords => (element ? wordsOf(element) : NO_WORDS);
const unmarked = (text: string): MarkedWords => ({ text: text.replace(/\s+/g, ' ').trim(), marks: [] });

/** Reads the text of an instrument, from the elements that hold it, into provisions. */
export class BodyReader {
  readonly #gathering: Gathering;
  /** Titles that are nested below their provision's element. They must not be read again as text. */
  readonly #titleParts = new Set<XmlElement>();

  readonly #resources: Resources;

  constructor(gathering: Gathering, resources: Resources) {
    this.#gathering = gathering;
    this.#resources = resources;
  }

  /** Reads the provisions directly inside an element, except the elements of its number and heading. */
  #read(holder: XmlElement, kind: Kind, context: Context, titling = Titling.untitled): Flow {
    const flow = new Flow(this.#gathering);
    // The reference line of a Schedule or Part ("Section 3") is read as its first words, as it is from Akoma Ntoso.
    flow.text(words(titling.reference));
    this.#inside(holder, flow, kind, context, titling);
    return flow;
  }

  /** Reads everything inside an element that isn't yet read, including loose words between elements. */
  #inside(holder: XmlElement, flow: Flow, kind: Kind, context: Context, titling = Titling.untitled): void {
    let line: XmlNode[] = [];
    const endLine = (): void => {
      if (line.some((node) => isElement(node) || node.trim() !== ''))
        flow.text(wordsOf({ ...holder, children: line }));
      line = [];
    };
    for (const child of holder.children) {
      if (!isElement(child)) line.push(child);
      else if (INLINE.has(child.name) || (NOTE_REFS.has(child.name) && line.length > 0)) {
        // White space between elements is dropped in layout elements. Two inline elements still need a space between
        // them.
        if (LAYOUT.has(holder.name) && line.length > 0) line.push(' ');
        line.push(child);
      } else if (!titling.has(child) && !this.#titleParts.has(child)) {
        endLine();
        this.#child(child, flow, kind, context);
      }
    }
    endLine();
  }

  /** Adds the note references directly inside an element to its provision as a whole, and returns their elements. */
  #note(pid: string, element: XmlElement): readonly XmlElement[] {
    const marks = elementsOf(element).filter(({ name }) => NOTE_REFS.has(name));
    this.#gathering.note(
      pid,
      marks.map(({ attributes }) => attributes.Ref ?? ''),
    );
    return marks;
  }

  /** Reads a child element of an instrument as provisions. `pid` is the Act. */
  partsOf(element: XmlElement, pid: string): readonly Provision[] {
    const flow = new Flow(this.#gathering);
    if (TRANSPARENT.has(element.name)) {
      const context = /^(?:Schedules|Attachments)$/.test(element.name) ? 'schedule' : 'main';
      const marks = this.#note(pid, element);
      this.#inside(element, flow, 'act', context, new Titling(marks));
    } else this.#child(element, flow, 'act', 'main');
    return flow.parts();
  }

  #child(element: XmlElement, flow: Flow, kind: Kind, context: Context): void {
    const { name } = element;
    if (FAULTS.has(name)) this.#gathering.fault(element);
    else if (name === 'AppendText') flow.append(wordsOf(element));
    else if (name === 'Pnumber')
      flow.text({ ...wordsOf(element), text: printedNumber('P2', element, wordsOf(element).text) });
    else if (PROSE.has(name) || TITLES.has(name)) flow.text(wordsOf(element));
    else if (NOTE_REFS.has(name)) flow.text(markOnly(element.attributes.Ref));
    else if (LEVELS[name]) flow.child(this.#numbered(element, context));
    else if (/^P\dgroup$/.test(name)) this.#titled(element, flow, kind, context);
    else if (name === 'Division') this.#division(element, flow, kind, context);
    else if (GROUPS[name] || name === 'Schedule')
      flow.child(
        this.#group(element, GROUPS[name] ?? 'schedule', SCHEDULES.has(name) ? 'schedule' : context),
      );
    else if (name === 'BlockAmendment' || name === 'BlockExtract')
      flow.child(this.#quotation(element, context));
    else if (name === 'UnorderedList' || name === 'OrderedList' || name === 'KeyList')
      this.#list(element, flow, kind, context);
    else if (name === 'ListItem') flow.child(this.#item(element, undefined, kind, context));
    else if (name === 'Include') flow.child(this.#elsewhere(element));
    else if (OPAQUE[name])
      for (const child of this.#tables(element) ?? [this.#block(element, OPAQUE[name])]) flow.child(child);
    else if (isContents(name)) flow.child(this.#lines(element));
    else if (TRANSPARENT.has(name) || /^P\d?para$/.test(name)) this.#inside(element, flow, kind, context);
    else this.#other(element, flow, kind, context);
  }

  /** Reads an element for which there is no rule: its words are kept as text, and a remark says so. */
  #other(element: XmlElement, flow: Flow, kind: Kind, context: Context): void {
    const holdsText = element.children.some((child) => !isElement(child) && child.trim() !== '');
    if (holdsText) flow.text(wordsOf(element));
    else if (elementsOf(element).some((inner) => TITLES.has(inner.name) || inner.name === 'TitleBlock'))
      flow.child(this.#group(element, 'crossheading', context));
    else this.#inside(element, flow, kind, context);
    this.#gathering.remarks.add(`<${element.name}> has no rule of its own here: its words were kept as text`);
  }

  #numbered(element: XmlElement, context: Context, group?: XmlElement): Provision {
    const level = LEVELS[element.name];
    if (!level) throw new RangeError(`${element.name} is no numbered provision`);
    const pid = this.#gathering.nextPid();
    const kind = level[context];
    const above = group ? Titling.of(group) : Titling.untitled;
    if (group) this.#note(pid, group);
    const marks = this.#note(pid, element);
    const number = childNamed(element, 'Pnumber');
    const bare = words(number);
    const num = printedNumber(element.name, number, bare.text);
    this.#gathering.keep(pid, 'num', bare, Math.max(0, num.indexOf(bare.text)));
    const titling = new Titling([...marks, ...(number ? [number] : [])], Titling.of(element).titles);
    const heading = onNextLine(above.heading(), titling.heading());
    this.#gathering.keep(pid, 'heading', heading);
    const flow = this.#read(element, kind, context, titling);
    const attributes = group ? attributesOf(group, element) : attributesOf(element);
    return provision({ pid, kind, num, heading: heading.text, ...flow.fields(pid), ...attributes });
  }

  /**
   * Reads a heading and the provisions under it. With one provision, the heading is that provision's own; with several,
   * it is a cross-heading.
   */
  #titled(group: XmlElement, flow: Flow, kind: Kind, context: Context): void {
    const inner = group.children.filter((child) =>
      isElement(child)
        ? child.name !== 'Title' && !NOTE_REFS.has(child.name) && !FAULTS.has(child.name)
        : child.trim() !== '',
    );
    const [only, ...others] = inner;
    if (only && isElement(only) && others.length === 0 && LEVELS[only.name]) {
      for (const fault of elementsOf(group)) if (FAULTS.has(fault.name)) this.#gathering.fault(fault);
      flow.child(this.#numbered(only, context, group));
    } else if (childNamed(group, 'Title')) flow.child(this.#group(group, 'crossheading', context));
    else this.#inside(group, flow, kind, context);
  }

  /**
   * Reads a division of an EU instrument: with a title as a group, with a number as an item, and otherwise only its
   * children.
   */
  #division(element: XmlElement, flow: Flow, kind: Kind, context: Context): void {
    const { number, titles } = Titling.of(element);
    if (titles.length > 0) flow.child(this.#group(element, 'crossheading', context));
    else if (number) flow.child(this.#group(element, ITEM_KINDS[kind] ?? 'paragraph', context));
    else {
      const pid = this.#gathering.nextPid();
      const marks = this.#note(pid, element);
      const inner = new Flow(this.#gathering);
      this.#inside(element, inner, kind, context, new Titling(marks));
      if (marks.length > 0) flow.child(provision({ pid, kind: 'crossheading', ...inner.fields(pid) }));
      else flow.join(inner);
    }
  }

  #group(element: XmlElement, kind: Kind, context: Context): Provision {
    const pid = this.#gathering.nextPid();
    const marks = this.#note(pid, element);
    const titling = (element.name === 'Attachment' ? Titling.ofAnnex(element) : Titling.of(element)).with(
      marks,
    );
    for (const inner of titling.elements) this.#titleParts.add(inner);
    const { number } = titling;
    const bare = words(number);
    const isPunctuated =
      number?.attributes.PuncBefore !== undefined || number?.attributes.PuncAfter !== undefined;
    const num = isPunctuated ? printedNumber('P2', number, bare.text) : bare.text;
    const heading = titling.heading();
    this.#gathering.keep(pid, 'num', bare, Math.max(0, num.indexOf(bare.text)));
    this.#gathering.keep(pid, 'heading', heading);
    const fields = this.#read(element, kind, context, titling).fields(pid);
    return provision({ pid, kind, num, heading: heading.text, ...fields, ...attributesOf(element) });
  }

  #quotation(element: XmlElement, outer: Context): Provision {
    const pid = this.#gathering.nextPid();
    const { Context: contextGiven, Format = 'default' } = element.attributes;
    const context = contextGiven === 'schedule' ? 'schedule' : contextGiven === 'main' ? 'main' : outer;
    const quote = QUOTATION_MARKS[Format] ?? { start: '“', end: '”' };
    const marks = this.#note(pid, element);
    const flow = this.#read(element, 'quotation', context, new Titling(marks));
    // A quotation's `wrapUp` holds the words after its closing mark. So the words at the end inside the quotation
    // become its last child.
    return provision({ pid, kind: 'quotation', quote, ...flow.enclosed(pid), ...attributesOf(element) });
  }

  #list(list: XmlElement, flow: Flow, kind: Kind, context: Context): void {
    for (const listItem of list.children) {
      if (!isElement(listItem)) {
        if (listItem.trim() !== '') flow.text(unmarked(listItem));
      } else if (listItem.name === 'ListItem' || listItem.name === 'KeyListItem')
        flow.child(this.#item(listItem, list, kind, context));
      else this.#child(listItem, flow, kind, context);
    }
  }

  #item(listItem: XmlElement, list: XmlElement | undefined, kind: Kind, context: Context): Provision {
    const pid = this.#gathering.nextPid();
    const num = labelOf(listItem, list);
    const itemKind = num === '' ? 'definition' : (ITEM_KINDS[kind] ?? 'paragraph');
    const key = childNamed(listItem, 'Key');
    const inner = new Flow(this.#gathering);
    if (key) {
      const { text, marks } = wordsOf(key);
      inner.text({ text: [text, list?.attributes.Separator].filter(Boolean).join(' '), marks });
    }
    for (const child of listItem.children) {
      if (child === key) continue;
      if (!isElement(child)) {
        if (child.trim() !== '') inner.text(unmarked(child));
        continue;
      }
      const label = child.name === 'ListItem' ? labelOf(child, listItem) : '';
      if (label !== '') inner.text(unmarked(label));
      if (child.name === 'ListItem') this.#inside(child, inner, itemKind, context);
      else this.#child(child, inner, itemKind, context);
    }
    return provision({ pid, kind: itemKind, num, ...inner.fields(pid), ...attributesOf(listItem) });
  }

  /**
   * Reads tables as rows and cells; several may share one number. Undefined for a table that holds more than words; it
   * is kept whole as markup.
   */
  #tables(element: XmlElement): readonly Provision[] | undefined {
    const tableMarkups = OPAQUE[element.name] === 'table' ? tablesIn(element) : null;
    return tableMarkups?.map((table, at) => this.#table(table, at === 0 ? attributesOf(element) : {}));
  }

  #table({ rows, holders, number, heading, intro }: TableMarkup, attributes: Partial<Provision>): Provision {
    const pid = this.#gathering.nextPid();
    for (const holder of holders) this.#note(pid, holder);
    this.#gathering.keep(pid, 'num', number);
    this.#gathering.keep(pid, 'heading', heading);
    this.#gathering.keep(pid, 'intro', intro);
    const children = rows.map(({ element: row, layout }): Provision => {
      const rowPid = this.#gathering.nextPid();
      this.#note(rowPid, row);
      const cells = cellsOf(row).map((cell): Provision => {
        const cellPid = this.#gathering.nextPid();
        const words = cellWords(cell);
        this.#gathering.keep(cellPid, 'content', words);
        return provision({ pid: cellPid, kind: 'cell', content: words.text, ...layoutOf(cell) });
      });
      return provision({ pid: rowPid, kind: 'row', children: cells, ...layoutOf(row, layout) });
    });
    const titles = { num: number.text, heading: heading.text, intro: intro.text };
    return provision({ pid, kind: 'table', ...titles, children, ...attributes });
  }

  /** Reads a reference to a part of the text that is in another file. */
  #elsewhere(element: XmlElement): Provision {
    const { FragmentRef: name = 'without a name' } = element.attributes;
    this.#gathering.remarks.add(`A piece of the text (${name}) stands in another file, and was not read`);
    return this.#block(element, 'other');
  }

  #block(element: XmlElement, kind: Opaque['what']): Provision {
    const opaque = {
      what: kind,
      format: 'clml',
      markup: writeXml(withResources(element, this.#resources), CLML),
    } as const;
    return { ...this.#lines(element), opaque };
  }

  /** Reads any element as lines of plain words. Its notes are on the whole block. */
  #lines(element: XmlElement): Provision {
    const pid = this.#gathering.nextPid();
    this.#gathering.note(pid, refsIn(element));
    this.#gathering.faultsIn(element);
    return provision({ pid, kind: 'block', content: plainWords(element), ...attributesOf(element) });
  }
}
