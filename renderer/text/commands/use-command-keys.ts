import { type RefObject, useEffect } from 'react';
import { isMisspelt } from '../../state/host/call.ts';
import { useBench } from '../../state/review/review.tsx';
import { MAC } from '../../ui/platform.ts';
import { isShortcut, type Shortcut } from '../../ui/shortcut.ts';
import { isPressed } from './key-combinations.ts';
import { COMMANDS } from './registry.ts';
import { type MenuPlace, useStructure } from './use-structure.ts';

const WORD = /[\p{L}\p{M}’']/u;

/** The word at an offset of a text. */
function wordIn(text: string, offset: number): string {
  let [from, to] = [offset, offset];
  while (from > 0 && WORD.test(text.charAt(from - 1))) from--;
  while (to < text.length && WORD.test(text.charAt(to))) to++;
  return text.slice(from, to);
}

/**
 * Whether a right click opens the menu of the browser or of Electron. It does with Shift held, and on a misspelt word,
 * because only that menu has the spelling suggestions.
 */
function isLeftToHost(event: MouseEvent): boolean {
  if (event.shiftKey) return true;
  if (!(event.target instanceof Element) || !event.target.closest('.ed-text')) return false;
  const { offsetNode, offset = 0 } = document.caretPositionFromPoint?.(event.clientX, event.clientY) ?? {};
  return offsetNode instanceof Text && isMisspelt(wordIn(offsetNode.data, offset));
}

export const MENU_KEYS = {
  menu: { key: 'F10', shift: true, does: 'Open the menu of the provision or the words you are at' },
  menuKey: { key: 'ContextMenu', does: 'Open the same menu' },
} as const satisfies Readonly<Record<string, Shortcut>>;

const pidAt = (target: Element): string | undefined => {
  const line = target.closest<HTMLElement>('[data-pid], [data-unit]');
  return line?.dataset.pid ?? line?.dataset.unit;
};

/** The deleted words of the open section under the pointer. */
const struckAt = (target: Element): string => target.closest('.ed-struck')?.textContent ?? '';

/** Whether the words under an element can be edited or only read; empty where there are none. */
function wordsAt(target: Element): Pick<MenuPlace, 'clipboard'> {
  if (target.closest('.ed-text')) return { clipboard: 'typed-in' };
  return document.getSelection()?.isCollapsed === false ? { clipboard: 'read' } : {};
}

/** The keys of the commands, and the ways to open the menu: Shift F10, the menu key, a right click. */
export function useCommandKeys(page: RefObject<HTMLElement | null>): void {
  const { room } = useBench().bench;
  const { focusedPid, at, start, setMenu, editor } = useStructure();
  useEffect(() => {
    const scroller = page.current;
    if (room !== 'act' || !scroller) return;
    const openAt = (pid: string) => {
      const line = scroller.querySelector(
        `[data-pid="${CSS.escape(pid)}"], [data-unit="${CSS.escape(pid)}"]`,
      );
      const { left = 0, top = 0, bottom = 0 } = line?.getBoundingClientRect() ?? {};
      const round = scroller.getBoundingClientRect();
      at(pid);
      const words = wordsAt(document.activeElement ?? scroller);
      setMenu({
        pid,
        x: left,
        y: Math.min(Math.max(bottom, round.top), Math.max(top + 40, round.bottom - 40)),
        ...words,
        struck: words.clipboard === 'typed-in' ? (editor.current?.struckText() ?? '') : '',
      });
    };
    const key = (event: KeyboardEvent) => {
      if (event.isComposing || !scroller.contains(document.activeElement)) return;
      const asksMenu = isShortcut(event, MENU_KEYS.menu) || event.key === MENU_KEYS.menuKey.key;
      const command = COMMANDS.find((each) => each.key && isPressed(event, each.key, MAC));
      const pid = asksMenu || command ? focusedPid() : null;
      if (pid === null) return;
      if (asksMenu) {
        event.preventDefault();
        event.stopPropagation();
        openAt(pid);
        return;
      }
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      start(command.id, pid);
    };
    const context = (event: MouseEvent) => {
      const target = event.target as Element;
      const isByKey = event instanceof PointerEvent && event.pointerType === '';
      const pid = isByKey ? focusedPid() : pidAt(target);
      if (!pid || (!isByKey && isLeftToHost(event))) return;
      event.preventDefault();
      at(pid);
      if (isByKey) openAt(pid);
      else setMenu({ pid, x: event.clientX, y: event.clientY, ...wordsAt(target), struck: struckAt(target) });
    };
    // Capturing, because the editor would handle Enter and Backspace with any modifier itself.
    scroller.addEventListener('keydown', key, { capture: true });
    scroller.addEventListener('contextmenu', context);
    return () => {
      scroller.removeEventListener('keydown', key, { capture: true });
      scroller.removeEventListener('contextmenu', context);
    };
  }, [room, page, focusedPid, at, start, setMenu, editor]);
}
