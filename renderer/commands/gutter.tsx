import { MoreVertical } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { useStructure } from './use-structure.tsx';
import './commands.css';

interface Beside {
  readonly pid: string;
  readonly top: number;
  readonly left: number;
}

const lineAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-pid]') : null;

/** The button beside the provision that the pointer or the caret is at, which opens its menu. */
export function Gutter({ page }: { readonly page: RefObject<HTMLElement | null> }) {
  const { setMenu, at } = useStructure();
  const [beside, setBeside] = useState<Beside | null>(null);
  useEffect(() => {
    const scroller = page.current;
    if (!scroller) return;
    const put = (line: HTMLElement | null) => {
      const pid = line?.dataset.pid;
      if (!line || pid === undefined) return;
      const box = line.getBoundingClientRect();
      const round = scroller.getBoundingClientRect();
      const now = { pid, top: box.top - round.top + scroller.scrollTop, left: box.left - round.left };
      setBeside((was) =>
        was && was.pid === pid && was.top === now.top && was.left === now.left ? was : now,
      );
    };
    const pointer = (event: PointerEvent) => put(lineAt(event.target));
    const moved = () => {
      const node = document.getSelection()?.focusNode ?? null;
      const line = lineAt(node instanceof Element ? node : (node?.parentElement ?? null));
      if (!line || !scroller.contains(line) || !scroller.contains(document.activeElement)) return;
      if (line.dataset.pid) at(line.dataset.pid);
      if (line.matches('.ed-line')) put(line);
    };
    const focused = (event: FocusEvent) => {
      const line = lineAt(event.target) ?? (event.target as Element).querySelector<HTMLElement>('[data-pid]');
      const unit = (event.target as Element).closest<HTMLElement>('[data-unit]');
      const pid = line?.dataset.pid ?? unit?.dataset.unit;
      if (pid && unit) at(pid);
    };
    scroller.addEventListener('pointermove', pointer);
    scroller.addEventListener('focusin', focused);
    document.addEventListener('selectionchange', moved);
    return () => {
      scroller.removeEventListener('pointermove', pointer);
      scroller.removeEventListener('focusin', focused);
      document.removeEventListener('selectionchange', moved);
    };
  }, [page, at]);
  if (!beside) return null;
  return (
    <button
      type="button"
      className="gutter-button"
      // Reached with Shift+F10 from the words themselves: one more stop at every provision would be in the way.
      tabIndex={-1}
      aria-label="Commands for this provision"
      title="Commands for this provision (Shift F10)"
      style={{ top: beside.top, left: beside.left }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        at(beside.pid);
        setMenu({ pid: beside.pid, x: left, y: bottom });
      }}
    >
      <MoreVertical aria-hidden="true" />
    </button>
  );
}
