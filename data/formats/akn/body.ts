import { type Kind, type Pid, type Provision, provision } from '../../../core/act/tree.ts';
import { childrenNamed, elementsOf, isElement, type XmlElement } from '../xml/tree.ts';
import { attachmentParts } from './attachments.ts';
import { opaqueBlock, opaqueKind } from './blocks.ts';
import { Flow, type Gathering, repealed } from './gathering.ts';
import { type InlineOptions, InlineReader, isDissolved, isLeftOut, plain } from './inline.ts';
import {
  inHierarchy,
  isUnnumbered,
  kindBelow,
  kindOf,
  type Setting,
  settingIn,
  settingOf,
  unitOf,
} from './kinds.ts';
import { spaced } from './marked-words.ts';
import { PROSE, TRANSPARENT } from './names.ts';
import { identified, layoutOf, LISTS as TABLE_LISTS, tableIn } from './table.ts';
import { withoutTypedEnd } from './typed-end.ts';

interface Titled {
  readonly text: string;
  readonly references: readonly string[];
}
const NO_REFERENCES: readonly string[] = [];
const UNTITLED: Titled = { text: '', references: NO_REFERENCES };

const LISTS = new Set(['blockList', 'ul', 'ol']);
const DEFINES =
  /^“[^”]{1,200}”[^.;“]{0,120}\b(?:means?|includes?|has the (?:same )?meanings?|shall be (?:construed|read)|is to be (?:construed|read)|are to be (?:construed|read))\b/;

/** Reads the text of an instrument, from the elements that hold it, into provisions. */
export class BodyReader {
  readonly #gathering: Gathering;
  readonly #inline: InlineReader;
  readonly #options: InlineOptions;
  /** What was read as soon as it ended: a provision, or none where the text being read doesn't have it. */
  readonly #early = new Map<XmlElement, readonly Provision[]>();
  /** What the element being read stands in: words lead down into blocks, and those into provisions. */
  #setting: Setting = { kind: 'act', schedule: false };
  #pid: Pid = '';

  constructor(gathering: Gathering, options: InlineOptions) {
    this.#gathering = gathering;
    this.#options = options;
    this.#inline = new InlineReader(options, (element, flow) => this.#child(element, flow));
  }

  /** The provisions directly inside the body of an instrument, and its loose words as blocks. */
  body(element: XmlElement, pid: Pid): readonly Provision[] {
    this.#pid = pid;
    const flow = new Flow(this.#gathering);
    this.#children(element, flow);
    return flow.parts();
  }

  /** What is attached to an instrument: each a Schedule under its own number and title, or the Schedules that it holds. */
  attachments(holder: XmlElement, pid: Pid): readonly Provision[] {
    this.#pid = pid;
    const flow = new Flow(this.#gathering);
    this.#attached(holder, flow);
    return flow.parts();
  }

  #attached(holder: XmlElement, flow: Flow): void {
    for (const attachment of elementsOf(holder)) {
      if (attachment.name !== 'attachment') this.#child(attachment, flow);
      else if (!this.#leftOut(attachment)) this.#attachment(attachment, flow);
    }
  }

  #attachment(element: XmlElement, flow: Flow): void {
    const pid = this.#gathering.pid(element);
    const parts = attachmentParts(element);
    for (const name of parts.elsewhere)
      this.#gathering.remark(`An attachment (${name}) stands in another file, and was not read`);
    const { text: num } = this.#titled(parts.numbers, pid, 'num');
    const { text: heading } = this.#titled(parts.headings, pid, 'heading');
    const inner = new Flow(this.#gathering);
    this.#within(settingIn(this.#setting, element), pid, () => {
      for (const part of parts.text) this.#child(part, inner);
      for (const attachment of parts.attachments) this.#attached(attachment, inner);
    });
    const fields = inner.fields(pid);
    const isHolder = [num, heading, fields.intro, fields.content, fields.wrapUp].every((text) => text === '');
    if (isHolder && fields.children.every(({ kind }) => kind === 'schedule'))
      for (const schedule of fields.children) flow.child(schedule);
    else
      flow.child(
        provision({ pid, kind: 'schedule', num, heading, ...fields, ...identifier(element, 'schedule') }),
      );
  }

  /** Reads a provision of the body as soon as the file has ended it. `above` are the elements that it stands in. */
  early(element: XmlElement, above: readonly XmlElement[]): void {
    if (this.#leftOut(element) || above.some((outer) => this.#leftOut(outer))) {
      this.#early.set(element, []);
      return;
    }
    const setting = above.reduce(settingIn, { kind: 'act', schedule: false });
    const flow = new Flow(this.#gathering);
    this.#within(setting, '', () => this.#hierarchy(element, flow));
    this.#early.set(element, flow.parts());
  }

  #within<T>(setting: Setting, pid: Pid, read: () => T): T {
    const [outerSetting, outerPid] = [this.#setting, this.#pid];
    this.#setting = setting;
    this.#pid = pid;
    const readText = read();
    this.#setting = outerSetting;
    this.#pid = outerPid;
    return readText;
  }

  #children(holder: XmlElement, flow: Flow, without?: ReadonlySet<string>): void {
    let loose = false;
    for (const child of holder.children) {
      if (isElement(child)) {
        if (!(without?.has(child.name) ?? false)) this.#child(child, flow);
      } else if (/\S/.test(child)) {
        // Words that the format has no place for there are a paragraph.
        if (!loose) flow.paragraph();
        loose = true;
        flow.add(child);
      }
    }
  }

  #child(element: XmlElement, flow: Flow): void {
    const { name } = element;
    const early = this.#early.get(element);
    if (early !== undefined) {
      for (const child of early) flow.child(child);
      return;
    }
    if (name === 'toc' || this.#leftOut(element)) return;
    if (name === 'quotedStructure' || name === 'embeddedStructure') {
      const { quotation, after } = this.#quotation(element);
      flow.quotation(quotation);
      if (after !== '') flow.add(after);
      return;
    }
    const opaque = opaqueKind(element);
    const table = opaque === 'table' ? this.#table(element) : null;
    if (table) flow.child(table);
    else if (opaque !== undefined) flow.child(opaqueBlock(element, opaque, this.#gathering.pid(element)));
    else if (name === 'crossHeading') flow.child(this.#title(element));
    else if (LISTS.has(name)) this.#list(element, flow);
    else if (inHierarchy(element)) this.#hierarchy(element, flow);
    else if (PROSE.has(name)) this.#paragraph(element, flow);
    else if (TRANSPARENT.has(name)) this.#children(element, flow);
    else this.#other(element, flow);
  }

  #paragraph(element: XmlElement, flow: Flow): void {
    flow.paragraph();
    this.#inline.read(element, flow, this.#pid);
  }

  /** An element with no rule of its own: its words are kept, and that is told. */
  #other(element: XmlElement, flow: Flow): void {
    this.#gathering.remark(`<${element.name}> has no rule of its own here: its words were kept as text`);
    this.#paragraph(element, flow);
  }

  #hierarchy(element: XmlElement, flow: Flow): void {
    const dissolved = isDissolved(element, this.#options.changes);
    const kind = dissolved ? null : kindOf(element, this.#setting);
    if (kind !== null) {
      flow.child(this.#provision(element, kind));
      return;
    }
    // What holds a provision's parts in two lots, or all the Schedules: its heading is a part of what it stands in.
    const headings = dissolved ? [] : childrenNamed(element, 'heading');
    for (const heading of headings) flow.child(this.#loose(heading));
    this.#children(element, flow, dissolved ? TITLING : HEADING);
  }

  /** A heading that stands between provisions and holds none. */
  #title(element: XmlElement): Provision {
    const { kind: _, content, ...node } = this.#loose(element);
    return { ...node, kind: 'crossheading', content: '', heading: content };
  }

  /** Words that stand by themselves. */
  #loose(element: XmlElement): Provision {
    const pid = this.#gathering.pid(element);
    const inner = new Flow(this.#gathering);
    this.#within(this.#setting, pid, () => this.#paragraph(element, inner));
    return provision({
      pid,
      kind: 'block',
      content: inner.fields(pid).content,
      ...identifier(element, 'block'),
    });
  }

  /** Whether a tracked change takes a whole provision out of the text that is being read. */
  #leftOut(element: XmlElement): boolean {
    return isLeftOut(element, this.#options.changes, this.#gathering);
  }

  #provision(element: XmlElement, provisionKind: Kind): Provision {
    const pid = this.#gathering.pid(element);
    const unit = provisionKind === 'section' ? unitOf(element) : undefined;
    const { text: printed, references } = this.#number(element, pid);
    // Statutory instruments print a stop after the number of a provision: it is layout, and cited by nobody.
    const num = unit === undefined ? printed : printed.replace(/\.(?:—.*)?$/, '');
    const { text: heading, references: headingReferences } = this.#heading(element, pid);
    const flow = new Flow(this.#gathering);
    for (const lines of [references, headingReferences]) {
      for (const reference of lines) {
        flow.paragraph();
        flow.add(reference);
      }
    }
    this.#within(settingOf(this.#setting, provisionKind), pid, () => this.#children(element, flow, TITLING));
    const fields = flow.fields(pid);
    const plainWords = fields.children.length === 0 && num === '' && heading === '';
    const kind = plainWords && isUnnumbered(element) ? 'block' : provisionKind;
    const { intro, content, wrapUp, children } = fields;
    const { eid } = identifier(element, provisionKind);
    // One shape for nearly all: an Act has thousands.
    const newProvision: Provision =
      eid === undefined
        ? { pid, kind, num, heading, intro, content, wrapUp, children }
        : { pid, kind, num, heading, intro, content, wrapUp, children, eid };
    return unit === undefined
      ? Object.assign(newProvision, repealed(content))
      : Object.assign(newProvision, repealed(content), { unit });
  }

  /** A number or heading, as printed; a reference line that stands in it is kept apart. */
  #titled(elements: readonly XmlElement[], pid: Pid, field: 'num' | 'heading'): Titled {
    const only = elements[0];
    if (!only) return UNTITLED;
    const text = only.children[0];
    if (elements.length === 1 && only.children.length === 1 && typeof text === 'string')
      return { text: spaced(text), references: NO_REFERENCES };
    const flow = new Flow(this.#gathering);
    const { foundNotes } = this.#gathering;
    const before = foundNotes.length;
    for (const element of elements) {
      flow.words.line();
      this.#inline.read(element, flow, pid);
    }
    this.#gathering.keep(pid, field, flow.words);
    const notes = foundNotes.splice(before);
    foundNotes.push(...notes.filter(({ isReference }) => !isReference));
    const references = notes.filter(({ isReference }) => isReference).map((note) => note.text);
    return { text: flow.words.text, references };
  }

  #number(element: XmlElement, pid: Pid): Titled {
    return this.#titled(childrenNamed(element, 'num'), pid, 'num');
  }

  #heading(element: XmlElement, pid: Pid): Titled {
    return this.#titled(childrenNamed(element, 'heading', 'subheading'), pid, 'heading');
  }

  #quotation(element: XmlElement): { readonly quotation: Provision; readonly after: string } {
    const pid = this.#gathering.pid(element);
    const { startQuote: start = '', endQuote: end = '' } = element.attributes;
    const flow = new Flow(this.#gathering);
    this.#within(settingIn(this.#setting, element), pid, () => {
      for (const child of element.children) {
        if (!isElement(child)) flow.add(child);
        else if (child.name === 'p') this.#quotedWords(child, flow);
        else if (child.name === 'wrapUp') for (const line of elementsOf(child)) this.#quotedWords(line, flow);
        else this.#child(child, flow);
      }
    });
    const { intro, content, wrapUp, children } = flow.fields(pid);
    // What follows a quotation's closing mark is its closing words, so words at its end are a part of it.
    const closing = wrapUp === '' ? [] : [this.#words(wrapUp)];
    const quotation = provision({
      pid,
      kind: 'quotation',
      intro,
      content,
      children: [...children, ...closing],
      quote: { start: start.slice(0, 4), end: end.slice(0, 4) },
      ...identifier(element, 'quotation'),
    });
    const typed = end === '' && start !== '' ? withoutTypedEnd(quotation, this.#gathering.marks) : null;
    if (!typed) return { quotation, after: '' };
    this.#gathering.remark(
      'A closing quotation mark is typed among the words: it was read as the mark it is',
    );
    return {
      quotation: { ...typed.node, quote: { start: start.slice(0, 4), end: typed.mark } },
      after: typed.after,
    };
  }

  #words(content: string): Provision {
    return provision({ pid: this.#gathering.pid(), kind: 'block', content });
  }

  /** A quoted paragraph that defines a term is a definition, whether or not the file says so. */
  #quotedWords(element: XmlElement, flow: Flow): void {
    if (element.name !== 'p' || !DEFINES.test(plain(element, this.#options.variables))) {
      this.#child(element, flow);
      return;
    }
    const pid = this.#gathering.pid();
    const inner = new Flow(this.#gathering);
    this.#within({ ...this.#setting, kind: 'definition' }, pid, () => this.#paragraph(element, inner));
    flow.child(provision({ pid, kind: 'definition', ...inner.fields(pid) }));
  }

  /** A table as rows and cells; null for one that holds more than words, which is kept whole. */
  #table(element: XmlElement): Provision | null {
    const tableParts = tableIn(element);
    if (!tableParts) return null;
    const pid = this.#gathering.pid(element);
    const num = this.#titled(tableParts.numbers, pid, 'num').text;
    const heading = this.#titled(tableParts.headings, pid, 'heading').text;
    const children = tableParts.rows.flatMap(({ element: row, layout }): readonly Provision[] => {
      if (this.#leftOut(row)) return [];
      const own = identified(row);
      const rowPid = this.#gathering.pid(own);
      const cells = elementsOf(row).map((cell) => this.#cell(identified(cell)));
      return [
        provision({
          pid: rowPid,
          kind: 'row',
          children: cells,
          ...identifier(own, 'row'),
          ...layoutOf(row, layout),
        }),
      ];
    });
    const lead = new Flow(this.#gathering);
    this.#within(this.#setting, pid, () => {
      for (const line of tableParts.intro) this.#paragraph(line, lead);
    });
    const { text: intro } = lead.words;
    this.#gathering.keep(pid, 'intro', lead.words);
    const { frame } = tableParts;
    return provision({
      pid,
      kind: 'table',
      num,
      heading,
      intro,
      children,
      ...(frame ? { layout: { frame } } : {}),
      ...identifier(element, 'table'),
    });
  }

  #cell(cell: XmlElement): Provision {
    const pid = this.#gathering.pid(cell);
    const flow = new Flow(this.#gathering);
    this.#within(this.#setting, pid, () => this.#lines(cell, flow));
    const { content } = flow.fields(pid);
    return provision({ pid, kind: 'cell', content, ...identifier(cell, 'cell'), ...layoutOf(cell) });
  }

  /** What stands in a cell in lines: its paragraphs, and the items of its lists, each after its number. */
  #lines(holder: XmlElement, flow: Flow, isNumbered = false): void {
    // Words after a paragraph, in none themselves, are another; what an item begins with stands beside its number.
    let [begins, isBeside] = [!isNumbered, isNumbered];
    for (const child of holder.children) {
      if (isElement(child) && TABLE_LISTS.has(child.name)) {
        for (const item of elementsOf(child)) if (!this.#leftOut(item)) this.#item(item, flow);
        begins = true;
        isBeside = false;
        continue;
      }
      if (isElement(child) && child.name === 'num') continue;
      const isLine = isElement(child) && child.name === 'p';
      if (isElement(child) || child.trim() !== '') {
        if ((begins || isLine) && !isBeside) flow.paragraph();
        begins = isLine;
        isBeside = false;
      }
      this.#inline.read(isLine ? child : { ...holder, children: [child] }, flow, this.#pid);
    }
  }

  /** An item of a list in a cell, or what is said before or after its items, as lines. */
  #item(item: XmlElement, flow: Flow): void {
    const number = childrenNamed(item, 'num')[0];
    if (number) {
      flow.paragraph();
      this.#inline.read(number, flow, this.#pid);
      flow.add(' ');
    }
    this.#lines(item, flow, number !== undefined);
  }

  /** The items of a list: numbered ones are paragraphs, the others are as items of a list of definitions are. */
  #list(list: XmlElement, flow: Flow): void {
    for (const element of elementsOf(list)) {
      if (element.name !== 'item' && element.name !== 'li') {
        this.#child(element, flow);
        continue;
      }
      if (this.#leftOut(element)) continue;
      const pid = this.#gathering.pid(element);
      const numbered = childrenNamed(element, 'num').length > 0;
      const kind = numbered ? kindBelow(this.#setting.kind) : 'definition';
      const num = this.#number(element, pid).text;
      const heading = this.#heading(element, pid).text;
      const inner = new Flow(this.#gathering);
      this.#within({ ...this.#setting, kind }, pid, () => this.#children(element, inner, TITLING));
      const fields = inner.fields(pid);
      flow.child(
        provision({
          pid,
          kind: kind === 'subsection' || kind === 'scheduleSubparagraph' ? 'paragraph' : kind,
          num,
          heading,
          ...fields,
          ...identifier(element, kind),
          ...repealed(fields.content),
        }),
      );
    }
  }
}

/**
 * The identifier of an element in a file. Lawmaker ends a definition's with `_`, to distinguish it from the defined
 * term's. Its own tables use the shorter one.
 */
function identifier({ attributes: { eId = '' } }: XmlElement, kind: Kind): { readonly eid?: string } {
  const eid = kind === 'definition' ? eId.replace(/(?<=def_.*)_$/, '') : eId;
  return eid === '' ? {} : { eid };
}

/** Read as a provision's number and heading. */
const TITLING: ReadonlySet<string> = new Set(['num', 'heading', 'subheading']);
const HEADING: ReadonlySet<string> = new Set(['heading']);
