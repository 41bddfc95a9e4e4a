import { Check, Undo2 } from 'lucide-react';
import { type RefObject, useEffect, useId, useState } from 'react';
import { useReviewNow } from '../../state/review/review.tsx';
import { ChangeAbout } from './change-about.tsx';
import { type ChangeHere, changeOf } from './change-here.ts';
import { CHANGE_COMMANDS } from './change-keys.ts';
import type { ChangeActions } from './use-change-actions.tsx';
import './change-bar.css';

const ICONS = { accept: Check, reject: Undo2 } as const;

interface ChangeBarProps {
  readonly page: RefObject<HTMLElement | null>;
  readonly actions: ChangeActions;
}

/**
 * The change that was stepped to: its author and date, and buttons to accept and reject it. At the foot of the text, where
 * it covers no line.
 */
export function ChangeBar({ page, actions }: ChangeBarProps) {
  const now = useReviewNow();
  const id = useId();
  const [shownChange, setShownChange] = useState<{
    readonly element: Element;
    readonly change: ChangeHere;
  } | null>(null);
  useEffect(() => {
    const scroller = page.current;
    if (!scroller) return;
    const focus = ({ target }: FocusEvent) => {
      const element = target instanceof Element && target.matches('.change') ? target : null;
      const change = element && changeOf(now(), element);
      setShownChange(element && change ? { element, change } : null);
    };
    const blur = ({ relatedTarget }: FocusEvent) => {
      // A null target means that the window lost the focus. The change has it again later.
      if (relatedTarget !== null) setShownChange(null);
    };
    scroller.addEventListener('focusin', focus);
    scroller.addEventListener('focusout', blur);
    return () => {
      scroller.removeEventListener('focusin', focus);
      scroller.removeEventListener('focusout', blur);
    };
  }, [page, now]);
  const element = shownChange?.element;
  useEffect(() => {
    element?.setAttribute('aria-describedby', id);
    return () => element?.removeAttribute('aria-describedby');
  }, [element, id]);
  if (!shownChange?.element.isConnected) return null;
  return (
    <section className="change-bar" aria-label="This change">
      <ChangeAbout change={shownChange.change} id={id} />
      <span className="actions">
        {CHANGE_COMMANDS.map(({ id: command, act, words, key }) => {
          const Icon = ICONS[act];
          return (
            <button
              key={command}
              type="button"
              className="button"
              aria-label={words}
              aria-keyshortcuts={key}
              // The change keeps the focus, so that F7 continues from it.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => actions.act(act, shownChange.change)}
            >
              <Icon aria-hidden="true" /> {act === 'accept' ? 'Accept' : 'Reject'} <kbd>{key}</kbd>
            </button>
          );
        })}
      </span>
    </section>
  );
}
