import {
  $getNearestNodeFromDOMNode,
  $getRoot,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { spliceBetween } from '../../../core/amend/typing/typing.ts';
import {
  $isBlockNode,
  $isRunNode,
  $isStruckNode,
  type BlockNode,
  holderIn,
  PAINTED_ATTRIBUTES,
} from './nodes.ts';

/** How often the page is restored within a period. After that it is left alone until the period ends. */
const MAX_RESTORES_PER_PERIOD = 200;
const RESTORE_PERIOD_MS = 1000;

const OBSERVED: MutationObserverInit = {
  childList: true,
  characterData: true,
  subtree: true,
  attributeFilter: [...PAINTED_ATTRIBUTES],
};

/** Gives an element exactly these children, moving none that is in place. @returns whether anything was changed */
function keepChildren(parent: HTMLElement, children: readonly Node[]): boolean {
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

/** Removes the painted attributes that do not belong on an element. */
function removeOtherAttributes(element: HTMLElement, own: readonly string[]): void {
  for (const name of PAINTED_ATTRIBUTES) if (!own.includes(name)) element.removeAttribute(name);
}

const LINE_ATTRIBUTES = ['data-label', 'data-label-was', 'data-fate', 'contenteditable'];

/** Makes the element of a run or of deleted text hold its text and nothing else. */
function restoreText(dom: HTMLElement, text: string): boolean {
  const holder = holderIn(dom);
  const own = [...holder.childNodes].find((node) => node instanceof Text) ?? new Text(text);
  const { at, remove, insert } = spliceBetween(own.data, text, null);
  const isOther = remove > 0 || insert !== '';
  // Replaces only what differs, so that a caret in the rest of the text stays where it is.
  if (isOther) own.replaceData(at, remove, insert);
  const isMixed = keepChildren(holder, [own]);
  return keepChildren(dom, [holder]) || isMixed || isOther;
}

/**
 * Clears a style that a program chose for the next letter. A browser would write the letter into an element of that style,
 * which the editor discards. No event tells of the choice. It lasts until the selection is set, even to the same place.
 */
function forgetChosenStyle(): void {
  const selection = document.getSelection();
  if (selection?.isCollapsed) selection.collapse(selection.anchorNode, selection.anchorOffset);
}

/** Stores the selection in the text, because the selection in the page is lost when its nodes are replaced. */
interface SelectionStore {
  /** Stores the selection of the page. Called within a read of the editor. */
  $save(): void;
  /** Puts it back into the page. */
  restore(): void;
}

/**
 * Restores the page when something other than the editor changes it, for example an extension that replaces words. Only a
 * person’s keys may change the law. What the browser itself writes for a key or an input method is left for the editor to
 * read. A page that is changed too often is left alone for a while, and the editor reads nothing of it meanwhile.
 */
export class PageGuard {
  readonly #editor: LexicalEditor;
  readonly #keeper: SelectionStore;
  readonly #onSuspend: () => void;
  #element: HTMLElement | null = null;
  #observer: MutationObserver | null = null;
  /** Whether the browser is writing for a key, and the editor has not read that yet. */
  #isWriting = false;
  /** Mutations seen meanwhile. */
  #pendingRecords: readonly MutationRecord[] = [];
  #restoreCount = 0;
  #isSuspended = false;

  /** @param onSuspend called when something keeps changing the page */
  constructor(editor: LexicalEditor, keeper: SelectionStore, onGivenUp: () => void) {
    this.#editor = editor;
    this.#keeper = keeper;
    this.#onSuspend = onGivenUp;
  }

  /**
   * Call before the editor gets its element. The older of two observers is notified first, and the editor’s takes every
   * mutation that it sees for typing.
   */
  mount(element: HTMLElement): void {
    this.#element = element;
    this.#observer = new MutationObserver((records) => this.#onMutations(records));
    this.#observer.observe(element, OBSERVED);
    element.addEventListener('beforeinput', this.#onBrowserInput, { capture: true });
    element.addEventListener('compositionstart', forgetChosenStyle, { capture: true });
    element.addEventListener('compositionend', this.#onBrowserInput);
  }

  /** Call once the editor listens to its element, so that the editor has read an event before this sees it. */
  listenAfterEditor(): void {
    this.#element?.addEventListener('beforeinput', this.#onEditorRead);
    this.#element?.addEventListener('input', this.#onEditorRead);
    this.#element?.addEventListener('compositionend', this.#onComposed);
  }

  unmount(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#element?.removeEventListener('beforeinput', this.#onBrowserInput, { capture: true });
    this.#element?.removeEventListener('compositionstart', forgetChosenStyle, { capture: true });
    this.#element?.removeEventListener('beforeinput', this.#onEditorRead);
    this.#element?.removeEventListener('input', this.#onEditorRead);
    this.#element?.removeEventListener('compositionend', this.#onBrowserInput);
    this.#element?.removeEventListener('compositionend', this.#onComposed);
    this.#element = null;
  }

  /** Whether the browser is writing for a key or an input method that the editor knows of. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  /** Whether elements were added or removed since the last call. */
  isBroken(): boolean {
    const records = this.#observer?.takeRecords() ?? [];
    if (this.#pendingRecords.length === 0 && records.length > 0) queueMicrotask(() => this.#onMutations([]));
    this.#pendingRecords = [...this.#pendingRecords, ...records];
    return records.some(({ type }) => type === 'childList');
  }

  /** Restores the whole page. */
  restoreAll(): void {
    if (this.#element) this.#restore([this.#element]);
  }

  readonly #onBrowserInput = (event: Event): void => {
    if (this.#isSuspended && this.#element && isTyping(event) && !this.#editor.isComposing()) {
      // The browser would write the letter into foreign text, and the editor would read all of that.
      this.#restore([this.#element]);
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, event.data);
      return;
    }
    if (isTyping(event) && !this.#editor.isComposing()) forgetChosenStyle();
    this.#isWriting = true;
    // Some browsers send no further event. What they write is read within this task.
    setTimeout(this.#endWriting, 0);
  };

  /** The browser writes nothing where the editor prevented it. After `input`, the editor has read what was written. */
  readonly #onEditorRead = (event: Event): void => {
    if (event.type === 'input' || event.defaultPrevented) this.#isWriting = false;
  };

  /** Composed text is read by the end of the event’s microtasks. A timer is too late: a program may write before it. */
  readonly #onComposed = (): void => queueMicrotask(this.#endWriting);

  readonly #endWriting = (): void => {
    this.#isWriting = false;
    if (this.#pendingRecords.length > 0) this.#onMutations([]);
  };

  #onMutations(records: readonly MutationRecord[]): void {
    const all = [...this.#pendingRecords, ...records];
    if (this.#isWriting) {
      this.#pendingRecords = all;
      return;
    }
    const composedLine = this.#composedIn();
    if (this.#isSuspended) this.#ignoreMutations(all, composedLine);
    else if (composedLine) this.#restoreAround(all, composedLine);
    else this.#restore(targetsOf(all));
  }

  /** Leaves the page as it is, and keeps the editor from reading any of it but the composition. */
  #ignoreMutations(records: readonly MutationRecord[], composed: Node | null): void {
    this.#pendingRecords = [];
    if (!records.some(({ target }) => composed?.contains(target))) this.#editor._observer?.takeRecords();
  }

  /** Restores all lines but the one with a composition, which belongs to the browser until it ends. */
  #restoreAround(records: readonly MutationRecord[], composed: Node): void {
    const isThere = ({ target }: MutationRecord): boolean => composed.contains(target);
    const outsideRecords = records.filter((record) => !isThere(record));
    this.#pendingRecords = records.filter(isThere);
    if (outsideRecords.length > 0) this.#restore(targetsOf(outsideRecords), composed);
  }

  /** The line with the composition; null where there is none. */
  #composedIn(): Node | null {
    return this.#editor.isComposing() ? this.#lineOf(document.getSelection()?.anchorNode ?? null) : null;
  }

  #lineOf(node: Node | null): Node | null {
    let at = node;
    while (at && at.parentNode !== this.#element) at = at.parentNode;
    return at;
  }

  /** Restores the lines of these nodes, except one line. */
  #restore(targets: readonly Node[], leave: Node | null = null): void {
    const element = this.#element;
    if (!element) return;
    if (!leave) this.#pendingRecords = [];
    const isWrong = this.#editor.read(() => {
      if (!leave && this.#$isSelectionSound()) this.#keeper.$save();
      let isOther = targets.includes(element) && this.#$restoreLines(element);
      for (const line of this.#$linesOf(element, targets, leave))
        isOther = this.#$restoreLine(line) || isOther;
      return isOther;
    });
    const ownRecords = this.#observer?.takeRecords() ?? [];
    if (ownRecords.length > 0 && !this.#isSuspended) this.#countRestore();
    // A change that has been restored must not be read as typing.
    if (this.#pendingRecords.length === 0) this.#editor._observer?.takeRecords();
    if (!isWrong) return;
    if (!leave) this.#keeper.restore();
  }

  /**
   * Whether the selection is where a person left it. Other programs move it when they change the text around it, and
   * browsers report a person’s own move only after a while.
   */
  #$isSelectionSound(): boolean {
    const { anchorNode, focusNode } = document.getSelection() ?? {};
    return [anchorNode, focusNode].every((node) => node != null && this.#$isAsHeld(node));
  }

  /** Whether a node of the page is an unchanged text of a run or of a deletion, or an empty line. */
  #$isAsHeld(node: Node): boolean {
    const lexicalNode = $getNearestNodeFromDOMNode(node);
    if ($isBlockNode(lexicalNode)) return lexicalNode.isEmpty() && !(node instanceof Text);
    const own =
      ($isRunNode(lexicalNode) || $isStruckNode(lexicalNode)) &&
      this.#editor.getElementByKey(lexicalNode.getKey());
    if (!own || !(node instanceof Text)) return false;
    return node.parentNode === holderIn(own) && node.data === lexicalNode.getTextContent();
  }

  #countRestore(): void {
    if (this.#restoreCount === 0) setTimeout(() => this.#watchAgain(), RESTORE_PERIOD_MS);
    this.#restoreCount += 1;
    if (this.#restoreCount < MAX_RESTORES_PER_PERIOD) return;
    this.#isSuspended = true;
    this.#onSuspend();
  }

  #watchAgain(): void {
    const wasGivenUp = this.#isSuspended;
    this.#isSuspended = false;
    this.#restoreCount = 0;
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

  /** Puts the lines in their order, and removes anything else among them. */
  #$restoreLines(element: HTMLElement): boolean {
    const lines = $getRoot()
      .getChildren()
      .flatMap((node) => this.#editor.getElementByKey(node.getKey()) ?? []);
    return keepChildren(element, lines);
  }

  #$restoreLine(line: BlockNode): boolean {
    const dom = this.#editor.getElementByKey(line.getKey());
    if (!dom) return false;
    const holder = holderIn(dom);
    line.repaint(dom);
    removeOtherAttributes(dom, LINE_ATTRIBUTES);
    removeOtherAttributes(holder, ['data-open', 'data-close']);
    let isOther = keepChildren(dom, [holder]);
    const words: Node[] = [];
    for (const child of line.getChildren()) {
      const own = this.#editor.getElementByKey(child.getKey());
      if (!own || !($isRunNode(child) || $isStruckNode(child))) continue;
      child.repaint(own);
      removeOtherAttributes(own, $isStruckNode(child) ? ['data-struck-by'] : []);
      removeOtherAttributes(holderIn(own), $isStruckNode(child) ? [] : ['data-inserted']);
      isOther = restoreText(own, child.getTextContent()) || isOther;
      words.push(own);
    }
    // A browser removes the line break of an empty line that it writes into, and the editor would look for it there.
    const lineBreak = line.getDOMSlot(dom).getManagedLineBreak();
    if (lineBreak) removeOtherAttributes(lineBreak, []);
    return keepChildren(holder, lineBreak ? [...words, lineBreak] : words) || isOther;
  }
}
