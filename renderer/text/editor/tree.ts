import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isRootNode,
  $setSelection,
  type ElementNode,
  type LexicalNode,
  type PointType,
} from 'lexical';
import { splitsCharacter } from '../../../core/amend/text/characters.ts';
import type { Caret, Span } from '../../state/review/undo.ts';
import type { Block } from './blocks.ts';
import { $syncWords, blockMark, type Look } from './draw-block.ts';
import type { DrawnBlocks } from './drawn-blocks.ts';
import {
  $blockMark,
  $isBlockNode,
  $isRunNode,
  $isStruckNode,
  $markBlock,
  $newBlock,
  type BlockNode,
} from './nodes.ts';

export function $blockNodes(): ReadonlyMap<string, BlockNode> {
  const nodesByKey = new Map<string, BlockNode>();
  for (const child of $getRoot().getChildren()) {
    const key = $isBlockNode(child) ? $blockMark(child)?.key : undefined;
    if ($isBlockNode(child) && key !== undefined && !nodesByKey.has(key)) nodesByKey.set(key, child);
  }
  return nodesByKey;
}

/** Brings the whole tree in line with the model. Leaves nodes alone that are so already. */
export function $syncBlocks(blocks: readonly Block[], look: Look, drawn: DrawnBlocks): void {
  const root = $getRoot();
  const nodes = $blockNodes();
  let previous: ElementNode | null = null;
  for (const block of blocks) {
    const existing = nodes.get(block.key);
    const node: BlockNode = existing ?? $newBlock(blockMark(block, look));
    const inPlace: boolean = previous
      ? previous.getNextSibling()?.is(node) === true
      : root.getFirstChild()?.is(node) === true;
    if (!inPlace && previous) previous.insertAfter(node, false);
    else if (!inPlace) {
      const first = root.getFirstChild();
      if (first) first.insertBefore(node, false);
      else root.append(node);
    }
    if (!existing || !drawn.$holds(block, existing)) {
      $markBlock(node, blockMark(block, look));
      $syncWords(node, block, look);
      drawn.$note(block, node);
    }
    previous = node;
  }
  for (let extra = previous?.getNextSibling(); extra; extra = previous?.getNextSibling()) extra.remove();
}

const sizeOf = (node: LexicalNode): number => ($isRunNode(node) ? node.getTextContentSize() : 0);
const sizeOfAll = (nodes: readonly LexicalNode[]): number =>
  nodes.reduce((sum, node) => sum + sizeOf(node), 0);

/** The words that stand in a block as it is written at this moment, whatever the model holds. */
export const $written = (node: BlockNode): string =>
  node
    .getChildren()
    .filter($isRunNode)
    .map((run) => run.getTextContent())
    .join('');

interface PlaceInBlock extends Pick<Caret, 'offset' | 'side' | 'struck'> {
  readonly node: BlockNode;
}

const sideAfter = (before: LexicalNode | null | undefined): Caret['side'] =>
  $isStruckNode(before) ? 'after' : 'before';

/** Where a point of Lexical's is in the text; null when it is in no block. */
function $placeOf(point: PointType): PlaceInBlock | null {
  const at = point.getNode();
  if ($isRootNode(at)) {
    const next = at.getChildAtIndex(point.offset);
    if ($isBlockNode(next)) return { node: next, offset: 0, side: 'before' };
    const last = at.getLastChild();
    if (!$isBlockNode(last)) return null;
    return { node: last, offset: $written(last).length, side: sideAfter(last.getLastChild()) };
  }
  if ($isBlockNode(at)) {
    const before = at.getChildren().slice(0, point.offset);
    return { node: at, offset: sizeOfAll(before), side: sideAfter(before.at(-1)) };
  }
  const node = at.getParent();
  if (!$isBlockNode(node)) return null;
  const { offset: within } = point;
  const offset = sizeOfAll(at.getPreviousSiblings());
  if (!$isStruckNode(at)) {
    const side = within === 0 ? sideAfter(at.getPreviousSibling()) : 'before';
    return { node, offset: offset + within, side };
  }
  if (within === 0) return { node, offset, side: 'before' };
  const isInside = within < at.getTextContentSize();
  return { node, offset, side: 'after', ...(isInside && { struck: within }) };
}

function $caretAt(point: PointType): Caret | null {
  const place = $placeOf(point);
  const mark = place && $blockMark(place.node);
  if (!place || !mark) return null;
  const { node, ...at } = place;
  const { key, pid, field } = mark;
  return { key, pid, field, ...at };
}

/** Where a point of the page is in the text; null outside it. */
export function $caretInDOM(container: Node, offset: number): Caret | null {
  const range = document.createRange();
  range.setStart(container, offset);
  const selection = $createRangeSelection();
  selection.applyDOMRange(range);
  return $caretAt(selection.anchor);
}

/** The selection as places in the text; null when there is none in the editor. */
export function $span(): Span | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const anchor = $caretAt(selection.anchor);
  const focus = $caretAt(selection.focus);
  return anchor && focus && { anchor, focus };
}

/** The struck words that stand after so many letters of a block. */
function $struckNodeAt(node: BlockNode, offset: number): LexicalNode | undefined {
  let left = offset;
  return node.getChildren().find((child) => {
    left -= sizeOf(child);
    return left === 0 && $isStruckNode(child);
  });
}

/** The offset of a place that may be set from what was read before: never within what is seen as one character. */
function wholeOffset(text: string, offset: number): number {
  let at = Math.min(offset, text.length);
  while (splitsCharacter(text, at)) at--;
  return at;
}

function $setPoint(point: PointType, node: BlockNode, { offset: exact, side, struck }: Caret): void {
  const offset = wholeOffset($written(node), exact);
  const set = (child: LexicalNode, at: number) =>
    point.set(child.getKey(), Math.min(at, child.getTextContentSize()), 'text');
  const first = node.getFirstChild();
  const struckNode = side === 'after' ? $struckNodeAt(node, offset) : undefined;
  const runs = node.getChildren().filter($isRunNode);
  let left = offset;
  const run = runs.find((one) => {
    const isHere = left <= sizeOf(one);
    if (!isHere) left -= sizeOf(one);
    return isHere;
  });
  const last = runs.at(-1);
  if (struckNode) set(struckNode, struck ?? Number.POSITIVE_INFINITY);
  // At the start of a line the words that are struck there come next.
  else if ((offset === 0 || !last) && $isStruckNode(first)) set(first, 0);
  else if (run) set(run, left);
  else if (last) set(last, sizeOf(last));
  else point.set(node.getKey(), 0, 'element');
}

/** Selects a span, as far as its places are still there. Returns whether they are. */
export function $selectSpan({ anchor, focus }: Span): boolean {
  const nodes = $blockNodes();
  const from = nodes.get(anchor.key);
  const to = nodes.get(focus.key);
  if (!from || !to) return false;
  const old = $getSelection();
  const selection = $isRangeSelection(old) ? old.clone() : $createRangeSelection();
  $setPoint(selection.anchor, from, anchor);
  $setPoint(selection.focus, to, focus);
  selection.dirty = true;
  $setSelection(selection);
  return true;
}
