import { useEffect, useState } from 'react';
import { useSaveWords } from '../amendments/save-state.tsx';
import { useReviewOf, useTools } from '../state/review/review.tsx';
import { WINDOW_KEYS } from '../state/window/window-keys.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { isShortcut } from '../ui/shortcut.ts';

/** The keyboard shortcuts for files, as in Word: Ctrl+S saves pending changes at once and reports the outcome; Ctrl+P
 * prints the current room without the window's frame. */
export function FileKeys() {
  const { saver } = useTools();
  const { announce } = useAnnounce();
  const { look, words } = useSaveWords();
  // Typing during a save is saved next, so the report waits for that save too. Manually sent forms are not waited for.
  const isTyping = useReviewOf(({ saving }) => saving.phase === 'waiting');
  const [isSaveRequested, setSaveRequested] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isPrint = isShortcut(event, WINDOW_KEYS.print);
      if (!isPrint && !isShortcut(event, WINDOW_KEYS.save)) return;
      event.preventDefault();
      if (isPrint) return window.print();
      void saver.flush().then(() => setSaveRequested(true));
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [saver]);
  useEffect(() => {
    if (!isSaveRequested || isTyping || look === 'saving' || look === 'starting') return;
    setSaveRequested(false);
    announce(look === 'saved' ? 'Saved. Keeling saves as you type.' : `${words}.`);
  }, [isSaveRequested, isTyping, look, words, announce]);
  return null;
}
