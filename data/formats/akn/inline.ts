import type { EditorialNote } from '../../../core/act/instrument.ts';
import { raisedNumber } from '../raised-number.ts';
import { isElement, textOf, type XmlElement } from '../xml/tree.ts';
import type { Flow, Gathering } from './gathering.ts';
import { PageWords } from './marked-words.ts';
import { isInline, QUOTED } from './names.ts';

/** How a file with tracked changes is read: with the changes made, without them, or with both texts. */
export type Changes = 'made' | 'unmade' | 'both';

/** Called for a block among words, such as a table or a quotation, which the reader of the body must read. */
type OnBlock = (element: XmlElement, flow: Flow) => void;

/** The settings for reading the words of a file. */
export interface InlineOptions {
  readonly changes: Changes;
  /** The text for each placeholder, by its name: `varBillTitle`. */
  readonly variables: ReadonlyMap<string, string>;
}

const BLOCKS = new Set([
  'quotedStructure',
  'embeddedStructure',
  'foreign',
  'img',
  'math:math',
  'html:table',
  'table',
  'blockList',
  'ul',
  'ol',
  'tblock',
  'blockContainer',
]);
const LINE_ELEMENTS = new Set(['p', 'li', 'item', 'block', 'br', 'eol']);

const oneLine = (element: XmlElement): string => textOf(element).replace(/\s+/g, ' ').trim();

/** The attributes of a change that an Act made. legislation.gov.uk writes them in either of its namespaces. */
const CHANGE_ATTRIBUTES = ['ukl:ChangeId', 'ukl:CommentaryRef', 'clml:ChangeId', 'clml:CommentaryRef'];

/**
 * Whether a change is a drafter's tracked change. legislation.gov.uk uses the same elements for changes that an Act
 * made.
 */
const isTracked = ({ attributes }: XmlElement): boolean =>
  CHANGE_ATTRIBUTES.every((name) => attributes[name] === undefined) &&
  !/\b(?:first|last|substitution|addition|repeal)\b/.test(attributes.class ?? '');

/** Adds the remark that the file has tracked changes, and how it was read. */
const remarkChanges = (gathering: Gathering, changes: Changes): void =>
  gathering.remarkOnce(
    `The file has tracked changes: its text was read ${changes === 'made' ? 'with' : 'without'} them`,
  );

/** Whether a tracked change removes a whole element from the text being read. */
export function isLeftOut({ attributes }: XmlElement, changes: Changes, gathering: Gathering): boolean {
  const change = attributes['ukl:change'];
  if (change === undefined || changes === 'both') return false;
  remarkChanges(gathering, changes);
  return !change.endsWith('Struct') && change.startsWith(changes === 'made' ? 'del' : 'ins');
}

/** Whether a tracked change removes a container with its number and heading, but not its children. */
export const isDissolved = ({ attributes }: XmlElement, changes: Changes): boolean =>
  changes !== 'both' && attributes['ukl:change'] === (changes === 'made' ? 'delStruct' : 'insStruct');

const effectOf = (element: XmlElement): EditorialNote['effect'] =>
  element.name === 'del'
    ? 'repealed'
    : /\bsubstitution\b/.test(element.attributes.class ?? '')
      ? 'substituted'
      : 'inserted';

/**
 * The most characters that all placeholders of a file may add, far more than any text needs. Without a limit, a small
 * file could become a huge text.
 */
const MAX_FILLED_IN = 500_000;

/**
 * Reads the words of an element into a flow. Marks and notes are collected separately, and blocks go to the reader of
 * the body.
 */
export class InlineReader {
  readonly #options: InlineOptions;
  readonly #block: OnBlock;
  #filledIn = 0;
  /** The id of the note of the change whose words are being read; '' outside a change. */
  #currentNote = '';

  constructor(options: InlineOptions, block: OnBlock) {
    this.#options = options;
    this.#block = block;
  }

  /** Reads all words inside an element. `pid` is the provision that notes found on the way belong to. */
  read(element: XmlElement, flow: Flow, pid: string): void {
    for (const child of element.children) {
      if (isElement(child)) this.#element(child, flow, pid);
      else flow.add(child);
    }
  }

  #element(element: XmlElement, flow: Flow, pid: string): void {
    const { name, attributes } = element;
    if (BLOCKS.has(name)) {
      this.#block(element, flow);
      return;
    }
    switch (name) {
      case 'noteRef':
        // A reference to the note of the surrounding change would repeat that change's own mark.
        if (fragment(attributes.href) !== this.#currentNote) {
          flow.words.mark(fragment(attributes.href), 'other', flow.words.nextAt);
        }
        return;
      case 'authorialNote':
        flow.gathering.foundNotes.push({
          pid,
          mark: attributes.marker ?? '',
          text: oneLine(element),
          isReference: /\breferenceNote\b/.test(attributes.class ?? ''),
        });
        return;
      case 'ins':
      case 'del':
        this.#change(element, flow, pid);
        return;
      case 'def':
      case 'term':
      case 'quotedText':
        flow.add(attributes['ukl:startQuote'] ?? attributes.startQuote ?? '');
        this.read(element, flow, pid);
        flow.add(attributes['ukl:endQuote'] ?? attributes.endQuote ?? '');
        return;
      case 'sup': {
        const raised = raisedNumber(flow.words.text, textOf(element));
        if (raised === null) this.read(element, flow, pid);
        else flow.add(raised);
        return;
      }
      case 'ref':
        if (element.children.length === 0) this.#placeholder(element, flow);
        else this.#reference(element, flow, pid);
        return;
      default: {
        const needsSpaces = !LINE_ELEMENTS.has(name) && !isInline(name);
        if (LINE_ELEMENTS.has(name)) flow.words.line();
        if (needsSpaces || isDateAfter(name, flow.words.text)) flow.add(' ');
        this.read(element, flow, pid);
        if (needsSpaces) flow.add(' ');
      }
    }
  }

  #reference(element: XmlElement, flow: Flow, pid: string): void {
    const { words } = flow;
    const from = words.nextAt;
    this.read(element, flow, pid);
    const { href } = element.attributes;
    if (href && flow.words === words) words.link(href, from);
  }

  #placeholder({ attributes }: XmlElement, flow: Flow): void {
    const words = this.#options.variables.get(fragment(attributes.href)) ?? '';
    this.#filledIn += words.length;
    if (words !== '' && this.#filledIn <= MAX_FILLED_IN) flow.add(words);
    else if (words !== '' || attributes.class === 'placeholder')
      flow.gathering.remark(`The file leaves a blank in its words: ${attributes.href ?? ''}`);
  }

  #change(element: XmlElement, flow: Flow, pid: string): void {
    const { changes } = this.#options;
    if (isTracked(element) && changes !== 'both') {
      remarkChanges(flow.gathering, changes);
      if ((element.name === 'ins') !== (changes === 'made')) return;
      this.read(element, flow, pid);
      return;
    }
    const from = flow.words.nextAt;
    const words = flow.words;
    const outer = this.#currentNote;
    const { attributes } = element;
    const ref = fragment(attributes['ukl:CommentaryRef'] ?? attributes['clml:CommentaryRef']);
    this.#currentNote = ref;
    this.read(element, flow, pid);
    this.#currentNote = outer;
    if (flow.words === words) words.mark(ref, effectOf(element), from);
  }
}

const fragment = (href: string | undefined): string => (href ?? '').replace(/^#/, '');

/** Whether a space must be added before a date: after "Made", which a page prints in another column. */
const isDateAfter = (name: string, before: string): boolean =>
  name === 'docDate' && /[\p{L}\p{N}]$/u.test(before);

/** The plain words of an element that doesn't become a provision: a title, a date or a line of a cover. */
export function plain(element: XmlElement, variables: ReadonlyMap<string, string>): string {
  const words = new PageWords();
  const visit = (node: XmlElement): void => {
    if (node.name === 'authorialNote' || node.name === 'noteRef') return;
    if (LINE_ELEMENTS.has(node.name) || BLOCKS.has(node.name)) words.line();
    const { attributes } = node;
    if (isDateAfter(node.name, words.text)) words.add(' ');
    if (QUOTED.has(node.name)) words.add(attributes['ukl:startQuote'] ?? attributes.startQuote ?? '');
    if (node.name === 'ref' && node.children.length === 0)
      words.add(variables.get(fragment(attributes.href)) ?? '');
    for (const child of node.children) {
      if (isElement(child)) visit(child);
      else words.add(child);
    }
    if (QUOTED.has(node.name)) words.add(attributes['ukl:endQuote'] ?? attributes.endQuote ?? '');
    if (LINE_ELEMENTS.has(node.name)) words.line();
  };
  visit(element);
  return words.text;
}
