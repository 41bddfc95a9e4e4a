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
import { type Block, blocksOf, liveText, stripsOf } from './blocks.ts';
import { type Follow, followFrom } from './follow-caret.ts';
import {
  barOf,
  type ConsentNeeded,
  type Destination,
  destinationOf,
  type Refused,
  type Rights,
} from './rights.ts';
import { keepLettersTyped, type TypedInField, typeInField } from './type-in-field.ts';

type Typed = { readonly changes: readonly Change[] } | Refused | ConsentNeeded;

/** What a block comes to that was typed in; null where more than its own words hangs on them. */
function ownRuns({ kind, changeStatus }: Block, typed: TypedInField): readonly Run[] | null {
  if (kind === 'quotation') return null;
  if (typed.in === 'inserted') return [{ kind: 'inserted', text: typed.text, am: typed.am }];
  // Where the original has no words, it hangs on whose words these are what is printed round them.
  return typed.base === '' ? null : runsOf(typed.base, typed.edits, changeStatus);
}

/**
 * The text as it is being typed: the base, and what every amendment of the draft does to it at this moment. What is typed
 * is made here, for the draft to hold; what others do comes in by `receive`.
 */
export class EditorModel {
  #root: Provision;
  #pid: Pid;
  #edits: Map<string, readonly Edit[]> = new Map();
  #blocks: readonly Block[] | null = null;
  #byKey: Map<string, Block> = new Map();
  /** The amendment that was typed into last. */
  #me: string = UNCLAIMED;

  /** `pid` is the open section's, of the base text or put in by an amendment. */
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
    const drawn = this.#drawn();
    this.#blocks = drawn ? blocksOf(drawn) : [];
    this.#byKey = new Map(this.#blocks.map((block) => [block.key, block]));
    return this.#blocks;
  }

  /**
   * The open section with every change in it, where it now stands; null when an amendment put it in and has taken it
   * back.
   */
  #drawn(): RedlineNode | null {
    const base = indexTree(this.#root).byPid.get(this.#pid);
    const all = this.selection();
    const index = indexEdits(base ? within(base, all) : all, this.#root);
    const node = base && redlineNode(base, index);
    if (node && (node.changeStatus.state === 'kept' || node.changeStatus.moved !== 'from')) return node;
    return findIn(redlineNode(this.#root, index), this.#pid) ?? node ?? null;
  }

  block(key: string): Block | undefined {
    this.blocks;
    return this.#byKey.get(key);
  }

  selection(): readonly Drafted[] {
    return drafted(this.#edits);
  }

  /** The base or the section was exchanged for another. */
  rebase(root: Provision, pid: Pid): void {
    this.#root = root;
    this.#pid = pid;
    this.#blocks = null;
  }

  /**
   * What the draft holds now, what was typed here among it as the very lists that were made here.
   * @param me the amendment that is typed into; null where none is yet
   * @returns where a place of the text is now; null when the text did not change
   */
  receive(selection: readonly Drafted[], me: string | null = null): Follow | null {
    const isHere = ({ id, edits }: Drafted): boolean => this.#edits.get(id) === edits;
    if (selection.length === this.#edits.size && selection.every(isHere)) return null;
    const before = this.#edits;
    const next = new Map(selection.map(({ id, edits }) => [id, edits]));
    this.#edits = this.#isSound(next) ? next : this.#compatible(next);
    this.#blocks = null;
    const meBefore = this.#me;
    this.#me = me ?? UNCLAIMED;
    return followFrom(this.#root, before, this.#edits, meBefore);
  }

  #isSound(edits: Edits): boolean {
    try {
      redlineNode(this.#root, indexEdits(drafted(edits), this.#root));
      return true;
    } catch (thrown) {
      if (thrown instanceof RangeError) return false;
      throw thrown;
    }
  }

  /**
   * What can be drawn of edits that touch the same words: another hand struck what was just typed here in no amendment
   * yet. That comes first; once an amendment holds it, the draft sets the other aside as an alternative.
   */
  #compatible(edits: Edits): Map<string, readonly Edit[]> {
    const unclaimed = edits.get(UNCLAIMED);
    const first = unclaimed ? [[UNCLAIMED, unclaimed] as const] : [];
    const { chosen } = chooseCompatible(this.#root, drafted(new Map([...first, ...edits])));
    return new Map(chosen.map(({ id, edits: own }) => [id, own]));
  }

  /** Makes one splice in a block as `me`. Nothing is changed when it is refused. */
  type(key: string, me: string, splice: Splice, side: 'before' | 'after', rights: Rights): Typed {
    this.#me = me;
    const block = this.block(key);
    if (!block) return { refused: 'That place is no longer in this section.' };
    if (block.locked !== null) return { refused: block.locked };
    const typed = typeInField(this.#root, this.#edits, block, me, splice, side);
    const { changes } = typed;
    const bar = barOf(changes, me, rights);
    if (bar) return bar;
    keepLettersTyped(typed, block, splice);
    const drawn = this.#blocks;
    this.apply(changes);
    const runs = ownRuns(block, typed);
    if (drawn && runs) this.#retype(drawn, block, runs);
    return { changes };
  }

  /** Where a letter would go that `me` types at a place. */
  destinationAt(key: string, me: string, at: number, side: 'before' | 'after', rights: Rights): Destination {
    const block = this.block(key);
    if (!block || block.locked !== null)
      return { to: 'nowhere', reason: block?.locked ?? 'That place is no longer in this section.' };
    const letter = { at, remove: 0, insert: 'x' };
    return destinationOf(typeInField(this.#root, this.#edits, block, me, letter, side).changes, me, rights);
  }

  /**
   * Draws one block anew in which words were typed: all the others are as they were, unless there were no words in it
   * or are none now. Then lines come and go, and what is printed round them goes to others.
   */
  #retype(drawn: readonly Block[], block: Block, runs: readonly Run[]): void {
    const now = { ...block, ...stripsOf(runs) };
    const at = drawn.indexOf(block);
    if (at < 0 || liveText(block) === '' || liveText(now) === '') return;
    this.#blocks = drawn.with(at, now);
    this.#byKey.set(now.key, now);
  }

  /** Puts changes in place, whoever made them. */
  apply(changes: readonly Change[]): void {
    for (const { am, after } of changes) this.#edits.set(am, after);
    this.#blocks = null;
  }

  /**
   * Puts changes in place unless the text can't be drawn with them.
   * @returns false, with nothing changed, when words would be touched twice
   */
  applyIfSound(changes: readonly Change[]): boolean {
    const next = new Map(this.#edits);
    for (const { am, after } of changes) next.set(am, after);
    if (!this.#isSound(next)) return false;
    this.apply(changes);
    return true;
  }
}

/** A provision where it stands, not where it was moved from. */
function findIn(node: RedlineNode, pid: Pid): RedlineNode | null {
  const { provision, changeStatus } = node;
  if (provision.pid === pid && (changeStatus.state === 'kept' || changeStatus.moved !== 'from')) return node;
  for (const child of node.children) {
    const descendant = findIn(child, pid);
    if (descendant) return descendant;
  }
  return null;
}

const drafted = (edits: Edits): readonly Drafted[] => [...edits].map(([id, own]) => ({ id, edits: own }));
