import { indexTree, type Pid, type Provision, walk } from '../../../core/act/tree.ts';
import { chooseCompatible } from '../../../core/amend/clash.ts';
import type { Edit, InsertEdit, TextEdit } from '../../../core/amend/edit.ts';
import { firstRank } from '../../../core/amend/rank.ts';
import {
  type Drafted,
  indexEdits,
  type RedlineNode,
  type Run,
  redlineNode,
  runsOf,
  within,
} from '../../../core/amend/redline.ts';
import {
  applyTyping,
  ownedEdits,
  type Splice,
  typeInInserted,
  withFieldEdits,
} from '../../../core/amend/typing.ts';
import { type Change, type Edits, sameEdits, turned } from '../../state/undo.ts';
import { type Block, blocksOf, liveText, stripsOf } from './blocks.ts';

/** The amendment of words typed before there is one. */
export const UNCLAIMED = 'new';

/** What a person may not do, in words for them. */
interface Refused {
  readonly refused: string;
}

type Typed = { readonly changes: readonly Change[] } | Refused;

interface Retyped {
  readonly changes: readonly Change[];
  /** What the field comes to; null where more than its own words hangs on them. */
  readonly runs: readonly Run[] | null;
}

/**
 * The text as it is being typed: the base, and what every selected amendment does to it at this moment. Typing is
 * made here at once and reported; what others do comes in by `receive`.
 */
export class EditorModel {
  #root: Provision;
  #pid: Pid;
  #edits: Map<string, readonly Edit[]> = new Map();
  /** What the review is known to hold of each amendment: what came in last, or was reported since. */
  readonly #known = new Map<string, readonly Edit[]>();
  /** What was known before a report that has not come back yet: if it comes in again, it is old. */
  readonly #older = new Map<string, (readonly Edit[])[]>();
  /** What came in last. */
  #came: readonly Drafted[] = [];
  /** Every amendment that came in: one of them that is missing was taken away. */
  readonly #seen = new Set<string>();
  #blocks: readonly Block[] | null = null;
  #byKey: Map<string, Block> = new Map();

  /** `pid` is the open section's, of the base text or put in by an amendment. */
  constructor(root: Provision, pid: Pid) {
    this.#root = root;
    this.#pid = pid;
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
    const there = base && redlineNode(base, index);
    if (there && (there.changeStatus.state === 'kept' || there.changeStatus.moved !== 'from')) return there;
    return findIn(redlineNode(this.#root, index), this.#pid) ?? there ?? null;
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

  /** Whether all that came in is what came before, or what was typed here since, come back. */
  #isEcho(selection: readonly Drafted[]): boolean {
    const before = this.#came;
    this.#came = selection;
    if (selection.length !== before.length) return false;
    const isHere = ({ id, edits }: Drafted, at: number): boolean => {
      const own = this.#edits.get(id);
      if (!own || id !== before[at]?.id) return false;
      return edits === before[at].edits || sameEdits(edits, own);
    };
    if (!selection.every(isHere)) return false;
    for (const { id, edits } of selection.filter((drafted, at) => drafted.edits !== before[at]?.edits)) {
      this.#older.delete(id);
      this.#known.set(id, edits);
    }
    return true;
  }

  /**
   * What the review holds now. Returns whether the text changed by it.
   */
  receive(selection: readonly Drafted[]): boolean {
    if (this.#isEcho(selection)) return false;
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
    this.#edits = news && !this.#isSound(next) ? this.#compatible(next) : next;
    if (news) this.#blocks = null;
    return news;
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
   * What can be drawn of edits that touch the same words: another hand struck what was just changed here. What was
   * typed here comes first; the review, told of it, sets the other aside as an alternative.
   */
  #compatible(edits: Edits): Map<string, readonly Edit[]> {
    const isTyped = ([id, own]: readonly [string, readonly Edit[]]) =>
      !sameEdits(own, this.#known.get(id) ?? []);
    const typed = new Map([...edits].filter(isTyped));
    const rest = [...edits].filter(([id]) => !typed.has(id));
    const { chosen } = chooseCompatible(this.#root, drafted(new Map([...typed, ...rest])));
    return new Map(chosen.map(({ id, edits: own }) => [id, own]));
  }

  #received(id: string, edits: readonly Edit[]): readonly Edit[] {
    const own = this.#edits.get(id);
    // One that was only just started comes in without edits: that is no other hand's doing.
    const known = this.#known.get(id) ?? [];
    if (own && (sameEdits(edits, own) || sameEdits(edits, known))) {
      this.#older.delete(id);
      this.#known.set(id, edits);
      return own;
    }
    if (own && this.#older.get(id)?.some((older) => sameEdits(older, edits))) return own;
    this.#older.delete(id);
    this.#known.set(id, edits);
    // Typed here and not yet reported, while another hand changed the amendment: keep both.
    return own ? (turned(edits, known, own) ?? edits) : edits;
  }

  /** What there is to report of amendments: those whose edits the review doesn't hold yet. */
  unreported(): ReadonlyMap<string, readonly Edit[]> {
    const found = new Map<string, readonly Edit[]>();
    // Asked at every key, of every amendment: without a pair made for each.
    this.#edits.forEach((edits, id) => {
      const known = this.#known.get(id);
      if (edits === known || id === UNCLAIMED) return;
      if (!sameEdits(edits, known ?? [])) found.set(id, edits);
    });
    return found;
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
    const base = indexTree(this.#root).byPid.get(block.pid);
    const { changes, runs } = base
      ? this.#typeInBase(base, block, me, splice, side)
      : this.#typeInInserted(block, splice);
    const settled = changes.find(({ am }) => am !== me && am !== UNCLAIMED && !mayRevise(am));
    if (settled) {
      return { refused: `These words are ${settled.am}’s, which is no longer a draft. Nothing was changed.` };
    }
    const drawn = this.#blocks;
    this.apply(changes);
    if (drawn && runs) this.#retype(drawn, block, runs);
    return { changes };
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

  #typeInBase(
    provision: Provision,
    { field, changeStatus, kind }: Block,
    me: string,
    splice: Splice,
    side: 'before' | 'after',
  ): Retyped {
    const { pid } = provision;
    const edits = new Map<string, readonly TextEdit[]>();
    const isHere = (edit: Edit): edit is TextEdit =>
      edit.type === 'text' && edit.pid === pid && edit.field === field;
    this.#edits.forEach((all, am) => {
      if (all.some(isHere)) edits.set(am, all.filter(isHere));
    });
    const state = { pid, field, base: provision[field], edits };
    const { changes } = applyTyping(state, me, splice, side);
    // Where the original has no words, it hangs on whose words these are what is printed round them.
    const isOwnLine = state.base !== '' && kind !== 'quotation';
    const typed = ownedEdits({ ...state, edits: new Map([...edits, ...changes]) });
    return {
      changes: [...changes].map(([am, next]) => {
        const before = this.#edits.get(am) ?? [];
        return { am, before, after: withFieldEdits(before, state, next) };
      }),
      runs: isOwnLine ? runsOf(state.base, typed, changeStatus) : null,
    };
  }

  #typeInInserted({ pid, field, kind }: Block, splice: Splice): Retyped {
    const owner = [...this.#edits].find(([, edits]) =>
      edits.some((edit) => edit.type === 'insert' && holds(edit, pid)),
    );
    if (!owner) throw new RangeError(`There is no ${pid} in the base text or in what amendments insert`);
    const [am, before] = owner;
    let text = '';
    const after = before.map((edit) => {
      if (edit.type !== 'insert' || !holds(edit, pid)) return edit;
      const provision = typeInInserted(edit.provision, pid, field, splice);
      text = indexTree(provision).byPid.get(pid)?.[field] ?? '';
      return { ...edit, provision };
    });
    const runs = kind === 'quotation' ? null : [{ kind: 'inserted', text, am } as const];
    return { changes: [{ am, before, after }], runs };
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

  /**
   * Gives the words typed before there was an amendment to the one that now holds them. `rerank` is what became of
   * each edit, for the steps of undo that hold them too.
   */
  claim(id: string): { readonly held: readonly Edit[]; readonly rerank: (edit: Edit) => Edit } {
    const held = this.#edits.get(id) ?? [];
    const unclaimed = this.#edits.get(UNCLAIMED) ?? [];
    this.#edits.delete(UNCLAIMED);
    this.#blocks = null;
    const rerank = this.#isAlone(unclaimed) ? rankedFor(id) : (edit: Edit) => edit;
    if (unclaimed.length > 0) this.#edits.set(id, [...held, ...unclaimed.map(rerank)]);
    return { held, rerank };
  }

  /** Whether no other insertion shares a gap with these: only then may they be ranked anew without changing places. */
  #isAlone(edits: readonly Edit[]): boolean {
    const gaps = new Set(edits.map(gapOf));
    return [...this.#edits.values()]
      .flat()
      .every((other) => gapOf(other) === null || !gaps.has(gapOf(other)));
  }
}

/** A provision where it stands, not where it was moved from. */
function findIn(node: RedlineNode, pid: Pid): RedlineNode | null {
  const { provision, changeStatus } = node;
  if (provision.pid === pid && (changeStatus.state === 'kept' || changeStatus.moved !== 'from')) return node;
  for (const child of node.children) {
    const found = findIn(child, pid);
    if (found) return found;
  }
  return null;
}

const gapOf = (edit: Edit): string | null =>
  edit.type === 'text' ? `${edit.pid}/${edit.field} ${edit.to}` : null;

/** The first rank of an amendment tells its insertions from those another window makes at the same place. */
const rankedFor = (id: string) => (edit: Edit) =>
  'rank' in edit && edit.rank === firstRank(UNCLAIMED) ? { ...edit, rank: firstRank(id) } : edit;

const drafted = (edits: Edits): readonly Drafted[] => [...edits].map(([id, own]) => ({ id, edits: own }));

function holds(edit: InsertEdit, pid: Pid): boolean {
  for (const found of walk(edit.provision)) if (found.pid === pid) return true;
  return false;
}
