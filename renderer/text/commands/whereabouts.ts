import type { RefObject } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import { partAt } from '../../../core/amend/structure/with-inserted.ts';
import type { Span } from '../../state/review/undo.ts';
import type { EditorHandle } from '../editor/section-editor.tsx';
import type { DraftNow } from './draft-now.ts';
import type { Structure } from './use-structure.ts';

/** How much of what is round a line is seen with it, in pixels. */
const MARGIN = 64;

/** Scrolls to a line only where it can't be seen, and then to where what is round it can be, too. */
export function bringIn(line: HTMLElement | null): void {
  const round = line?.closest('.text-scroller')?.getBoundingClientRect();
  const box = line?.getBoundingClientRect();
  if (!line || !round || !box || (box.top >= round.top + MARGIN && box.bottom <= round.bottom - MARGIN))
    return;
  line.scrollIntoView({ block: 'center' });
}

/** The first line of a provision in the text, or its section, where the page has it. */
export const inPage = (pid: Pid): HTMLElement | null =>
  document.querySelector<HTMLElement>(`.text-scroller [data-pid="${CSS.escape(pid)}"]`);

/**
 * Puts the focus at a place: on its section, or, where that takes no keys (a Part, or what was left out), on its line,
 * which takes it for this once.
 */
export function focusOn(unit: HTMLElement | null, line: HTMLElement | null): void {
  const goal = unit?.tabIndex === 0 ? unit : (line ?? unit);
  if (goal && goal.tabIndex < 0) goal.tabIndex = -1;
  goal?.focus({ preventScroll: true });
}

export interface Whereabouts extends Pick<Structure, 'at' | 'atUnit' | 'focusedPid' | 'comeBack'> {
  readonly caret: () => Span | null;
}

/** Where a person is in the text, by the caret, the focus, and what they were at last. */
export function whereaboutsOf(
  editor: RefObject<EditorHandle | null>,
  last: RefObject<Pid | null>,
  { draftNow }: DraftNow,
): Whereabouts {
  const caret = (): Span | null => editor.current?.span() ?? null;
  return {
    caret,
    at: (pid: Pid) => {
      last.current = pid;
    },
    atUnit: (unit: HTMLElement) => {
      const was = last.current === null ? null : inPage(last.current);
      if (!was || !unit.contains(was)) last.current = unit.dataset.unit ?? last.current;
    },
    focusedPid: () => {
      const focused = document.activeElement?.closest<HTMLElement>('.text-scroller [data-unit]');
      const at = caret()?.focus ?? null;
      const typed = at && partAt(draftNow().shownAmendments, at.pid, at.field);
      // Within the section that has the focus, what was gone to.
      const lastLine = last.current === null ? null : inPage(last.current);
      const within = focused && lastLine && focused.contains(lastLine) ? last.current : null;
      return typed ?? within ?? focused?.dataset.unit ?? last.current;
    },
    comeBack: () => {
      if (editor.current && caret()) return editor.current.restoreFocus();
      const line = last.current === null ? null : inPage(last.current);
      focusOn(line?.closest<HTMLElement>('[data-unit]') ?? null, line);
    },
  };
}
