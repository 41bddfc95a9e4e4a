import type { Field, Pid } from '../../../core/act/tree.ts';
import { FIELDS } from '../../../core/act/tree.ts';

/** A reader’s place: the first visible line with its distance from the top, and later lines to fall back on. */
export interface Place {
  readonly lines: readonly { readonly key: string; readonly top: number }[];
}

const keyOf = (line: Element): string =>
  line.getAttribute('data-line') ?? line.getAttribute('data-unit') ?? '';

/** How many lines a place has. The first ones may not exist in another view. */
const REMEMBERED = 60;

export function placeIn(scroller: HTMLElement): Place {
  const { top } = scroller.getBoundingClientRect();
  const lines: { key: string; top: number }[] = [];
  for (const line of scroller.querySelectorAll('[data-line], [data-unit]')) {
    const box = line.getBoundingClientRect();
    if (box.bottom <= top + 1) continue;
    lines.push({ key: keyOf(line), top: box.top - top });
    if (lines.length === REMEMBERED) break;
  }
  return { lines };
}

/** Scrolls so that the first line of a place that exists is where it was. */
export function restorePlace(scroller: HTMLElement, place: Place): void {
  const top = scroller.getBoundingClientRect().top;
  for (const { key, top: was } of place.lines) {
    const name = CSS.escape(key);
    const line = scroller.querySelector(`[data-line="${name}"], [data-unit="${name}"]`);
    if (!line) continue;
    scroller.scrollTop += line.getBoundingClientRect().top - top - was;
    return;
  }
}

/** The unit at the top of the visible part. */
export function unitInView(scroller: HTMLElement): Pid | null {
  const top = scroller.getBoundingClientRect().top + 48;
  let lastUnit: Pid | null = null;
  for (const unit of scroller.querySelectorAll('[data-unit]')) {
    if (unit.getBoundingClientRect().top > top && lastUnit !== null) break;
    lastUnit = unit.getAttribute('data-unit');
  }
  return lastUnit;
}

/** The unit that a person is at: the one with the focus if any of it is visible, else the first visible one. */
export function unitHere(scroller: HTMLElement): Pid | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-unit]');
  if (focused && scroller.contains(focused)) {
    const { top, bottom } = focused.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    if (bottom > view.top && top < view.bottom) return focused.dataset.unit ?? null;
  }
  return unitInView(scroller);
}

/** A caret’s place in the text as amended. */
export interface CaretPlace {
  readonly pid: Pid;
  readonly field: Field;
  readonly offset: number;
}

/** The key of the line with the caret in the editor; null when the caret is elsewhere. */
export function caretLine(): string | null {
  const node = window.getSelection()?.focusNode ?? null;
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  const line = element?.closest<HTMLElement>('.ed-line');
  return line ? `${line.dataset.pid}/${line.dataset.field}` : null;
}

/** The provision with the caret, if the text has the focus; else null. */
export function caretProvision(): Pid | null {
  const focused = document.activeElement;
  const isTyping =
    focused instanceof HTMLElement && (focused.isContentEditable || focused.matches('textarea, input'));
  if (!isTyping || !focused.closest('.text-scroller')) return null;
  const node = focused.isContentEditable ? (window.getSelection()?.focusNode ?? null) : focused;
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>('[data-pid]')?.dataset.pid ?? null;
}

const NOT_TEXT = 'del, .hidden-words, .note-mark, .label';

/** The place in the text at a point of the window, in pixels; null where there is no text. */
export function caretAt(x: number, y: number): CaretPlace | null {
  const at = document.caretPositionFromPoint?.(x, y);
  const line = at && (at.offsetNode.parentElement?.closest('[data-line]') ?? null);
  if (!at || !line) return null;
  const [, name] = (line.getAttribute('data-line') ?? '').split('/');
  const field = FIELDS.find((each) => each === name);
  const pid = line.getAttribute('data-pid');
  if (!field || pid === null) return null;
  const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let offset = 0;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const counts = !text.parentElement?.closest(NOT_TEXT);
    if (text === at.offsetNode) return { pid, field, offset: counts ? offset + at.offset : offset };
    if (counts) offset += text.nodeValue?.length ?? 0;
  }
  return { pid, field, offset };
}
