import { $getRoot, $setCompositionKey, type LexicalEditor } from 'lexical';
import { $selectedSpan, $selectSpan } from './lexical-tree.ts';
import type { SectionSelection } from './section-selection.ts';

/** The key code that browsers report for any key that an input method handles. */
const IME_KEY_CODE = 229;

/** Whether a key belongs to the composition: the input method handled it, or it is a named key sent during composition. */
const isOfComposition = ({ key, keyCode, isComposing }: KeyboardEvent): boolean =>
  key === 'Process' || keyCode === IME_KEY_CODE || (isComposing && key.length > 1);

/** The composition of an input method. Detects its end also where the browser sends no `compositionend`. */
export class Composition {
  readonly #editor: LexicalEditor;
  readonly #at: SectionSelection;
  readonly #$settle: () => void;
  readonly #$redraw: () => void;
  readonly #restorePage: () => void;
  /** The key of the block with the composition; null while there is none. */
  #blockKey: string | null = null;
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

  /** Listens for keys outside the composition, and for the page being left. @returns a function that stops listening */
  watch(element: HTMLElement): () => void {
    // The text composed so far is on the screen, and no event ends the composition.
    const leave = () => this.#editor.update(() => this.$end(), { discrete: true });
    element.addEventListener('keydown', this.#noticeEnd, { capture: true });
    window.addEventListener('pagehide', leave);
    return () => {
      element.removeEventListener('keydown', this.#noticeEnd, { capture: true });
      window.removeEventListener('pagehide', leave);
    };
  }

  /** Notes that a composition started in the block with the caret. */
  begin(): void {
    this.#blockKey = this.#at.span?.focus.key ?? null;
  }

  /**
   * Refuses a composition that would replace locked text. A browser can’t be stopped from composing, so it writes at the
   * caret, and the text is discarded at the end. Called within an update of the editor.
   */
  $refuse(): void {
    this.#isRefused = true;
    const { span } = this.#at;
    if (span) $selectSpan({ anchor: span.focus, focus: span.focus });
  }

  get isRefused(): boolean {
    return this.#isRefused;
  }

  /** Notes that no composition is going on. */
  clear(): void {
    this.#blockKey = null;
    this.#isRefused = false;
  }

  /**
   * Ends a composition whose text has several lines. The browser has split the line in the page, so the page is redrawn
   * before the text is inserted. Called within an update of the editor.
   * @returns whether there are several lines
   */
  $endAsLines(words: string, $insert: (words: string) => boolean): boolean {
    if (!/[\n\r\v\f\u0085\u2028\u2029]/u.test(words)) return false;
    const { span } = this.#at;
    const isRefused = this.#isRefused;
    $setCompositionKey(null);
    // The final text includes what was composed so far.
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

  /** Ends the composition and keeps the text composed so far. Called within an update of the editor. */
  $end(): void {
    if (!this.#editor.isComposing()) return;
    $setCompositionKey(null);
    this.#$settle();
  }

  /** Ends a composition that the browser ended without an event. The next key outside it shows that. */
  readonly #noticeEnd = (event: KeyboardEvent): void => {
    if (isOfComposition(event) || !this.#editor.isComposing()) return;
    this.#editor.update(() => this.$end(), { discrete: true });
  };

  /** Ends a composition that was left without an event: the caret is in another block. */
  endStray(): void {
    const span = this.#editor.getEditorState().read($selectedSpan);
    if (!span || this.#blockKey === null || span.focus.key === this.#blockKey) return;
    queueMicrotask(() =>
      this.#editor.update(() => {
        $setCompositionKey(null);
        $getRoot().markDirty();
      }),
    );
  }
}
