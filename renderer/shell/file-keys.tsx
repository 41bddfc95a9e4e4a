import { useEffect, useState } from 'react';
import { useSaveWords } from '../amendments/save-state.tsx';
import { useTools } from '../state/review.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { MAC } from '../ui/platform.ts';

/** The letter that is pressed with Control (Command on a Mac) and nothing else. */
function letterOf(event: KeyboardEvent): string | null {
  const [main, other] = MAC ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return main && !other && !event.altKey && !event.shiftKey ? event.key.toLowerCase() : null;
}

/**
 * The keys that Word has for a file: Control and S writes at once what waits to be written, and says what came of it;
 * Control and P prints the room, without the workbench round it.
 */
export function FileKeys() {
  const { saver } = useTools();
  const { say } = useAnnounce();
  const { look, words } = useSaveWords();
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const letter = letterOf(event);
      if (letter !== 's' && letter !== 'p') return;
      event.preventDefault();
      if (letter === 'p') return window.print();
      void saver.flush().then(() => setAsked(true));
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [saver]);
  useEffect(() => {
    if (!isAsked || look === 'saving' || look === 'starting') return;
    setAsked(false);
    say(look === 'saved' ? 'Saved. Keeling saves as you type.' : `${words}.`);
  }, [isAsked, look, words, say]);
  return null;
}
