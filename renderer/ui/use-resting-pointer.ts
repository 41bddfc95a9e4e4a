import { useEffect } from 'react';
import { setInteractionModality } from 'react-aria';

/**
 * Leaves what comes to lie under a pointer that rests alone: whoever types or pastes is led by keys, and Enter takes
 * what stands first, until the pointer moves. Keys of letters say so by themselves; Ctrl+K and words that are pasted,
 * dictated or composed don't.
 */
export function useRestingPointer(): void {
  useEffect(() => {
    const noteInput = () => setInteractionModality('keyboard');
    // After whoever drew the field has heard of it: what is drawn anew before that puts the old words back into it.
    window.addEventListener('input', noteInput);
    return () => window.removeEventListener('input', noteInput);
  }, []);
}
