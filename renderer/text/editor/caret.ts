import type { Caret, Span } from '../../state/undo.ts';

/** What is selected, on which side of struck words the caret stands, and where words are struck. */
interface CaretPlace {
  readonly span: Span | null;
  readonly side: Caret['side'];
  readonly struckAt: (caret: Caret) => boolean;
}

/** What last moved the caret, which tells on which side of struck words it came to stand. */
type Move = { readonly by: 'key'; readonly left: boolean } | { readonly by: 'pointer'; readonly x: number };

/**
 * The caret to the right of struck words. Chromium paints one left of generated content whichever side it is on, so
 * that one is drawn by hand.
 */
export class DrawnCaret {
  readonly #element: HTMLElement;
  readonly #frame: HTMLElement;
  readonly #bar: HTMLElement;
  #move: Move = { by: 'key', left: false };
  readonly #release: () => void;

  constructor(element: HTMLElement, frame: HTMLElement) {
    this.#element = element;
    this.#frame = frame;
    this.#bar = document.createElement('span');
    this.#bar.className = 'ed-caret';
    this.#bar.setAttribute('aria-hidden', 'true');
    this.#bar.hidden = true;
    frame.append(this.#bar);
    const pressed = (event: KeyboardEvent) => {
      this.#move = { by: 'key', left: event.key === 'ArrowLeft' };
    };
    const pointed = (event: PointerEvent) => {
      this.#move = { by: 'pointer', x: event.clientX };
    };
    const left = () => {
      this.#move = { by: 'key', left: false };
      this.hide();
    };
    element.addEventListener('keydown', pressed, true);
    element.addEventListener('pointerdown', pointed, true);
    element.addEventListener('blur', left);
    this.#release = () => {
      element.removeEventListener('keydown', pressed, true);
      element.removeEventListener('pointerdown', pointed, true);
      element.removeEventListener('blur', left);
    };
  }

  /** Whether it was last moved by a pointer, or is just about to be. */
  get isPointed(): boolean {
    return this.#move.by === 'pointer';
  }

  remove(): void {
    this.#release();
    this.#bar.remove();
  }

  hide(): void {
    if (this.#bar.hidden) return;
    this.#bar.hidden = true;
    this.#element.classList.remove('ed-caret-drawn');
  }

  /** The side of struck words that a caret is on that was just moved there. */
  sideOf(at: CaretPlace, caret: Caret): Caret['side'] {
    if (!at.struckAt(caret)) return 'before';
    if (this.#move.by === 'key') return this.#move.left ? 'after' : 'before';
    const struck = this.#struck();
    if (!struck) return 'before';
    return Math.abs(struck.right - this.#move.x) < Math.abs(struck.left - this.#move.x) ? 'after' : 'before';
  }

  draw(at: CaretPlace): void {
    const { span, side } = at;
    const collapsed = span && span.anchor.offset === span.focus.offset && span.anchor.pid === span.focus.pid;
    const wanted =
      collapsed && side === 'after' && at.struckAt(span.focus) && document.activeElement === this.#element;
    const struck = wanted ? this.#struck() : null;
    if (!struck) {
      this.hide();
      return;
    }
    const frame = this.#frame.getBoundingClientRect();
    this.#bar.style.left = `${struck.right - frame.left + this.#frame.scrollLeft}px`;
    this.#bar.style.top = `${struck.top - frame.top + this.#frame.scrollTop}px`;
    this.#bar.style.height = `${struck.height}px`;
    // A new element blinks from the start, as a caret that was just moved does.
    this.#bar.getAnimations().forEach((animation) => {
      animation.currentTime = 0;
    });
    this.#bar.hidden = false;
    this.#element.classList.add('ed-caret-drawn');
  }

  /** Where the struck words at the caret begin and end on screen. */
  #struck(): {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly height: number;
  } | null {
    const selection = document.getSelection();
    const node = selection?.focusNode;
    if (!selection || !(node instanceof Text) || !this.#element.contains(node)) return null;
    const run = node.parentElement?.parentElement;
    if (!run) return null;
    const offset = selection.focusOffset;
    const here = document.createRange();
    here.setStart(node, offset);
    const left = here.getClientRects()[0]?.left ?? 0;
    if (offset === 0 && run.hasAttribute('data-struck'))
      return edge(node, 0, run.getClientRects()[0]?.left ?? left);
    const next = run.nextElementSibling;
    const text = next?.firstElementChild?.firstChild;
    if (offset === node.length && next?.hasAttribute('data-struck') && text instanceof Text)
      return edge(text, 0, left);
    const last = [...run.getClientRects()].at(-1);
    if (offset === node.length && run.hasAttribute('data-struck-after') && last) {
      return { left, right: last.right, top: last.top, height: last.height };
    }
    return null;
  }
}

function edge(text: Text, offset: number, left: number) {
  const range = document.createRange();
  range.setStart(text, offset);
  range.setEnd(text, Math.min(offset + 1, text.length));
  const rect = range.getClientRects()[0];
  return rect ? { left, right: rect.left, top: rect.top, height: rect.height } : null;
}
