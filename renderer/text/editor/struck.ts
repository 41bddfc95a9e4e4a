import { $getSelection, $isRangeSelection, type LexicalNode, type PointType } from 'lexical';
import { samePlace } from '../../state/review/undo.ts';
import { $isBlockNode, $isStruckNode } from './nodes.ts';
import { $span } from './tree.ts';

/** A position in struck words: their node, and how many of their letters are before it. */
interface StruckPosition {
  readonly node: LexicalNode;
  readonly at: number;
}

/** What stands before (or after) a point in its line, where the point is at an edge of what it is in. */
function $neighbourOf(point: PointType, backward: boolean): LexicalNode | null {
  const node = point.getNode();
  if ($isBlockNode(node)) return node.getChildAtIndex(backward ? point.offset - 1 : point.offset);
  if (backward) return point.offset === 0 ? node.getPreviousSibling() : null;
  return point.offset === node.getTextContentSize() ? node.getNextSibling() : null;
}

/** The struck words that a caret goes into or on through, one way; null where other words come next. */
function $struckAhead(point: PointType, backward: boolean): StruckPosition | null {
  const node = point.getNode();
  const neighbour = $neighbourOf(point, backward);
  if ($isStruckNode(neighbour)) return { node: neighbour, at: backward ? neighbour.getTextContentSize() : 0 };
  return $isStruckNode(node) && neighbour === null ? unlessAtEdge(node, point.offset, backward) : null;
}

function unlessAtEdge(node: LexicalNode, at: number, backward: boolean): StruckPosition | null {
  const isEdge = backward ? at === 0 : at === node.getTextContentSize();
  return isEdge ? null : { node, at };
}

/**
 * Handles Backspace and Delete in struck words. Those can't be deleted twice, so the caret moves through them, as far as
 * `nextStop` says; a selection of struck words alone is collapsed at its end. Struck words have no length in the text: a
 * selection whose ends are at one place of the text, and that is not collapsed, holds nothing else.
 * @returns whether the caret or the selection was in struck words
 */
export function $stepInStruck(
  backward: boolean,
  nextStop: (text: string, offset: number) => number,
): boolean {
  const selection = $getSelection();
  const span = $span();
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
  return $moveCaretTo(ahead.node.getKey(), nextStop(text, ahead.at), 'text');
}

/** Moves both ends of the selection out of struck words, before a browser writes there. */
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
