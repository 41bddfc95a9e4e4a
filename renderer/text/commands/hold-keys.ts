import { changesWords, isLetter, pressAgain } from '../../ui/word-keys.ts';

/** A field of its own keeps what is typed in it. */
const isText = (target: EventTarget | null): boolean =>
  target instanceof Element && (target === document.body || target.closest('.text-scroller') !== null);

/** What was pasted, to be pasted later: the event's own data is gone by then. */
function copyOf(transfer: DataTransfer): DataTransfer {
  const copied = new DataTransfer();
  for (const type of transfer.types) if (type !== 'Files') copied.setData(type, transfer.getData(type));
  return copied;
}

/**
 * Holds what is typed in the text from now on: a command waits for its amendment, and words typed after it are meant
 * for where it leads. Calling what is returned lets go of them, there.
 */
export function holdKeys(): (type: (words: string) => void) => Promise<void> {
  const heldEvents: ((type: (words: string) => void) => void)[] = [];
  const hold = (event: Event, later: (typeof heldEvents)[number]) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    heldEvents.push(later);
  };
  const key = (event: KeyboardEvent) => {
    if (!isText(event.target) || !changesWords(event)) return;
    if (isLetter(event)) hold(event, (type) => type(event.key));
    else hold(event, () => pressAgain(event));
  };
  const paste = (event: ClipboardEvent) => {
    if (!isText(event.target) || !event.clipboardData) return;
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
      // What a key asks for is done after it and before the next.
      await null;
    }
  };
}
