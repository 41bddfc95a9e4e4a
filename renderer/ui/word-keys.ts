const EDITING: ReadonlySet<string> = new Set(['Enter', 'Backspace', 'Delete']);
const TURNING: ReadonlySet<string> = new Set(['z', 'y']);

/** Whether a key writes or takes back words, so that it matters where it lands. */
export function changesWords({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  if (isComposing) return false;
  if (EDITING.has(key)) return true;
  // Control and Alt together is how some keyboards write a letter.
  const isCommand = metaKey || ctrlKey !== altKey;
  return isCommand ? TURNING.has(key.toLowerCase()) && !altKey : key.length === 1;
}

/** Whether a key writes a letter, a digit, a mark or a space. */
export const isLetter = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  key.length === 1 && ctrlKey === altKey && !metaKey;

/** Presses a key again, for whoever has the focus now. False when it was dealt with. */
export const pressAgain = (event: KeyboardEvent): boolean =>
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent(event.type, event));
