import { HISTORY_MERGE_TAG, type LexicalEditor, SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical';
import { type Caret, type Span, samePlace, type UndoStack } from '../../state/undo.ts';
import type { Block, Struck } from './blocks.ts';
import { DrawnCaret } from './caret.ts';
import type { EditorModel } from './model.ts';
import { $caretInDOM, $selectSpan, $span } from './tree.ts';

/** Where the person is in the open section: what is selected, and on which side of struck words the caret stands. */
export class SectionSelection {
  readonly #editor: LexicalEditor;
  readonly #model: EditorModel;
  readonly #undoStack: UndoStack;
  #span: Span | null = null;
  #side: Caret['side'] = 'before';
  #caret: DrawnCaret | null = null;
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

  get side(): Caret['side'] {
    return this.#side;
  }

  mount(element: HTMLElement, frame: HTMLElement): void {
    this.#caret = new DrawnCaret(element, frame);
    element.addEventListener('focus', this.#back);
    this.#release = () => element.removeEventListener('focus', this.#back);
  }

  unmount(): void {
    this.#release();
    this.#caret?.remove();
    this.#caret = null;
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
    if (!this.#caret?.isPointed) this.restore();
  };

  /** What was done here put the selection there: no step of undo ends by it. */
  put(span: Span | null, side: Caret['side']): void {
    this.#span = span;
    this.#side = side;
  }

  /** Steps over words struck at the caret, without moving in the text. */
  step(side: Caret['side']): void {
    this.#side = side;
    this.draw();
  }

  /** The selection as a commit left it. */
  settled(): void {
    this.#moved(this.#editor.getEditorState().read($span));
    this.draw();
  }

  hide(): void {
    this.#caret?.hide();
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
    this.#side = this.#caret?.sideOf(this, span.focus) ?? 'before';
    this.#undoStack.seal();
  }

  draw(): void {
    this.#caret?.draw(this);
  }

  /** Whether words are struck at an offset of a block. */
  struckAt({ key, offset }: Caret): boolean {
    const block = this.#model.block(key);
    return block !== undefined && block.strips.length > 0 && struckIn(block, offset) !== '';
  }

  /** The words that are struck where the caret is; empty where none are. */
  struck(): string {
    const caret = this.#span?.focus;
    const block = caret && this.#model.block(caret.key);
    return block ? struckIn(block, caret.offset) : '';
  }
}

/** The words that are struck at an offset of those that stand. */
function struckIn({ strips, tail }: Pick<Block, 'strips' | 'tail'>, offset: number): string {
  const words = (struck: readonly Struck[]) => struck.map(({ text }) => text).join('');
  let at = 0;
  for (const strip of strips) {
    if (at === offset && strip.before.length > 0) return words(strip.before);
    at += strip.text.length;
  }
  return at === offset ? words(tail) : '';
}

const sameSpan = (a: Span | null, b: Span): boolean =>
  a !== null && samePlace(a.anchor, b.anchor) && samePlace(a.focus, b.focus);
