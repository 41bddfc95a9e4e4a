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
import { $syncWords, blockMark, type DrawContext } from './draw-block.ts';
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

/** Updates Lexical’s tree to match the model. Nodes that match already are left alone. */
export function $syncBlocks(blocks: readonly Block[], look: DrawContext, drawn: DrawnBlocks): void {
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
    if (!existing || !drawn.$isCurrent(block, existing)) {
      $markBlock(node, blockMark(block, look));
      $syncWords(node, block, look);
      drawn.$record(block, node);
    }
    previous = node;
  }
  for (let extra = previous?.getNextSibling(); extra; extra = previous?.getNextSibling()) extra.remove();
}

const liveLength = (node: LexicalNode): number => ($isRunNode(node) ? node.getTextContentSize() : 0);
const totalLiveLength = (nodes: readonly LexicalNode[]): number =>
  nodes.reduce((sum, node) => sum + liveLength(node), 0);

/** The live text of a block as the page has it now, whatever the model holds. */
export const $textOnPage = (node: BlockNode): string =>
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

/** The place of a Lexical point in its block; null outside any block. */
function $placeInBlock(point: PointType): PlaceInBlock | null {
  const pointNode = point.getNode();
  if ($isRootNode(pointNode)) {
    const next = pointNode.getChildAtIndex(point.offset);
    if ($isBlockNode(next)) return { node: next, offset: 0, side: 'before' };
    const last = pointNode.getLastChild();
    if (!$isBlockNode(last)) return null;
    return { node: last, offset: $textOnPage(last).length, side: sideAfter(last.getLastChild()) };
  }
  if ($isBlockNode(pointNode)) {
    const before = pointNode.getChildren().slice(0, point.offset);
    return { node: pointNode, offset: totalLiveLength(before), side: sideAfter(before.at(-1)) };
  }
  const node = pointNode.getParent();
  if (!$isBlockNode(node)) return null;
  const { offset: offsetInNode } = point;
  const offset = totalLiveLength(pointNode.getPreviousSiblings());
  if (!$isStruckNode(pointNode)) {
    const side = offsetInNode === 0 ? sideAfter(pointNode.getPreviousSibling()) : 'before';
    return { node, offset: offset + offsetInNode, side };
  }
  if (offsetInNode === 0) return { node, offset, side: 'before' };
  const isInside = offsetInNode < pointNode.getTextContentSize();
  return { node, offset, side: 'after', ...(isInside && { struck: offsetInNode }) };
}

function $caretAt(point: PointType): Caret | null {
  const place = $placeInBlock(point);
  const mark = place && $blockMark(place.node);
  if (!place || !mark) return null;
  const { node, ...at } = place;
  const { key, pid, field } = mark;
  return { key, pid, field, ...at };
}

/** The caret at a point of the DOM; null outside the text. */
export function $caretInDOM(container: Node, offset: number): Caret | null {
  const range = document.createRange();
  range.setStart(container, offset);
  const selection = $createRangeSelection();
  selection.applyDOMRange(range);
  return $caretAt(selection.anchor);
}

/** The selection as places in the text; null while nothing in the editor is selected. */
export function $selectedSpan(): Span | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const anchor = $caretAt(selection.anchor);
  const focus = $caretAt(selection.focus);
  return anchor && focus && { anchor, focus };
}

/** The deleted text at an offset of the live text. */
function $struckNodeAt(node: BlockNode, offset: number): LexicalNode | undefined {
  let remaining = offset;
  return node.getChildren().find((child) => {
    remaining -= liveLength(child);
    return remaining === 0 && $isStruckNode(child);
  });
}

/** An offset moved back, if needed, to the start of a visible character and into the text: it may be out of date. */
function characterStart(text: string, offset: number): number {
  let at = Math.min(offset, text.length);
  while (splitsCharacter(text, at)) at--;
  return at;
}

function $setPoint(point: PointType, node: BlockNode, { offset: requested, side, struck }: Caret): void {
  const offset = characterStart($textOnPage(node), requested);
  const set = (child: LexicalNode, at: number) =>
    point.set(child.getKey(), Math.min(at, child.getTextContentSize()), 'text');
  const first = node.getFirstChild();
  const struckNode = side === 'after' ? $struckNodeAt(node, offset) : undefined;
  const runs = node.getChildren().filter($isRunNode);
  let remaining = offset;
  const run = runs.find((one) => {
    const isHere = remaining <= liveLength(one);
    if (!isHere) remaining -= liveLength(one);
    return isHere;
  });
  const last = runs.at(-1);
  if (struckNode) set(struckNode, struck ?? Number.POSITIVE_INFINITY);
  // At the start of a line, the caret goes before the text deleted there.
  else if ((offset === 0 || !last) && $isStruckNode(first)) set(first, 0);
  else if (run) set(run, remaining);
  else if (last) set(last, liveLength(last));
  else point.set(node.getKey(), 0, 'element');
}

/** Selects a span. Returns false, and selects nothing, if a block of it no longer exists. */
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
