import { useEffect } from 'react';
import { setInteractionModality } from 'react-aria';

/**
 * Ignores hover under a resting pointer while somebody types, so that Enter takes the first item of a list.
 * React Aria does so for letter keys, but not for Ctrl+K, pasted, dictated or composed text.
 */
export function useRestingPointer(): void {
  useEffect(() => {
    const noteInput = () => setInteractionModality('keyboard');
    // The listener is in the bubble phase: a render before React handles the input would put the old text back into the
    // field.
    window.addEventListener('input', noteInput);
    return () => window.removeEventListener('input', noteInput);
  }, []);
}
