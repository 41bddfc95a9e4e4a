import { $getSelection, $isRangeSelection, type LexicalNode, type PointType } from 'lexical';
import { samePlace } from '../../state/review/undo.ts';
import { $selectedSpan } from './lexical-tree.ts';
import { $isBlockNode, $isStruckNode } from './nodes.ts';

/** A position in deleted text. `offset` is in characters of its node (UTF-16). */
interface StruckPosition {
  readonly node: LexicalNode;
  readonly offset: number;
}

/** The node before (or after) a point in its line; null where the point is not at that edge of its node. */
function $neighbourAt(point: PointType, backward: boolean): LexicalNode | null {
  const node = point.getNode();
  if ($isBlockNode(node)) return node.getChildAtIndex(backward ? point.offset - 1 : point.offset);
  if (backward) return point.offset === 0 ? node.getPreviousSibling() : null;
  return point.offset === node.getTextContentSize() ? node.getNextSibling() : null;
}

/** The deleted text that the caret would move into or through in one direction; null where other text is next. */
function $struckAhead(point: PointType, backward: boolean): StruckPosition | null {
  const node = point.getNode();
  const neighbour = $neighbourAt(point, backward);
  if ($isStruckNode(neighbour))
    return { node: neighbour, offset: backward ? neighbour.getTextContentSize() : 0 };
  return $isStruckNode(node) && neighbour === null ? positionInside(node, point.offset, backward) : null;
}

function positionInside(node: LexicalNode, offset: number, backward: boolean): StruckPosition | null {
  const isEdge = backward ? offset === 0 : offset === node.getTextContentSize();
  return isEdge ? null : { node, offset };
}

/**
 * Handles Backspace and Delete in deleted text. It can’t be deleted twice, so the caret moves through it as far as
 * `nextStop` returns; a selection of deleted text alone collapses to its end. Deleted text has no length in the live text,
 * so a selection with both ends at one place contains nothing else.
 * @returns whether the caret or the selection was in deleted text
 */
export function $stepInStruck(
  backward: boolean,
  nextStop: (text: string, offset: number) => number,
): boolean {
  const selection = $getSelection();
  const span = $selectedSpan();
  if (!$isRangeSelection(selection) || !span || !samePlace(span.anchor, span.focus)) return false;
  const { anchor, focus } = selection;
  const $moveCaretTo = (key: string, offset: number, type: PointType['type']): true => {
    anchor.set(key, offset, type);
    focus.set(key, offset, type);
    return true;
  };
  if (!selection.isCollapsed()) {
    const end = selection.isBackward() === backward ? focus : anchor;
    return $moveCaretTo(end.key, end.offset, end.type);
  }
  const ahead = $struckAhead(focus, backward);
  if (!ahead) return false;
  const text = ahead.node.getTextContent();
  return $moveCaretTo(ahead.node.getKey(), nextStop(text, ahead.offset), 'text');
}

/** Moves both ends of the selection out of deleted text, before a browser writes there. */
export function $leaveStruck(): void {
  const selection = $getSelection();
  const span = $selectedSpan();
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
