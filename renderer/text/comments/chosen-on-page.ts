import type { Provision } from '../../../core/act/tree.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';
import { type LocatedWords, selectedWords, type ThreadWords } from '../../../core/review/thread-words.ts';
import type { View } from '../../state/window/workbench.ts';
import { type DrawnLine, drawnLine, lineElements, offsetIn } from '../page/drawn-lines.ts';
import { withDrawn } from '../page/nearness.ts';

/** The words selected on the page, and the provision that they start in. */
export interface ChosenOnPage {
  readonly pid: string;
  readonly words: ThreadWords;
  /** All selected words, including deleted ones. */
  readonly all: readonly LocatedWords[];
}

interface ShownText {
  readonly root: Provision;
  readonly act: RedlineNode;
  readonly view: View;
}

const LETTER = /[\p{L}\p{N}’'-]/u;

/**
 * The word at an offset of a line; null between words. A live word continues past deleted text inside it. A deleted word
 * ends where the deletion ends.
 */
function wordAt({ texts }: DrawnLine, at: number): { readonly from: number; readonly to: number } | null {
  const units = texts.flatMap((text) => {
    const isStruck = text.parentElement?.closest('del') != null;
    return Array.from({ length: text.length }, (_, n) => ({ unit: text.data.charAt(n), isStruck }));
  });
  const inStruck = units[at - 1]?.isStruck === true && units[at]?.isStruck === true;
  const isLetter = (n: number): boolean => LETTER.test(units[n]?.unit ?? '');
  const isOfWord = (n: number): boolean => (units[n]?.isStruck === inStruck ? isLetter(n) : !inStruck);
  let from = at;
  while (from > 0 && isOfWord(from - 1)) from--;
  let to = at;
  while (to < units.length && isOfWord(to)) to++;
  const isWord = units.slice(from, to).some(({ isStruck }) => isStruck === inStruck);
  return isWord ? { from, to } : null;
}

/** The range on the page that a person means: the selection, else the focused change, else the caret. */
function chosenRange(page: HTMLElement): Range | null {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const isIn = range !== null && page.contains(range.commonAncestorContainer);
  if (isIn && !range.collapsed) return range;
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.matches('.change') && page.contains(focused)) {
    const change = document.createRange();
    // A focused number stands for its words.
    change.selectNodeContents(focused.closest('.label')?.parentElement ?? focused);
    return change;
  }
  const typedIn = range?.startContainer.parentElement?.closest('.ed-line') ?? null;
  return isIn && typedIn && focused?.contains(typedIn) ? range : null;
}

/** The words selected on a page, or at the caret of the open section; null where there are none. */
export function chosenOnPage(page: HTMLElement, { root, act, view }: ShownText): ChosenOnPage | null {
  const range = chosenRange(page);
  if (!range) return null;
  return withDrawn(page, range, () => {
    const lines = lineElements(page)
      .filter((element) => range.intersectsNode(element))
      .flatMap((element) => drawnLine(root, act, view, element) ?? [])
      .map((line) => {
        const size = line.texts.reduce((length, text) => length + text.length, 0);
        const from = line.element.contains(range.startContainer)
          ? offsetIn(line, range.startContainer, range.startOffset)
          : 0;
        const to = line.element.contains(range.endContainer)
          ? offsetIn(line, range.endContainer, range.endOffset)
          : size;
        const word = range.collapsed ? wordAt(line, from) : null;
        return { sources: line.sources, from: word?.from ?? from, to: word?.to ?? to };
      });
    return selectedWords(lines);
  });
}
