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
  type TurnDirection,
  type UndoStack,
} from '../../state/review/undo.ts';
import { type Block, liveText } from './blocks.ts';
import { stopFrom, stopsIn } from './change-stops.ts';
import { Composition } from './composition.ts';
import type { Look } from './draw-block.ts';
import { DrawnBlocks } from './drawn-blocks.ts';
import type { Follow } from './follow-caret.ts';
import { EditorModel } from './model.ts';
import { type BlockNode, NODES } from './nodes.ts';
import type { EditorOptions } from './options.ts';
import { PageGuard } from './page-guard.ts';
import { PlaceTeller } from './place-teller.ts';
import { $reaches, type Reach } from './reaches.ts';
import type { Rights } from './rights.ts';
import { SectionSelection } from './section-selection.ts';
import { type TakenOut, takenOut } from './taken-out.ts';
import { asOneLine } from './text.ts';
import { $blockNodes, $selectSpan, $span, $syncBlocks, $written } from './tree.ts';
import { turnStep } from './turn-step.ts';
import { UnannouncedInput } from './unannounced-input.ts';

/** A splice in one block. */
export interface Edited {
  readonly key: string;
  readonly splice: Splice;
  /** On which side of words struck there it is, where that is not the caret's. */
  readonly side?: Caret['side'];
}

const NO_WORDS = { strips: [] };

/** Splices as they are made in one step, from where. */
interface EditRequest {
  readonly edits: readonly Edited[];
  readonly kind: StepKind;
  readonly after: Span | null;
}

/** One section being typed in: Lexical for the keys and the caret, the model for the text. */
export class SectionController {
  readonly editor: LexicalEditor;
  readonly model: EditorModel;
  readonly undoStack: UndoStack;
  readonly at: SectionSelection;
  readonly announce: (words: string) => void;
  #options: EditorOptions;
  /** What the section was drawn with. */
  #drawnOptions: EditorOptions;
  #me: string;
  /** Something came in while a composition was under way. */
  #behind = false;
  #release: (() => void) | null = null;
  readonly #teller: PlaceTeller;
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
    this.#me = this.#writer();
    this.#teller = new PlaceTeller(this.model, this.#rights);
    this.editor = createEditor({
      namespace: 'section',
      nodes: NODES,
      onError: onFault,
    });
    this.at = new SectionSelection(this.editor, this.model, undoStack);
    this.composition = new Composition(this.editor, this.at, {
      $settle: () => this.#$settle(),
      $redraw: () => this.#$sync(),
      restore: () => this.#guard.restoreAll(),
    });
    this.#guard = new PageGuard(this.editor, this.at, () =>
      announce(
        'Something keeps changing the words on this page: an extension of the browser, perhaps. Turn it off for Keeling.',
      ),
    );
  }

  get options(): EditorOptions {
    return this.#options;
  }

  /** Puts the section into an element that a person can type in, with the commands that it answers. */
  mount(element: HTMLElement, registerCommands: (controller: SectionController) => () => void): void {
    const { editor } = this;
    this.at.mount(element);
    this.#guard.mount(element);
    this.#release = mergeRegister(
      new UnannouncedInput(editor, this.#guard, this.announce).watch(element),
      this.composition.watch(element),
      registerCommands(this),
      editor.registerNodeTransform(RootNode, () => this.#$settle()),
      editor.registerUpdateListener(() => this.#committed()),
    );
    editor.setRootElement(element);
    this.#guard.follow();
    editor.update(() => this.#$sync(), {
      discrete: true,
      tag: [HISTORY_MERGE_TAG, SKIP_DOM_SELECTION_TAG],
    });
  }

  unmount(): void {
    this.#release?.();
    this.#release = null;
    this.#guard.unmount();
    this.at.unmount();
    this.editor.setRootElement(null);
  }

  update(options: EditorOptions): void {
    this.#options = options;
    this.receive();
  }

  /** Takes in the draft as it is now, with what others did; after the composition where there is one. */
  receive(): void {
    if (this.editor.isComposing()) this.#behind = true;
    else this.#take();
  }

  /** Whose the next keystroke is. */
  #writer(): string {
    return this.#options.draft.active() ?? UNCLAIMED;
  }

  #take(): void {
    const old = this.#drawnOptions;
    const now = this.#options;
    const me = this.#writer();
    let stale = me !== this.#me || old.contested !== now.contested;
    this.#drawnOptions = now;
    this.#me = me;
    if (now.root !== old.root || now.section.pid !== old.section.pid) {
      this.model.rebase(now.root, now.section.pid);
      stale = true;
    }
    const follow = this.model.receive(now.draft.shownAmendments(), me);
    if (follow || stale) this.redraw(follow);
  }

  readonly #look: Look = {
    mine: (am) => am === this.#me || am === UNCLAIMED,
    nameOf: (am) => (am === UNCLAIMED ? 'What you typed' : (this.#options.nameOf?.(am) ?? am)),
    contestedAt: (key) => this.#options.contested?.[key] ?? '',
    takenOutOf: (block) => this.#takenOutOf(block),
  };

  /** What was done here to others' words leaves a mark where they are gone, for as long as it can be undone. */
  #takenOutOf(block: Block): readonly TakenOut[] {
    const removedWords: TakenOut[] = [];
    for (const [am, before] of this.undoStack.firsts) {
      if (am === this.#me || am === UNCLAIMED) continue;
      const removed = takenOut(am, before, this.model.edits.get(am) ?? before, block);
      if (removed) removedWords.push(removed);
    }
    return removedWords;
  }

  readonly #rights: Rights = {
    mayRevise: (id) => this.#options.mayRevise?.(id) ?? true,
    asksFirst: (id) => this.#options.asksFirst?.(id) ?? false,
    outside: (edits) => this.#options.outside?.(edits) ?? null,
  };

  #$sync(): void {
    $syncBlocks(this.model.blocks, this.#look, this.#drawn);
  }

  /** What is written against what the model holds: typing, composition and whatever else got into the page. */
  #$settle(): void {
    if (this.editor.isComposing()) return;
    const span = $span();
    const nodes = $blockNodes();
    const edits: Edited[] = [];
    let sound = $getRoot().getChildrenSize() === this.model.blocks.length;
    for (const block of this.model.blocks) {
      const node = nodes.get(block.key);
      if (!node) sound = false;
      else if (!this.#drawn.$holds(block, node)) {
        const edited = this.#writtenIn(block, node, span);
        if (edited) edits.push(edited);
      }
    }
    // A block was split, joined or lost: nothing of that is a person's wish, and the model still has the text.
    if (!sound || this.composition.isRefused) {
      this.#$sync();
      if (this.at.span) $selectSpan(this.at.span);
      return;
    }
    if (edits.length === 0) {
      // A composition that ends swaps its run for a bare one, even where no letter changed.
      this.#$sync();
      return;
    }
    const composed = $hasUpdateTag(COMPOSITION_END_TAG);
    const [first] = edits;
    const plain = edits.length === 1 && first?.splice.remove === 0 && !composed;
    this.$edit(edits, plain ? 'insert' : 'other', span);
  }

  #writtenIn(block: Block, node: BlockNode, span: Span | null): Edited | null {
    const text = $written(node);
    const old = liveText(block);
    if (text === old) return null;
    const isCaretHere = span?.focus.key === block.key;
    const collapsed = span && samePlace(span.anchor, span.focus);
    const splice = spliceBetween(old, text, isCaretHere && collapsed ? span.focus.offset : null);
    return { key: block.key, splice: { ...splice, insert: asOneLine(splice.insert).text } };
  }

  /**
   * Makes splices as one step of undo and redraws what they changed; none of them where one is refused. Within an update
   * of the editor.
   * @returns whether they were made
   */
  $edit(edits: readonly Edited[], kind: StepKind, after: Span | null): boolean {
    const before = this.at.span;
    const changes = new Map<string, Change>();
    const me = this.#writer();
    for (const { key, splice, side: givenSide } of edits) {
      if (splice.remove === 0 && splice.insert === '') continue;
      // What takes the place of words stands where they stood: after those that were struck before them.
      const side = givenSide ?? (splice.remove > 0 ? 'after' : this.at.side);
      const typed = this.model.type(key, me, splice, side, this.#rights);
      if ('askAbout' in typed || 'refused' in typed) {
        this.#$takeBack([...changes.values()], before);
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
      this.undoStack.record({ kind, changes: stepChanges, by: me, before, after, at: this.now() });
    this.#$sync();
    // Words put in the place of the same words change nothing, and the caret is after them all the same.
    if (after) $selectSpan(after);
    this.at.setSpan(after && $span(), edits.at(-1)?.splice.insert !== '');
    if (stepChanges.length > 0) this.#reportChanges(me, stepChanges);
    return true;
  }

  /** Takes back what was made of a step, of which nothing is made unless all of it can be. */
  #$takeBack(stepChanges: readonly Change[], before: Span | null): void {
    this.model.apply(stepChanges.map(reversed));
    this.#$sync();
    if (before) $selectSpan(before);
    this.at.setSpan(before);
  }

  /** Asks about words that are somebody else's; what the person did is done once more when they agree. */
  #ask(am: string, { edits, kind, after }: EditRequest): void {
    const read = () => edits.map(({ key }) => liveText(this.model.block(key) ?? NO_WORDS)).join('\n');
    const was = read();
    const retry = (): boolean => {
      this.comeBack();
      // Another window may have written there while the question was open.
      if (read() !== was) {
        this.announce('Somebody has just changed these words. Nothing was changed.');
        return false;
      }
      let isMade = false;
      const make = () => {
        isMade = this.$edit(edits, kind, after);
      };
      this.editor.update(make, { discrete: true });
      return isMade;
    };
    this.#options.onAsk?.(am, retry);
  }

  /** Makes whole changes as one step of undo, where they may be made and leave the text as it is to be. */
  $change(changes: readonly Change[], isRight: () => boolean, after: Span): boolean {
    const before = this.at.span;
    const mayBe = changes.every(({ am }) => am === UNCLAIMED || this.#rights.mayRevise(am));
    if (!mayBe || this.#rights.outside(changes.map((one) => one.after)) || !this.model.applyIfSound(changes))
      return false;
    if (!isRight()) {
      this.model.apply(changes.map(reversed));
      return false;
    }
    const me = this.#writer();
    this.undoStack.record({ kind: 'other', changes, by: me, before, after, at: this.now() });
    this.#$sync();
    $selectSpan(after);
    this.at.setSpan($span());
    this.#reportChanges(me, changes);
    return true;
  }

  /**
   * Replaces what is selected, in as many blocks as it reaches over, with words in the first.
   * @returns whether that was made
   */
  $replace(text: string, kind: StepKind, reaches: readonly Reach[] = $reaches(this.model.blocks)): boolean {
    // Three clicks select a line to the start of the next one, of which nothing is selected.
    const selected = reaches.filter(
      ({ from, to }, nth) => nth === 0 || nth < reaches.length - 1 || from < to,
    );
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
    const isMade = this.$edit(edits, kind, caret && { anchor: caret, focus: caret });
    if (!isMade) return false;
    if (open.length < selected.length) this.announce('Text that cannot be changed was left as it was.');
    const now = this.model.block(first.key);
    const isEmptied = text === '' && open.length === 1 && now && liveText(now) === '';
    if (isEmptied && caret) this.#options.onEmptied?.(caret);
    return true;
  }

  /** Deletes what is selected; nothing, for a caret. */
  $deleteSelected(): void {
    const reaches = $reaches(this.model.blocks);
    if (reaches.some(({ from, to }) => from < to)) this.$replace('', 'other', reaches);
  }

  #caretIn(key: string, offset: number, side: Caret['side'] = 'before'): Caret | null {
    const block = this.model.block(key);
    return block ? { key, pid: block.pid, field: block.field, offset, side } : null;
  }

  /** Undoes or redoes one step, wherever in the review it was made. */
  $turn(direction: TurnDirection): void {
    // What is being composed is typed by then, and is the step that is undone.
    this.composition.$end();
    const { step, message, where, changes } = turnStep(this.model, this.undoStack, direction, this.#rights);
    const span = step && (direction === 'undo' ? step.before : step.after);
    let isHere = false;
    if (step) {
      this.#$sync();
      isHere = span != null && $selectSpan(span);
      if (isHere) this.at.setSpan($span());
      this.#reportChanges(this.#writer(), changes);
    }
    const announcement = isHere ? message : `${message} ${where}`.trim();
    this.announce(announcement);
    if (span && !isHere) this.#options.onElsewhere?.(span.focus, announcement);
  }

  /** The draft holds what was typed, before anything else is done. */
  #reportChanges(me: string, changes: readonly Change[]): void {
    const touched = changes.flatMap(({ am }) => (am === me || am === UNCLAIMED ? [] : [am]));
    this.#options.draft.type(new Map(changes.map(({ am, after }) => [am, after])), touched.sort());
  }

  #catchUp(): void {
    if (!this.#behind || this.editor.isComposing()) return;
    this.#behind = false;
    this.#take();
    this.redraw();
  }

  /** Draws the model anew, keeping the caret in its words; after the composition, when there is one. */
  redraw(follow: Follow | null = null): void {
    if (!this.#release) return;
    if (this.editor.isComposing()) {
      this.#behind = true;
      return;
    }
    this.#drawn.forget();
    this.editor.update(
      () => {
        const span = $span();
        this.#$sync();
        if (span) this.at.$follow(span, follow);
        $addUpdateTag(HISTORY_MERGE_TAG);
        // Somebody typing in another part of the window keeps the focus.
        const element = this.editor.getRootElement();
        if (document.activeElement !== element) $addUpdateTag(SKIP_DOM_SELECTION_TAG);
      },
      { discrete: true },
    );
  }

  #committed(): void {
    const { editor } = this;
    if (editor.isComposing()) {
      this.composition.endStray();
      return;
    }
    this.composition.over();
    if (this.#behind) queueMicrotask(() => this.#catchUp());
    this.at.settled();
    this.#teller.report(this.at.span?.focus, this.#me, this.#options);
  }

  /** Puts the caret at the next change and says what it is. False when there is none that way. */
  $toChange(step: 1 | -1): boolean {
    const stops = stopsIn(this.model.blocks);
    const at = $span()?.focus;
    const index = at ? this.model.blocks.findIndex(({ key }) => key === at.key) : -1;
    const stop = stopFrom(stops, index, at?.offset ?? 0, step);
    const caret = stop && this.#caretIn(stop.block.key, stop.offset);
    if (!stop || !caret) return false;
    $selectSpan({ anchor: caret, focus: caret });
    this.announce(
      `${stop.description}. Change ${stops.indexOf(stop) + 1} of ${stops.length} in this section.`,
    );
    return true;
  }

  /** Puts the focus back, with what was selected when it went. */
  comeBack(): void {
    const { span } = this.at;
    if (!span) {
      this.focus();
      return;
    }
    this.editor.getRootElement()?.focus({ preventScroll: true });
    this.editor.update(() => void $selectSpan(span), { discrete: true });
  }

  /** Puts the caret at a place, or where its provision begins, or beside that where it takes no words, and the focus with it. */
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
        // Known before the focus comes, as from a menu: the last place is put back then.
        if (caret && $selectSpan({ anchor: caret, focus: caret })) this.at.setSpan($span());
      },
      { discrete: true },
    );
    this.editor.getRootElement()?.focus({ preventScroll: true });
  }
}
