import { CONTROLLED_TEXT_INSERTION_COMMAND, type LexicalEditor } from 'lexical';
import { carryOut, inputKind, wordsOfInput } from './inputs.ts';

/** Puts the page back to what the editor holds. */
interface PageRestorer {
  /** Whether the browser has said that it writes, or composes, at this moment. */
  readonly isWriting: boolean;
  /** Whether lines, or the elements in them, came or went since it was last looked. */
  isBroken(): boolean;
  restoreAll(): void;
}

/** What programs write into one line as a person's keys do: the editor reads it in the page. */
const AS_KEYS = new Set([
  'insertText',
  'insertReplacementText',
  'deleteContentBackward',
  'deleteContentForward',
]);

/**
 * Input that a browser writes into the page without asking first: what a text expander, dictation or an extension asks of
 * it. Where that broke lines in two, or put elements among the words, the page is put back and the input is carried out as
 * if it had been announced.
 */
export class UnannouncedInput {
  readonly #editor: LexicalEditor;
  readonly #page: PageRestorer;
  readonly #announce: (words: string) => void;
  /** Words of one input, which the browser tells of line by line; null where none is being told of. */
  #words: string | null = null;

  constructor(editor: LexicalEditor, page: PageRestorer, announce: (words: string) => void) {
    this.#editor = editor;
    this.#page = page;
    this.#announce = announce;
  }

  /** To be called before the editor has its element. @returns what ends that */
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
    const isKey = AS_KEYS.has(event.inputType) && event.data !== '';
    const isBroken = this.#page.isBroken();
    if (isKey && !isBroken && this.#words === null) return;
    event.stopImmediatePropagation();
    if (isBroken || !isKey) this.#page.restoreAll();
    if (kind === 'words') {
      if (this.#words === null) queueMicrotask(this.#putIn);
      this.#words = (this.#words ?? '') + wordsOfInput(event);
      return;
    }
    this.#editor.update(() => carryOut(this.#editor, event, kind, this.#announce), { discrete: true });
  };

  readonly #putIn = (): void => {
    const words = this.#words ?? '';
    this.#words = null;
    this.#editor.update(() => void this.#editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, words), {
      discrete: true,
    });
  };
}
