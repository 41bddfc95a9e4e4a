import { blockAt, type Stretch } from './cut-blocks.ts';

/**
 * Converts between offsets of a text (UTF-16 code units) and positions in the DOM. Each block of the text is an
 * element with its start offset in `data-from`, and contains only the block's text.
 */

const blockRound = (node: Node): HTMLElement | null =>
  (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-from]') ?? null;

function offsetOf(within: Element, blocks: readonly Stretch[], node: Node, at: number): number | null {
  if (!within.contains(node)) return null;
  const block = blockRound(node);
  if (block && within.contains(block)) {
    const range = document.createRange();
    range.setStart(block, 0);
    range.setEnd(node, at);
    return Number(block.dataset.from) + range.toString().length;
  }
  // A position between blocks counts as the start of the next block.
  return blocks[Math.min(at, blocks.length - 1)]?.from ?? 0;
}

/** Returns the selected range in offsets of the text; null if the selection is empty or outside the text. */
export function selectedIn(within: Element, blocks: readonly Stretch[]): Stretch | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const from = offsetOf(within, blocks, range.startContainer, range.startOffset);
  const to = offsetOf(within, blocks, range.endContainer, range.endOffset);
  if (from === null && to === null) return null;
  const end = blocks.at(-1)?.to ?? 0;
  return { from: from ?? 0, to: to ?? end };
}

/** Returns the offset of the last click; null if it was not on the text. */
export function pointedAt(within: Element, blocks: readonly Stretch[]): number | null {
  const selection = document.getSelection();
  const { focusNode, focusOffset } = selection ?? {};
  return focusNode ? offsetOf(within, blocks, focusNode, focusOffset ?? 0) : null;
}

function placeOf(within: Element, blocks: readonly Stretch[], at: number): readonly [Node, number] {
  const block = within.children[blockAt(blocks, at)];
  if (!block) return [within, 0];
  let left = at - Number((block as HTMLElement).dataset.from);
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const { length } = text.nodeValue ?? '';
    if (left <= length) return [text, left];
    left -= length;
  }
  return [block, block.childNodes.length];
}

/** Returns the DOM range for a range of the text. */
export function rangeOver(within: Element, blocks: readonly Stretch[], { from, to }: Stretch): Range {
  const range = document.createRange();
  range.setStart(...placeOf(within, blocks, from));
  range.setEnd(...placeOf(within, blocks, to));
  return range;
}
