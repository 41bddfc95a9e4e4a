import type { MarkedLine, MarkedRun } from '../../../core/amend/redline/marked-lines.ts';

/** What stands in a line for other eyes or ears than a reader's. */
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

/** The space between a number and its words is the page's, not the number's. */
function trimmed(label: readonly MarkedRun[]): readonly MarkedRun[] {
  return label.filter(({ text }, at) => text.trim() !== '' || at < label.length - 1);
}

/** The lines of the Act that a selection on the page takes in, whole or in part, as they are shown. */
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

/** What is selected on the page; null where nothing is, or it is not in the Act as it is read. */
export function selectionIn(page: HTMLElement): Range | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const inside = page.contains(range.commonAncestorContainer);
  return inside && !selection.anchorNode?.parentElement?.closest('[contenteditable]') ? range : null;
}
