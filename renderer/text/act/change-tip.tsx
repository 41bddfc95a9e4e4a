import { type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components';
import { useBench, useReviewNow } from '../../state/review/review.tsx';
import { changesWords } from '../../ui/word-keys.ts';
import { ChangeAbout } from './change-about.tsx';
import { type ChangeHere, changeOf } from './change-here.ts';
import './change-bar.css';

/** How long the pointer must rest on a change before its tooltip appears, so that reading isn’t interrupted. */
const HOVER_DELAY_MS = 500;

/** The tooltip of a change: its author, date and amendment. */
export function ChangeTip({ page }: { readonly page: RefObject<HTMLElement | null> }) {
  const now = useReviewNow();
  const isHere = useBench().bench.room === 'act';
  const id = useId();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [shownChange, setShownChange] = useState<{
    readonly element: Element;
    readonly change: ChangeHere;
  } | null>(null);
  useEffect(() => {
    const scroller = page.current;
    if (!scroller) return;
    const changeIn = (target: EventTarget | null) =>
      target instanceof Element && !target.closest('[data-reference], [data-term]')
        ? target.closest('.line .change')
        : null;
    const over = ({ target }: PointerEvent) => {
      const element = changeIn(target);
      clearTimeout(timer.current);
      if (!element) return setShownChange(null);
      timer.current = setTimeout(() => {
        // A change with the focus is described at the foot of the text already.
        const isNews = element.isConnected && element !== document.activeElement;
        const change = isNews ? changeOf(now(), element) : null;
        setShownChange(change && { element, change });
      }, HOVER_DELAY_MS);
    };
    const away = () => {
      clearTimeout(timer.current);
      setShownChange(null);
    };
    // The tooltip would cover what is typed.
    const key = (event: KeyboardEvent) => (event.key === 'Escape' || changesWords(event)) && away();
    scroller.addEventListener('pointerover', over);
    scroller.addEventListener('pointerleave', away);
    scroller.addEventListener('pointerdown', away);
    scroller.addEventListener('scroll', away);
    window.addEventListener('keydown', key, true);
    return () => {
      away();
      scroller.removeEventListener('pointerover', over);
      scroller.removeEventListener('pointerleave', away);
      scroller.removeEventListener('pointerdown', away);
      scroller.removeEventListener('scroll', away);
      window.removeEventListener('keydown', key, true);
    };
  }, [page, now]);
  // A hidden room sends no event that the pointer left.
  useEffect(() => {
    if (!isHere) setShownChange(null);
  }, [isHere]);
  const tooltip = useMemo(
    () => ({
      isOpen: isHere && shownChange !== null,
      shouldSkipAnimation: true,
      open: () => {},
      close: () => setShownChange(null),
    }),
    [isHere, shownChange],
  );
  return (
    <TooltipTriggerStateContext value={tooltip}>
      <Tooltip
        className="tip"
        placement="top start"
        offset={4}
        triggerRef={{ current: shownChange?.element ?? null }}
      >
        {shownChange && <ChangeAbout change={shownChange.change} id={id} />}
      </Tooltip>
    </TooltipTriggerStateContext>
  );
}
