import { HISTORY_MERGE_TAG, type LexicalEditor, SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical';
import { type Caret, type Span, samePlace, type UndoStack } from '../../state/review/undo.ts';
import { struckAt } from './blocks.ts';
import type { Follow } from './follow-caret.ts';
import type { EditorModel } from './model.ts';
import { $caretInDOM, $selectSpan, $span } from './tree.ts';

/** By what a caret has been moved once these come: a key, or a pointer. */
const MOVED = ['keyup', 'mouseup'] as const;

/** Whether a key types what it says: it moves the caret by that alone, which is known once the letter is. */
const isOfLetter = (event: Event): boolean =>
  event instanceof KeyboardEvent && event.key.length === 1 && !event.ctrlKey && !event.metaKey;

/** Where the person is in the open section: what is selected. */
export class SectionSelection {
  readonly #editor: LexicalEditor;
  readonly #model: EditorModel;
  readonly #undoStack: UndoStack;
  #span: Span | null = null;
  /** Whether the person typed the words before the caret, and has stayed behind them since. */
  #isTyping = false;
  /** Whether the caret was last moved by a pointer, or is just about to be. */
  #isPointed = false;
  #release: () => void = () => {};

  constructor(editor: LexicalEditor, model: EditorModel, undoStack: UndoStack) {
    this.#editor = editor;
    this.#model = model;
    this.#undoStack = undoStack;
  }

  /** The selection after the last commit: where a person was before what they are doing now. */
  get span(): Span | null {
    return this.#span;
  }

  /** On which side of words struck there what is typed now is put: after them, where any of them are selected. */
  get side(): Caret['side'] {
    if (!this.#span) return 'before';
    const { anchor, focus } = this.#span;
    return samePlace(anchor, focus) && anchor.side === 'after' ? 'after' : focus.side;
  }

  mount(element: HTMLElement): void {
    const pressed = () => {
      this.#isPointed = false;
    };
    const pointed = () => {
      this.#isPointed = true;
    };
    const moved = (event: Event) => {
      if (!isOfLetter(event) && !this.#editor.isComposing()) this.#editor.read(() => this.$keep());
    };
    element.addEventListener('focus', this.#back);
    element.addEventListener('keydown', pressed, true);
    element.addEventListener('pointerdown', pointed, true);
    element.addEventListener('blur', pressed);
    // The browser tells of a moved caret only after a while, and a program may write there before, unannounced.
    for (const type of MOVED) document.addEventListener(type, moved, true);
    this.#release = () => {
      for (const type of MOVED) document.removeEventListener(type, moved, true);
      element.removeEventListener('focus', this.#back);
      element.removeEventListener('keydown', pressed, true);
      element.removeEventListener('pointerdown', pointed, true);
      element.removeEventListener('blur', pressed);
    };
  }

  unmount(): void {
    this.#release();
  }

  /** Puts the selection back into the page, where the text has the focus. */
  restore(): void {
    if (document.activeElement !== this.#editor.getRootElement() || !this.#span) return;
    const span = this.#span;
    const tag = [HISTORY_MERGE_TAG, SKIP_SCROLL_INTO_VIEW_TAG];
    this.#editor.update(() => void $selectSpan(span), { discrete: true, tag });
  }

  /** The focus comes back: a browser puts the caret at the start then, unless a pointer says where. */
  readonly #back = (): void => {
    if (!this.#isPointed) this.restore();
  };

  /**
   * What was done here put the selection there: no step of undo ends by it.
   * @param isTyping whether words were put in that end there
   */
  setSpan(span: Span | null, isTyping = false): void {
    this.#span = span;
    this.#isTyping = isTyping;
  }

  /** Keeps what is selected in its words, where other hands have changed the text. */
  $follow({ anchor, focus }: Span, follow: Follow | null): void {
    const isTyping = this.#isTyping && samePlace(anchor, focus);
    const where = (caret: Caret): Caret => (follow ? follow(caret, isTyping) : caret);
    if ($selectSpan({ anchor: where(anchor), focus: where(focus) })) this.#span = $span();
  }

  /** The selection as a commit left it. */
  settled(): void {
    this.#moved(this.#editor.getEditorState().read($span));
  }

  /**
   * Takes the selection from the page, where it has moved on: the browser tells of a moved caret only after a while,
   * and a quick hand is there before.
   */
  $read(): void {
    const span = this.#$inPage();
    if (!span) return;
    if (!sameSpan($span(), span)) $selectSpan(span);
    // The editor may know it already, from the page, where no commit has told it here.
    this.#moved(span);
  }

  /** Remembers where the page has the selection, to be put back there: before what it is in is changed. */
  $keep(): void {
    const span = this.#$inPage();
    if (span) this.#moved(span);
  }

  #$inPage(): Span | null {
    const element = this.#editor.getRootElement();
    const selection = document.getSelection();
    const { anchorNode, focusNode } = selection ?? {};
    if (!selection || !anchorNode || !focusNode || !element?.contains(anchorNode)) return null;
    const anchor = $caretInDOM(anchorNode, selection.anchorOffset);
    const focus = $caretInDOM(focusNode, selection.focusOffset);
    return anchor && focus && { anchor, focus };
  }

  #moved(span: Span | null): void {
    const old = this.#span;
    this.#span = span;
    if (!span || sameSpan(old, span)) return;
    this.#isTyping = false;
    this.#undoStack.seal();
  }

  /** The words that are struck where the caret is; empty where none are. */
  struck(): string {
    const caret = this.#span?.focus;
    const block = caret && this.#model.block(caret.key);
    return block ? struckAt(block, caret.offset) : '';
  }
}

const sameCaret = (a: Caret, b: Caret): boolean =>
  samePlace(a, b) && a.side === b.side && a.struck === b.struck;

const sameSpan = (a: Span | null, b: Span): boolean =>
  a !== null && sameCaret(a.anchor, b.anchor) && sameCaret(a.focus, b.focus);
