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

/** The author of a run of live text: a null `am` is base text. */
export interface RunMark {
  readonly am: string | null;
  readonly isMine: boolean;
  /** A tooltip that names the author. */
  readonly title: string;
}

/** The authors of deleted text. */
export interface StruckMark {
  /** Whether any of it was deleted by another amendment than the active one. */
  readonly theirs: boolean;
  /** A tooltip that names who deletes it. */
  readonly title: string;
}

/** How a block is shown, without its text. */
export interface BlockMark extends Omit<Block, 'liveRuns' | 'struckAtEnd'> {
  readonly title: string;
  /** Whether an alternative that isn't shown would change the line. */
  readonly hasAlternative: boolean;
  /** The amendments whose text was removed from the line here; empty where there are none. */
  readonly removedAms: string;
  /** Whether the whole line is the active amendment’s own change. */
  readonly isMine: boolean;
  /** Whether anything in the line is a change. */
  readonly isChanged: boolean;
}

/** Compares marks by value without a copy, because every mark in the section is compared at every key press. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys) if (!sameValue(Reflect.get(a, key), Reflect.get(b, key))) return false;
  return true;
}

const BASE_TEXT: RunMark = { am: null, isMine: false, title: '' };
const runState = createState('run', {
  parse: () => BASE_TEXT,
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

function setAttribute(dom: HTMLElement, name: string, value: string | null): void {
  if (!value) dom.removeAttribute(name);
  else if (dom.getAttribute(name) !== value) dom.setAttribute(name, value);
}

/** The attributes that style or print a line or run. The page guard restores them. */
export const PAINTED_ATTRIBUTES = [
  'data-struck-by',
  'data-inserted',
  'data-label',
  'data-label-was',
  'data-fate',
  'data-open',
  'data-close',
  'contenteditable',
] as const;

/** The element inside a line or run that holds its text, by the outer element. */
const holderByElement = new WeakMap<HTMLElement, HTMLElement>();

/** The element that holds the text of a line or run. @throws TypeError for an element that is neither */
export function holderIn(dom: HTMLElement): HTMLElement {
  const holder = holderByElement.get(dom);
  if (!holder) throw new TypeError('This is no line or run of the editor’s');
  return holder;
}

/** Wraps the element with the text, so that there is room beside it for what is not text. */
function elementAround(tag: 'span' | 'del' | 'div', words: HTMLElement): HTMLElement {
  const dom = document.createElement(tag);
  dom.append(words);
  holderByElement.set(dom, words);
  return dom;
}

/** Live text. A subclass, so that Lexical never merges two of them or removes one. */
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

  /** The text is in an inner element, so that its underline does not run on under deleted text before it. */
  override getDOMSlot(dom: HTMLElement): DOMSlot<HTMLElement> {
    return super.getDOMSlot(dom).withElement(holderByElement.get(dom) ?? dom);
  }

  repaint(dom: HTMLElement): void {
    const text = holderIn(dom);
    const { am, isMine, title } = $getState(this, runState, 'direct');
    setAttribute(text, 'role', am && 'insertion');
    setAttribute(text, 'data-inserted', am && (isMine ? 'mine' : 'other'));
    // Base text isn’t the author’s to spell.
    setAttribute(text, 'spellcheck', am ? null : 'false');
    setAttribute(dom, 'title', title);
  }
}

/**
 * Deleted text: a caret can be in it, and nothing can be typed there. It is a Lexical token, so that what a browser
 * writes into it is put after it.
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
    return super.getDOMSlot(dom).withElement(holderByElement.get(dom) ?? dom);
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
    setAttribute(holderIn(dom), 'spellcheck', 'false');
    setAttribute(dom, 'data-struck-by', theirs ? 'other' : 'mine');
    setAttribute(dom, 'title', title);
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

  /** The text is in an inner element, so that the outer one’s generated content is free for the number. */
  override getDOMSlot(dom: HTMLElement): ElementDOMSlot<HTMLElement> {
    return super.getDOMSlot(dom).withElement(holderByElement.get(dom) ?? dom);
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
    setAttribute(dom, 'data-pid', mark.pid);
    setAttribute(dom, 'data-field', mark.field);
    setAttribute(dom, 'data-kind', mark.kind);
    setAttribute(dom, 'data-role', mark.role);
    setAttribute(dom, 'data-level', String(mark.level));
    setAttribute(dom, 'data-fate', mark.changeStatus.state);
    setAttribute(
      dom,
      'data-fate-by',
      mark.changeStatus.state === 'kept' ? null : mark.isMine ? 'mine' : 'other',
    );
    setAttribute(dom, 'data-label', mark.label || null);
    setAttribute(dom, 'data-label-was', mark.labelWas || null);
    setAttribute(dom, 'data-changed', mark.isChanged ? 'true' : null);
    setAttribute(dom, 'data-contested', mark.hasAlternative ? 'true' : null);
    setAttribute(dom, 'data-taken', mark.removedAms || null);
    setAttribute(dom, 'data-joined', mark.continuesLine ? 'true' : null);
    setAttribute(dom, 'title', mark.locked ?? mark.title);
    setAttribute(dom, 'contenteditable', mark.locked === null ? null : 'false');
    paintCell(dom, mark.cell);
    setAttribute(body, 'data-open', mark.open || null);
    setAttribute(body, 'data-close', mark.close || null);
  }
}

/** The columns of the CSS grid of a table. 120 divides by most numbers of columns; the table’s indent comes first. */
const TABLE_GRID_COLUMNS = 120;

/** Places a cell by the stylesheet’s grid and names it for a screen reader. */
function paintCell(dom: HTMLElement, cell: BlockMark['cell']): void {
  setAttribute(dom, 'data-column', cell && String(cell.column));
  setAttribute(dom, 'data-head', cell?.isHead ? 'true' : null);
  setAttribute(dom, 'role', cell && 'group');
  setAttribute(dom, 'aria-label', cell?.name ?? null);
  const edge = (columns: number, count: number) => Math.round((columns * TABLE_GRID_COLUMNS) / count) + 2;
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

/** Replaces every text node that Lexical creates by a run. Otherwise typing in an emptied block would not be one. */
export const NODES = [
  RunNode,
  StruckNode,
  BlockNode,
  { replace: TextNode, with: (node: TextNode) => new RunNode(node.getTextContent()), withKlass: RunNode },
];
