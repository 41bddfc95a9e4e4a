import { useEffect, useRef, useState } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { Button } from '../../ui/controls.tsx';
import { Over } from '../../ui/dialog.tsx';
import { isLetter } from '../../ui/word-keys.ts';

/** A question whether to change another person’s words, and how to repeat the change on consent. */
export interface ConsentQuestion {
  readonly amendment: Amendment;
  /** Repeats the change. @returns whether it was made: not if it no longer fits, or also needs consent for other words */
  readonly retry: () => boolean;
  /** Letters typed before the question appeared. */
  readonly typed: string;
}

interface AskProps {
  readonly question: ConsentQuestion;
  /** The amendment that changes elsewhere go to; null for a new one. */
  readonly mine: string | null;
  readonly onAgree: (typed: string) => void;
  readonly onLeave: (typed: string) => void;
}

/**
 * Asks for consent before another person’s words are changed. Letters typed before the person sees the question are kept
 * and must not answer it. So no button has the focus, and Enter agrees only if nothing was typed since.
 */
export function AskOthersWords({ question, mine, onAgree, onLeave }: AskProps) {
  const { amendment } = question;
  const [typed, setTyped] = useState(question.typed);
  const latest = useRef(typed);
  latest.current = typed;
  const agree = () => onAgree(latest.current);
  const agreed = useRef(agree);
  agreed.current = agree;
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const isOnButton = event.target instanceof Element && event.target.closest('button') !== null;
      if (event.isComposing || (isOnButton && event.key === ' ')) return;
      if (isLetter(event)) {
        latest.current += event.key;
        setTyped(latest.current);
      } else if (event.key === 'Backspace') {
        latest.current = latest.current.slice(0, -1);
        setTyped(latest.current);
      } else if (event.key === 'Enter' && !isOnButton) {
        if (latest.current === '') agreed.current();
      } else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', key, { capture: true });
    return () => window.removeEventListener('keydown', key, { capture: true });
  }, []);
  const { id, title, author } = amendment;
  return (
    <Over isOpen onOpenChange={(isOpen) => !isOpen && onLeave(latest.current)}>
      <AriaDialog role="alertdialog">
        <Heading slot="title" level={2}>
          Change the words of {id}?
        </Heading>
        <p>
          These words are part of {id}
          {title && `, “${title}”`}, by {author}. If you change them, {id} gets a new revision with your name.
        </p>
        <p>
          {mine
            ? `Your changes elsewhere still go to ${mine}.`
            : 'Your changes elsewhere go to an amendment of your own.'}
        </p>
        {typed !== '' && <p role="status">You also typed “{typed}”.</p>}
        <div className="actions">
          <Button look="primary" onPress={agree}>
            Change {id}
          </Button>
          <Button onPress={() => onLeave(latest.current)}>Leave {id} as it is</Button>
        </div>
      </AriaDialog>
    </Over>
  );
}
