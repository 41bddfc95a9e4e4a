import { mayHold } from '../../../act/nesting.ts';
import { type Field, indexTree, type Pid, type Provision, walk } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { partKind, partOf } from '../../edits/division.ts';
import {
  type DivideEdit,
  type Edit,
  type InsertEdit,
  isPlaced,
  type MoveEdit,
  pidsOf,
  placedPid,
} from '../../edits/edit.ts';
import type { Drafted } from '../../edits/edit-index.ts';
import { redline } from '../../redline/redline.ts';
import type { Changes } from '../../structure/spot-for.ts';
import { makeRoom } from '../../text/gap.ts';
import type { Splice } from '../../text/splice.ts';
import { applyTyping, fieldState, withFieldEdits } from '../../typing/typing.ts';
import { EditBook } from './edit-book.ts';
import {
  currentProvision,
  isPresent,
  type LiveNode,
  liveInsertion,
  liveNodeOf,
  removersOf,
  type TouchedNodes,
} from './live-node.ts';
import { cited } from './name.ts';

const WORD_FIELDS: ReadonlySet<Field> = new Set(['intro', 'content', 'wrapUp']);

/**
 * The amended text as a mutable tree, with the edits that make it. Changes happen between `begin` and `commit`, and
 * `rollback` undoes all since `begin`, so that nothing is applied in part.
 */
export class WorkingText {
  readonly base: Provision;
  readonly newPid: () => Pid;
  readonly root: LiveNode;
  readonly #book: EditBook;
  #undo: (() => void)[] = [];
  #dirtyInsertions = new Set<LiveNode>();
  #overtaken = new Set<string>();
  #texts = new Map<LiveNode, LiveNode['text']>();
  #inserted = new Set<LiveNode>();
  #omitted = new Set<LiveNode>();

  /** @throws RangeError if the amendments have alternatives. */
  constructor(base: Provision, amendments: readonly Drafted[], newPid: () => Pid) {
    this.base = base;
    this.newPid = newPid;
    this.#book = new EditBook(amendments);
    const placedBy = new Map<Pid, LiveNode['placement']>();
    for (const { id, edits } of amendments) {
      for (const edit of edits) if (isPlaced(edit)) placedBy.set(placedPid(edit), { am: id, edit });
    }
    this.root = liveNodeOf(redline(base, amendments), null, (pid) => placedBy.get(pid) ?? null);
  }

  /** The amendments in their order, with their present edits. */
  drafted(): readonly Drafted[] {
    return this.#book.drafted();
  }

  begin(): void {
    this.#book.begin();
    this.#undo = [];
    this.#dirtyInsertions = new Set();
    this.#overtaken = new Set();
    this.#texts = new Map();
    this.#inserted = new Set();
    this.#omitted = new Set();
  }

  /** The nodes that were changed, inserted and omitted since `begin`. */
  touched(): TouchedNodes {
    return { texts: this.#texts, inserted: this.#inserted, omitted: this.#omitted };
  }

  rollback(): void {
    for (const undo of this.#undo.reverse()) undo();
    this.#undo = [];
    this.#book.rollback();
  }

  /** The changes since `begin`: all edits of each amendment whose edits differ. */
  commit(): { readonly changes: Changes; readonly overtaken: readonly string[] } {
    for (const root of this.#dirtyInsertions) this.#refresh(root);
    return { changes: this.#book.changes(), overtaken: [...this.#overtaken] };
  }

  #refresh(root: LiveNode): void {
    const { placement } = root;
    if (!placement || root.removedBy !== null || placement.edit.type !== 'insert') return;
    const edit = { ...placement.edit, provision: currentProvision(root) };
    this.#book.replace(placement.am, placement.edit, edit);
    this.#set(root, 'placement', { am: placement.am, edit });
  }

  #set<K extends 'text' | 'children' | 'parent' | 'removedBy' | 'placement'>(
    node: LiveNode,
    key: K,
    value: LiveNode[K],
  ): void {
    const oldValue = node[key];
    this.#undo.push(() => {
      node[key] = oldValue;
    });
    node[key] = value;
  }

  /** Replaces characters of a field. Words that another amendment inserted are changed in that amendment. */
  splice(am: string, node: LiveNode, field: Field, splice: Splice): Result<null> {
    if (splice.remove === 0 && splice.insert === '') return ok(null);
    if (node.kind === 'block')
      return refuse('unsupported', `${cited(node)} is kept as one block, which can’t be edited`);
    if (node.source.missing) return refuse('invalid', `Keeling does not have the words of ${cited(node)}`);
    if (WORD_FIELDS.has(field) && node.children.some(({ division }) => division))
      return refuse('unsupported', `${cited(node)} has no words but those of its parts`);
    const text = node.text[field];
    const newText = text.slice(0, splice.at) + splice.insert + text.slice(splice.at + splice.remove);
    if (node.insertion) this.#dirtyInsertions.add(node.insertion);
    else if (node.division && !WORD_FIELDS.has(field)) {
      return refuse('unsupported', `${cited(node)} is the existing text under a new number`);
    } else if (field === 'num' && node.placement) {
      return refuse('unsupported', `${cited(node)} is moved, and has its number from that`);
    } else {
      const baseNode = indexTree(this.base).byPid.get(node.division?.of ?? node.pid);
      if (!baseNode) throw new RangeError(`${node.pid} is not in the base text`);
      const state = fieldState(baseNode, field, this.drafted());
      for (const [id, edits] of applyTyping(state, am, splice).changes) {
        this.#book.set(id, withFieldEdits(this.#book.of(id), state, edits));
      }
    }
    if (!this.#texts.has(node)) this.#texts.set(node, node.text);
    this.#set(node, 'text', { ...node.text, [field]: newText });
    return ok(null);
  }

  /** Inserts a provision at an index of a provision's children, omitted ones included, with new pids. */
  insert(am: string, parent: LiveNode, at: number, original: Provision, pair?: string): Result<LiveNode> {
    if (!isPresent(parent))
      return refuse('clash', `${cited(parent)} is left out by ${removersOf(parent).join(', ')}`);
    if (parent.source.missing)
      return refuse('invalid', `Keeling does not have the words of ${cited(parent)}`);
    if (!mayHold(parent.kind, original.kind))
      return refuse('invalid', `a ${original.kind} can’t stand directly in ${cited(parent)}`);
    const provision = this.#withNewPids(original);
    const inserted = liveInsertion(provision, parent, parent.insertion);
    if (parent.insertion) this.#dirtyInsertions.add(parent.insertion);
    else {
      const placement = this.#place(am, parent, at, provision, pair);
      if (!placement.ok) return placement;
      inserted.placement = placement.value;
    }
    this.#set(parent, 'children', parent.children.toSpliced(at, 0, inserted));
    this.#inserted.add(inserted);
    return ok(inserted);
  }

  #withNewPids(original: Provision): Provision {
    return {
      ...original,
      pid: this.newPid(),
      children: original.children.map((child) => this.#withNewPids(child)),
    };
  }

  /** Moves a provision of the base text, with everything in it, to an index of another's children. */
  move(
    am: string,
    node: LiveNode,
    to: { readonly parent: LiveNode; readonly at: number; readonly num: string },
  ): Result<null> {
    const from = node.parent;
    const { parent } = to;
    if (!from || node.insertion || node.placement || node.division || parent.insertion)
      return refuse('unsupported', `${cited(node)} is no longer as in the Act, so it can’t be moved`);
    if (parent.source.missing || node.source.missing)
      return refuse('invalid', `Keeling does not have the words of ${cited(node)}`);
    for (let above: LiveNode | null = parent; above; above = above.parent)
      if (above === node || above.placement || above.division)
        return refuse('unsupported', `${cited(node)} can’t be moved there automatically: move it by hand`);
    const oldIndex = parent.children.indexOf(node);
    if (oldIndex >= 0 && (to.at === oldIndex || to.at === oldIndex + 1))
      return refuse('unsupported', `${cited(node)} is there already`);
    const gap = this.#gap(am, parent, to.at);
    if (!gap.ok) return gap;
    const { owner, after, rank } = gap.value;
    if (owner !== am)
      return refuse('unsupported', `${cited(node)} can’t be moved there automatically: move it by hand`);
    const edit: MoveEdit = { type: 'move', pid: node.pid, parent: parent.pid, after, rank, num: to.num };
    this.#book.add(am, edit);
    const { pid, kind, source, text } = node;
    const blanks = { children: [], placement: null, insertion: null, division: null };
    const oldPlace: LiveNode = { pid, kind, source, text, parent: from, removedBy: am, ...blanks };
    const next = parent.children[to.at];
    this.#set(
      from,
      'children',
      from.children.map((child) => (child === node ? oldPlace : child)),
    );
    const at = next ? parent.children.indexOf(next) : parent.children.length;
    this.#set(parent, 'children', parent.children.toSpliced(at, 0, node));
    this.#set(node, 'parent', parent);
    this.#set(node, 'placement', { am, edit });
    this.#set(node, 'text', { ...node.text, num: to.num });
    this.#inserted.add(node);
    return ok(null);
  }

  /** The gap for an insertion at an index: the base part before it, the rank in the gap, and the amendment that owns it. */
  #gap(
    am: string,
    parent: LiveNode,
    at: number,
  ): Result<{ readonly owner: string; readonly after: Pid | null; readonly rank: string }> {
    const before = parent.children.slice(0, at).findLast((node) => !node.placement);
    const first = before ? parent.children.indexOf(before) + 1 : 0;
    const end = parent.children.findIndex((node, index) => index >= at && !node.placement);
    const isDivided = parent.children.some((node) => node.division);
    if (!before && isDivided)
      return refuse('unsupported', 'nothing can be put before the part that the existing text becomes');
    const gap = parent.children
      .slice(first, end < 0 ? undefined : end)
      .filter((node) => node.placement && node.removedBy === null);
    const place = parent.children
      .slice(first, at)
      .filter((node) => node.placement && node.removedBy === null).length;
    const owner = before?.division?.am ?? am;
    const { rank, moved } = makeRoom(
      gap.map((node) => ({ am: node.placement?.am ?? '', rank: node.placement?.edit.rank ?? '' })),
      place,
      owner,
    );
    for (const [index, newRank] of moved) this.#rerank(gap[index], newRank);
    return ok({ owner, after: before?.pid ?? null, rank });
  }

  /** Records an insertion among the children of a base provision. */
  #place(
    am: string,
    parent: LiveNode,
    at: number,
    provision: Provision,
    pair: string | undefined,
  ): Result<LiveNode['placement']> {
    const gap = this.#gap(am, parent, at);
    if (!gap.ok) return gap;
    const { owner, after, rank } = gap.value;
    const edit: InsertEdit = {
      type: 'insert',
      parent: parent.division?.of ?? parent.pid,
      after,
      rank,
      provision,
      ...(pair === undefined ? {} : { pair }),
    };
    this.#book.add(owner, edit);
    return ok({ am: owner, edit });
  }

  #rerank(node: LiveNode | undefined, rank: string): void {
    if (!node?.placement) return;
    const { am, edit } = node.placement;
    const newEdit = { ...edit, rank };
    this.#book.replace(am, edit, newEdit);
    this.#set(node, 'placement', { am, edit: newEdit });
  }

  /**
   * Omits a provision. Changes in it by other amendments are dropped as overtaken if `mayOvertake` allows; otherwise the
   * omission is refused.
   */
  omit(am: string, node: LiveNode, mayOvertake: (am: string) => boolean, pair?: string): Result<null> {
    if (!node.parent) return refuse('invalid', 'the whole text can’t be left out');
    if (node.division) return refuse('unsupported', `${cited(node)} is the existing text under a new number`);
    if (node.source.missing) return refuse('invalid', `Keeling does not have the words of ${cited(node)}`);
    if (node.insertion === node && node.placement) {
      const { placement } = node;
      this.#book.drop(placement.am, (edit) => edit === placement.edit);
      if (placement.am !== am) this.#overtaken.add(placement.am);
    } else if (node.insertion) this.#dirtyInsertions.add(node.insertion);
    else {
      const attempt = this.#omitBase(am, node, mayOvertake, pair);
      if (!attempt.ok) return attempt;
    }
    this.#set(node, 'removedBy', am);
    this.#omitted.add(node);
    return ok(null);
  }

  #omitBase(
    am: string,
    node: LiveNode,
    mayOvertake: (am: string) => boolean,
    pair: string | undefined,
  ): Result<null> {
    const pidsInside = new Set<Pid>();
    for (const below of walk(node.source)) pidsInside.add(below.pid);
    const touches = (edit: Edit) => pidsOf(edit).some((pid) => pidsInside.has(pid));
    const touchingDrafts = this.drafted().filter(({ edits }) => edits.some(touches));
    const inTheWay = touchingDrafts.filter(({ id }) => id !== am && !mayOvertake(id));
    if (inTheWay.length > 0) {
      const ids = inTheWay.map(({ id }) => id).join(', ');
      return refuse('clash', `${ids} changes something in ${cited(node)}`, ids);
    }
    for (const { id, edits } of touchingDrafts) {
      if (edits.some((edit) => edit.type === 'move' && touches(edit)))
        return refuse('unsupported', `${id} moves something in ${cited(node)}`, id);
      this.#book.drop(id, touches);
      if (id !== am) this.#overtaken.add(id);
    }
    this.#book.add(am, { type: 'omit', pid: node.pid, ...(pair === undefined ? {} : { pair }) });
    return ok(null);
  }

  /** "The existing text becomes subsection (1)": the words and parts of a provision become its only part. */
  divide(am: string, node: LiveNode, num: string): Result<LiveNode> {
    const kind = partKind(node.kind);
    const edit: DivideEdit = { type: 'divide', pid: node.pid, num, newPid: this.newPid() };
    if (!kind) return refuse('invalid', `${cited(node)} is not of a kind that is divided`);
    if (node.children.some((child) => child.removedBy === null && child.kind === kind))
      return refuse('refused', `${cited(node)} is divided already`);
    if (node.children.some((child) => child.placement && !mayHold(kind, child.kind)))
      return refuse('unsupported', `parts were inserted in ${cited(node)} beside its words`);
    const partText = { ...node.text, num, heading: '' };
    const part: LiveNode = {
      pid: edit.newPid,
      kind,
      source: { ...partOf({ ...node.source, children: [] }, edit), intro: '', content: '', wrapUp: '' },
      text: partText,
      children: node.children,
      parent: node,
      removedBy: null,
      placement: null,
      insertion: node.insertion,
      division: node.insertion ? null : { am, of: node.pid },
    };
    if (node.insertion) this.#dirtyInsertions.add(node.insertion);
    else this.#book.add(am, edit);
    for (const child of node.children) this.#set(child, 'parent', part);
    this.#set(node, 'children', [part]);
    this.#set(node, 'text', { ...node.text, intro: '', content: '', wrapUp: '' });
    return ok(part);
  }

  /** Gives a heading to the part that a division made. */
  headPart(part: LiveNode, heading: string): Result<null> {
    const { division } = part;
    if (!division) throw new RangeError(`${part.pid} is not made by a division`);
    const divideEdit = this.#book
      .of(division.am)
      .find((edit) => edit.type === 'divide' && edit.newPid === part.pid);
    if (divideEdit?.type === 'divide')
      this.#book.replace(division.am, divideEdit, { ...divideEdit, heading });
    this.#set(part, 'text', { ...part.text, heading });
    return ok(null);
  }
}
