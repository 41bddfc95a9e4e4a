import { type Kind, type Provision, provision } from '../../../core/act/tree.ts';
import { lookUp } from '../look-up.ts';
import { childNamed, elementsOf, isElement, type XmlElement } from '../xml/tree.ts';
import { writeXml } from '../xml/write.ts';
import { attributesOf, Flow, type Gathering } from './gathering.ts';
import { CLML, GROUPS, LEVELS, OPAQUE, PROSE } from './names.ts';
import { listLabel, printedNumber } from './numbers.ts';
import { below, NO_WORDS, plainWords, type Words, wordsOf } from './words.ts';

/** Where an element stands: its numbers mean other things in a Schedule. */
type Context = 'main' | 'schedule';

const MARKS: Readonly<Record<string, { readonly start: string; readonly end: string }>> = lookUp({
  default: { start: '“', end: '”' },
  double: { start: '“', end: '”' },
  single: { start: '‘', end: '’' },
  none: { start: '', end: '' },
});
/** Elements that only hold others, and stand for nothing themselves. */
const TRANSPARENT = new Set(['P', 'Para', 'Body', 'ScheduleBody', 'IncludedDocument', 'SignedSection']);
/** Elements of a group that are read as its number and heading. */
const TITLING = new Set(['Number', 'Title', 'TitleBlock', 'Subtitle', 'Reference', 'Pnumber']);
const ITEM_KINDS: Partial<Record<Kind, Kind>> = {
  paragraph: 'subparagraph',
  subparagraph: 'subsubparagraph',
  subsubparagraph: 'subsubparagraph',
};

const words = (element: XmlElement | undefined): Words => (element ? wordsOf(element) : NO_WORDS);

/** Reads the text of an instrument, from the elements that hold it, into provisions. */
export class BodyReader {
  readonly #gathering: Gathering;

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
  }

  /** The provisions directly inside an element: a Body, Schedules, or what an Act quotes. */
  read(holder: XmlElement, kind: Kind, context: Context): Flow {
    const flow = new Flow(this.#gathering);
    for (const element of elementsOf(holder)) this.#piece(element, flow, kind, context);
    return flow;
  }

  #piece(element: XmlElement, flow: Flow, kind: Kind, context: Context): void {
    const { name } = element;
    if (name === 'AppendText') flow.append(wordsOf(element));
    else if (PROSE.has(name)) flow.text(wordsOf(element));
    else if (LEVELS[name]) flow.child(this.#numbered(element, context));
    else if (name === 'P1group') this.#titled(element, flow, kind, context);
    else if (GROUPS[name]) flow.child(this.#group(element, GROUPS[name], context));
    else if (name === 'Schedule') flow.child(this.#schedule(element));
    else if (name === 'BlockAmendment') flow.child(this.#quotation(element, context));
    else if (name === 'UnorderedList' || name === 'OrderedList' || name === 'KeyList')
      this.#list(element, flow, kind, context);
    else if (OPAQUE[name]) flow.child(this.#block(element, OPAQUE[name]));
    else if (TRANSPARENT.has(name) || /^P\d?para$/.test(name)) {
      for (const inner of elementsOf(element)) this.#piece(inner, flow, kind, context);
    } else if (!TITLING.has(name)) this.#other(element, flow, kind, context);
  }

  /** An element with no rule of its own: its words are kept, and that is told. */
  #other(element: XmlElement, flow: Flow, kind: Kind, context: Context): void {
    const holdsText = element.children.some((child) => !isElement(child) && child.trim() !== '');
    if (holdsText) flow.text(wordsOf(element));
    else for (const inner of elementsOf(element)) this.#piece(inner, flow, kind, context);
    this.#gathering.remarks.add(`<${element.name}> has no rule of its own here: its words were kept as text`);
  }

  #numbered(element: XmlElement, context: Context, group?: XmlElement): Provision {
    const level = LEVELS[element.name];
    if (!level) throw new RangeError(`${element.name} is no numbered provision`);
    const pid = this.#gathering.nextPid();
    const kind = level[context];
    const number = childNamed(element, 'Pnumber');
    const bare = words(number);
    const num = printedNumber(element.name, number, bare.text);
    this.#gathering.keep(pid, 'num', bare, Math.max(0, num.indexOf(bare.text)));
    const heading = words(childNamed(element, 'Title') ?? (group && childNamed(group, 'Title')));
    this.#gathering.keep(pid, 'heading', heading);
    const flow = this.read(element, kind, context);
    const attributes = group ? attributesOf(group, element) : attributesOf(element);
    return provision({ pid, kind, num, heading: heading.text, ...flow.fields(pid), ...attributes });
  }

  /** A heading with one provision under it is that provision's own; with more, it is a cross-heading. */
  #titled(group: XmlElement, flow: Flow, kind: Kind, context: Context): void {
    const inner = elementsOf(group).filter(({ name }) => name !== 'Title');
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
    const number = words(childNamed(element, 'Number'));
    const heading = this.#title(element);
    this.#gathering.keep(pid, 'num', number);
    this.#gathering.keep(pid, 'heading', heading);
    const reference = words(childNamed(element, 'Reference'));
    const flow = this.read(element, kind, context);
    const fields = flow.fields(pid);
    const intro =
      reference.text === '' ? fields.intro : below(reference, { text: fields.intro, marks: [] }).text;
    return provision({
      pid,
      kind,
      num: number.text,
      heading: heading.text,
      ...fields,
      intro,
      ...attributesOf(element),
    });
  }

  #title(element: XmlElement): Words {
    const block = childNamed(element, 'TitleBlock') ?? element;
    return below(words(childNamed(block, 'Title')), words(childNamed(block, 'Subtitle')));
  }

  #schedule(element: XmlElement): Provision {
    return this.#group(element, 'schedule', 'schedule');
  }

  #quotation(element: XmlElement, outer: Context): Provision {
    const pid = this.#gathering.nextPid();
    const { Context: said, Format = 'default' } = element.attributes;
    const context = said === 'schedule' ? 'schedule' : said === 'main' ? 'main' : outer;
    const quote = MARKS[Format] ?? { start: '“', end: '”' };
    const flow = this.read(element, 'quotation', context);
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

  #block(element: XmlElement, what: 'table' | 'formula' | 'image' | 'form'): Provision {
    const opaque = { what, format: 'clml', markup: writeXml(element, CLML) } as const;
    return provision({
      pid: this.#gathering.nextPid(),
      kind: 'block',
      content: plainWords(element),
      opaque,
      ...attributesOf(element),
    });
  }
}
