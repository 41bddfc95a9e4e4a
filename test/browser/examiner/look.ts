import type { Page } from 'playwright-core';

/** The open section as a person sees it at one moment: the words that stand in it, and where the caret is among them. */
export interface Look {
  /** Whether keys go into the text. */
  readonly isInText: boolean;
  /** All words that stand, line after line, with nothing between the lines. */
  readonly text: string;
  /** What is selected of them; null where nothing is. */
  readonly selected: { readonly from: number; readonly to: number } | null;
  /**
   * What copying would take of it: the words that stand or, where it was begun among struck words, as they read before.
   * Null at the edge of struck words, where it may be either.
   */
  readonly copied: string | null;
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
    const standing = (all: ParentNode | null): string => {
      const copy = document.createElement('div');
      copy.append(...[...(all?.childNodes ?? [])].map((node) => node.cloneNode(true)));
      for (const struck of copy.querySelectorAll('del')) struck.remove();
      return seen(copy.textContent ?? '');
    };
    const before = (node: Node, offset: number) => {
      const range = document.createRange();
      range.setStart(text, 0);
      range.setEnd(node, offset);
      return standing(range.cloneContents()).length;
    };
    const copiedOf = (range: Range, isBackward: boolean): string | null => {
      const all = range.commonAncestorContainer;
      if ((all instanceof Element ? all : all.parentElement)?.closest('del')) return seen(range.toString());
      const copy = document.createElement('div');
      copy.append(range.cloneContents());
      const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
      const texts: Node[] = [];
      for (let text = walker.nextNode(); text; text = walker.nextNode()) if (text.nodeValue) texts.push(text);
      const isStruck = (text: Node | undefined) => text?.parentElement?.closest('del') != null;
      if (!isStruck(texts.at(isBackward ? -1 : 0))) return standing(copy);
      const [anchor, offset] = isBackward
        ? [range.endContainer, range.endOffset]
        : [range.startContainer, range.startOffset];
      const isInside = isStruck(anchor) && offset > 0 && offset < (anchor.nodeValue?.length ?? 0);
      if (!isInside && !texts.every(isStruck)) return null;
      for (const inserted of copy.querySelectorAll('[data-inserted]')) inserted.remove();
      return seen(copy.textContent ?? '');
    };
    let selected: { from: number; to: number } | null = null;
    let copied: string | null = '';
    let touched: HTMLElement[] = [];
    if (selection && selection.rangeCount > 0 && text.contains(selection.anchorNode)) {
      const range = selection.getRangeAt(0);
      selected = {
        from: before(range.startContainer, range.startOffset),
        to: before(range.endContainer, range.endOffset),
      };
      const isBackward =
        range.endContainer === selection.anchorNode && range.endOffset === selection.anchorOffset;
      copied = copiedOf(range, isBackward && !range.collapsed);
      touched = lines.filter((line) => range.intersectsNode(line));
    }
    return {
      isInText: document.activeElement === text && selected !== null,
      text: lines.map((line) => standing(line.querySelector('.ed-words'))).join(''),
      selected,
      copied,
      isLocked: touched.some((line) => line.getAttribute('contenteditable') === 'false'),
      isOverLines: touched.length > 1,
      isAtEnd: touched.some((line) => before(line, line.childNodes.length) === selected?.to),
      hasNew: lines.some((line) => line.dataset.fate === 'inserted'),
      hasLocked: lines.some((line) => line.getAttribute('contenteditable') === 'false'),
    };
  });
