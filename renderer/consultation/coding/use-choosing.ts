import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import { cutBlocks, type Stretch, trimmed } from './cut-blocks.ts';
import { pointedAt, rangeOver, selectedIn } from './dom-places.ts';
import { atEnd, type Choice, stepped } from './stepped.ts';

interface Choosing {
  readonly text: string;
  /** The element whose children are the blocks of the text. */
  readonly within: RefObject<HTMLDivElement | null>;
  readonly onChosen: (words: Stretch, by: 'pointer' | 'keys') => void;
  /** Called for a click that selected nothing, with its offset. */
  readonly onPointed: (at: number) => void;
  readonly onNothing: () => void;
}

const ARROWS = {
  ArrowLeft: { unit: 'word', forward: false },
  ArrowRight: { unit: 'word', forward: true },
  ArrowUp: { unit: 'sentence', forward: false },
  ArrowDown: { unit: 'sentence', forward: true },
} as const;
const isArrow = (key: string): key is keyof typeof ARROWS => key in ARROWS;

/**
 * Selects words of a text by mouse, by the browser's own selection, or by keyboard: arrow keys move by word and by
 * sentence, and Shift extends the selection.
 */
export function useChoosing({ text, within, ...told }: Choosing) {
  const blocks = useMemo(() => cutBlocks(text), [text]);
  const choice = useRef<Choice | null>(null);
  const pressed = useRef(false);
  const on = useRef(told);
  useEffect(() => {
    on.current = told;
  });

  const take = (stretch: Stretch | null, by: 'pointer' | 'keys'): boolean => {
    const words = stretch && trimmed(text, stretch);
    if (!words) return false;
    if (by === 'pointer') choice.current = { anchor: words.from, focus: words.to };
    on.current.onChosen(words, by);
    return true;
  };
  const taking = useRef(take);
  useEffect(() => {
    taking.current = take;
  });

  useEffect(() => {
    const selected = () => within.current && selectedIn(within.current, blocks);
    const released = () => {
      if (!pressed.current) return;
      pressed.current = false;
      // The browser clears an old selection only after this event.
      requestAnimationFrame(() => {
        if (taking.current(selected(), 'pointer') || !within.current) return;
        const at = pointedAt(within.current, blocks);
        choice.current = at === null ? null : { anchor: at, focus: at };
        if (at !== null) on.current.onPointed(at);
      });
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Caret browsing, touch handles and screen readers select text without a pointer press here.
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const stretch = pressed.current ? null : selected();
        const { anchor = 0, focus = 0 } = choice.current ?? {};
        const words = stretch && trimmed(text, stretch);
        const own = words?.from === Math.min(anchor, focus) && words.to === Math.max(anchor, focus);
        if (words && !own) taking.current(stretch, 'pointer');
      }, 250);
    };
    document.addEventListener('pointerup', released);
    document.addEventListener('selectionchange', changed);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerup', released);
      document.removeEventListener('selectionchange', changed);
    };
  }, [within, blocks, text]);

  /** Shows a keyboard selection as the browser's own selection, so that it is visible, spoken and can be copied. */
  const show = (next: Choice) => {
    if (!within.current) return;
    const [from, to] = [Math.min(next.anchor, next.focus), Math.max(next.anchor, next.focus)];
    const range = rangeOver(within.current, blocks, { from, to });
    document
      .getSelection()
      ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    const edge = rangeOver(
      within.current,
      blocks,
      next.focus < next.anchor ? { from, to: from } : { from: to, to },
    );
    const moving = edge.startContainer.parentElement;
    within.current.parentElement?.scrollIntoView({ block: 'nearest' });
    const view = within.current.parentElement?.getBoundingClientRect();
    const at = edge.getBoundingClientRect();
    if (view && (at.top < view.top || at.bottom > view.bottom)) {
      moving?.scrollIntoView({ block: 'nearest' });
      within.current.parentElement?.scrollBy({
        top: edge.getBoundingClientRect().top - view.top - view.height / 2,
      });
    }
  };

  /** @returns whether the key was handled */
  const chosenBy = (event: KeyboardEvent): boolean => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const steppable = { text, blocks };
    let next: Choice | null | undefined;
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'a') next = { anchor: 0, focus: text.length };
    else if ((key === 'Home' || key === 'End') && !shiftKey) next = atEnd(steppable, key === 'End');
    else if (isArrow(key) && !altKey && !metaKey)
      next = stepped(steppable, choice.current, { ...ARROWS[key], extending: shiftKey });
    if (next === undefined) return false;
    event.preventDefault();
    if (next === null) return true;
    choice.current = next;
    show(next);
    const stretch = { from: Math.min(next.anchor, next.focus), to: Math.max(next.anchor, next.focus) };
    if (!take(stretch, 'keys')) on.current.onNothing();
    return true;
  };

  return {
    blocks,
    chosenBy,
    press: () => {
      pressed.current = true;
    },
    /** Continues the keyboard selection from a range, for example an excerpt that was opened. */
    startAt: (stretch: Stretch | null) => {
      choice.current = stretch && { anchor: stretch.from, focus: stretch.to };
    },
  };
}
