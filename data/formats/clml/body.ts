import { type Kind, type Provision, provision } from '../../../core/act/tree.ts';
import { lookUp } from '../look-up.ts';
import { childNamed, elementsOf, isElement, type XmlElement } from '../xml/tree.ts';
import { writeXml } from '../xml/write.ts';
import { attributesOf, Flow, type Gathering } from './gathering.ts';
import { ABOUT, CLML, GROUPS, LEVELS, OPAQUE, PROSE, SILENT } from './names.ts';
import { listLabel, printedNumber } from './numbers.ts';
import { cellsOf, cellWords, layoutOf, tableIn } from './table.ts';
import { below, type MarkedWords, markOnly, NO_WORDS, plainWords, refsIn, wordsOf } from './words-of.ts';

/** Where an element stands: its numbers mean other things in a Schedule. */
type Context = 'main' | 'schedule';

const MARKS: Readonly<Record<string, { readonly start: string; readonly end: string }>> = lookUp({
  default: { start: '“', end: '”' },
  double: { start: '“', end: '”' },
  single: { start: '‘', end: '’' },
  none: { start: '', end: '' },
});
/** Elements that only hold others, and stand for nothing themselves. */
const TRANSPARENT = new Set([
  ...['P', 'Para', 'Body', 'ScheduleBody', 'AppendixBody', 'AbstractBody', 'IncludedDocument', 'ListItem'],
  ...['IntroductoryText', 'SignedSection', 'Signatory', 'Signee', 'Address', 'DateSigned'],
]);
/** Elements of a group that are read as its number and heading. */
const TITLING = new Set(['Number', 'Title', 'TitleBlock', 'Subtitle', 'Reference', 'Pnumber']);
const ITEM_KINDS: Partial<Record<Kind, Kind>> = {
  paragraph: 'subparagraph',
  subparagraph: 'subsubparagraph',
  subsubparagraph: 'subsubparagraph',
};

const words = (element: XmlElement | undefined): MarkedWords => (element ? wordsOf(element) : NO_WORDS);

/** The titles of an element, one below the other, below what stands above them. */
function titleOf(element: XmlElement, above: MarkedWords = NO_WORDS): MarkedWords {
  let title = above;
  for (const inner of element.children) {
    if (!isElement(inner)) continue;
    if (inner.name === 'TitleBlock') title = titleOf(inner, title);
    else if (inner.name === 'Title' || inner.name === 'Subtitle') title = below(title, wordsOf(inner));
  }
  return title;
}

/** Reads the text of an instrument, from the elements that hold it, into provisions. */
export class BodyReader {
  readonly #gathering: Gathering;

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
  }

  /** The provisions directly inside an element: Schedules, a group, or what an Act quotes. */
  #read(holder: XmlElement, kind: Kind, context: Context, first: MarkedWords = NO_WORDS): Flow {
    const flow = new Flow(this.#gathering);
    flow.text(first);
    for (const element of elementsOf(holder)) {
      if (!SILENT.has(element.name)) this.#piece(element, flow, kind, context);
    }
    return flow;
  }

  /** What the editors refer to directly inside an element is about the whole of the provision that it is read as. */
  #note(pid: string, element: XmlElement): void {
    for (const inner of element.children)
      if (isElement(inner) && SILENT.has(inner.name)) this.#gathering.note(pid, [inner.attributes.Ref ?? '']);
  }

  /** What an element directly inside an instrument comes to, as parts of the Act that has this pid. */
  partsOf(element: XmlElement, pid: string): readonly Provision[] {
    if (element.name === 'Body' || element.name === 'Schedules') {
      this.#note(pid, element);
      return this.#read(element, 'act', element.name === 'Body' ? 'main' : 'schedule').parts();
    }
    const flow = new Flow(this.#gathering);
    this.#piece(element, flow, 'act', 'main');
    return flow.parts();
  }

  #piece(element: XmlElement, flow: Flow, kind: Kind, context: Context): void {
    const { name } = element;
    if (name === 'AppendText') flow.append(wordsOf(element));
    else if (PROSE.has(name)) flow.text(wordsOf(element));
    else if (SILENT.has(name)) flow.text(markOnly(element.attributes.Ref));
    else if (LEVELS[name]) flow.child(this.#numbered(element, context));
    else if (/^P\dgroup$/.test(name)) this.#titled(element, flow, kind, context);
    else if (GROUPS[name]) flow.child(this.#group(element, GROUPS[name], context));
    else if (name === 'Schedule') flow.child(this.#schedule(element));
    else if (name === 'BlockAmendment' || name === 'BlockExtract')
      flow.child(this.#quotation(element, context));
    else if (name === 'UnorderedList' || name === 'OrderedList' || name === 'KeyList')
      this.#list(element, flow, kind, context);
    else if (OPAQUE[name]) flow.child(this.#table(element) ?? this.#block(element, OPAQUE[name]));
    else if (ABOUT.has(name)) flow.child(this.#lines(element));
    else if (TRANSPARENT.has(name) || /^P\d?para$/.test(name)) {
      for (const inner of elementsOf(element)) this.#piece(inner, flow, kind, context);
    } else if (!TITLING.has(name)) this.#other(element, flow, kind, context);
  }

  /** An element with no rule of its own: its words are kept, and that is told. */
  #other(element: XmlElement, flow: Flow, kind: Kind, context: Context): void {
    const holdsText = element.children.some((child) => !isElement(child) && child.trim() !== '');
    if (holdsText) flow.text(wordsOf(element));
    else if (elementsOf(element).some((inner) => TITLING.has(inner.name)))
      flow.child(this.#group(element, 'crossheading', context));
    else for (const inner of elementsOf(element)) this.#piece(inner, flow, kind, context);
    this.#gathering.remarks.add(`<${element.name}> has no rule of its own here: its words were kept as text`);
  }

  #numbered(element: XmlElement, context: Context, group?: XmlElement): Provision {
    const level = LEVELS[element.name];
    if (!level) throw new RangeError(`${element.name} is no numbered provision`);
    const pid = this.#gathering.nextPid();
    const kind = level[context];
    if (group) this.#note(pid, group);
    this.#note(pid, element);
    const number = childNamed(element, 'Pnumber');
    const bare = words(number);
    const num = printedNumber(element.name, number, bare.text);
    this.#gathering.keep(pid, 'num', bare, Math.max(0, num.indexOf(bare.text)));
    const heading = titleOf(element, group ? titleOf(group) : NO_WORDS);
    this.#gathering.keep(pid, 'heading', heading);
    const flow = this.#read(element, kind, context);
    const attributes = group ? attributesOf(group, element) : attributesOf(element);
    return provision({ pid, kind, num, heading: heading.text, ...flow.fields(pid), ...attributes });
  }

  /** A heading with one provision under it is that provision's own; with more, it is a cross-heading. */
  #titled(group: XmlElement, flow: Flow, kind: Kind, context: Context): void {
    const inner = elementsOf(group).filter(({ name }) => name !== 'Title' && !SILENT.has(name));
    const [only, ...others] = inner;
    if (only && others.length === 0 && LEVELS[only.name]) {
      flow.child(this.#numbered(only, context, group));
      return;
    }
    if (childNamed(group, 'Title')) flow.child(this.#group(group, 'crossheading', context));
    else for (const element of inner) this.#piece(element, flow, kind, context);
  }

  #group(element: XmlElement, kind: Kind, context: Context): Provision {
    const pid = this.#gathering.nextPid();
    this.#note(pid, element);
    const number = words(childNamed(element, 'Number') ?? childNamed(element, 'Pnumber'));
    const heading = titleOf(element);
    this.#gathering.keep(pid, 'num', number);
    this.#gathering.keep(pid, 'heading', heading);
    // The provision that a Schedule or Part belongs to is read as its first words, as it is of Akoma Ntoso.
    const fields = this.#read(element, kind, context, words(childNamed(element, 'Reference'))).fields(pid);
    return provision({
      pid,
      kind,
      num: number.text,
      heading: heading.text,
      ...fields,
      ...attributesOf(element),
    });
  }

  #schedule(element: XmlElement): Provision {
    return this.#group(element, 'schedule', 'schedule');
  }

  #quotation(element: XmlElement, outer: Context): Provision {
    const pid = this.#gathering.nextPid();
    const { Context: said, Format = 'default' } = element.attributes;
    const context = said === 'schedule' ? 'schedule' : said === 'main' ? 'main' : outer;
    const quote = MARKS[Format] ?? { start: '“', end: '”' };
    this.#note(pid, element);
    const flow = this.#read(element, 'quotation', context);
    return provision({ pid, kind: 'quotation', quote, ...flow.fields(pid), ...attributesOf(element) });
  }

  #list(list: XmlElement, flow: Flow, kind: Kind, context: Context): void {
    const items = elementsOf(list).filter(({ name }) => name === 'ListItem' || name === 'KeyListItem');
    for (const [at, item] of items.entries()) {
      const pid = this.#gathering.nextPid();
      const num = list.name === 'OrderedList' ? listLabel(list, item, at + 1) : '';
      const itemKind = num === '' ? 'definition' : (ITEM_KINDS[kind] ?? 'paragraph');
      const key = childNamed(item, 'Key');
      const inner = new Flow(this.#gathering);
      if (key) inner.text(wordsOf(key));
      for (const element of elementsOf(item)) {
        if (element !== key) this.#piece(element, inner, itemKind, context);
      }
      flow.child(provision({ pid, kind: itemKind, num, ...inner.fields(pid), ...attributesOf(item) }));
    }
  }

  /** A table as rows and cells; null for one that holds more than words, which is kept whole. */
  #table(element: XmlElement): Provision | null {
    const found = OPAQUE[element.name] === 'table' ? tableIn(element) : null;
    if (!found) return null;
    const pid = this.#gathering.nextPid();
    for (const holder of found.holders) this.#note(pid, holder);
    const { number, heading, intro } = found;
    this.#gathering.keep(pid, 'num', number);
    this.#gathering.keep(pid, 'heading', heading);
    this.#gathering.keep(pid, 'intro', intro);
    const children = found.rows.map(({ element: row, layout }): Provision => {
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
    return provision({ pid, kind: 'table', ...titles, children, ...attributesOf(element) });
  }

  #block(element: XmlElement, what: 'table' | 'formula' | 'image' | 'form'): Provision {
    const opaque = { what, format: 'clml', markup: writeXml(element, CLML) } as const;
    return { ...this.#lines(element), opaque };
  }

  /** The words of anything in lines, in which a note has no place of its own: it is one on them all. */
  #lines(element: XmlElement): Provision {
    const pid = this.#gathering.nextPid();
    this.#gathering.note(pid, refsIn(element));
    return provision({ pid, kind: 'block', content: plainWords(element), ...attributesOf(element) });
  }
}
