import { $getSelection, $isRangeSelection, type LexicalNode, type PointType } from 'lexical';
import { samePlace } from '../../state/review/undo.ts';
import { $isBlockNode, $isStruckNode } from './nodes.ts';
import { $span } from './tree.ts';

/** A place in struck words: the node that they are in, and how many of their letters are before it. */
interface InStruck {
  readonly node: LexicalNode;
  readonly at: number;
}

/** What stands before (or after) a point in its line, where the point is at an edge of what it is in. */
function $beside(point: PointType, backward: boolean): LexicalNode | null {
  const node = point.getNode();
  if ($isBlockNode(node)) return node.getChildAtIndex(backward ? point.offset - 1 : point.offset);
  if (backward) return point.offset === 0 ? node.getPreviousSibling() : null;
  return point.offset === node.getTextContentSize() ? node.getNextSibling() : null;
}

/** The struck words that a caret goes into or on through, one way; null where other words come next. */
function $ahead(point: PointType, backward: boolean): InStruck | null {
  const node = point.getNode();
  const neighbour = $beside(point, backward);
  if ($isStruckNode(neighbour)) return { node: neighbour, at: backward ? neighbour.getTextContentSize() : 0 };
  return $isStruckNode(node) && neighbour === null ? within(node, point.offset, backward) : null;
}

function within(node: LexicalNode, at: number, backward: boolean): InStruck | null {
  const isEdge = backward ? at === 0 : at === node.getTextContentSize();
  return isEdge ? null : { node, at };
}

/**
 * Moves through struck words what would delete in them, as far as `reach` says: nothing of them can be deleted again.
 * What is selected of them alone is selected no more.
 * @returns whether it was in struck words
 */
export function $stepInStruck(backward: boolean, reach: (text: string, offset: number) => number): boolean {
  const selection = $getSelection();
  const span = $span();
  if (!$isRangeSelection(selection) || !span || !samePlace(span.anchor, span.focus)) return false;
  const { anchor, focus } = selection;
  const to = (key: string, offset: number, type: PointType['type']): true => {
    anchor.set(key, offset, type);
    focus.set(key, offset, type);
    return true;
  };
  if (!selection.isCollapsed()) {
    const end = selection.isBackward() === backward ? focus : anchor;
    return to(end.key, end.offset, end.type);
  }
  const ahead = $ahead(focus, backward);
  if (!ahead) return false;
  const text = ahead.node.getTextContent();
  return to(ahead.node.getKey(), reach(text, ahead.at), 'text');
}

/** Puts what is selected where a browser may write: no end of it stays among struck words. */
export function $leaveStruck(): void {
  const selection = $getSelection();
  const span = $span();
  if (!$isRangeSelection(selection) || !span) return;
  const isBackward = selection.isBackward();
  const leave = (point: PointType, isAfter: boolean): void => {
    const node = point.getNode();
    if ($isStruckNode(node)) point.set(node.getKey(), isAfter ? node.getTextContentSize() : 0, 'text');
  };
  if (samePlace(span.anchor, span.focus)) {
    const last = isBackward ? selection.anchor : selection.focus;
    leave(last, span.anchor.side === 'after' || span.focus.side === 'after');
    const { key, offset, type } = last;
    for (const point of [selection.anchor, selection.focus]) point.set(key, offset, type);
    return;
  }
  leave(selection.anchor, !isBackward);
  leave(selection.focus, isBackward);
}
