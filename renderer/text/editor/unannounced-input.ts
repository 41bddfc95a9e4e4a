import { CONTROLLED_TEXT_INSERTION_COMMAND, type LexicalEditor } from 'lexical';
import { carryOut, inputKind, wordsOfInput } from './inputs.ts';

/** Restores the page to what the editor holds. */
interface PageRestorer {
  /** Whether the browser is writing or composing at the moment, with an event that announced it. */
  readonly isWriting: boolean;
  /** Whether elements were added or removed since the last call. */
  isBroken(): boolean;
  restoreAll(): void;
}

/** Input types that write into one line as keys do. The editor reads them from the page. */
const TYPING_INPUTS = new Set([
  'insertText',
  'insertReplacementText',
  'deleteContentBackward',
  'deleteContentForward',
]);

/**
 * Handles input that a browser writes without a `beforeinput` event, for a text expander, dictation or an extension. Where
 * it split lines or added elements, the page is restored and the input is performed as if it had been announced.
 */
export class UnannouncedInput {
  readonly #editor: LexicalEditor;
  readonly #page: PageRestorer;
  readonly #announce: (words: string) => void;
  /** The text of one input, which arrives line by line; null while none is arriving. */
  #pendingText: string | null = null;

  constructor(editor: LexicalEditor, page: PageRestorer, announce: (words: string) => void) {
    this.#editor = editor;
    this.#page = page;
    this.#announce = announce;
  }

  /** Call before the editor gets its element. @returns a function that stops listening */
  watch(element: HTMLElement): () => void {
    const options = { capture: true };
    element.addEventListener('input', this.#onInput, options);
    return () => element.removeEventListener('input', this.#onInput, options);
  }

  readonly #onInput = (event: Event): void => {
    if (!(event instanceof InputEvent)) return;
    if (this.#page.isWriting || this.#editor.isComposing()) return;
    const kind = inputKind(event.inputType);
    if (kind === 'page') return;
    const isKey = TYPING_INPUTS.has(event.inputType) && event.data !== '';
    const isBroken = this.#page.isBroken();
    if (isKey && !isBroken && this.#pendingText === null) return;
    event.stopImmediatePropagation();
    if (isBroken || !isKey) this.#page.restoreAll();
    if (kind === 'words') {
      if (this.#pendingText === null) queueMicrotask(this.#putIn);
      this.#pendingText = (this.#pendingText ?? '') + wordsOfInput(event);
      return;
    }
    this.#editor.update(() => carryOut(this.#editor, event, kind, this.#announce), { discrete: true });
  };

  readonly #putIn = (): void => {
    const words = this.#pendingText ?? '';
    this.#pendingText = null;
    this.#editor.update(() => void this.#editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, words), {
      discrete: true,
    });
  };
}
