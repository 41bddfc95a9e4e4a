import { type RefObject, useEffect } from 'react';
import { useBench } from '../../state/review.tsx';
import { MAC } from '../../ui/platform.ts';
import { isPressed } from './key-combinations.ts';
import { COMMANDS } from './registry.ts';
import { useStructure } from './use-structure.ts';

/** The commands' keys, and the ways to the menu: Shift and F10, the menu key, the pointer's other button. */
export function useCommandKeys(page: RefObject<HTMLElement | null>): void {
  const { room } = useBench().bench;
  const { here, at, start, setMenu } = useStructure();
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
      setMenu({
        pid,
        x: left,
        y: Math.min(Math.max(bottom, round.top), Math.max(top + 40, round.bottom - 40)),
      });
    };
    const key = (event: KeyboardEvent) => {
      if (event.isComposing || !scroller.contains(document.activeElement)) return;
      const asksMenu = event.key === 'F10' && event.shiftKey;
      const command = COMMANDS.find((known) => known.key && isPressed(event, known.key, MAC));
      const pid = asksMenu || command ? here() : null;
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
      const line = target.closest<HTMLElement>('[data-pid], [data-unit]');
      const pid = line?.dataset.pid ?? line?.dataset.unit;
      // In the open section's words the browser's own menu has the spelling; the button beside them has ours.
      if (!pid || target.closest('.ed-line') || !document.getSelection()?.isCollapsed) return;
      event.preventDefault();
      at(pid);
      if (event.clientX === 0 && event.clientY === 0) openAt(pid);
      else setMenu({ pid, x: event.clientX, y: event.clientY });
    };
    // Before the editor, to which Enter and Backspace with any key held are its own.
    scroller.addEventListener('keydown', key, { capture: true });
    scroller.addEventListener('contextmenu', context);
    return () => {
      scroller.removeEventListener('keydown', key, { capture: true });
      scroller.removeEventListener('contextmenu', context);
    };
  }, [room, page, here, at, start, setMenu]);
}
