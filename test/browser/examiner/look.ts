import type { Page } from 'playwright-core';

/** The open section as a person sees it at one moment: the words that stand in it, and where the caret is among them. */
export interface Look {
  /** Whether keys go into the text. */
  readonly isInText: boolean;
  /** All words that stand, line after line, with nothing between the lines. */
  readonly text: string;
  /** What is selected of them; null where nothing is. */
  readonly selected: { readonly from: number; readonly to: number } | null;
  /** Whether the caret, or some of what is selected, is in a line that can't be typed in. */
  readonly isLocked: boolean;
  /** Whether what is selected ends in other lines than it begins in. */
  readonly isOverLines: boolean;
  /** Whether the caret is at the end of a line, where Enter puts in the next provision. */
  readonly isAtEnd: boolean;
  /** Whether a new provision is open: in those Enter, Tab and Backspace do more than in existing law. */
  readonly hasNew: boolean;
  /** Whether there are lines that can't be typed in. */
  readonly hasLocked: boolean;
}

/** Looks at the open section; null where none is open. */
export const lookAt = (page: Page): Promise<Look | null> =>
  page.evaluate(() => {
    const text = document.querySelector<HTMLElement>('.ed-text');
    if (!text) return null;
    const selection = document.getSelection();
    const lines = [...text.querySelectorAll<HTMLElement>('.ed-line')];
    // The editor's own mark where a composition may begin: nobody sees it, and it is no letter.
    const seen = (text: string) => text.replaceAll('\u200B', '');
    const before = (node: Node, offset: number) => {
      const range = document.createRange();
      range.setStart(text, 0);
      range.setEnd(node, offset);
      return seen(range.toString()).length;
    };
    let selected: { from: number; to: number } | null = null;
    let touched: HTMLElement[] = [];
    if (selection && selection.rangeCount > 0 && text.contains(selection.anchorNode)) {
      const range = selection.getRangeAt(0);
      selected = {
        from: before(range.startContainer, range.startOffset),
        to: before(range.endContainer, range.endOffset),
      };
      touched = lines.filter((line) => range.intersectsNode(line));
    }
    return {
      isInText: document.activeElement === text && selected !== null,
      text: seen(lines.map((line) => line.querySelector('.ed-words')?.textContent ?? '').join('')),
      selected,
      isLocked: touched.some((line) => line.getAttribute('contenteditable') === 'false'),
      isOverLines: touched.length > 1,
      isAtEnd: touched.some((line) => before(line, line.childNodes.length) === selected?.to),
      hasNew: lines.some((line) => line.dataset.fate === 'inserted'),
      hasLocked: lines.some((line) => line.getAttribute('contenteditable') === 'false'),
    };
  });
