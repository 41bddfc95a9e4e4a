import type { RefObject } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import { partAt } from '../../../core/amend/structure/with-inserted.ts';
import type { Span } from '../../state/review/undo.ts';
import type { EditorHandle } from '../editor/section-editor.tsx';
import type { DraftAccess } from './draft-access.ts';
import type { Structure } from './use-structure.ts';

/** The space to keep visible above and below a line. */
const MARGIN_PX = 64;

/** Scrolls to a line if it can’t be seen with the space around it. It then goes to the middle. */
export function scrollIntoSight(line: HTMLElement | null): void {
  const round = line?.closest('.text-scroller')?.getBoundingClientRect();
  const box = line?.getBoundingClientRect();
  if (!line || !round || !box || (box.top >= round.top + MARGIN_PX && box.bottom <= round.bottom - MARGIN_PX))
    return;
  line.scrollIntoView({ block: 'center' });
}

/** The first line of a provision on the page; null where it isn’t drawn. */
export const lineOnPage = (pid: Pid): HTMLElement | null =>
  document.querySelector<HTMLElement>(`.text-scroller [data-pid="${CSS.escape(pid)}"]`);

/**
 * Focuses a section. If that takes no focus (a Part, or an omitted section), focuses the line and makes it focusable.
 */
export function focusOn(unit: HTMLElement | null, line: HTMLElement | null): void {
  const goal = unit?.tabIndex === 0 ? unit : (line ?? unit);
  if (goal && goal.tabIndex < 0) goal.tabIndex = -1;
  goal?.focus({ preventScroll: true });
}

export interface TextFocus extends Pick<Structure, 'at' | 'atUnit' | 'focusedPid' | 'comeBack'> {
  readonly caret: () => Span | null;
}

/** Tracks where a person is in the text, by the caret, the focus, and the provision that they were at last. */
export function textFocusOf(
  editor: RefObject<EditorHandle | null>,
  last: RefObject<Pid | null>,
  { draftNow }: DraftAccess,
): TextFocus {
  const caret = (): Span | null => editor.current?.span() ?? null;
  return {
    caret,
    at: (pid: Pid) => {
      last.current = pid;
    },
    atUnit: (unit: HTMLElement) => {
      const was = last.current === null ? null : lineOnPage(last.current);
      if (!was || !unit.contains(was)) last.current = unit.dataset.unit ?? last.current;
    },
    focusedPid: () => {
      const focused = document.activeElement?.closest<HTMLElement>('.text-scroller [data-unit]');
      const at = caret()?.focus ?? null;
      const typed = at && partAt(draftNow().shownAmendments, at.pid, at.field);
      // In the section with the focus, the provision that was gone to.
      const lastLine = last.current === null ? null : lineOnPage(last.current);
      const within = focused && lastLine && focused.contains(lastLine) ? last.current : null;
      return typed ?? within ?? focused?.dataset.unit ?? last.current;
    },
    comeBack: () => {
      if (editor.current && caret()) return editor.current.restoreFocus();
      const line = last.current === null ? null : lineOnPage(last.current);
      focusOn(line?.closest<HTMLElement>('[data-unit]') ?? null, line);
    },
  };
}
