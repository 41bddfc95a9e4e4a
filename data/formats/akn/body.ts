import { type Kind, type Pid, type Provision, provision } from '../../../core/act/tree.ts';
import { childrenNamed, elementsOf, isElement, type XmlElement } from '../xml/tree.ts';
import { attachmentParts } from './attachments.ts';
import { opaqueBlock, opaqueKind } from './blocks.ts';
import { Flow, type Gathering, repealedIfDots } from './gathering.ts';
import { type InlineOptions, InlineReader, isDissolved, isLeftOut, plain } from './inline.ts';
import {
  inHierarchy,
  isUnnumbered,
  kindBelow,
  kindOf,
  type Setting,
  settingFor,
  settingInElement,
  unitOf,
} from './kinds.ts';
import { collapseSpace } from './marked-words.ts';
import { PROSE, TRANSPARENT } from './names.ts';
import { layoutOf, LISTS as TABLE_LISTS, tableIn, withIdentity } from './table.ts';
import { withoutTypedEnd } from './typed-end.ts';

interface TitleText {
  readonly text: string;
  readonly references: readonly string[];
}
const NO_REFERENCES: readonly string[] = [];
const UNTITLED: TitleText = { text: '', references: NO_REFERENCES };

const LISTS = new Set(['blockList', 'ul', 'ol']);
/**
 * The start of a definition: a quoted term of at most 200 characters, then within 120 more "means", "includes" or the
 * like. The limits bound the backtracking.
 */
const DEFINES =
  /^“[^”]{1,200}”[^.;“]{0,120}\b(?:means?|includes?|has the (?:same )?meanings?|shall be (?:construed|read)|is to be (?:construed|read)|are to be (?:construed|read))\b/;

/** Reads the text of an instrument, from the elements that hold it, into provisions. */
export class BodyReader {
  readonly #gathering: Gathering;
  readonly #inline: InlineReader;
  readonly #options: InlineOptions;
  /**
   * Provisions that were read as soon as the parser reached their end tag. An empty list means that the element is not
   * in the text being read.
   */
  readonly #provisionsReadEarly = new Map<XmlElement, readonly Provision[]>();
  /** The setting of the element being read. The kind of a numbered element depends on it. */
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

  /**
   * Reads the attachments of an instrument. Each becomes a Schedule with its own number and title; an attachment that
   * only holds Schedules is replaced by them.
   */
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
    this.#within(settingInElement(this.#setting, element), pid, () => {
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

  /**
   * Reads a provision of the body as soon as the parser reaches its end tag. `above` are its ancestors, outermost
   * first.
   */
  readEarly(element: XmlElement, above: readonly XmlElement[]): void {
    if (this.#leftOut(element) || above.some((outer) => this.#leftOut(outer))) {
      this.#provisionsReadEarly.set(element, []);
      return;
    }
    const setting = above.reduce(settingInElement, { kind: 'act', schedule: false });
    const flow = new Flow(this.#gathering);
    this.#within(setting, '', () => this.#hierarchy(element, flow));
    this.#provisionsReadEarly.set(element, flow.parts());
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
    let isInParagraph = false;
    for (const child of holder.children) {
      if (isElement(child)) {
        if (!(without?.has(child.name) ?? false)) this.#child(child, flow);
      } else if (/\S/.test(child)) {
        // The format doesn't allow words directly here. They are read as a paragraph.
        if (!isInParagraph) flow.paragraph();
        isInParagraph = true;
        flow.add(child);
      }
    }
  }

  #child(element: XmlElement, flow: Flow): void {
    const { name } = element;
    const alreadyRead = this.#provisionsReadEarly.get(element);
    if (alreadyRead !== undefined) {
      for (const child of alreadyRead) flow.child(child);
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

  /** Reads an element for which there is no rule: its words are kept as text, and a remark says so. */
  #other(element: XmlElement, flow: Flow): void {
    this.#gathering.remark(`<${element.name}> has no rule of its own here: its words were kept as text`);
    this.#paragraph(element, flow);
  }

  #hierarchy(element: XmlElement, flow: Flow): void {
    const isContainerRemoved = isDissolved(element, this.#options.changes);
    const kind = isContainerRemoved ? null : kindOf(element, this.#setting);
    if (kind !== null) {
      flow.child(this.#provision(element, kind));
      return;
    }
    // A container has no provision of its own (for example, one that holds all Schedules). Its heading becomes a block
    // of the provision around it.
    const headings = isContainerRemoved ? [] : childrenNamed(element, 'heading');
    for (const heading of headings) flow.child(this.#loose(heading));
    this.#children(element, flow, isContainerRemoved ? TITLING : HEADING);
  }

  /** Reads a heading between provisions that doesn't contain them. */
  #title(element: XmlElement): Provision {
    const { kind: _, content, ...node } = this.#loose(element);
    return { ...node, kind: 'crossheading', content: '', heading: content };
  }

  /** Reads words that belong to no provision, as a block. */
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

  /** Whether a tracked change removes this whole element from the text being read. */
  #leftOut(element: XmlElement): boolean {
    return isLeftOut(element, this.#options.changes, this.#gathering);
  }

  #provision(element: XmlElement, provisionKind: Kind): Provision {
    const pid = this.#gathering.pid(element);
    const unit = provisionKind === 'section' ? unitOf(element) : undefined;
    const { text: printed, references } = this.#number(element, pid);
    // Statutory instruments print a full stop after the number of a provision. The stop is layout, and no citation
    // includes it.
    const num = unit === undefined ? printed : printed.replace(/\.(?:—.*)?$/, '');
    const { text: heading, references: headingReferences } = this.#heading(element, pid);
    const flow = new Flow(this.#gathering);
    for (const lines of [references, headingReferences]) {
      for (const reference of lines) {
        flow.paragraph();
        flow.add(reference);
      }
    }
    this.#within(settingFor(this.#setting, provisionKind), pid, () => this.#children(element, flow, TITLING));
    const fields = flow.fields(pid);
    const plainWords = fields.children.length === 0 && num === '' && heading === '';
    const kind = plainWords && isUnnumbered(element) ? 'block' : provisionKind;
    const { intro, content, wrapUp, children } = fields;
    const { eid } = identifier(element, provisionKind);
    // Two literals instead of spreads, so that nearly all provisions share two hidden classes of the engine. An Act has
    // thousands of them.
    const newProvision: Provision =
      eid === undefined
        ? { pid, kind, num, heading, intro, content, wrapUp, children }
        : { pid, kind, num, heading, intro, content, wrapUp, children, eid };
    return unit === undefined
      ? Object.assign(newProvision, repealedIfDots(content))
      : Object.assign(newProvision, repealedIfDots(content), { unit });
  }

  /** Reads a number or heading as printed. A reference line inside it ("Section 3") is returned separately. */
  #titled(elements: readonly XmlElement[], pid: Pid, field: 'num' | 'heading'): TitleText {
    const only = elements[0];
    if (!only) return UNTITLED;
    const text = only.children[0];
    if (elements.length === 1 && only.children.length === 1 && typeof text === 'string')
      return { text: collapseSpace(text), references: NO_REFERENCES };
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

  #number(element: XmlElement, pid: Pid): TitleText {
    return this.#titled(childrenNamed(element, 'num'), pid, 'num');
  }

  #heading(element: XmlElement, pid: Pid): TitleText {
    return this.#titled(childrenNamed(element, 'heading', 'subheading'), pid, 'heading');
  }

  #quotation(element: XmlElement): { readonly quotation: Provision; readonly after: string } {
    const pid = this.#gathering.pid(element);
    const { startQuote: start = '', endQuote: end = '' } = element.attributes;
    const flow = new Flow(this.#gathering);
    this.#within(settingInElement(this.#setting, element), pid, () => {
      for (const child of element.children) {
        if (!isElement(child)) flow.add(child);
        else if (child.name === 'p') this.#quotedWords(child, flow);
        else if (child.name === 'wrapUp') for (const line of elementsOf(child)) this.#quotedWords(line, flow);
        else this.#child(child, flow);
      }
    });
    const { intro, content, wrapUp, children } = flow.fields(pid);
    // A quotation's `wrapUp` holds the words after its closing mark. So the words at the end inside the quotation
    // become its last child.
    const closing = wrapUp === '' ? [] : [this.#quotedBlock(wrapUp)];
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

  #quotedBlock(content: string): Provision {
    return provision({ pid: this.#gathering.pid(), kind: 'block', content });
  }

  /**
   * Reads a quoted paragraph. If its words define a term, it becomes a definition, even if the file doesn't mark it as
   * one.
   */
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

  /** Reads a table as rows and cells. Null for a table that holds more than words; it is kept whole as markup. */
  #table(element: XmlElement): Provision | null {
    const tableParts = tableIn(element);
    if (!tableParts) return null;
    const pid = this.#gathering.pid(element);
    const num = this.#titled(tableParts.numbers, pid, 'num').text;
    const heading = this.#titled(tableParts.headings, pid, 'heading').text;
    const children = tableParts.rows.flatMap(({ element: row, layout }): readonly Provision[] => {
      if (this.#leftOut(row)) return [];
      const rowElement = withIdentity(row);
      const rowPid = this.#gathering.pid(rowElement);
      const cells = elementsOf(row).map((cell) => this.#cell(withIdentity(cell)));
      return [
        provision({
          pid: rowPid,
          kind: 'row',
          children: cells,
          ...identifier(rowElement, 'row'),
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

  /** Reads the content of a cell as lines: its paragraphs, and the items of its lists, each after its number. */
  #lines(holder: XmlElement, flow: Flow, isNumbered = false): void {
    // Loose words after a paragraph begin a new line. The first words of an item follow its number on the same line.
    let [startsLine, followsNumber] = [!isNumbered, isNumbered];
    for (const child of holder.children) {
      if (isElement(child) && TABLE_LISTS.has(child.name)) {
        for (const listItem of elementsOf(child)) if (!this.#leftOut(listItem)) this.#item(listItem, flow);
        startsLine = true;
        followsNumber = false;
        continue;
      }
      if (isElement(child) && child.name === 'num') continue;
      const isLine = isElement(child) && child.name === 'p';
      if (isElement(child) || child.trim() !== '') {
        if ((startsLine || isLine) && !followsNumber) flow.paragraph();
        startsLine = isLine;
        followsNumber = false;
      }
      this.#inline.read(isLine ? child : { ...holder, children: [child] }, flow, this.#pid);
    }
  }

  /** Reads an item of a list in a cell, or the words before or after the items, as lines. */
  #item(listItem: XmlElement, flow: Flow): void {
    const number = childrenNamed(listItem, 'num')[0];
    if (number) {
      flow.paragraph();
      this.#inline.read(number, flow, this.#pid);
      flow.add(' ');
    }
    this.#lines(listItem, flow, number !== undefined);
  }

  /**
   * Reads the items of a list. Numbered items become paragraphs; the others become definitions, as in a list of
   * definitions.
   */
  #list(list: XmlElement, flow: Flow): void {
    for (const element of elementsOf(list)) {
      if (element.name !== 'item' && element.name !== 'li') {
        this.#child(element, flow);
        continue;
      }
      if (this.#leftOut(element)) continue;
      const pid = this.#gathering.pid(element);
      const isNumbered = childrenNamed(element, 'num').length > 0;
      const kind = isNumbered ? kindBelow(this.#setting.kind) : 'definition';
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
          ...repealedIfDots(fields.content),
        }),
      );
    }
  }
}

/**
 * The identifier of an element in a file. Lawmaker ends the identifier of a definition with `_`, to distinguish it from
 * that of the defined term. Its own tables use the identifier without `_`.
 */
function identifier({ attributes: { eId = '' } }: XmlElement, kind: Kind): { readonly eid?: string } {
  const eid = kind === 'definition' ? eId.replace(/(?<=def_.*)_$/, '') : eId;
  return eid === '' ? {} : { eid };
}

/** Elements that are read as a provision's number and heading. */
const TITLING: ReadonlySet<string> = new Set(['num', 'heading', 'subheading']);
const HEADING: ReadonlySet<string> = new Set(['heading']);
