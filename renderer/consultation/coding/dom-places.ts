import { blockAt, type Stretch } from './cut-blocks.ts';

/**
 * Places of a drawn text: offsets of the text (UTF-16 code units) to and from places of the page. Each block of the text
 * is an element that says where it begins, `data-from`, and holds its words and nothing else as text.
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
  // Between blocks: the beginning of the one that comes next.
  return blocks[Math.min(at, blocks.length - 1)]?.from ?? 0;
}

/** What is selected of a text, in its own offsets; null where that isn't within it, or is nothing. */
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

/** The offset under the pointer; null where no text is. */
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

/** The page's range over a stretch of the text. */
export function rangeOver(within: Element, blocks: readonly Stretch[], { from, to }: Stretch): Range {
  const range = document.createRange();
  range.setStart(...placeOf(within, blocks, from));
  range.setEnd(...placeOf(within, blocks, to));
  return range;
}
