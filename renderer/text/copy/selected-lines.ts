import type { MarkedLine, MarkedRun } from '../../../core/amend/redline/marked-lines.ts';

/** Elements in a line that are not its words: text for screen readers only, tags, marks and buttons. */
const UNREAD = '.hidden-words, .tags, .note-mark, button';

function runsIn(part: Element | null, range: Range | null): readonly MarkedRun[] {
  if (!part) return [];
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const runs: MarkedRun[] = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.parentElement?.closest(UNREAD) || (range && !range.intersectsNode(node))) continue;
    const text = node.nodeValue ?? '';
    const from = range && node === range.startContainer ? range.startOffset : 0;
    const to = range && node === range.endContainer ? range.endOffset : text.length;
    const mark = node.parentElement?.closest('ins, del');
    const kind = mark ? (mark.matches('del') ? 'deleted' : 'inserted') : 'kept';
    if (from < to)
      runs.push({ kind, text: text.slice(from, to), ...(mark?.matches('.moved') && { moved: true }) });
  }
  return runs;
}

const levelOf = (line: Element): number => Number(/\blevel-(\d)/.exec(line.className)?.[1] ?? 0);

/** Removes the space between a number and its words, which belongs to the page’s layout. */
function trimmed(label: readonly MarkedRun[]): readonly MarkedRun[] {
  return label.filter(({ text }, at) => text.trim() !== '' || at < label.length - 1);
}

/** The lines of the Act that a selection touches, as shown, with only the selected words. */
export function selectedLines(page: HTMLElement, range: Range): readonly MarkedLine[] {
  return [...page.querySelectorAll('.line')]
    .filter((line) => range.intersectsNode(line))
    .map((line) => ({
      level: levelOf(line),
      isHeading: line.matches('.heading'),
      label: trimmed(runsIn(line.querySelector(':scope > .label'), range)),
      words: runsIn(line.querySelector(':scope > .body'), range),
    }))
    .filter(({ label, words }) => label.length + words.length > 0);
}

/** The selection on the page; null where it is empty or not in the read-only text. */
export function selectionIn(page: HTMLElement): Range | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const inside = page.contains(range.commonAncestorContainer);
  return inside && !selection.anchorNode?.parentElement?.closest('[contenteditable]') ? range : null;
}
