import { Plus } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useStructure } from './use-structure.ts';
import './commands.css';

interface GutterPlace {
  readonly pid: string;
  readonly top: number;
  readonly left: number;
}

/** The first cell in the table row of a line; the line itself outside tables. */
function startOfRow(line: Element): Element {
  const row = line.closest('tr');
  if (row) return row;
  let at = line;
  while (Number(at.getAttribute('data-column') ?? 1) > 1 && at.previousElementSibling)
    at = at.previousElementSibling;
  return at;
}

function placeOf(line: HTMLElement, scroller: HTMLElement): GutterPlace {
  const box = line.getBoundingClientRect();
  // Left of the table, so that the button covers no cell.
  const side = startOfRow(line).getBoundingClientRect();
  const round = scroller.getBoundingClientRect();
  const { pid = '' } = line.dataset;
  return { pid, top: box.top - round.top + scroller.scrollTop, left: side.left - round.left };
}

/** Returns the old place object where the place is the same, so that React draws nothing. */
const keepUnmoved = (was: GutterPlace | null, now: GutterPlace): GutterPlace =>
  was && was.pid === now.pid && was.top === now.top && was.left === now.left ? was : now;

const lineAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-pid]') : null;

/** The button beside the provision at the pointer or caret. It opens the provision’s menu. */
export function Gutter({ page }: { readonly page: RefObject<HTMLElement | null> }) {
  const { setMenu, at, atUnit } = useStructure();
  const [place, setPlace] = useState<GutterPlace | null>(null);
  const lineOf = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const scroller = page.current;
    const text = scroller?.querySelector('.act');
    if (!scroller || !text) return;
    // Lines move when the text grows or shrinks. The observer runs after layout, so that measuring forces none.
    const observer = new ResizeObserver(() =>
      setPlace((was) => {
        if (!was) return null;
        const connectedLine = lineOf.current?.isConnected ? lineOf.current : null;
        const line =
          connectedLine ?? scroller.querySelector<HTMLElement>(`[data-pid="${CSS.escape(was.pid)}"]`);
        return line && keepUnmoved(was, placeOf(line, scroller));
      }),
    );
    observer.observe(text);
    return () => observer.disconnect();
  }, [page]);
  useEffect(() => {
    const scroller = page.current;
    if (!scroller) return;
    const placeAt = (line: HTMLElement | null) => {
      const pid = line?.dataset.pid;
      // While somebody types in a line, the observer above follows it.
      if (!line || pid === undefined || line === lineOf.current) return;
      lineOf.current = line;
      const now = placeOf(line, scroller);
      setPlace((was) => keepUnmoved(was, now));
    };
    const pointer = (event: PointerEvent) => placeAt(lineAt(event.target));
    const moved = () => {
      const node = document.getSelection()?.focusNode ?? null;
      const line = lineAt(node instanceof Element ? node : (node?.parentElement ?? null));
      if (!line || !scroller.contains(line) || !scroller.contains(document.activeElement)) return;
      if (line.dataset.pid) at(line.dataset.pid);
      if (line.matches('.ed-line')) placeAt(line);
    };
    const focused = ({ target }: FocusEvent) => {
      const pid = lineAt(target)?.dataset.pid;
      const unit = target instanceof Element ? target.closest<HTMLElement>('[data-unit]') : null;
      if (pid) at(pid);
      else if (unit) atUnit(unit);
    };
    scroller.addEventListener('pointermove', pointer);
    scroller.addEventListener('focusin', focused);
    document.addEventListener('selectionchange', moved);
    return () => {
      scroller.removeEventListener('pointermove', pointer);
      scroller.removeEventListener('focusin', focused);
      document.removeEventListener('selectionchange', moved);
    };
  }, [page, at, atUnit]);
  if (!place) return null;
  return (
    <button
      type="button"
      className="gutter-button"
      // Shift+F10 opens the same menu from the text. A tab stop at every provision would be in the way.
      tabIndex={-1}
      aria-label="Commands for this provision"
      title="Insert, omit, move, comment… (Shift F10)"
      style={{ top: place.top, left: place.left }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        at(place.pid);
        setMenu({ pid: place.pid, x: left, y: bottom });
      }}
    >
      <Plus aria-hidden="true" />
    </button>
  );
}
