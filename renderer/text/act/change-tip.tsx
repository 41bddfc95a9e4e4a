import { type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components';
import { useBench, useReviewNow } from '../../state/review/review.tsx';
import { changesWords } from '../../ui/word-keys.ts';
import { ChangeAbout } from './change-about.tsx';
import { type ChangeHere, changeOf } from './change-here.ts';
import './change-bar.css';

/** How long the pointer rests on a change before it is said whose it is, in milliseconds: nobody who reads on is stopped. */
const REST_MS = 500;

/** Whose a change is, since when, in which amendment: shown beside it while the pointer rests on it. */
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
        // Of the one that has the focus, it is said at the foot of the text.
        const isNews = element.isConnected && element !== document.activeElement;
        const change = isNews ? changeOf(now(), element) : null;
        setShownChange(change && { element, change });
      }, REST_MS);
    };
    const away = () => {
      clearTimeout(timer.current);
      setShownChange(null);
    };
    // It would cover what is typed.
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
  // No pointer leaves what is hidden with its room.
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
