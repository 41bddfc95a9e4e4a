import {
  $getState,
  $getStateChange,
  $setState,
  createState,
  type DOMSlot,
  type EditorConfig,
  type ElementDOMSlot,
  ElementNode,
  type LexicalEditor,
  TextNode,
} from 'lexical';
import type { Block } from './blocks.ts';

/** What a run is, besides its text: whose words they are. */
export interface RunMark {
  readonly am: string | null;
  readonly mine: boolean;
  /** Whose they are, in words, for who points at them. */
  readonly title: string;
}

/** What struck words are, besides their text. */
export interface StruckMark {
  /** Whether any of them are somebody else's doing. */
  readonly theirs: boolean;
  /** Who strikes them, in words, for who points at them. */
  readonly title: string;
}

/** How a block is shown, besides its words. */
export interface BlockMark extends Omit<Block, 'strips' | 'tail'> {
  readonly title: string;
  /** Whether an alternative that isn't shown would change the line. */
  readonly contested: boolean;
  /** The amendments whose words were taken out of the line here; empty where none were. */
  readonly removedAms: string;
  /** Whether the whole line is the typist's own doing. */
  readonly mine: boolean;
  /** Whether anything in the line is a change. */
  readonly changed: boolean;
}

/** Marks by value, without a copy of either: every mark in the section is compared at every key. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys) if (!sameValue(Reflect.get(a, key), Reflect.get(b, key))) return false;
  return true;
}

const PLAIN: RunMark = { am: null, mine: false, title: '' };
const runState = createState('run', {
  parse: () => PLAIN,
  isEqual: sameValue,
});
const struckState = createState('struck', {
  parse: (): StruckMark => ({ theirs: false, title: '' }),
  isEqual: sameValue,
});
const blockState = createState('block', {
  parse: (): BlockMark | null => null,
  isEqual: sameValue,
});

function attribute(dom: HTMLElement, name: string, value: string | null): void {
  if (!value) dom.removeAttribute(name);
  else if (dom.getAttribute(name) !== value) dom.setAttribute(name, value);
}

/** The attributes that words are printed out of, or that say whose they are. */
export const PAINTED = [
  'data-struck-by',
  'data-inserted',
  'data-label',
  'data-label-was',
  'data-fate',
  'data-open',
  'data-close',
  'contenteditable',
] as const;

/** The element that holds the words of a line or run, whatever was put beside it or in its place. */
const inner = new WeakMap<HTMLElement, HTMLElement>();

/** What was made inside the element of a line or run to hold its words. */
export function holderIn(dom: HTMLElement): HTMLElement {
  const holder = inner.get(dom);
  if (!holder) throw new TypeError('This is no line or run of the editor’s');
  return holder;
}

/** An element with what holds the words in it: beside them there is room for what is not text. */
function elementAround(tag: 'span' | 'del' | 'div', words: HTMLElement): HTMLElement {
  const dom = document.createElement(tag);
  dom.append(words);
  inner.set(dom, words);
  return dom;
}

/** Words that stand. A subclass, so that Lexical never joins two of them or throws one away. */
class RunNode extends TextNode {
  override $config() {
    return this.config('run', { extends: TextNode });
  }

  override createDOM(config: EditorConfig, editor?: LexicalEditor): HTMLElement {
    const dom = elementAround('span', super.createDOM(config, editor));
    this.repaint(dom);
    return dom;
  }

  override updateDOM(prev: this, dom: HTMLElement, config: EditorConfig): boolean {
    const replaced = super.updateDOM(prev, dom, config);
    if (!replaced && $getStateChange(this, prev, runState)) this.repaint(dom);
    return replaced;
  }

  /** The words are inside, so that their underline does not run on under what is struck before them. */
  override getDOMSlot(dom: HTMLElement): DOMSlot<HTMLElement> {
    return super.getDOMSlot(dom).withElement(inner.get(dom) ?? dom);
  }

  repaint(dom: HTMLElement): void {
    const text = holderIn(dom);
    const { am, mine, title } = $getState(this, runState, 'direct');
    attribute(text, 'role', am && 'insertion');
    attribute(text, 'data-inserted', am && (mine ? 'mine' : 'other'));
    // The law's own words are not the typist's to spell.
    attribute(text, 'spellcheck', am ? null : 'false');
    attribute(dom, 'title', title);
  }
}

/**
 * Words that are struck: a caret can stand in them, and nothing can be written there. A token, in which Lexical leaves
 * nothing that a browser writes; what is written there is put after it.
 */
class StruckNode extends TextNode {
  override $config() {
    return this.config('struck', { extends: TextNode });
  }

  override createDOM(config: EditorConfig, editor?: LexicalEditor): HTMLElement {
    const dom = elementAround('del', super.createDOM(config, editor));
    dom.className = 'ed-struck';
    this.repaint(dom);
    return dom;
  }

  override updateDOM(prev: this, dom: HTMLElement, config: EditorConfig): boolean {
    const replaced = super.updateDOM(prev, dom, config);
    if (!replaced && $getStateChange(this, prev, struckState)) this.repaint(dom);
    return replaced;
  }

  override getDOMSlot(dom: HTMLElement): DOMSlot<HTMLElement> {
    return super.getDOMSlot(dom).withElement(inner.get(dom) ?? dom);
  }

  override isToken(): true {
    return true;
  }

  override canInsertTextBefore(): false {
    return false;
  }

  override canInsertTextAfter(): false {
    return false;
  }

  repaint(dom: HTMLElement): void {
    const { theirs, title } = $getState(this, struckState, 'direct');
    attribute(holderIn(dom), 'spellcheck', 'false');
    attribute(dom, 'data-struck-by', theirs ? 'other' : 'mine');
    attribute(dom, 'title', title);
  }
}

/** One field of one provision. Its number is an attribute that the stylesheet prints, never text. */
export class BlockNode extends ElementNode {
  override $config() {
    return this.config('block', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const body = document.createElement('div');
    body.className = 'ed-words';
    const dom = elementAround('div', body);
    this.repaint(dom);
    return dom;
  }

  override updateDOM(prev: this, dom: HTMLElement): boolean {
    if ($getStateChange(this, prev, blockState)) this.repaint(dom);
    return false;
  }

  /** The words are inside, so that the outer element's generated content is free for the number. */
  override getDOMSlot(dom: HTMLElement): ElementDOMSlot<HTMLElement> {
    return super.getDOMSlot(dom).withElement(inner.get(dom) ?? dom);
  }

  override canBeEmpty(): true {
    return true;
  }

  override canIndent(): false {
    return false;
  }

  override collapseAtStart(): boolean {
    return false;
  }

  repaint(dom: HTMLElement): void {
    const body = holderIn(dom);
    const mark = $getState(this, blockState, 'direct');
    if (!mark) return;
    if (dom.className !== 'ed-line') dom.className = 'ed-line';
    attribute(dom, 'data-pid', mark.pid);
    attribute(dom, 'data-field', mark.field);
    attribute(dom, 'data-kind', mark.kind);
    attribute(dom, 'data-role', mark.role);
    attribute(dom, 'data-level', String(mark.level));
    attribute(dom, 'data-fate', mark.changeStatus.state);
    attribute(dom, 'data-fate-by', mark.changeStatus.state === 'kept' ? null : mark.mine ? 'mine' : 'other');
    attribute(dom, 'data-label', mark.label || null);
    attribute(dom, 'data-label-was', mark.labelWas || null);
    attribute(dom, 'data-changed', mark.changed ? 'true' : null);
    attribute(dom, 'data-contested', mark.contested ? 'true' : null);
    attribute(dom, 'data-taken', mark.removedAms || null);
    attribute(dom, 'data-joined', mark.continuesLine ? 'true' : null);
    attribute(dom, 'title', mark.locked ?? mark.title);
    attribute(dom, 'contenteditable', mark.locked === null ? null : 'false');
    paintCell(dom, mark.cell);
    attribute(body, 'data-open', mark.open || null);
    attribute(body, 'data-close', mark.close || null);
  }
}

/**
 * Into how many parts the width of a table is cut, so that cells of any number of columns stand under each other. The
 * indent of the table comes before the first.
 */
const PARTS = 120;

/** A cell stands in its row by the stylesheet's grid, and says where it is. */
function paintCell(dom: HTMLElement, cell: BlockMark['cell']): void {
  attribute(dom, 'data-column', cell && String(cell.column));
  attribute(dom, 'data-head', cell?.isHead ? 'true' : null);
  attribute(dom, 'role', cell && 'group');
  attribute(dom, 'aria-label', cell?.name ?? null);
  const edge = (columns: number, count: number) => Math.round((columns * PARTS) / count) + 2;
  dom.style.gridColumn = cell
    ? `${edge(cell.column - 1, cell.columns)} / ${edge(cell.column - 1 + cell.across, cell.columns)}`
    : '';
  dom.style.gridRow = cell && cell.down > 1 ? `span ${cell.down}` : '';
}

export const $runMark = (node: RunNode): RunMark => $getState(node, runState);
export const $blockMark = (node: BlockNode): BlockMark | null => $getState(node, blockState);
export const $markRun = (node: RunNode, mark: RunMark): void => void $setState(node, runState, () => mark);
export const $markBlock = (node: BlockNode, mark: BlockMark): void =>
  void $setState(node, blockState, () => mark);

export const $markStruck = (node: StruckNode, mark: StruckMark): void =>
  void $setState(node, struckState, () => mark);

export const $isRunNode = (node: unknown): node is RunNode => node instanceof RunNode;
export const $isStruckNode = (node: unknown): node is StruckNode => node instanceof StruckNode;
export const $isBlockNode = (node: unknown): node is BlockNode => node instanceof BlockNode;

export function $newRun(text: string, mark: RunMark): RunNode {
  const node = new RunNode(text);
  $markRun(node, mark);
  return node;
}

export function $newStruck(text: string, mark: StruckMark): StruckNode {
  const node = new StruckNode(text);
  $markStruck(node, mark);
  return node;
}

export function $newBlock(mark: BlockMark): BlockNode {
  const node = new BlockNode();
  $markBlock(node, mark);
  return node;
}

/** Every text that Lexical makes by itself is a run, or typing in an emptied block would be none. */
export const NODES = [
  RunNode,
  StruckNode,
  BlockNode,
  { replace: TextNode, with: (node: TextNode) => new RunNode(node.getTextContent()), withKlass: RunNode },
];
