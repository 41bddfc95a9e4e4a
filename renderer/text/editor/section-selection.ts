import { HISTORY_MERGE_TAG, type LexicalEditor, SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical';
import { type Caret, type Span, samePlace, type UndoStack } from '../../state/review/undo.ts';
import { struckAt } from './blocks.ts';
import type { Follow } from './follow-caret.ts';
import { $caretInDOM, $selectedSpan, $selectSpan } from './lexical-tree.ts';
import type { EditorModel } from './model.ts';

/** Events after which a key or a pointer has moved the caret. */
const MOVING_EVENTS = ['keyup', 'mouseup'] as const;

/** Whether a key types a character. It moves the caret only by that, which the editor reads with the character. */
const isOfLetter = (event: Event): boolean =>
  event instanceof KeyboardEvent && event.key.length === 1 && !event.ctrlKey && !event.metaKey;

/** The selection in the open section. */
export class SectionSelection {
  readonly #editor: LexicalEditor;
  readonly #model: EditorModel;
  readonly #undoStack: UndoStack;
  #span: Span | null = null;
  /** Whether the person typed the letter before the caret, and has not moved it since. */
  #isTyping = false;
  /** Whether a pointer moved the caret last, or is about to. */
  #isPointed = false;
  #release: () => void = () => {};

  constructor(editor: LexicalEditor, model: EditorModel, undoStack: UndoStack) {
    this.#editor = editor;
    this.#model = model;
    this.#undoStack = undoStack;
  }

  /** The selection after the last commit, so before the change that is being made now. */
  get span(): Span | null {
    return this.#span;
  }

  /** The side of deleted text on which typed text goes: after it, where any of it is selected. */
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
      if (!isOfLetter(event) && !this.#editor.isComposing()) this.#editor.read(() => this.$save());
    };
    element.addEventListener('focus', this.#onFocus);
    element.addEventListener('keydown', pressed, true);
    element.addEventListener('pointerdown', pointed, true);
    element.addEventListener('blur', pressed);
    // The browser reports a moved caret only after a while. Another program may write before that, without an event.
    for (const type of MOVING_EVENTS) document.addEventListener(type, moved, true);
    this.#release = () => {
      for (const type of MOVING_EVENTS) document.removeEventListener(type, moved, true);
      element.removeEventListener('focus', this.#onFocus);
      element.removeEventListener('keydown', pressed, true);
      element.removeEventListener('pointerdown', pointed, true);
      element.removeEventListener('blur', pressed);
    };
  }

  unmount(): void {
    this.#release();
  }

  /** Restores the selection in the page, if the text has the focus. */
  restore(): void {
    if (document.activeElement !== this.#editor.getRootElement() || !this.#span) return;
    const span = this.#span;
    const tag = [HISTORY_MERGE_TAG, SKIP_SCROLL_INTO_VIEW_TAG];
    this.#editor.update(() => void $selectSpan(span), { discrete: true, tag });
  }

  /** Restores the selection when the focus returns. Browsers would put the caret at the start, unless a pointer set it. */
  readonly #onFocus = (): void => {
    if (!this.#isPointed) this.restore();
  };

  /**
   * Sets the selection after an edit, without ending the step of undo.
   * @param isTyping whether the edit inserted words that end there
   */
  setSpan(span: Span | null, isTyping = false): void {
    this.#span = span;
    this.#isTyping = isTyping;
  }

  /** Keeps the selection at its words when others have changed the text. */
  $follow({ anchor, focus }: Span, follow: Follow | null): void {
    const isTyping = this.#isTyping && samePlace(anchor, focus);
    const where = (caret: Caret): Caret => (follow ? follow(caret, isTyping) : caret);
    if ($selectSpan({ anchor: where(anchor), focus: where(focus) })) this.#span = $selectedSpan();
  }

  /** Reads the selection after a commit. */
  readCommit(): void {
    this.#setMoved(this.#editor.getEditorState().read($selectedSpan));
  }

  /**
   * Reads the selection from the page before a key is handled. The browser reports a moved caret only after a while, and
   * a fast hand types before that.
   */
  $syncFromPage(): void {
    const span = this.#$pageSpan();
    if (!span) return;
    if (!sameSpan($selectedSpan(), span)) $selectSpan(span);
    // The editor may have read it from the page already, without a commit to report it here.
    this.#setMoved(span);
  }

  /** Stores the selection of the page, before the nodes that it is in are changed. */
  $save(): void {
    const span = this.#$pageSpan();
    if (span) this.#setMoved(span);
  }

  #$pageSpan(): Span | null {
    const element = this.#editor.getRootElement();
    const selection = document.getSelection();
    const { anchorNode, focusNode } = selection ?? {};
    if (!selection || !anchorNode || !focusNode || !element?.contains(anchorNode)) return null;
    const anchor = $caretInDOM(anchorNode, selection.anchorOffset);
    const focus = $caretInDOM(focusNode, selection.focusOffset);
    return anchor && focus && { anchor, focus };
  }

  #setMoved(span: Span | null): void {
    const old = this.#span;
    this.#span = span;
    if (!span || sameSpan(old, span)) return;
    this.#isTyping = false;
    this.#undoStack.seal();
  }

  /** The deleted text at the caret; empty where there is none. */
  struckText(): string {
    const caret = this.#span?.focus;
    const block = caret && this.#model.block(caret.key);
    return block ? struckAt(block, caret.offset) : '';
  }
}

const sameCaret = (a: Caret, b: Caret): boolean =>
  samePlace(a, b) && a.side === b.side && a.struck === b.struck;

const sameSpan = (a: Span | null, b: Span): boolean =>
  a !== null && sameCaret(a.anchor, b.anchor) && sameCaret(a.focus, b.focus);
