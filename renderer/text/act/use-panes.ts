import { type RefObject, useEffect, useRef } from 'react';
import { useBench } from '../../state/review/review.tsx';
import type { Shortcut } from '../../ui/shortcut.ts';

export const PANE_KEYS = {
  next: { key: 'F6', does: 'Go to the next pane: the structure, the text, the panel beside it' },
  previous: { key: 'F6', shift: true, does: 'Go to the previous pane' },
} as const satisfies Readonly<Record<string, Shortcut>>;

const PANES = '.structure-side, .text-scroller, .panel-side';
const FOCUSABLE =
  'button:not([disabled]), a[href], input, textarea, select, [tabindex="0"], [contenteditable="true"]';

/**
 * F6 moves between the panes, as in Word: structure, text, panel. Each pane restores its last focus. Otherwise a person
 * would have to tab through the rest of the Act to reach a change’s amendment.
 */
export function usePanes(room: RefObject<HTMLElement | null>): void {
  const isHere = useBench().bench.room === 'act';
  const lastFocusByPane = useRef(new WeakMap<Element, HTMLElement>());
  useEffect(() => {
    if (!isHere) return;
    const key = (event: KeyboardEvent) => {
      if (event.key !== PANE_KEYS.next.key || event.ctrlKey || event.altKey || event.metaKey) return;
      const panes = [...(room.current?.querySelectorAll<HTMLElement>(PANES) ?? [])].filter((pane) =>
        pane.checkVisibility(),
      );
      const focused = document.activeElement;
      // An open dialog has the keyboard to itself.
      if (panes.length === 0 || focused?.closest('[role=dialog], .popover')) return;
      event.preventDefault();
      const at = panes.findIndex((pane) => pane.contains(focused));
      const focusedPane = panes[at];
      if (focusedPane && focused instanceof HTMLElement) lastFocusByPane.current.set(focusedPane, focused);
      // From a toolbar outside the panes, the first is the text.
      const text = panes.findIndex((pane) => pane.matches('.text-scroller'));
      const to = panes[at < 0 ? text : (at + (event.shiftKey ? -1 : 1) + panes.length) % panes.length];
      if (!to) return;
      const was = lastFocusByPane.current.get(to);
      const stop = was?.isConnected && to.contains(was) ? was : to.querySelector<HTMLElement>(FOCUSABLE);
      (stop ?? to).focus();
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [isHere, room]);
}
