import { indexTree, type Pid, type Provision, walk } from '../../core/act/tree.ts';
import type { Edit, InsertEdit, TextEdit } from '../../core/amend/edit.ts';
import { type Drafted, indexEdits, redlineNode } from '../../core/amend/redline.ts';
import { applyTyping, type Splice, typeInInserted, withFieldEdits } from '../../core/amend/typing.ts';
import { type Block, blocksOf } from './blocks.ts';
import { type Change, type Edits, sameEdits, turned } from './undo.ts';

/** The amendment of words typed before there is one. */
export const UNCLAIMED = 'new';

/** What a person may not do, in words for them. */
export interface Refused {
  readonly refused: string;
}

type Typed = { readonly changes: readonly Change[] } | Refused;

/**
 * The text as it is being typed: the base, and what every selected amendment does to it at this moment. Typing is
 * made here at once and reported; what others do comes in by `receive`.
 */
export class EditorModel {
  #root: Provision;
  #section: Provision;
  #edits: Map<string, readonly Edit[]> = new Map();
  /** What the review is known to hold of each amendment: what came in last, or was reported since. */
  readonly #known = new Map<string, readonly Edit[]>();
  /** What was known before a report that has not come back yet: if it comes in again, it is old. */
  readonly #older = new Map<string, (readonly Edit[])[]>();
  /** Every amendment that came in: one of them that is missing was taken away. */
  readonly #seen = new Set<string>();
  #blocks: readonly Block[] | null = null;
  #byKey: ReadonlyMap<string, Block> = new Map();

  constructor(root: Provision, section: Provision) {
    this.#root = root;
    this.#section = section;
  }

  get edits(): Edits {
    return this.#edits;
  }

  get blocks(): readonly Block[] {
    if (this.#blocks) return this.#blocks;
    this.#blocks = blocksOf(redlineNode(this.#section, indexEdits(this.selection())));
    this.#byKey = new Map(this.#blocks.map((block) => [block.key, block]));
    return this.#blocks;
  }

  block(key: string): Block | undefined {
    this.blocks;
    return this.#byKey.get(key);
  }

  selection(): readonly Drafted[] {
    return drafted(this.#edits);
  }

  /** The base or the section was exchanged for another value of the same text. */
  rebase(root: Provision, section: Provision): void {
    this.#root = root;
    this.#section = section;
    this.#blocks = null;
  }

  /**
   * What the review holds now. Returns whether the text changed by it.
   * @throws RangeError when the selection holds alternatives.
   */
  receive(selection: readonly Drafted[]): boolean {
    const next = new Map<string, readonly Edit[]>();
    for (const { id, edits } of selection) next.set(id, this.#received(id, edits));
    for (const [id, edits] of this.#edits) {
      // Words without an amendment, or of one that was only just started and is on its way here.
      if (!next.has(id) && !this.#seen.has(id)) next.set(id, edits);
    }
    for (const { id } of selection) this.#seen.add(id);
    const news =
      next.size !== this.#edits.size ||
      [...next].some(([id, edits]) => !sameEdits(edits, this.#edits.get(id) ?? []));
    if (news) indexEdits(drafted(next));
    this.#edits = next;
    if (news) this.#blocks = null;
    return news;
  }

  #received(id: string, edits: readonly Edit[]): readonly Edit[] {
    const own = this.#edits.get(id);
    const known = this.#known.get(id);
    if (own && (sameEdits(edits, own) || (known && sameEdits(edits, known)))) {
      this.#older.delete(id);
      this.#known.set(id, edits);
      return own;
    }
    if (own && this.#older.get(id)?.some((older) => sameEdits(older, edits))) return own;
    this.#older.delete(id);
    this.#known.set(id, edits);
    // Typed here and not yet reported, while another hand changed the amendment: keep both.
    return own && known ? (turned(edits, known, own) ?? edits) : edits;
  }

  /** What there is to report of amendments: those whose edits the review doesn't hold yet. */
  unreported(): ReadonlyMap<string, readonly Edit[]> {
    return new Map(
      [...this.#edits].filter(
        ([id, edits]) => id !== UNCLAIMED && !sameEdits(edits, this.#known.get(id) ?? []),
      ),
    );
  }

  /** Remembers what was reported, so that it is known when it comes back. */
  reported(changes: ReadonlyMap<string, readonly Edit[]>): void {
    for (const [id, edits] of changes) {
      this.#older.set(id, [...(this.#older.get(id) ?? []), this.#known.get(id) ?? []]);
      this.#known.set(id, edits);
    }
  }

  /** Makes one splice in a block as `me`. Nothing is changed when it is refused. */
  type(
    key: string,
    me: string,
    splice: Splice,
    side: 'before' | 'after',
    mayRevise: (id: string) => boolean,
  ): Typed {
    const block = this.block(key);
    if (!block) return { refused: 'That place is not in this section any more.' };
    if (block.locked !== null) return { refused: block.locked };
    const changes =
      block.fate.state === 'inserted'
        ? this.#typeInInserted(block.fate.am, block, splice)
        : this.#typeInBase(block, me, splice, side);
    const settled = changes.find(({ am }) => am !== me && am !== UNCLAIMED && !mayRevise(am));
    if (settled) {
      return { refused: `These words are ${settled.am}’s, which is no longer a draft. Nothing was changed.` };
    }
    this.apply(changes);
    return { changes };
  }

  #typeInBase(block: Block, me: string, splice: Splice, side: 'before' | 'after'): Change[] {
    const { pid, field } = block;
    const provision = indexTree(this.#root).byPid.get(pid);
    if (!provision) throw new RangeError(`There is no ${pid} in the base text`);
    const edits = new Map<string, readonly TextEdit[]>();
    for (const [am, all] of this.#edits) {
      const own = all.filter((edit) => edit.type === 'text' && edit.pid === pid && edit.field === field);
      if (own.length > 0) edits.set(am, own as readonly TextEdit[]);
    }
    const state = { pid, field, base: provision[field], edits };
    return [...applyTyping(state, me, splice, side).changes].map(([am, next]) => {
      const before = this.#edits.get(am) ?? [];
      return { am, before, after: withFieldEdits(before, state, next) };
    });
  }

  #typeInInserted(am: string, { pid, field }: Block, splice: Splice): Change[] {
    const before = this.#edits.get(am) ?? [];
    const after = before.map((edit) =>
      edit.type === 'insert' && holds(edit, pid)
        ? { ...edit, provision: typeInInserted(edit.provision, pid, field, splice) }
        : edit,
    );
    return [{ am, before, after }];
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
    try {
      redlineNode(this.#root, indexEdits(drafted(next)));
    } catch (thrown) {
      if (thrown instanceof RangeError) return false;
      throw thrown;
    }
    this.apply(changes);
    return true;
  }

  /** Gives the words typed before there was an amendment to the one that now holds them. */
  claim(id: string): Change | null {
    const unclaimed = this.#edits.get(UNCLAIMED);
    this.#edits.delete(UNCLAIMED);
    this.#blocks = null;
    if (!unclaimed) return null;
    const before = this.#edits.get(id) ?? [];
    const after = [...before, ...unclaimed];
    this.#edits.set(id, after);
    return { am: id, before, after };
  }
}

const drafted = (edits: Edits): readonly Drafted[] => [...edits].map(([id, own]) => ({ id, edits: own }));

function holds(edit: InsertEdit, pid: Pid): boolean {
  for (const found of walk(edit.provision)) if (found.pid === pid) return true;
  return false;
}
