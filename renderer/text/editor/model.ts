import { indexTree, type Pid, type Provision } from '../../../core/act/tree.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import {
  type Drafted,
  indexEdits,
  type RedlineNode,
  type Run,
  redlineNode,
  runsOf,
  within,
} from '../../../core/amend/redline/redline.ts';
import type { Splice } from '../../../core/amend/typing/typing.ts';
import { UNCLAIMED } from '../../state/review/unclaimed.ts';
import type { Change, Edits } from '../../state/review/undo.ts';
import { type Block, blocksOf, liveRunsOf, liveText } from './blocks.ts';
import { type Follow, followFrom } from './follow-caret.ts';
import {
  barTo,
  type ConsentNeeded,
  type Destination,
  destinationOf,
  type Refused,
  type Rights,
} from './rights.ts';
import { keepLettersTyped, type TypedInField, typeInField } from './type-in-field.ts';

type TypingOutcome = { readonly changes: readonly Change[] } | Refused | ConsentNeeded;

/** The runs of a block after typing; null where other lines change with it, so that all must be redrawn. */
function runsAfterTyping({ kind, changeStatus }: Block, typed: TypedInField): readonly Run[] | null {
  if (kind === 'quotation') return null;
  if (typed.in === 'inserted') return [{ kind: 'inserted', text: typed.text, am: typed.am }];
  // Without base text, the text printed round the block depends on whose the new text is.
  return typed.base === '' ? null : runsOf(typed.base, typed.edits, changeStatus);
}

/**
 * The text of the open section while it is typed in: the base text with the edits of every shown amendment. Typing
 * changes it here first, and the draft stores that. Changes by others arrive by `receive`.
 */
export class EditorModel {
  #root: Provision;
  #pid: Pid;
  #edits: Map<string, readonly Edit[]> = new Map();
  #blocks: readonly Block[] | null = null;
  #byKey: Map<string, Block> = new Map();
  /** The amendment that was typed into last. */
  #activeId: string = UNCLAIMED;

  /** @param pid the open section, of the base text or inserted by an amendment */
  constructor(root: Provision, pid: Pid) {
    this.#root = root;
    this.#pid = pid;
  }

  get root(): Provision {
    return this.#root;
  }

  get edits(): Edits {
    return this.#edits;
  }

  get blocks(): readonly Block[] {
    if (this.#blocks) return this.#blocks;
    const drawn = this.#redline();
    this.#blocks = drawn ? blocksOf(drawn) : [];
    this.#byKey = new Map(this.#blocks.map((block) => [block.key, block]));
    return this.#blocks;
  }

  /** The open section with every change, at its current place; null when its insertion has been undone. */
  #redline(): RedlineNode | null {
    const base = indexTree(this.#root).byPid.get(this.#pid);
    const all = this.selection();
    const index = indexEdits(base ? within(base, all) : all, this.#root);
    const node = base && redlineNode(base, index);
    if (node && (node.changeStatus.state === 'kept' || node.changeStatus.moved !== 'from')) return node;
    return liveNode(redlineNode(this.#root, index), this.#pid) ?? node ?? null;
  }

  block(key: string): Block | undefined {
    this.blocks;
    return this.#byKey.get(key);
  }

  selection(): readonly Drafted[] {
    return drafted(this.#edits);
  }

  /** Changes the base text or the open section. */
  rebase(root: Provision, pid: Pid): void {
    this.#root = root;
    this.#pid = pid;
    this.#blocks = null;
  }

  /**
   * Takes over the draft. Lists of edits that were made here come back as the same objects, and count as unchanged.
   * @param activeId the amendment that is typed into; null where there is none yet
   * @returns a function that moves a caret to its new place; null when the text did not change
   */
  receive(selection: readonly Drafted[], activeId: string | null = null): Follow | null {
    const isHere = ({ id, edits }: Drafted): boolean => this.#edits.get(id) === edits;
    if (selection.length === this.#edits.size && selection.every(isHere)) return null;
    const before = this.#edits;
    const next = new Map(selection.map(({ id, edits }) => [id, edits]));
    this.#edits = this.#isConsistent(next) ? next : this.#compatible(next);
    this.#blocks = null;
    const activeBefore = this.#activeId;
    this.#activeId = activeId ?? UNCLAIMED;
    return followFrom(this.#root, before, this.#edits, activeBefore);
  }

  #isConsistent(edits: Edits): boolean {
    try {
      redlineNode(this.#root, indexEdits(drafted(edits), this.#root));
      return true;
    } catch (thrown) {
      if (thrown instanceof RangeError) return false;
      throw thrown;
    }
  }

  /**
   * Edits that can be drawn together, where some touch the same words: for example another person deleted words that were
   * just typed and are unclaimed. The unclaimed edits win. Later the draft makes the others an alternative.
   */
  #compatible(edits: Edits): Map<string, readonly Edit[]> {
    const unclaimed = edits.get(UNCLAIMED);
    const first = unclaimed ? [[UNCLAIMED, unclaimed] as const] : [];
    const { chosen } = chooseCompatible(this.#root, drafted(new Map([...first, ...edits])));
    return new Map(chosen.map(({ id, edits: own }) => [id, own]));
  }

  /** Makes one splice in a block for the amendment `id`. A refusal changes nothing. */
  type(key: string, id: string, splice: Splice, side: 'before' | 'after', rights: Rights): TypingOutcome {
    this.#activeId = id;
    const block = this.block(key);
    if (!block) return { refused: 'That place is no longer in this section.' };
    if (block.locked !== null) return { refused: block.locked };
    const typed = typeInField(this.#root, this.#edits, block, id, splice, side);
    const { changes } = typed;
    const bar = barTo(changes, id, rights);
    if (bar) return bar;
    keepLettersTyped(typed, block, splice);
    const drawn = this.#blocks;
    this.apply(changes);
    const runs = runsAfterTyping(block, typed);
    if (drawn && runs) this.#redrawBlock(drawn, block, runs);
    return { changes };
  }

  /** Where a letter typed at an offset would go. */
  destinationAt(key: string, id: string, at: number, side: 'before' | 'after', rights: Rights): Destination {
    const block = this.block(key);
    if (!block || block.locked !== null)
      return { to: 'nowhere', reason: block?.locked ?? 'That place is no longer in this section.' };
    const letter = { at, remove: 0, insert: 'x' };
    return destinationOf(typeInField(this.#root, this.#edits, block, id, letter, side).changes, id, rights);
  }

  /**
   * Redraws only the block that was typed in. Where it had no text before or has none now, lines come and go, so all
   * blocks are redrawn.
   */
  #redrawBlock(blocks: readonly Block[], block: Block, runs: readonly Run[]): void {
    const now = { ...block, ...liveRunsOf(runs) };
    const at = blocks.indexOf(block);
    if (at < 0 || liveText(block) === '' || liveText(now) === '') return;
    this.#blocks = blocks.with(at, now);
    this.#byKey.set(now.key, now);
  }

  /** Applies changes, whoever made them. */
  apply(changes: readonly Change[]): void {
    for (const { am, after } of changes) this.#edits.set(am, after);
    this.#blocks = null;
  }

  /**
   * Applies changes, unless two of them would touch the same words.
   * @returns false where they would, and then nothing is changed
   */
  tryApply(changes: readonly Change[]): boolean {
    const next = new Map(this.#edits);
    for (const { am, after } of changes) next.set(am, after);
    if (!this.#isConsistent(next)) return false;
    this.apply(changes);
    return true;
  }
}

/** The node of a provision at its current place, not where it was moved from. */
function liveNode(node: RedlineNode, pid: Pid): RedlineNode | null {
  const { provision, changeStatus } = node;
  if (provision.pid === pid && (changeStatus.state === 'kept' || changeStatus.moved !== 'from')) return node;
  for (const child of node.children) {
    const descendant = liveNode(child, pid);
    if (descendant) return descendant;
  }
  return null;
}

const drafted = (edits: Edits): readonly Drafted[] => [...edits].map(([id, own]) => ({ id, edits: own }));
