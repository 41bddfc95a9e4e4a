import {
  $getNearestNodeFromDOMNode,
  $getRoot,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { spliceBetween } from '../../../core/amend/typing/typing.ts';
import { $isBlockNode, $isRunNode, $isStruckNode, type BlockNode, holderIn, PAINTED } from './nodes.ts';

/** How often the page is put right within a moment, before it is left as whatever changes it again and again has it. */
const MAX_RESTORES = 200;
const MOMENT_MS = 1000;

const WATCHED: MutationObserverInit = {
  childList: true,
  characterData: true,
  subtree: true,
  attributeFilter: [...PAINTED],
};

/** Makes nodes all that an element holds, moving none that is in its place. @returns whether it held anything else */
function holdOnly(parent: HTMLElement, children: readonly Node[]): boolean {
  const own = new Set(children);
  let isChanged = false;
  for (const child of [...parent.childNodes])
    if (!own.has(child)) {
      child.remove();
      isChanged = true;
    }
  for (const [at, child] of children.entries()) {
    const sibling = parent.childNodes[at] ?? null;
    if (sibling === child) continue;
    parent.insertBefore(child, sibling);
    isChanged = true;
  }
  return isChanged;
}

const isTyping = (event: Event): event is InputEvent & { readonly data: string } =>
  event instanceof InputEvent && event.inputType === 'insertText' && event.cancelable && event.data !== null;

const targetsOf = (records: readonly MutationRecord[]): readonly Node[] =>
  records.map(({ target }) => target);

/** Takes off an element what only others have. */
function keepOnly(element: HTMLElement, own: readonly string[]): void {
  for (const name of PAINTED) if (!own.includes(name)) element.removeAttribute(name);
}

const LINE = ['data-label', 'data-label-was', 'data-fate', 'contenteditable'];

/** Makes the element of a run, or of struck words, hold its words and nothing else. */
function holdWords(dom: HTMLElement, text: string): boolean {
  const holder = holderIn(dom);
  const own = [...holder.childNodes].find((node) => node instanceof Text) ?? new Text(text);
  const { at, remove, insert } = spliceBetween(own.data, text, null);
  const isOther = remove > 0 || insert !== '';
  // No more than differs: a caret in the rest of the words stays where it is.
  if (isOther) own.replaceData(at, remove, insert);
  const isMixed = holdOnly(holder, [own]);
  return holdOnly(dom, [holder]) || isMixed || isOther;
}

/**
 * Forgets a style that a program has chosen for the next letter: a browser would write it into an element of that style,
 * in which no words are kept. Nobody is told of the choice, and it lasts until the selection is set, be it where it is.
 */
function forgetChosenStyle(): void {
  const selection = document.getSelection();
  if (selection?.isCollapsed) selection.collapse(selection.anchorNode, selection.anchorOffset);
}

/** Knows where the selection belongs, which goes with the nodes that it was in. */
interface SelectionKeeper {
  /** Takes it as the page has it. Within a reading of the editor. */
  $keep(): void;
  /** Puts it back into the page. */
  restore(): void;
}

/**
 * Puts the page back to what the editor holds when something else changes it: an extension of the browser that swaps
 * words, wraps them, or puts its own among them. The law is changed by a person's keys alone. What the browser itself
 * writes into the page, for a key or an input method, is left to the editor to read. Of a page that is changed again and
 * again the editor reads nothing until the moment is over: it is then put right once more.
 */
export class PageGuard {
  readonly #editor: LexicalEditor;
  readonly #keeper: SelectionKeeper;
  readonly #onGivenUp: () => void;
  #element: HTMLElement | null = null;
  #observer: MutationObserver | null = null;
  /** The browser writes into the page for a key, and the editor has not read it yet. */
  #isWriting = false;
  /** What was changed meanwhile. */
  #waiting: readonly MutationRecord[] = [];
  #restored = 0;
  #isGivenUp = false;

  /**
   * @param onGivenUp tells that something changes the page again and again
   */
  constructor(editor: LexicalEditor, keeper: SelectionKeeper, onGivenUp: () => void) {
    this.#editor = editor;
    this.#keeper = keeper;
    this.#onGivenUp = onGivenUp;
  }

  /**
   * To be called before the editor has its element: of two observers the older is told first, and the editor's takes what
   * it sees for typing.
   */
  mount(element: HTMLElement): void {
    this.#element = element;
    this.#observer = new MutationObserver((records) => this.#changed(records));
    this.#observer.observe(element, WATCHED);
    element.addEventListener('beforeinput', this.#writes, { capture: true });
    element.addEventListener('compositionstart', forgetChosenStyle, { capture: true });
    element.addEventListener('compositionend', this.#writes);
  }

  /** To be called once the editor listens to its element: what it is told of it has read when this is told. */
  follow(): void {
    this.#element?.addEventListener('beforeinput', this.#hasRead);
    this.#element?.addEventListener('input', this.#hasRead);
    this.#element?.addEventListener('compositionend', this.#hasComposed);
  }

  unmount(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#element?.removeEventListener('beforeinput', this.#writes, { capture: true });
    this.#element?.removeEventListener('compositionstart', forgetChosenStyle, { capture: true });
    this.#element?.removeEventListener('beforeinput', this.#hasRead);
    this.#element?.removeEventListener('input', this.#hasRead);
    this.#element?.removeEventListener('compositionend', this.#writes);
    this.#element?.removeEventListener('compositionend', this.#hasComposed);
    this.#element = null;
  }

  /** Whether the browser writes into the page for a key or an input method that the editor knows of. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  /** Whether lines, or elements in them, came or went since it was last looked. */
  isBroken(): boolean {
    const records = this.#observer?.takeRecords() ?? [];
    if (this.#waiting.length === 0 && records.length > 0) queueMicrotask(() => this.#changed([]));
    this.#waiting = [...this.#waiting, ...records];
    return records.some(({ type }) => type === 'childList');
  }

  /** Puts all of the page back, whatever was written into it. */
  restoreAll(): void {
    if (this.#element) this.#restore([this.#element]);
  }

  readonly #writes = (event: Event): void => {
    if (this.#isGivenUp && this.#element && isTyping(event) && !this.#editor.isComposing()) {
      // The browser would write the letter into words that are not the law's, and the editor would read them all.
      this.#restore([this.#element]);
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, event.data);
      return;
    }
    if (isTyping(event) && !this.#editor.isComposing()) forgetChosenStyle();
    this.#isWriting = true;
    // A browser may write without another word; what it wrote is read within its task.
    setTimeout(this.#wrote, 0);
  };

  /** What the editor prevented is not written, and what was written it has read. */
  readonly #hasRead = (event: Event): void => {
    if (event.type === 'input' || event.defaultPrevented) this.#isWriting = false;
  };

  /** What was composed is read by the end of the event's microtasks: a program may write before any timer. */
  readonly #hasComposed = (): void => queueMicrotask(this.#wrote);

  readonly #wrote = (): void => {
    this.#isWriting = false;
    if (this.#waiting.length > 0) this.#changed([]);
  };

  #changed(records: readonly MutationRecord[]): void {
    const all = [...this.#waiting, ...records];
    if (this.#isWriting) {
      this.#waiting = all;
      return;
    }
    const composed = this.#composedIn();
    if (this.#isGivenUp) this.#leave(all, composed);
    else if (composed) this.#restoreAround(all, composed);
    else this.#restore(targetsOf(all));
  }

  /** Leaves the page as it is, and lets the editor take none of it for typing but what is being composed. */
  #leave(records: readonly MutationRecord[], composed: Node | null): void {
    this.#waiting = [];
    if (!records.some(({ target }) => composed?.contains(target))) this.#editor._observer?.takeRecords();
  }

  /** Puts right what was changed in other lines than the one being composed in: that is the browser's until it ends. */
  #restoreAround(records: readonly MutationRecord[], composed: Node): void {
    const isThere = ({ target }: MutationRecord): boolean => composed.contains(target);
    const outsideRecords = records.filter((record) => !isThere(record));
    this.#waiting = records.filter(isThere);
    if (outsideRecords.length > 0) this.#restore(targetsOf(outsideRecords), composed);
  }

  /** The line that is being composed in; null where none is. */
  #composedIn(): Node | null {
    return this.#editor.isComposing() ? this.#lineOf(document.getSelection()?.anchorNode ?? null) : null;
  }

  #lineOf(node: Node | null): Node | null {
    let at = node;
    while (at && at.parentNode !== this.#element) at = at.parentNode;
    return at;
  }

  /** Looks at the lines that were changed and puts them right, but for one that is left alone. */
  #restore(targets: readonly Node[], leave: Node | null = null): void {
    const element = this.#element;
    if (!element) return;
    if (!leave) this.#waiting = [];
    const isWrong = this.#editor.read(() => {
      if (!leave && this.#$isSelectionSound()) this.#keeper.$keep();
      let isOther = targets.includes(element) && this.#$restoreLines(element);
      for (const line of this.#$linesOf(element, targets, leave))
        isOther = this.#$restoreLine(line) || isOther;
      return isOther;
    });
    const ownRecords = this.#observer?.takeRecords() ?? [];
    if (ownRecords.length > 0 && !this.#isGivenUp) this.#count();
    // What was changed and is right again, by whoever's hand, is no typing.
    if (this.#waiting.length === 0) this.#editor._observer?.takeRecords();
    if (!isWrong) return;
    if (!leave) this.#keeper.restore();
  }

  /**
   * Whether the selection is where a person left it: what else changes the words about it moves it, and of a person who
   * has just moved it the browser tells only after a while.
   */
  #$isSelectionSound(): boolean {
    const { anchorNode, focusNode } = document.getSelection() ?? {};
    return [anchorNode, focusNode].every((node) => node != null && this.#$isAsHeld(node));
  }

  /** Whether a node of the page is a run's own words or struck ones, with none other in them, or an empty line. */
  #$isAsHeld(node: Node): boolean {
    const lexicalNode = $getNearestNodeFromDOMNode(node);
    if ($isBlockNode(lexicalNode)) return lexicalNode.isEmpty() && !(node instanceof Text);
    const own =
      ($isRunNode(lexicalNode) || $isStruckNode(lexicalNode)) &&
      this.#editor.getElementByKey(lexicalNode.getKey());
    if (!own || !(node instanceof Text)) return false;
    return node.parentNode === holderIn(own) && node.data === lexicalNode.getTextContent();
  }

  #count(): void {
    if (this.#restored === 0) setTimeout(() => this.#watchAgain(), MOMENT_MS);
    this.#restored += 1;
    if (this.#restored < MAX_RESTORES) return;
    this.#isGivenUp = true;
    this.#onGivenUp();
  }

  #watchAgain(): void {
    const wasGivenUp = this.#isGivenUp;
    this.#isGivenUp = false;
    this.#restored = 0;
    if (!wasGivenUp || !this.#element) return;
    this.#restore([this.#element], this.#composedIn());
  }

  #$linesOf(element: HTMLElement, targets: readonly Node[], leave: Node | null): ReadonlySet<BlockNode> {
    const lines = targets.includes(element)
      ? $getRoot().getChildren()
      : targets.map((target) => $getNearestNodeFromDOMNode(target)?.getTopLevelElement());
    const isLeft = (line: BlockNode) =>
      leave !== null && this.#editor.getElementByKey(line.getKey()) === leave;
    return new Set(lines.filter($isBlockNode).filter((line) => !isLeft(line)));
  }

  /** Puts the lines in their order, without others among them. */
  #$restoreLines(element: HTMLElement): boolean {
    const lines = $getRoot()
      .getChildren()
      .flatMap((node) => this.#editor.getElementByKey(node.getKey()) ?? []);
    return holdOnly(element, lines);
  }

  #$restoreLine(line: BlockNode): boolean {
    const dom = this.#editor.getElementByKey(line.getKey());
    if (!dom) return false;
    const holder = holderIn(dom);
    line.repaint(dom);
    keepOnly(dom, LINE);
    keepOnly(holder, ['data-open', 'data-close']);
    let isOther = holdOnly(dom, [holder]);
    const words: Node[] = [];
    for (const child of line.getChildren()) {
      const own = this.#editor.getElementByKey(child.getKey());
      if (!own || !($isRunNode(child) || $isStruckNode(child))) continue;
      child.repaint(own);
      keepOnly(own, $isStruckNode(child) ? ['data-struck-by'] : []);
      keepOnly(holderIn(own), $isStruckNode(child) ? [] : ['data-inserted']);
      isOther = holdWords(own, child.getTextContent()) || isOther;
      words.push(own);
    }
    // A browser takes the break out of an empty line that it writes into, and the editor would look for it there.
    const lineBreak = line.getDOMSlot(dom).getManagedLineBreak();
    if (lineBreak) keepOnly(lineBreak, []);
    return holdOnly(holder, lineBreak ? [...words, lineBreak] : words) || isOther;
  }
}
