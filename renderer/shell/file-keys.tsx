import { useEffect, useState } from 'react';
import { useSaveWords } from '../amendments/save-state.tsx';
import { useReviewOf, useTools } from '../state/review/review.tsx';
import { WINDOW_KEYS } from '../state/window/window-keys.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { isShortcut } from '../ui/shortcut.ts';

/**
 * The keys that Word has for a file: Control and S writes at once what waits to be written, and says what came of it;
 * Control and P prints the room, without the workbench round it.
 */
export function FileKeys() {
  const { saver } = useTools();
  const { announce } = useAnnounce();
  const { look, words } = useSaveWords();
  // What was typed while it was written is written in its turn; what is sent by hand is not waited for.
  const isTyping = useReviewOf(({ saving }) => saving.phase === 'waiting');
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const isPrint = isShortcut(event, WINDOW_KEYS.print);
      if (!isPrint && !isShortcut(event, WINDOW_KEYS.save)) return;
      event.preventDefault();
      if (isPrint) return window.print();
      void saver.flush().then(() => setAsked(true));
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [saver]);
  useEffect(() => {
    if (!isAsked || isTyping || look === 'saving' || look === 'starting') return;
    setAsked(false);
    announce(look === 'saved' ? 'Saved. Keeling saves as you type.' : `${words}.`);
  }, [isAsked, isTyping, look, words, announce]);
  return null;
}
