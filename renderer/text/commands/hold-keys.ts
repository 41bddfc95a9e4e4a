import { changesWords, isLetter, pressAgain } from '../../ui/word-keys.ts';

/** Whether a key goes to the Act’s text. Other fields keep what is typed in them. */
const isInActText = (target: EventTarget | null): boolean =>
  target instanceof Element && (target === document.body || target.closest('.text-scroller') !== null);

/** A copy of pasted data for later. The event’s own data is lost after the event. */
function copyOf(transfer: DataTransfer): DataTransfer {
  const copied = new DataTransfer();
  for (const type of transfer.types) if (type !== 'Files') copied.setData(type, transfer.getData(type));
  return copied;
}

/**
 * Holds keys and pastes while a command waits for its amendment to be started. They are meant for the place where the
 * command leads. Calling the returned function releases them there.
 */
export function holdKeys(): (type: (words: string) => void) => Promise<void> {
  const heldEvents: ((type: (words: string) => void) => void)[] = [];
  const hold = (event: Event, later: (typeof heldEvents)[number]) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    heldEvents.push(later);
  };
  const key = (event: KeyboardEvent) => {
    if (!isInActText(event.target) || !changesWords(event)) return;
    if (isLetter(event)) hold(event, (type) => type(event.key));
    else hold(event, () => pressAgain(event));
  };
  const paste = (event: ClipboardEvent) => {
    if (!isInActText(event.target) || !event.clipboardData) return;
    const clipboardData = copyOf(event.clipboardData);
    hold(event, () => {
      const pasteEvent = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(pasteEvent);
    });
  };
  window.addEventListener('keydown', key, { capture: true });
  window.addEventListener('paste', paste, { capture: true });
  return async (type) => {
    window.removeEventListener('keydown', key, { capture: true });
    window.removeEventListener('paste', paste, { capture: true });
    for (const later of heldEvents) {
      later(type);
      // Each key is handled completely before the next.
      await null;
    }
  };
}
