const EDITING: ReadonlySet<string> = new Set(['Enter', 'Backspace', 'Delete']);
const TURNING: ReadonlySet<string> = new Set(['z', 'y']);

/** Whether a key writes or takes back words, so that it matters where it lands. */
function changesWords({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  if (isComposing) return false;
  if (EDITING.has(key)) return true;
  // Control and Alt together is how some keyboards write a letter.
  const isCommand = metaKey || ctrlKey !== altKey;
  return isCommand ? TURNING.has(key.toLowerCase()) && !altKey : key.length === 1;
}

/** A field of its own keeps what is typed in it. */
const isText = (target: EventTarget | null): boolean =>
  target instanceof Element && (target === document.body || target.closest('.text-scroller') !== null);

/** What was pasted, to be pasted later: the event's own data is gone by then. */
function copyOf(data: DataTransfer): DataTransfer {
  const copied = new DataTransfer();
  for (const type of data.types) if (type !== 'Files') copied.setData(type, data.getData(type));
  return copied;
}

/**
 * Holds what is typed in the text from now on: a command waits for its amendment, and words typed after it are meant
 * for where it leads. Calling what is returned lets go of them, there.
 */
export function holdKeys(): (type: (words: string) => void) => Promise<void> {
  const held: ((type: (words: string) => void) => void)[] = [];
  const hold = (event: Event, later: (typeof held)[number]) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    held.push(later);
  };
  const again = (event: Event) => (document.activeElement ?? document.body).dispatchEvent(event);
  const key = (event: KeyboardEvent) => {
    if (!isText(event.target) || !changesWords(event)) return;
    if (event.key.length === 1 && event.ctrlKey === event.altKey && !event.metaKey)
      hold(event, (type) => type(event.key));
    else hold(event, () => again(new KeyboardEvent(event.type, event)));
  };
  const paste = (event: ClipboardEvent) => {
    if (!isText(event.target) || !event.clipboardData) return;
    const clipboardData = copyOf(event.clipboardData);
    hold(event, () => again(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })));
  };
  window.addEventListener('keydown', key, { capture: true });
  window.addEventListener('paste', paste, { capture: true });
  return async (type) => {
    window.removeEventListener('keydown', key, { capture: true });
    window.removeEventListener('paste', paste, { capture: true });
    for (const later of held) {
      later(type);
      // What a key asks for is done after it and before the next.
      await null;
    }
  };
}
