import type { EditorialNote } from '../../../core/act/instrument.ts';
import { raisedNumber } from '../raised-number.ts';
import { isElement, textOf, type XmlElement } from '../xml/tree.ts';
import type { Flow, Gathering } from './gathering.ts';
import { PageWords } from './marked-words.ts';
import { isInline, MARKED } from './names.ts';

/** How the words of files with tracked changes are read: with them made, without them, or all that is there. */
export type Changes = 'made' | 'unmade' | 'both';

/** What may stand among words and is no word: it is given to the reader of blocks. */
type OnBlock = (element: XmlElement, flow: Flow) => void;

/** What the words of a file are read by. */
export interface InlineOptions {
  readonly changes: Changes;
  /** What a placeholder stands for: `#varBillTitle` and its like. */
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
const LINES = new Set(['p', 'li', 'item', 'block', 'br', 'eol']);

const flat = (element: XmlElement): string => textOf(element).replace(/\s+/g, ' ').trim();

/** How a change is marked that an Act made; legislation.gov.uk writes them in its other namespace. */
const CHANGE = ['ukl:ChangeId', 'ukl:CommentaryRef', 'clml:ChangeId', 'clml:CommentaryRef'];

/** Whether a change is a drafter's own, tracked in the file; legislation.gov.uk marks what Parliament did. */
const isTracked = ({ attributes }: XmlElement): boolean =>
  CHANGE.every((name) => attributes[name] === undefined) &&
  !/\b(?:first|last|substitution|addition|repeal)\b/.test(attributes.class ?? '');

/** Tells that a file has tracked changes, and how it was read. */
const remarkChanges = (gathering: Gathering, changes: Changes): void =>
  gathering.remarkOnce(
    `The file has tracked changes: its text was read ${changes === 'made' ? 'with' : 'without'} them`,
  );

/** Whether a tracked change takes a whole provision out of the text that is being read. */
export function isLeftOut({ attributes }: XmlElement, changes: Changes, gathering: Gathering): boolean {
  const change = attributes['ukl:change'];
  if (change === undefined || changes === 'both') return false;
  remarkChanges(gathering, changes);
  return !change.endsWith('Struct') && change.startsWith(changes === 'made' ? 'del' : 'ins');
}

/** Whether a tracked change takes away a container and leaves what is in it, without its number and heading. */
export const isDissolved = ({ attributes }: XmlElement, changes: Changes): boolean =>
  changes !== 'both' && attributes['ukl:change'] === (changes === 'made' ? 'delStruct' : 'insStruct');

const effectOf = (element: XmlElement): EditorialNote['effect'] =>
  element.name === 'del'
    ? 'repealed'
    : /\bsubstitution\b/.test(element.attributes.class ?? '')
      ? 'substituted'
      : 'inserted';

/** Characters that a file's placeholders may come to in all: many more than any text has. */
const MOST_FILLED_IN = 500_000;

/** Reads the words of an element into a flow: marks, notes and the blocks that stand among them apart. */
export class InlineReader {
  readonly #options: InlineOptions;
  readonly #block: OnBlock;
  #filledIn = 0;
  /** The note of the change whose words are being read. */
  #noted = '';

  constructor(options: InlineOptions, block: OnBlock) {
    this.#options = options;
    this.#block = block;
  }

  /** All the words inside an element. `pid` is the provision that notes found on the way are of. */
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
        // Inside the words that its note is about, it says again what those already do.
        if (fragment(attributes.href) !== this.#noted) {
          flow.words.mark(fragment(attributes.href), 'other', flow.words.at);
        }
        return;
      case 'authorialNote':
        flow.gathering.foundNotes.push({
          pid,
          mark: attributes.marker ?? '',
          text: flat(element),
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
        const isApart = !LINES.has(name) && !isInline(name);
        if (LINES.has(name)) flow.words.line();
        if (isApart || isDateAfter(name, flow.words.text)) flow.add(' ');
        this.read(element, flow, pid);
        if (isApart) flow.add(' ');
      }
    }
  }

  #reference(element: XmlElement, flow: Flow, pid: string): void {
    const { words } = flow;
    const from = words.at;
    this.read(element, flow, pid);
    const { href } = element.attributes;
    if (href && flow.words === words) words.link(href, from);
  }

  #placeholder({ attributes }: XmlElement, flow: Flow): void {
    const words = this.#options.variables.get(fragment(attributes.href)) ?? '';
    this.#filledIn += words.length;
    if (words !== '' && this.#filledIn <= MOST_FILLED_IN) flow.add(words);
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
    const from = flow.words.at;
    const words = flow.words;
    const outer = this.#noted;
    const { attributes } = element;
    const ref = fragment(attributes['ukl:CommentaryRef'] ?? attributes['clml:CommentaryRef']);
    this.#noted = ref;
    this.read(element, flow, pid);
    this.#noted = outer;
    if (flow.words === words) words.mark(ref, effectOf(element), from);
  }
}

const fragment = (href: string | undefined): string => (href ?? '').replace(/^#/, '');

/** Whether a date stands apart from the word before it, "Made", which a page prints across from it. */
const isDateAfter = (name: string, before: string): boolean =>
  name === 'docDate' && /[\p{L}\p{N}]$/u.test(before);

/** Words without a place in the tree: a title, a date, a line of a cover. */
export function plain(element: XmlElement, variables: ReadonlyMap<string, string>): string {
  const words = new PageWords();
  const visit = (node: XmlElement): void => {
    if (node.name === 'authorialNote' || node.name === 'noteRef') return;
    if (LINES.has(node.name) || BLOCKS.has(node.name)) words.line();
    const { attributes } = node;
    if (isDateAfter(node.name, words.text)) words.add(' ');
    if (MARKED.has(node.name)) words.add(attributes['ukl:startQuote'] ?? attributes.startQuote ?? '');
    if (node.name === 'ref' && node.children.length === 0)
      words.add(variables.get(fragment(attributes.href)) ?? '');
    for (const child of node.children) {
      if (isElement(child)) visit(child);
      else words.add(child);
    }
    if (MARKED.has(node.name)) words.add(attributes['ukl:endQuote'] ?? attributes.endQuote ?? '');
    if (LINES.has(node.name)) words.line();
  };
  visit(element);
  return words.text;
}
