import type { Page } from 'playwright-core';

/**
 * What is wrong with how a page is laid out, read off its boxes: words over words, words that are cut off and don't say
 * so, controls outside the window, a page that is wider than its window. It runs in the page, and knows nothing of it.
 */
function faultsOfLayout(): readonly string[] {
  const faults: string[] = [];
  const width = document.documentElement.clientWidth;
  const height = document.documentElement.clientHeight;
  const named = (element: Element): string => {
    const words = (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40);
    const name = [...element.classList].slice(0, 2).join('.');
    return `${element.tagName.toLowerCase()}${name && `.${name}`} “${words || element.getAttribute('aria-label') || ''}”`;
  };
  /** Whether an element is what is seen at the middle of a box. */
  const isSeen = (element: Element, { left, right, top, bottom }: DOMRect): boolean => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    if (x < 0 || y < 0 || x >= width || y >= height) return false;
    const there = document.elementFromPoint(x, y);
    return (
      there !== null &&
      (element.contains(there) || there.contains(element)) &&
      there.closest('.hidden-words') === null
    );
  };
  /** The part of a box that what it stands in lets be seen. */
  const clipped = (box: DOMRect, element: Element): DOMRect => {
    let { left, right, top, bottom } = box;
    for (let up: Element | null = element; up; up = up.parentElement) {
      if (getComputedStyle(up).overflowX === 'visible') continue;
      const round = up.getBoundingClientRect();
      [left, right] = [Math.max(left, round.left), Math.min(right, round.right)];
      [top, bottom] = [Math.max(top, round.top), Math.min(bottom, round.bottom)];
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  };
  const scrollsAcross = (element: Element | null): boolean => {
    for (let up = element; up; up = up.parentElement)
      if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth + 1)
        return true;
    return false;
  };

  if (document.documentElement.scrollWidth > width + 1)
    faults.push(`The page is ${document.documentElement.scrollWidth - width} px wider than its window`);

  const controls =
    'button, a[href], input, select, textarea, summary, [role=tab], [role=checkbox], [role=radio]';
  for (const control of document.querySelectorAll(controls)) {
    const box = control.getBoundingClientRect();
    const style = getComputedStyle(control);
    if (
      box.width < 2 ||
      box.height < 2 ||
      style.visibility === 'hidden' ||
      box.top > height ||
      box.bottom < 0
    )
      continue;
    if (control.closest('.hidden-words, .skip-link, [aria-hidden=true]')) continue;
    if ((box.left < -1 || box.right > width + 1) && !scrollsAcross(control))
      faults.push(
        `${named(control)} stands outside the window: ${Math.round(box.left)} to ${Math.round(box.right)}`,
      );
  }

  for (const bar of document.querySelectorAll('[role=radiogroup], [role=group], [role=toolbar]')) {
    const all = [...bar.children].map((child) => child.getBoundingClientRect());
    const { right } = bar.getBoundingClientRect();
    const empty = right - Math.max(...all.map((box) => box.right));
    const isDrawn = getComputedStyle(bar).borderInlineEndWidth !== '0px';
    const isOneLine = all.every((box) => Math.abs(box.top - (all[0]?.top ?? 0)) < 4);
    if (isDrawn && isOneLine && empty > 4)
      faults.push(`${named(bar)} is ${Math.round(empty)} px wider than what is in it`);
  }

  const drawn: { readonly element: Element; readonly box: DOMRect; readonly words: string }[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (
      !element ||
      (node.nodeValue ?? '').trim() === '' ||
      element.closest('.hidden-words, .skip-link, script, style')
    )
      continue;
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden' || style.opacity === '0') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const whole of range.getClientRects()) {
      const box = clipped(whole, element);
      if (box.width > 2 && box.height > 2 && isSeen(element, box))
        drawn.push({ element, box, words: (node.nodeValue ?? '').trim().slice(0, 30) });
    }
  }
  for (const [at, a] of drawn.entries())
    for (const b of drawn.slice(at + 1)) {
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      const least = Math.min(a.box.height, b.box.height);
      if (across > 3 && down > least / 2) faults.push(`“${a.words}” and “${b.words}” stand over each other`);
    }

  for (const element of new Set(drawn.map((one) => one.element))) {
    const { overflowX, textOverflow, whiteSpace } = getComputedStyle(element);
    const isCut = element.scrollWidth > element.clientWidth + 2 && /hidden|clip/.test(overflowX);
    if (isCut && textOverflow !== 'ellipsis' && whiteSpace === 'nowrap')
      faults.push(`${named(element)} is cut off`);
  }
  return [...new Set(faults)].slice(0, 12);
}

/** What is wrong with how the page is laid out at this moment. */
export const layoutFaults = (page: Page): Promise<readonly string[]> => page.evaluate(faultsOfLayout);
