import { $getRoot, $setCompositionKey, type LexicalEditor } from 'lexical';
import type { SectionSelection } from './section-selection.ts';
import { $selectSpan, $span } from './tree.ts';

/** What browsers say of a key that an input method takes for itself, whichever it is. */
const IME_KEY_CODE = 229;

/** Whether a key goes to what is being composed: one that an input method took, or that only it has a use for. */
const isOfComposition = ({ key, keyCode, isComposing }: KeyboardEvent): boolean =>
  key === 'Process' || keyCode === IME_KEY_CODE || (isComposing && key.length > 1);

/** A composition of an input method: where it goes on, and that it ends where the browser tells nobody. */
export class Composition {
  readonly #editor: LexicalEditor;
  readonly #at: SectionSelection;
  readonly #$settle: () => void;
  readonly #$redraw: () => void;
  readonly #restorePage: () => void;
  /** The block being composed in. */
  #block: string | null = null;
  #isRefused = false;

  constructor(
    editor: LexicalEditor,
    at: SectionSelection,
    page: { readonly $settle: () => void; readonly $redraw: () => void; readonly restore: () => void },
  ) {
    this.#editor = editor;
    this.#at = at;
    this.#$settle = page.$settle;
    this.#$redraw = page.$redraw;
    this.#restorePage = page.restore;
  }

  /** Listens for keys that belong to none, and for the end of the page. @returns what ends that */
  watch(element: HTMLElement): () => void {
    // What was composed so far is on the screen, and nobody tells that it is over.
    const leave = () => this.#editor.update(() => this.$end(), { discrete: true });
    element.addEventListener('keydown', this.#noticeEnd, { capture: true });
    window.addEventListener('pagehide', leave);
    return () => {
      element.removeEventListener('keydown', this.#noticeEnd, { capture: true });
      window.removeEventListener('pagehide', leave);
    };
  }

  /** One was started in the block with the caret. */
  begins(): void {
    this.#block = this.#at.span?.focus.key ?? null;
  }

  /**
   * What is composed is to take the place of words that can't be changed: it is put nowhere. A browser can't be kept from
   * composing, and writes it at the caret until then. Within an update of the editor.
   */
  $refuse(): void {
    this.#isRefused = true;
    const { span } = this.#at;
    if (span) $selectSpan({ anchor: span.focus, focus: span.focus });
  }

  get isRefused(): boolean {
    return this.#isRefused;
  }

  /** None is under way. */
  over(): void {
    this.#block = null;
    this.#isRefused = false;
  }

  /**
   * Ends the one that is under way with words of several lines: the browser has broken the line in the page, which is
   * drawn anew before they are put in. Within an update of the editor.
   * @returns whether there are several lines
   */
  $endsInLines(words: string, $insert: (words: string) => boolean): boolean {
    if (!/[\n\r\v\f\u0085\u2028\u2029]/u.test(words)) return false;
    const { span } = this.#at;
    const isRefused = this.#isRefused;
    $setCompositionKey(null);
    // What was composed so far is among the words that come now.
    this.#$redraw();
    queueMicrotask(() => {
      this.#restorePage();
      this.#editor.update(
        () => {
          if (span) $selectSpan(span);
          if (!isRefused) $insert(words);
        },
        { discrete: true },
      );
    });
    return true;
  }

  /** Ends the one that is under way, with what was composed so far. Within an update of the editor. */
  $end(): void {
    if (!this.#editor.isComposing()) return;
    $setCompositionKey(null);
    this.#$settle();
  }

  /** A key that belongs to no composition, while one is thought to go on: the browser ended it and told nobody. */
  readonly #noticeEnd = (event: KeyboardEvent): void => {
    if (isOfComposition(event) || !this.#editor.isComposing()) return;
    this.#editor.update(() => this.$end(), { discrete: true });
  };

  /** Some ways of leaving a composition tell nobody: the caret is then in another block. */
  endStray(): void {
    const span = this.#editor.getEditorState().read($span);
    if (!span || this.#block === null || span.focus.key === this.#block) return;
    queueMicrotask(() =>
      this.#editor.update(() => {
        $setCompositionKey(null);
        $getRoot().markDirty();
      }),
    );
  }
}
