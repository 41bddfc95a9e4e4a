import type { Page } from 'playwright-core';

/** What may be wider than the window, in a box of its own that scrolls: WCAG 1.4.10 excepts tables, code and pictures. */
const MAY_BE_WIDE = 'table, [role=grid], [role=treegrid], pre, svg:not(.icon), [role=tablist]';

const OPEN = '[role=dialog], [role=alertdialog], .popover';

/** Waits until what is open is to be seen: it is in the page, and has the focus, a moment before that. */
const shown = (page: Page) =>
  page.waitForFunction(
    (opened) =>
      [...document.querySelectorAll(opened)]
        .at(-1)
        ?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ?? true,
    OPEN,
  );

/**
 * What is wrong with the window at its size: what scrolls sideways, what is cut off where no scrolling leads, and which
 * controls lie on one another. Looks at the sheet, menu or list that is open, or else at the whole window.
 */
export async function reflowFaults(page: Page): Promise<readonly string[]> {
  await shown(page);
  return page.evaluate(
    ([mayBeWide, opened]) => {
      type Axis = 'X' | 'Y';
      const root = document.documentElement;
      const wrong = new Set<string>();
      const name = (element: Element) => {
        const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
        return `${element.tagName.toLowerCase()} “${words.slice(0, 40)}”`;
      };
      const overflow = (element: Element, axis: Axis) => getComputedStyle(element)[`overflow${axis}`];
      const scrolls = (element: Element, axis: Axis) => /auto|scroll/.test(overflow(element, axis));
      const isFixed = (element: Element) => getComputedStyle(element).position === 'fixed';

      /** What of an element can be seen now; with `byScrolling`, what can be brought to be seen. */
      const seen = (element: Element, byScrolling: boolean) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const box = { left, top, right, bottom };
        const free = { X: false, Y: false };
        const cut = (outer: typeof box, axis: Axis) => {
          if (free[axis]) return;
          const [from, to] = axis === 'X' ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
          box[from] = Math.max(box[from], outer[from]);
          box[to] = Math.min(box[to], outer[to]);
        };
        let at: Element = element;
        while (!isFixed(at) && at.parentElement && at.parentElement !== document.body) {
          at = at.parentElement;
          for (const axis of ['X', 'Y'] as const) {
            if (byScrolling && scrolls(at, axis)) free[axis] = true;
            else if (overflow(at, axis) !== 'visible') cut(at.getBoundingClientRect(), axis);
          }
        }
        if (byScrolling && !isFixed(at) && root.scrollHeight > root.clientHeight) free.Y = true;
        const window = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
        cut(window, 'X');
        cut(window, 'Y');
        return box;
      };
      /** There for screen readers only, in a box of next to nothing. */
      const isForEars = (element: Element): boolean => {
        const outer = element.parentElement;
        if (!outer) return false;
        const { width, height } = outer.getBoundingClientRect();
        return (width <= 1 && height <= 1 && overflow(outer, 'X') === 'hidden') || isForEars(outer);
      };
      const isShown = (element: Element) => {
        const { width, height } = element.getBoundingClientRect();
        return (
          width > 1 &&
          height > 1 &&
          element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
          !element.closest('.hidden-words, .skip-link') &&
          !isForEars(element)
        );
      };

      if (root.scrollWidth > innerWidth) wrong.add('the window scrolls sideways');
      const within = [...document.querySelectorAll(opened)].at(-1) ?? document.body;
      for (const element of [within, ...within.querySelectorAll('*')]) {
        const by = element.scrollWidth - element.clientWidth;
        if (by <= 1 || element.clientWidth === 0 || !scrolls(element, 'X')) continue;
        if (!element.matches(mayBeWide) && !element.querySelector(mayBeWide))
          wrong.add(`scrolls sideways by ${by}: ${name(element)}`);
      }

      const pressable =
        'button, a[href], input, textarea, select, [role=option], [role=menuitem], [role=radio], [role=tab]';
      const shown = [
        ...within.querySelectorAll(`${pressable}, h1, h2, h3, h4, p, label, dd, dt, li, td, th`),
      ].filter(isShown);
      for (const element of shown) {
        const { width, height } = element.getBoundingClientRect();
        const { left, top, right, bottom } = seen(element, true);
        if (width - (right - left) > 1.5) wrong.add(`cut off at its side: ${name(element)}`);
        if (height - (bottom - top) > 1.5) wrong.add(`cut off below: ${name(element)}`);
      }

      // News lies over what it comes to, and goes; the panels that are opened over the text are meant to.
      const layer = (element: Element) => element.closest('.panel-side, .structure-side');
      const controls = shown.filter((element) => element.matches(pressable) && !element.closest('.notices'));
      for (const [at, one] of controls.entries())
        for (const other of controls.slice(at + 1)) {
          if (one.contains(other) || other.contains(one) || layer(one) !== layer(other)) continue;
          const a = seen(one, false);
          const b = seen(other, false);
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (wide > 2 && high > 2) wrong.add(`${name(one)} lies on ${name(other)}`);
        }
      return [...wrong];
    },
    [MAY_BE_WIDE, OPEN] as const,
  );
}

/** More than there is to tab or step to in any sheet, and a walk that comes round ends by itself. */
const MOST = 60;

/**
 * What can't be seen while it has the focus (WCAG 2.4.11), of all that the keyboard leads to in the sheet, menu or list
 * that is open; where none is, nothing is walked through.
 */
export async function hiddenFocus(page: Page): Promise<readonly string[]> {
  await shown(page);
  const kind = await page.evaluate((opened) => {
    const open = [...document.querySelectorAll(opened)].at(-1);
    return open ? (open.querySelector('[role=menu], [role=listbox]') ? 'list' : 'sheet') : 'none';
  }, OPEN);
  if (kind === 'none') return [];
  const hidden: string[] = [];
  const walked = new Set<string>();
  for (let step = 0; step < MOST; step++) {
    await page.keyboard.press(kind === 'list' ? 'ArrowDown' : 'Tab');
    const { id, wrong } = await page.evaluate(async (step) => {
      // Scrolling to it is the next frame's.
      await new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)));
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement)) return { id: 'nothing', wrong: null };
      focused.dataset.walked ??= String(step);
      // A box that is drawn by its label has a field that isn't.
      const shown = focused.matches('input:is([type=checkbox], [type=radio])')
        ? (focused.closest('label') ?? focused)
        : focused;
      const { left, top, width, height } = shown.getBoundingClientRect();
      const parts = [0.1, 0.5, 0.9];
      const hits = parts.flatMap((x) =>
        parts.map((y) => document.elementFromPoint(left + width * x, top + height * y)),
      );
      const isSeen = hits.some((hit) => hit !== null && shown.contains(hit));
      const over = hits.find((hit) => hit !== null);
      const under = over ? `, under ${over.tagName.toLowerCase()}.${over.className}` : '';
      const words = (shown.getAttribute('aria-label') ?? shown.textContent ?? '').slice(0, 40);
      const isTall = height > innerHeight;
      return {
        id: focused.dataset.walked,
        wrong:
          isSeen || isTall
            ? null
            : `out of sight with the focus: ${shown.tagName.toLowerCase()} “${words}”${under}`,
      };
    }, step);
    if (walked.has(id)) break;
    walked.add(id);
    if (wrong) hidden.push(wrong);
  }
  return hidden;
}
