const EDITING: ReadonlySet<string> = new Set(['Enter', 'Backspace', 'Delete']);
const TURNING: ReadonlySet<string> = new Set(['z', 'y']);

/** Whether a key press changes text or undoes a change, so that it matters which element receives it. */
export function changesWords({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  if (isComposing) return false;
  if (EDITING.has(key)) return true;
  // On some keyboards, Control with Alt (AltGr) types a character.
  const isCommand = metaKey || ctrlKey !== altKey;
  return isCommand ? TURNING.has(key.toLowerCase()) && !altKey : key.length === 1;
}

/** Whether a key types a character: a letter, digit, punctuation mark or space. */
export const isLetter = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  key.length === 1 && ctrlKey === altKey && !metaKey;

/** Dispatches a key press again to the focused element. Returns false if a handler prevented its default. */
export const pressAgain = (event: KeyboardEvent): boolean =>
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent(event.type, event));
