import {
  $addUpdateTag,
  $getRoot,
  $hasUpdateTag,
  COMPOSITION_END_TAG,
  createEditor,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  mergeRegister,
  RootNode,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical';
import { type Splice, spliceBetween } from '../../../core/amend/typing/typing.ts';
import { UNCLAIMED } from '../../state/review/unclaimed.ts';
import {
  type Caret,
  type Change,
  reversed,
  type Span,
  type StepKind,
  samePlace,
  type UndoDirection,
  type UndoStack,
} from '../../state/review/undo.ts';
import { type Block, liveText } from './blocks.ts';
import { CaretReporter } from './caret-reporter.ts';
import { changeStops, nextStop } from './change-stops.ts';
import { Composition } from './composition.ts';
import type { DrawContext } from './draw-block.ts';
import { DrawnBlocks } from './drawn-blocks.ts';
import type { Follow } from './follow-caret.ts';
import { $blockNodes, $selectedSpan, $selectSpan, $syncBlocks, $textOnPage } from './lexical-tree.ts';
import { EditorModel } from './model.ts';
import { type BlockNode, NODES } from './nodes.ts';
import type { EditorOptions } from './options.ts';
import { PageGuard } from './page-guard.ts';
import { asOneLine } from './plain-text.ts';
import { type RemovedText, removedText } from './removed-text.ts';
import type { Rights } from './rights.ts';
import { SectionSelection } from './section-selection.ts';
import { $readRanges } from './selected-ranges.ts';
import { UnannouncedInput } from './unannounced-input.ts';
import { undoOrRedoStep } from './undo-redo-step.ts';

/** A splice in one block. */
export interface BlockSplice {
  readonly key: string;
  readonly splice: Splice;
  /** The side of deleted text at the splice on which its insertion goes; absent for the side that the caret is on. */
  readonly side?: Caret['side'];
}

const EMPTY_BLOCK = { liveRuns: [] };

/** Splices to be made as one step, with the selection after them. */
interface EditRequest {
  readonly edits: readonly BlockSplice[];
  readonly kind: StepKind;
  readonly after: Span | null;
}

/** The editor of one section. Lexical handles keys and the caret; the model holds the text. */
export class SectionController {
  readonly editor: LexicalEditor;
  readonly model: EditorModel;
  readonly undoStack: UndoStack;
  readonly selection: SectionSelection;
  readonly announce: (words: string) => void;
  #options: EditorOptions;
  /** The options of the last drawing. */
  #drawnOptions: EditorOptions;
  #activeId: string;
  /** Whether the draft changed during a composition, so that it must be read when that ends. */
  #hasPendingDraft = false;
  #unregister: (() => void) | null = null;
  readonly #caretReporter: CaretReporter;
  readonly now: () => number;
  readonly #drawn = new DrawnBlocks();
  readonly #guard: PageGuard;
  readonly composition: Composition;

  constructor(
    options: EditorOptions,
    undoStack: UndoStack,
    announce: (words: string) => void,
    onFault: (fault: Error) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#options = options;
    this.#drawnOptions = options;
    this.undoStack = undoStack;
    this.announce = announce;
    this.now = now;
    this.model = new EditorModel(options.root, options.section.pid);
    this.model.receive(options.draft.shownAmendments(), options.draft.active());
    this.#activeId = this.#typingTarget();
    this.#caretReporter = new CaretReporter(this.model, this.#rights);
    this.editor = createEditor({
      namespace: 'section',
      nodes: NODES,
      onError: onFault,
    });
    this.selection = new SectionSelection(this.editor, this.model, undoStack);
    this.composition = new Composition(this.editor, this.selection, {
      $settle: () => this.#$readPage(),
      $redraw: () => this.#$draw(),
      restore: () => this.#guard.restoreAll(),
    });
    this.#guard = new PageGuard(this.editor, this.selection, () =>
      announce(
        'Something keeps changing the words on this page: an extension of the browser, perhaps. Turn it off for Keeling.',
      ),
    );
  }

  get options(): EditorOptions {
    return this.#options;
  }

  /** Mounts the section in a contenteditable element and registers the commands that it answers. */
  mount(element: HTMLElement, registerCommands: (controller: SectionController) => () => void): void {
    const { editor } = this;
    this.selection.mount(element);
    this.#guard.mount(element);
    this.#unregister = mergeRegister(
      new UnannouncedInput(editor, this.#guard, this.announce).watch(element),
      this.composition.watch(element),
      registerCommands(this),
      editor.registerNodeTransform(RootNode, () => this.#$readPage()),
      editor.registerUpdateListener(() => this.#afterCommit()),
    );
    editor.setRootElement(element);
    this.#guard.listenAfterEditor();
    editor.update(() => this.#$draw(), {
      discrete: true,
      tag: [HISTORY_MERGE_TAG, SKIP_DOM_SELECTION_TAG],
    });
  }

  unmount(): void {
    this.#unregister?.();
    this.#unregister = null;
    this.#guard.unmount();
    this.selection.unmount();
    this.editor.setRootElement(null);
  }

  update(options: EditorOptions): void {
    this.#options = options;
    this.receiveDraft();
  }

  /** Takes over the current draft with the changes of others; during a composition, once that ends. */
  receiveDraft(): void {
    if (this.editor.isComposing()) this.#hasPendingDraft = true;
    else this.#receiveDraft();
  }

  /** The amendment that the next keystroke goes to. */
  #typingTarget(): string {
    return this.#options.draft.active() ?? UNCLAIMED;
  }

  #receiveDraft(): void {
    const old = this.#drawnOptions;
    const now = this.#options;
    const activeId = this.#typingTarget();
    let stale = activeId !== this.#activeId || old.contested !== now.contested;
    this.#drawnOptions = now;
    this.#activeId = activeId;
    if (now.root !== old.root || now.section.pid !== old.section.pid) {
      this.model.rebase(now.root, now.section.pid);
      stale = true;
    }
    const follow = this.model.receive(now.draft.shownAmendments(), activeId);
    if (follow || stale) this.redraw(follow);
  }

  readonly #drawContext: DrawContext = {
    isMine: (am) => am === this.#activeId || am === UNCLAIMED,
    nameOf: (am) => (am === UNCLAIMED ? 'What you typed' : (this.#options.nameOf?.(am) ?? am)),
    alternativeNote: (key) => this.#options.contested?.[key] ?? '',
    removalsIn: (block) => this.#removalsIn(block),
  };

  /** What was removed here from other amendments. It stays marked for as long as it can be undone. */
  #removalsIn(block: Block): readonly RemovedText[] {
    const removedWords: RemovedText[] = [];
    for (const [am, before] of this.undoStack.firsts) {
      if (am === this.#activeId || am === UNCLAIMED) continue;
      const removed = removedText(am, before, this.model.edits.get(am) ?? before, block);
      if (removed) removedWords.push(removed);
    }
    return removedWords;
  }

  readonly #rights: Rights = {
    mayRevise: (id) => this.#options.mayRevise?.(id) ?? true,
    asksFirst: (id) => this.#options.asksFirst?.(id) ?? false,
    outOfScope: (edits) => this.#options.outside?.(edits) ?? null,
  };

  #$draw(): void {
    $syncBlocks(this.model.blocks, this.#drawContext, this.#drawn);
  }

  /** Turns differences between the page and the model into edits: from typing, composition, or another program. */
  #$readPage(): void {
    if (this.editor.isComposing()) return;
    const span = $selectedSpan();
    const nodes = $blockNodes();
    const edits: BlockSplice[] = [];
    let sound = $getRoot().getChildrenSize() === this.model.blocks.length;
    for (const block of this.model.blocks) {
      const node = nodes.get(block.key);
      if (!node) sound = false;
      else if (!this.#drawn.$isCurrent(block, node)) {
        const edited = this.#spliceFromPage(block, node, span);
        if (edited) edits.push(edited);
      }
    }
    // A block was split, joined or lost. No person asked for that, and the model still has the text.
    if (!sound || this.composition.isRefused) {
      this.#$draw();
      if (this.selection.span) $selectSpan(this.selection.span);
      return;
    }
    if (edits.length === 0) {
      // A composition that ends replaces its run by a bare one, even where no letter changed.
      this.#$draw();
      return;
    }
    const composed = $hasUpdateTag(COMPOSITION_END_TAG);
    const [first] = edits;
    const plain = edits.length === 1 && first?.splice.remove === 0 && !composed;
    this.$applySplices(edits, plain ? 'insert' : 'other', span);
  }

  #spliceFromPage(block: Block, node: BlockNode, span: Span | null): BlockSplice | null {
    const text = $textOnPage(node);
    const old = liveText(block);
    if (text === old) return null;
    const isCaretHere = span?.focus.key === block.key;
    const collapsed = span && samePlace(span.anchor, span.focus);
    const splice = spliceBetween(old, text, isCaretHere && collapsed ? span.focus.offset : null);
    return { key: block.key, splice: { ...splice, insert: asOneLine(splice.insert).text } };
  }

  /**
   * Makes splices as one step of undo and redraws what they changed. If one is refused, none is made. Called within an
   * update of the editor.
   * @returns whether they were made
   */
  $applySplices(edits: readonly BlockSplice[], kind: StepKind, after: Span | null): boolean {
    const before = this.selection.span;
    const changes = new Map<string, Change>();
    const activeId = this.#typingTarget();
    for (const { key, splice, side: givenSide } of edits) {
      if (splice.remove === 0 && splice.insert === '') continue;
      // A replacement goes after the text that was already deleted in front of the replaced text.
      const side = givenSide ?? (splice.remove > 0 ? 'after' : this.selection.side);
      const typed = this.model.type(key, activeId, splice, side, this.#rights);
      if ('askAbout' in typed || 'refused' in typed) {
        this.#$revert([...changes.values()], before);
        if ('askAbout' in typed) this.#ask(typed.askAbout, { edits, kind, after });
        else this.announce(typed.refused);
        return false;
      }
      for (const change of typed.changes) {
        const previousChange = changes.get(change.am);
        changes.set(change.am, previousChange ? { ...previousChange, after: change.after } : change);
      }
    }
    const stepChanges = [...changes.values()];
    if (stepChanges.length > 0)
      this.undoStack.record({ kind, changes: stepChanges, by: activeId, before, after, at: this.now() });
    this.#$draw();
    // Text replaced by the same text changes nothing, but the caret still moves to its end.
    if (after) $selectSpan(after);
    this.selection.setSpan(after && $selectedSpan(), edits.at(-1)?.splice.insert !== '');
    if (stepChanges.length > 0) this.#reportChanges(activeId, stepChanges);
    return true;
  }

  /** Reverts the splices of a step that could not be made whole. */
  #$revert(stepChanges: readonly Change[], before: Span | null): void {
    this.model.apply(stepChanges.map(reversed));
    this.#$draw();
    if (before) $selectSpan(before);
    this.selection.setSpan(before);
  }

  /** Asks for consent before another person’s text is changed. The same splices are made when the person agrees. */
  #ask(am: string, { edits, kind, after }: EditRequest): void {
    const read = () => edits.map(({ key }) => liveText(this.model.block(key) ?? EMPTY_BLOCK)).join('\n');
    const textWhenAsked = read();
    const retry = (): boolean => {
      this.restoreFocus();
      // Another window may have changed these words while the question was open.
      if (read() !== textWhenAsked) {
        this.announce('Somebody has just changed these words. Nothing was changed.');
        return false;
      }
      let isMade = false;
      const make = () => {
        isMade = this.$applySplices(edits, kind, after);
      };
      this.editor.update(make, { discrete: true });
      return isMade;
    };
    this.#options.onAsk?.(am, retry);
  }

  /** Makes whole changes as one step of undo, unless they are not allowed or lead to another text than expected. */
  $applyChanges(changes: readonly Change[], isExpectedText: () => boolean, after: Span): boolean {
    const before = this.selection.span;
    const { mayRevise, outOfScope } = this.#rights;
    const isAllowed = changes.every(({ am }) => am === UNCLAIMED || mayRevise(am));
    if (!isAllowed || outOfScope(changes.map((one) => one.after)) || !this.model.tryApply(changes))
      return false;
    if (!isExpectedText()) {
      this.model.apply(changes.map(reversed));
      return false;
    }
    const activeId = this.#typingTarget();
    this.undoStack.record({ kind: 'other', changes, by: activeId, before, after, at: this.now() });
    this.#$draw();
    $selectSpan(after);
    this.selection.setSpan($selectedSpan());
    this.#reportChanges(activeId, changes);
    return true;
  }

  /**
   * Replaces the selected ranges by `text` in the first of them.
   * @returns whether anything was replaced
   */
  $replace(text: string, kind: StepKind, ranges = $readRanges(this.model.blocks)): boolean {
    // A triple click selects a line up to the start of the next, of which it selects no text.
    const selected = ranges.filter(({ from, to }, nth) => nth === 0 || nth < ranges.length - 1 || from < to);
    const open = selected.filter(({ key, from, to }) => {
      const locked = this.model.block(key)?.locked !== null;
      return !locked || (from === to && selected.length === 1);
    });
    const [first] = open;
    if (!first) return false;
    const edits = open.map(({ key, from, to, side }, at) => ({
      key,
      splice: { at: from, remove: to - from, insert: at === 0 ? text : '' },
      ...(side && { side }),
    }));
    const side = kind === 'delete-forward' ? 'after' : 'before';
    const caret = this.#caretIn(first.key, first.from + text.length, side);
    const isMade = this.$applySplices(edits, kind, caret && { anchor: caret, focus: caret });
    if (!isMade) return false;
    if (open.length < selected.length) this.announce('Text that cannot be changed was left as it was.');
    const now = this.model.block(first.key);
    const isEmptied = text === '' && open.length === 1 && now && liveText(now) === '';
    if (isEmptied && caret) this.#options.onEmptied?.(caret);
    return true;
  }

  /** Deletes the selected text. Does nothing for a caret. */
  $deleteSelected(): void {
    const ranges = $readRanges(this.model.blocks);
    if (ranges.some(({ from, to }) => from < to)) this.$replace('', 'other', ranges);
  }

  #caretIn(key: string, offset: number, side: Caret['side'] = 'before'): Caret | null {
    const block = this.model.block(key);
    return block ? { key, pid: block.pid, field: block.field, offset, side } : null;
  }

  /** Undoes or redoes one step, also where it was made in another section of the review. */
  $undoOrRedo(direction: UndoDirection): void {
    // Ending the composition first makes its text the step that is undone.
    this.composition.$end();
    const { step, message, where, changes } = undoOrRedoStep(
      this.model,
      this.undoStack,
      direction,
      this.#rights,
    );
    const span = step && (direction === 'undo' ? step.before : step.after);
    let isHere = false;
    if (step) {
      this.#$draw();
      isHere = span != null && $selectSpan(span);
      if (isHere) this.selection.setSpan($selectedSpan());
      this.#reportChanges(this.#typingTarget(), changes);
    }
    const announcement = isHere ? message : `${message} ${where}`.trim();
    this.announce(announcement);
    if (span && !isHere) this.#options.onElsewhere?.(span.focus, announcement);
  }

  /** Reports changes to the draft at once, so that every later command finds the typed text there. */
  #reportChanges(activeId: string, changes: readonly Change[]): void {
    const touched = changes.flatMap(({ am }) => (am === activeId || am === UNCLAIMED ? [] : [am]));
    this.#options.draft.type(new Map(changes.map(({ am, after }) => [am, after])), touched.sort());
  }

  #catchUp(): void {
    if (!this.#hasPendingDraft || this.editor.isComposing()) return;
    this.#hasPendingDraft = false;
    this.#receiveDraft();
    this.redraw();
  }

  /** Redraws the model and keeps the caret in its words; during a composition, once that ends. */
  redraw(follow: Follow | null = null): void {
    if (!this.#unregister) return;
    if (this.editor.isComposing()) {
      this.#hasPendingDraft = true;
      return;
    }
    this.#drawn.forget();
    this.editor.update(
      () => {
        const span = $selectedSpan();
        this.#$draw();
        if (span) this.selection.$follow(span, follow);
        $addUpdateTag(HISTORY_MERGE_TAG);
        // A person who types in another part of the window keeps the focus.
        const element = this.editor.getRootElement();
        if (document.activeElement !== element) $addUpdateTag(SKIP_DOM_SELECTION_TAG);
      },
      { discrete: true },
    );
  }

  #afterCommit(): void {
    const { editor } = this;
    if (editor.isComposing()) {
      this.composition.endStray();
      return;
    }
    this.composition.clear();
    if (this.#hasPendingDraft) queueMicrotask(() => this.#catchUp());
    this.selection.readCommit();
    this.#caretReporter.report(this.selection.span?.focus, this.#activeId, this.#options);
  }

  /** Moves the caret to the next change and announces it. Returns false where there is none in that direction. */
  $goToChange(step: 1 | -1): boolean {
    const stops = changeStops(this.model.blocks);
    const at = $selectedSpan()?.focus;
    const index = at ? this.model.blocks.findIndex(({ key }) => key === at.key) : -1;
    const stop = nextStop(stops, index, at?.offset ?? 0, step);
    const caret = stop && this.#caretIn(stop.block.key, stop.offset);
    if (!stop || !caret) return false;
    $selectSpan({ anchor: caret, focus: caret });
    this.announce(
      `${stop.description}. Change ${stops.indexOf(stop) + 1} of ${stops.length} in this section.`,
    );
    return true;
  }

  /** Moves the focus back to the text, and restores the selection. */
  restoreFocus(): void {
    const { span } = this.selection;
    if (!span) {
      this.focus();
      return;
    }
    this.editor.getRootElement()?.focus({ preventScroll: true });
    this.editor.update(() => void $selectSpan(span), { discrete: true });
  }

  /** Moves the focus and the caret to a place: else to the start of its provision, else to the nearest editable block. */
  focus(at?: Pick<Caret, 'pid' | 'field' | 'offset'>): void {
    this.editor.update(
      () => {
        const isFree = ({ locked }: { readonly locked: unknown }) => locked === null;
        const { blocks } = this.model;
        const free = blocks.filter(isFree);
        const place = Math.max(
          0,
          blocks.findIndex(({ pid }) => pid === at?.pid),
        );
        const nearestBlock = blocks.slice(place).find(isFree) ?? blocks.slice(0, place).findLast(isFree);
        const exact = free.find(({ pid, field }) => pid === at?.pid && field === at.field);
        const block = exact ?? free.find(({ pid }) => pid === at?.pid) ?? nearestBlock;
        const offset = exact && at ? at.offset : 0;
        const caret = block && this.#caretIn(block.key, Math.min(offset, liveText(block).length));
        // Set before the focus arrives, for example from a menu, because the focus restores the last selection.
        if (caret && $selectSpan({ anchor: caret, focus: caret })) this.selection.setSpan($selectedSpan());
      },
      { discrete: true },
    );
    this.editor.getRootElement()?.focus({ preventScroll: true });
  }
}
